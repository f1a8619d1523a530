public import CSyntax
import Git
import Synchronization

/// The files of assembly of one commit, listed when first asked for.
///
/// A class because they are remembered.
final class AssemblyFiles: Sendable {
  private let repository: String
  private let commit: ObjectID
  private let files = Mutex<[SourceTree.File]?>(nil)

  init(of commit: ObjectID, in repository: String) {
    self.commit = commit
    self.repository = repository
  }

  /// The files that seem to define a name: as a label, or as the argument of a macro in capital letters.
  func paths(defining name: [UInt8]) throws(GitError) -> [String] {
    let repository = try Repository(at: repository)
    if files.withLock({ $0 == nil }) {
      var found: [SourceTree.File] = []
      try Self.list(try repository.commit(commit).tree, "", repository, &found)
      files.withLock { $0 = found }
    }
    var paths: [String] = []
    for file in files.withLock({ $0 ?? [] }) {
      if let bytes = try repository.blob(file.blob, mentioning: name), Self.defines(bytes, name) {
        paths.append(file.path)
      }
    }
    return paths
  }

  private static func list(
    _ tree: ObjectID, _ prefix: String, _ repository: borrowing Repository,
    _ found: inout [SourceTree.File]
  ) throws(GitError) {
    for entry in try repository.tree(tree) {
      let name = String(decoding: entry.name, as: UTF8.self)
      if entry.mode == .directory {
        try list(entry.id, "\(prefix)\(name)/", repository, &found)
      } else if entry.mode.isFile, name.hasSuffix(".S") {
        found.append(SourceTree.File(path: prefix + name, blob: entry.id))
      }
    }
  }

  static func defines(_ bytes: [UInt8], _ name: [UInt8]) -> Bool {
    let tokens = lexC(bytes)
    for (index, token) in tokens.enumerated() where token.kind == .identifier {
      guard bytes[token.range].elementsEqual(name), index + 1 < tokens.count else { continue }
      let after = bytes[Int(tokens[index + 1].start)]
      if after == UInt8(ascii: ":") { return true }
      guard index > 1, bytes[Int(tokens[index - 1].start)] == UInt8(ascii: "(") else { continue }
      let macro = tokens[index - 2]
      if macro.kind == .identifier,
        !bytes[macro.range].contains(where: { $0 >= 0x61 && $0 <= 0x7A })
      {
        return true
      }
    }
    return false
  }
}

extension CallIndex {
  /// The files of assembly that seem to define a name, as a label or as the argument of a macro in capital letters; nil
  /// where the repository fails.
  public func assembly(naming name: Name) -> [String]? {
    try? assemblyFiles.paths(defining: name.bytes)
  }
}
