// How to read this file. A revision is a base (an id, a ref, a describe name, `HEAD@{1}`, `:/text`)
// and steps (`^2`, `~3`, `^{commit}`). The steps are taken here and not by the library, since it
// heeds neither shallow boundaries nor grafts nor replacements. gitrevisions(7) is the rule.

import CLibgit2

extension Repository {
  /// Finds the commit that a revision names, tags being peeled.
  ///
  /// All that gitrevisions(7) has for one commit: full and shortened ids, refs by any of their short
  /// names (`BISECT_HEAD`, `bisect/bad` and `worktree/x` being those of this work tree), describe
  /// names, `HEAD@{1}`, `:/text`, and the steps `~3`, `^2`, `^{commit}`, `^{}`, `^{/text}`.
  ///
  /// - Throws: `revisionNotFound`, `ambiguousRevision`, `wrongObjectKind`, and `missingObject` or
  ///   `corruptObject` about an object on the way.
  public func resolve(_ revision: String) throws(GitError) -> ObjectID {
    if let id = try resolveIfPresent(revision) { return id }
    let hint =
      isShallow ? "; this clone is shallow: `git -C \(shellWord(path)) fetch --unshallow`" : ""
    throw GitError(
      .revisionNotFound, operation: "resolve",
      "there is no commit named '\(revision)' in \(path)\(hint)")
  }

  /// The same, with nil where nothing has that name.
  ///
  /// - Throws: `ambiguousRevision`, `wrongObjectKind`, `missingObject`, `corruptObject`.
  public func resolveIfPresent(_ revision: String) throws(GitError) -> ObjectID? {
    guard !revision.isEmpty, !revision.utf8.contains(0) else { return nil }
    let isRange = revision.contains("..") && !revision.contains(":") && !revision.contains("{")
    if isRange || revision.hasPrefix("^") {
      throw GitError(
        .ambiguousRevision, operation: "resolve",
        "'\(revision)' is a range of commits, and one commit is wanted")
    }
    // What is searched for may contain what looks like steps.
    let isSearch = revision.hasPrefix(":/")
    let end = isSearch ? nil : revision.utf8.firstIndex { $0 == UInt8(ascii: "^") || $0 == 0x7e }
    let base = String(revision[..<(end ?? revision.endIndex)])
    let steps = Array(revision[(end ?? revision.endIndex)...].utf8)
    guard let start = try object(named: base) else { return nil }
    guard let reached = try take(steps, from: start, in: revision) else { return nil }
    do {
      return try peel(reached)
    } catch {
      guard error.code == .wrongObjectKind else { throw error }
      throw GitError(
        .wrongObjectKind, object: reached, operation: "resolve",
        "'\(revision)' names object \(reached), which is no commit")
    }
  }

  /// The object a base name stands for, in git's order: full id, ref, shortened id, all the rest.
  private func object(named name: String) throws(GitError) -> ObjectID? {
    if let id = ObjectID(hex: name) { return hasObject(id) ? id : nil }
    if name.isEmpty { return nil }
    let short = name == "@" ? "HEAD" : name
    for rule in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
      if let id = try target(ofReference: rule + short) { return id }
      if let id = try targetInWorktree(rule + short) { return id }
    }
    if let id = try target(ofReference: "refs/remotes/" + short + "/HEAD") { return id }
    let digits = Array(name.utf8)
    if (4..<40).contains(digits.count), digits.allSatisfy({ hexDigit($0) != nil }) {
      return try object(beginning: digits)
    }
    // `v6.1-3-gabcdef`, as git describe prints it: only the digits at the end count.
    if let last = name.split(separator: "-").last, last.hasPrefix("g"), name.contains("-") {
      let digits = Array(last.utf8.dropFirst())
      if (4...40).contains(digits.count), digits.allSatisfy({ hexDigit($0) != nil }) {
        return try digits.count == 40
          ? ObjectID(hexBytes: digits).flatMap { hasObject($0) ? $0 : nil }
          : object(beginning: digits)
      }
    }
    if name.hasPrefix(":/") { return try youngestCommit(matching: String(name.dropFirst(2))) }
    guard name.contains("@{") || name.contains(":") else { return nil }
    return try objectNamedInOtherWays(name)
  }

  /// What the library makes of a name: `HEAD@{1}`, `main@{upstream}`, `HEAD:path`.
  private func objectNamedInOtherWays(_ name: String) throws(GitError) -> ObjectID? {
    var pointer: OpaquePointer?
    let status = git_revparse_single(&pointer, repository, name)
    switch status {
    case GIT_ENOTFOUND.rawValue, GIT_EINVALIDSPEC.rawValue:
      git_error_clear()
      return nil
    case GIT_EAMBIGUOUS.rawValue:
      git_error_clear()
      throw ambiguous(name)
    default:
      break
    }
    let object = try handle("git_revparse_single", status, pointer)
    defer { git_object_free(object) }
    return git_object_id(object).map { ObjectID($0.pointee) }
  }

  /// The refs git keeps per work tree and the library does not know of: `refs/worktree/`,
  /// `refs/rewritten/`, and those of other work trees by `main-worktree/` and `worktrees/NAME/`.
  private func targetInWorktree(_ name: String) throws(GitError) -> ObjectID? {
    let file: String
    if name.hasPrefix("refs/worktree/") || name.hasPrefix("refs/rewritten/") {
      file = gitDirectory + name
    } else if name.hasPrefix("main-worktree/") {
      file = commonDirectory + name.dropFirst("main-worktree/".utf8.count)
    } else if name.hasPrefix("worktrees/") {
      file = commonDirectory + name
    } else {
      return nil
    }
    // Such a name never leads out of the git directory, and only to what looks like a ref.
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) else { return nil }
    guard let bytes = (try? FileBytes.read(file)) ?? nil, bytes.count < 4096 else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }
    if line.hasPrefix("ref: ") { return try target(ofReference: String(line.dropFirst(5))) }
    return ObjectID(hex: line)
  }

  /// Completes a shortened id; among several objects the only commit or tag of one counts.
  private func object(beginning digits: [UInt8]) throws(GitError) -> ObjectID? {
    let padding = [UInt8](repeating: 0x30, count: 40 - digits.count)
    guard let lowest = ObjectID(hexBytes: digits + padding) else { return nil }
    var prefix = lowest.libraryID
    var found = git_oid()
    let status = git_odb_exists_prefix(&found, objects, &prefix, digits.count)
    if status == 0 { return ObjectID(found) }
    git_error_clear()
    if status != GIT_EAMBIGUOUS.rawValue { return nil }
    var commits: [ObjectID] = []
    for id in try objectsBeginning(digits, lowest: lowest) {
      if try peelIfCommit(id) != nil { commits.append(id) }
    }
    guard commits.count == 1 else { throw ambiguous(String(decoding: digits, as: UTF8.self)) }
    return commits[0]
  }

  private struct Candidates {
    let lowest: ObjectID
    let highest: ObjectID
    var found: Set<ObjectID> = []
  }

  /// Every object whose id begins so; looks at all there are, and is asked only where digits are
  /// ambiguous.
  private func objectsBeginning(_ digits: [UInt8], lowest: ObjectID) throws(GitError)
    -> [ObjectID]
  {
    let filling = [UInt8](repeating: 0x66, count: 40 - digits.count)
    var candidates = Candidates(
      lowest: lowest, highest: ObjectID(hexBytes: digits + filling) ?? lowest)
    let status = withUnsafeMutablePointer(to: &candidates) { payload in
      git_odb_foreach(
        objects,
        { id, payload in
          guard let id, let payload else { return 0 }
          let candidates = payload.assumingMemoryBound(to: Candidates.self)
          let object = ObjectID(id.pointee)
          if object >= candidates.pointee.lowest, object <= candidates.pointee.highest {
            candidates.pointee.found.insert(object)
          }
          return 0
        }, payload)
    }
    try check("git_odb_foreach", status)
    return candidates.found.sorted()
  }

  private func ambiguous(_ name: String) -> GitError {
    GitError(
      .ambiguousRevision, operation: "resolve",
      "'\(name)' could be more than one object in \(path); give more digits")
  }
}

extension Repository {
  /// Takes the steps after a base name; nil where one of them leads nowhere.
  private func take(_ steps: [UInt8], from start: ObjectID, in revision: String) throws(GitError)
    -> ObjectID?
  {
    var current = start
    var place = 0
    while place < steps.count {
      let sign = steps[place]
      place += 1
      if sign == UInt8(ascii: "^"), place < steps.count, steps[place] == UInt8(ascii: "{") {
        guard let close = steps[place...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let word = String(decoding: steps[(place + 1)..<close], as: UTF8.self)
        guard let next = try step(to: word, from: current) else { return nil }
        current = next
        place = close + 1
        continue
      }
      let digits = steps[place...].prefix { (0x30...0x39).contains($0) }
      place += digits.count
      guard let number = digits.isEmpty ? 1 : Int(String(decoding: digits, as: UTF8.self)) else {
        return nil
      }
      switch sign {
      case UInt8(ascii: "~"):
        guard let next = try ancestor(number, of: current) else { return nil }
        current = next
      case UInt8(ascii: "^"):
        if place < steps.count, "@!-".utf8.contains(steps[place]) {
          throw GitError(
            .ambiguousRevision, operation: "resolve",
            "'\(revision)' stands for several commits, and one commit is wanted")
        }
        current = try peel(current)
        if number == 0 { break }
        let parents = try parents(of: current)
        guard number <= parents.count else { return nil }
        current = parents[number - 1]
      default:
        return nil
      }
    }
    return current
  }

  /// `~n`: n first parents up.
  private func ancestor(_ generations: Int, of id: ObjectID) throws(GitError) -> ObjectID? {
    var current = try peel(id)
    for _ in 0..<generations {
      guard let parent = try parents(of: current).first else { return nil }
      current = parent
    }
    return current
  }

  /// `^{word}`.
  private func step(to word: String, from id: ObjectID) throws(GitError) -> ObjectID? {
    switch word {
    case "commit": return try peel(id)
    case "": return try peelTags(id).id
    case "object": return id
    case "tag":
      let kind = try withObject(id) { (object) throws(GitError) in object.kind }
      return kind == GIT_OBJECT_TAG ? id : nil
    case "tree":
      let end = try peelTags(id)
      return end.kind == GIT_OBJECT_COMMIT ? try commit(end.id).tree : end.id
    default:
      guard word.hasPrefix("/") else { return nil }
      let start = try peel(id)
      if word == "/" { return start }
      return try youngestCommit(matching: String(word.dropFirst()), from: [start])
    }
  }
}
