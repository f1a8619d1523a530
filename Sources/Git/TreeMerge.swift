// How to read this file: each path that the other side has changed is one of a few cases, by what stands there in the base,
// on our side and on theirs. A file that is not where the base has it may have been renamed, on their side or on ours; then
// its contents are merged where it went. Where git would stop for a conflict, this does, too.

/// A merge of three trees, of which what differs between base and theirs is known.
struct TreeMerge {
  private let base: ObjectID
  private let ours: ObjectID
  private let changes: [TreeDifference]
  /// What differs from ours, nil for what is gone.
  private(set) var results: [(path: [UInt8], bytes: [UInt8]?, mode: FileMode?)] = []
  /// Paths of theirs that were merged under an older name.
  private var taken: Set<[UInt8]> = []
  /// Paths that ours has and that are gone afterwards.
  private var gone: Set<[UInt8]> = []
  /// What differs between base and ours, once somebody asked.
  private var ourChanges: [TreeDifference]?

  init(base: ObjectID, ours: ObjectID, changes: [TreeDifference]) {
    self.base = base
    self.ours = ours
    self.changes = changes
  }

  mutating func run(_ repository: borrowing Repository) throws(ChangeTrouble) {
    for change in changes {
      if let old = change.old { try merge(change, old, repository) }
    }
    for change in changes where change.old == nil && !taken.contains(change.path) {
      if let new = change.new { try add(new, at: change.path, repository) }
    }
  }

  // MARK: The cases

  /// A path that the base has.
  private mutating func merge(
    _ change: TreeDifference, _ old: TreeEntry, _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    let path = change.path
    let mine = try file(at: path, repository)
    if mine?.isLike(old) == true {
      if let new = change.new {
        try put(new, at: path, repository)
      } else {
        take(path)
      }
      return
    }
    if let mine, let new = change.new {
      if mine.isLike(new) { return }
      try put(old, mine, new, at: path, repository)
      return
    }
    let theirName = change.new == nil ? try renamed(old, path, changes, repository) : nil
    if let mine {
      guard let theirName, let new = theirName.new else {
        throw conflict(path, "the revert takes it away, and it has been changed since")
      }
      if try file(at: theirName.path, repository) != nil {
        // git-revert 2.39 keeps that one and loses the other; to lose changes in silence is no answer.
        throw conflict(
          theirName.path,
          "the revert gives \(readableText(path)) this name, and there is one already")
      }
      taken.insert(theirName.path)
      take(path)
      try put(old, mine, new, at: theirName.path, repository)
      return
    }
    let ourName = try ourRename(of: old, path, repository)
    if let new = change.new {
      guard let ourName, let mine = ourName.new else {
        throw conflict(path, "the revert changes it, and it is not there any more")
      }
      try put(old, mine, new, at: ourName.path, repository)
    } else if let ourName, let theirName, ourName.path == theirName.path, let mine = ourName.new,
      let new = theirName.new
    {
      // Both sides gave it the same name.
      taken.insert(ourName.path)
      if !mine.isLike(new) { try put(old, mine, new, at: ourName.path, repository) }
    } else if ourName != nil || theirName != nil {
      throw conflict(path, "it has been renamed since, and the revert takes it away or renames it")
    }
  }

  /// A path that only theirs has.
  private mutating func add(
    _ new: TreeEntry, at path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    let (ours, gone) = (ours, gone)
    let found = try repository.reading { () throws(GitError) in
      try repository.entry(at: path, inTree: ours)
    }
    if let found, !gone.contains(path) {
      if found.isLike(new) { return }
      throw conflict(path, "the revert brings it back, and there is one already")
    }
    for end in path.indices where path[end] == UInt8(ascii: "/") {
      let folder = Array(path[..<end])
      if !gone.contains(folder), try file(at: folder, repository) != nil {
        throw conflict(
          path, "the revert brings it back, and \(readableText(folder)) is no folder now")
      }
    }
    try put(new, at: path, repository)
  }

  // MARK: Results

  private mutating func take(_ path: [UInt8]) {
    gone.insert(path)
    results.append((path, nil, nil))
  }

  private mutating func put(
    _ entry: TreeEntry, at path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    let bytes =
      entry.mode == .submodule ? Array(entry.id.hex.utf8) : try self.bytes(entry, repository)
    results.append((path, bytes, entry.mode))
  }

  /// Merges contents and modes.
  private mutating func put(
    _ base: TreeEntry, _ ours: TreeEntry, _ theirs: TreeEntry, at path: [UInt8],
    _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    let mode = ours.mode.kind == base.mode.kind ? theirs.mode : ours.mode
    if ours.mode.kind != base.mode.kind, theirs.mode.kind != base.mode.kind,
      ours.mode.kind != theirs.mode.kind
    {
      throw conflict(path, "its mode was changed in different ways")
    }
    let isSettled = ours.id == base.id || theirs.id == base.id || ours.id == theirs.id
    let entry = ours.id == base.id ? theirs : ours
    if isSettled {
      try put(TreeEntry(name: entry.name, mode: mode, id: entry.id), at: path, repository)
      return
    }
    guard base.mode.isFile, ours.mode.isFile, theirs.mode.isFile else {
      throw conflict(path, "it is a symbolic link or a submodule, and both sides changed it")
    }
    let texts = (
      try bytes(base, repository), try bytes(ours, repository), try bytes(theirs, repository)
    )
    let answer = try repository.reading { () throws(GitError) in
      try ThreeWayMerge.merge(base: texts.0, ours: texts.1, theirs: texts.2)
    }
    switch answer {
    case .merged(let bytes): results.append((path, bytes, mode))
    case .binary: throw conflict(path, "it is a binary file, and both sides changed it")
    case .conflict(let line, let ours, let theirs):
      let there = ours.isEmpty ? "lines are gone that the revert changes" : "there is '\(ours)'"
      let wanted = theirs.isEmpty ? "takes lines away" : "would put '\(theirs)'"
      throw conflict(path, "at line \(line) \(there), where the revert \(wanted)")
    }
  }

  private func conflict(_ path: [UInt8], _ reason: String) -> ChangeTrouble {
    .conflict("\(readableText(path)): \(reason)")
  }

  // MARK: What stands where

  private func file(
    at path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> TreeEntry? {
    let ours = ours
    let entry = try repository.reading { () throws(GitError) in
      try repository.entry(at: path, inTree: ours)
    }
    return entry.flatMap { $0.mode == .directory ? nil : $0 }
  }

  private func bytes(
    _ entry: TreeEntry, _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> [UInt8] {
    try repository.reading { () throws(GitError) in try repository.blob(entry.id) }
  }

  private mutating func ourRename(
    of old: TreeEntry, _ path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> TreeDifference? {
    let (base, ours) = (base, ours)
    let all: [TreeDifference]
    if let known = ourChanges {
      all = known
    } else {
      all = try repository.reading { () throws(GitError) in
        try repository.differences(from: base, to: ours)
      }
      ourChanges = all
    }
    return try renamed(old, path, all, repository)
  }

  private func renamed(
    _ old: TreeEntry, _ path: [UInt8], _ all: [TreeDifference], _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> TreeDifference? {
    try repository.reading { () throws(GitError) in
      try repository.newName(of: old, at: path, among: all)
    }
  }
}

extension TreeEntry {
  /// Whether it is the same thing under whatever name.
  fileprivate func isLike(_ other: TreeEntry) -> Bool {
    id == other.id && mode.kind == other.mode.kind
  }
}

extension FileMode {
  /// The mode as trees have it today.
  fileprivate var kind: FileMode { self == .groupWritable ? .regular : self }
}
