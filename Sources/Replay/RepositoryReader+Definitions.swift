// Which files of a commit define a function: first those right in the folders that were named, one folder after the
// other, then those of all the tree. What does not count is left out here, so that an answer is the same wherever
// nothing changed that could be meant.

import CProgram
import Git
import SourceIndex

extension RepositoryReader {
  /// The files that define a function, in the first of the folders that has any, else in all of a root tree.
  func files(
    defining search: FunctionSearch, in root: ObjectID
  ) throws(GitError) -> FunctionSearch.Answer {
    let near = try files(defining: search, nearIn: root)
    return !near.files.isEmpty || !search.isEverywhere
      ? near : try files(defining: search, everywhereIn: root)
  }

  /// Those right in the first of the folders that has any.
  func files(
    defining search: FunctionSearch, nearIn root: ObjectID
  ) throws(GitError) -> FunctionSearch.Answer {
    let definitions = definitions(for: search)
    var answer = FunctionSearch.Answer()
    for folder in search.folders where answer.files.isEmpty {
      var tree = root
      if !folder.isEmpty {
        let entry = try repository.entry(at: folder, inTree: root)
        guard let entry, entry.mode == .directory else { continue }
        tree = entry.id
      }
      let found = try definitions.definitions(rightIn: tree, repository)
      answer.add(found, to: search, below: folder.isEmpty ? "" : "\(folder)/")
    }
    return answer
  }

  /// Those of all the tree.
  func files(
    defining search: FunctionSearch, everywhereIn root: ObjectID
  ) throws(GitError) -> FunctionSearch.Answer {
    var answer = FunctionSearch.Answer()
    let found = try definitions(for: search).definitions(
      belowRoot: root, repository, mentions: mentions(of: search, at: root))
    answer.add(found, to: search, below: "")
    return answer
  }

  /// Where a function is mentioned in the commits that are being examined; nil if that is not known, or if a root tree is
  /// none of theirs.
  func mentions(of search: FunctionSearch, at root: ObjectID) -> SourceMentions? {
    sources?.mentions(of: search.function, search.extent, at: root, self)
  }
}

extension FunctionSearch {
  /// The folders in which it is looked for everywhere.
  var extent: SourceVersions.Extent {
    SourceVersions.Extent(leftOut: leftOut, architecture: architecture)
  }

  /// The folders of the paths near by, each once; the root is empty.
  var folders: [String] {
    var folders: [String] = []
    for path in near {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let folder = parts.dropLast().joined(separator: "/")
      if !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }
}

extension FunctionSearch.Answer {
  /// Adds what counts of what was found.
  fileprivate mutating func add(
    _ found: DefinitionSearch.Found, to search: FunctionSearch, below prefix: String
  ) {
    hasOthers = hasOthers || found.hasOthers
    let gone = search.gone.map { MovedPath($0) }
    for definition in found.definitions {
      let path = prefix + definition.path
      let isMoved = gone.contains { $0.isLike(path) }
      if definition.isStatic, !isMoved {
        hasOthers = true
      } else {
        files.append(FunctionSearch.File(path: path, isMoved: isMoved))
      }
    }
    files.sort { $0.path < $1.path }
  }
}
