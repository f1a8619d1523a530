import Git
import Testing
import Workbench

@Suite struct TreeComparisons {
  /// What a path is at a commit: its mode and blob, nothing for a folder or a submodule.
  private func contents(
    _ path: [UInt8], _ tree: ObjectID, _ repository: borrowing Repository
  ) throws -> [ObjectID?] {
    let text = String(decoding: path, as: UTF8.self)
    guard let entry = try repository.entry(at: text, inTree: tree) else { return [nil, nil] }
    switch entry.mode {
    case .directory, .submodule: return [nil, nil]
    case .symlink: return [entry.id, nil]
    default: return [nil, entry.id]
    }
  }

  @Test(arguments: [1, 2, 3])
  func whatDiffersIsWhatLookingEveryPathUpSays(seed: Int) throws {
    let history = try FileHistory(seed: UInt64(seed))
    let repository = try Repository(at: history.path)
    let folders = history.everything.compactMap { path in
      path.lastIndex(of: 0x2f).map { Array(path[..<$0]) }
    }
    let paths = PathSet(Array(history.everything) + folders + [Array("never/was".utf8)])
    var comparison = TreeComparison(paths)
    let trees = try history.commits.map { try repository.commit($0.id).tree }
    let pairs = Array(zip(trees, trees.dropFirst())) + Array(zip(trees, trees.dropFirst(7)))
    for (old, new) in pairs {
      let found = try comparison.differences(from: old, to: new, in: repository)
      let wanted = try paths.paths.indices.filter { number in
        try contents(paths.paths[number], old, repository)
          != contents(paths.paths[number], new, repository)
      }
      #expect(found.map { Int($0) }.sorted() == wanted)
      #expect(try comparison.differences(from: old, to: new, in: repository) == found)
    }
    for tree in trees {
      let here = try paths.paths.indices.filter {
        try contents(paths.paths[$0], tree, repository) != [nil, nil]
      }
      let made = try comparison.differences(from: nil, to: tree, in: repository)
      #expect(made.map { Int($0) }.sorted() == here)
      #expect(try comparison.differences(from: tree, to: tree, in: repository) == [])
    }
  }

  @Test func namesThatLookAlikeAreToldApart() throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("names.git"))
    let names = (0..<300).map { "f\($0 % 17)x\($0)y\($0 % 3)" }
    var changes: [String: [UInt8]?] = [:]
    for name in names { changes[name] = .some(Array(name.utf8)) }
    let commit = try builder.commit("names", changes: changes)
    let repository = try Repository(at: folder("names.git"))
    let tree = try repository.commit(commit).tree
    let asked = names.map { Array($0.utf8) } + [[], Array("f1x1y".utf8), Array(names[5].utf8)]
    let found = try repository.entries(of: WantedNames(asked), inTree: tree)
    for (name, entry) in zip(asked.prefix(300), found) { #expect(entry?.name == name) }
    #expect(found[300] == nil && found[301] == nil && found[302] == found[5])
  }
}
