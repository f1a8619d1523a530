// Files move. Where a source that somebody named is not there, or lacks the function that is wanted of it, the tree says
// where the function is; which of several files is meant, if that can be told at all, is decided here.

public import CSyntax

/// Where a function is that is not where it was looked for.
public enum Whereabouts: Hashable, Sendable {
  /// In this file.
  case file(String)
  /// In this file as it is written, but nothing of it is in force under the configuration.
  case notInForce(String)
  /// In none that could be meant.
  ///
  /// `hasOthers` says that there are static functions of its name, which may be others.
  case nowhere(hasOthers: Bool)
  /// In one of these, and nothing says which.
  case undecided([String])
}

/// Which files stand for the sources that somebody named, at one commit.
public struct SourceArrangement: Sendable {
  /// The sources, in order.
  public var sources: [String]
  /// For paths that were named, the files in which more of what was looked for there is, in the order found.
  public var standIns: [String: [String]] = [:]
  /// What there is to say of it, a sentence each.
  public var notes: [String] = []

  /// Makes an arrangement in which every source stands for itself.
  public init(sources: [String]) { self.sources = sources }
}

extension Program {
  /// Sets the sources, and which files stand for them, once and for all.
  public func arrange(_ arrangement: SourceArrangement) {
    self.arrangement = arrangement
    sources = arrangement.sources
    standIns = arrangement.standIns
    notes += arrangement.notes.filter { !notes.contains($0) }
  }

  /// The files in which what was looked for at a path is: that file, and those that stand for it.
  public func places(of path: String) -> [String] { [path] + (standIns[path] ?? []) }

  /// Where the tree defines a function that is not in the files where it was looked for.
  ///
  /// A file in the folder of one of them goes before all others, then one of the same name, then the one with which
  /// one of them has most leading folders in common. Where that leaves more than one, nothing is decided.
  ///
  /// - Parameters:
  ///   - paths: Where it was looked for.
  ///   - isEverywhere: Whether other folders than those of the paths are searched.
  public func whereabouts(
    of function: Name, near paths: [String], isEverywhere: Bool = true
  ) -> Whereabouts {
    guard failure == nil else { return .nowhere(hasOthers: false) }
    let gone = paths.filter { !hasFile(at: $0) }
    let question = target.search(
      for: function.spelling, near: paths, gone: gone, isEverywhere: isEverywhere)
    do throws(FileStoreError) {
      let answer = try store.files(defining: question)
      let left = Self.best(of: answer.files, near: paths)
      guard let file = left.first else { return .nowhere(hasOthers: answer.hasOthers) }
      guard left.count == 1 else { return .undecided(left.map(\.path)) }
      return defines(function, file) ? .file(file.path) : .notInForce(file.path)
    } catch {
      failure = error
      return .nowhere(hasOthers: false)
    }
  }

  /// Whether the program, which knows the configuration, finds in a file what its outline promised.
  private func defines(_ name: Name, _ file: FunctionSearch.File) -> Bool {
    guard let symbol = function(name, in: file.path), let definition = symbol.definition else {
      return false
    }
    // A header may have another of the name.
    return place(of: definition.declarator.nameSpan).path == file.path
      && (file.isMoved || !symbol.isStatic)
  }

  /// The files of which one is meant.
  static func best(of files: [FunctionSearch.File], near paths: [String]) -> [FunctionSearch.File] {
    var left = files.map { (file: $0, parts: PathParts($0.path)) }
    let named = paths.map { PathParts($0) }
    func keep(_ isBetter: (PathParts) -> Bool) {
      let better = left.filter { isBetter($0.parts) }
      if !better.isEmpty { left = better }
    }
    keep { parts in named.contains { $0.folders == parts.folders } }
    keep { parts in named.contains { $0.name == parts.name } }
    func common(_ parts: PathParts) -> Int {
      named.map { zip($0.folders, parts.folders).prefix { $0 == $1 }.count }.max() ?? 0
    }
    let most = left.map { common($0.parts) }.max()
    keep { common($0) == most }
    return left.map(\.file)
  }

  private struct PathParts {
    let folders: [Substring]
    let name: Substring

    init(_ path: String) {
      let parts = path.split(separator: "/")
      folders = parts.dropLast()
      name = parts.last ?? ""
    }
  }
}
