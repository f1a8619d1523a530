// Searching commits by their message. Not the library's search, which in 1.5 leaks some twenty
// kilobytes per commit looked at.

import CLibgit2
import Glibc

extension Repository {
  private struct Candidate: Comparable {
    let time: Int64
    let id: ObjectID

    static func < (left: Candidate, right: Candidate) -> Bool {
      left.time != right.time ? left.time < right.time : left.id > right.id
    }
  }

  /// The youngest commit reachable from any ref whose message matches, as git's `:/text` finds it.
  func youngestCommit(matching text: String) throws(GitError) -> ObjectID? {
    var tips: [ObjectID] = []
    for (_, commit) in try references(matching: "refs/*") { tips.append(commit) }
    if let head = try target(ofReference: "HEAD"), let commit = try peelIfCommit(head) {
      tips.append(commit)
    }
    return try youngestCommit(matching: text, from: tips)
  }

  /// The youngest commit reachable from the tips whose message matches, nil if none does.
  ///
  /// The text is an extended regular expression; after `!-` it is one that must not match, and `!!`
  /// stands for `!` (gitrevisions(7)).
  func youngestCommit(matching text: String, from tips: [ObjectID]) throws(GitError) -> ObjectID? {
    var pattern = text
    let isNegated = text.hasPrefix("!-")
    if isNegated {
      pattern.removeFirst(2)
    } else if text.hasPrefix("!!") {
      pattern.removeFirst()
    } else if text.hasPrefix("!") {
      return nil  // kept by git for later
    }
    var expression = regex_t()
    guard regcomp(&expression, pattern, REG_EXTENDED | REG_NOSUB) == 0 else { return nil }
    defer { regfree(&expression) }
    var seen: Set<ObjectID> = []
    var queue = Heap<Candidate>()
    for tip in tips where seen.insert(tip).inserted {
      queue.push(Candidate(time: try committed(tip), id: tip))
    }
    while let next = queue.pop() {
      let commit = try rawCommit(next.id)
      // As C text, which ends at the first NUL; git does the same.
      let matches =
        (commit.message + [0]).withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            characters.baseAddress.map { regexec(&expression, $0, 0, nil, 0) == 0 } ?? false
          }
        }
      if matches != isNegated { return next.id }
      for parent in ancestry(of: next.id, own: commit.parents).parents
      where seen.insert(parent).inserted {
        queue.push(Candidate(time: try committed(parent), id: parent))
      }
    }
    return nil
  }

  private func rawCommit(_ id: ObjectID) throws(GitError) -> DetachedCommit {
    try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_COMMIT, id)
      return try RawCommit(object.bytes, id).detached(id)
    }
  }

  private func committed(_ id: ObjectID) throws(GitError) -> Int64 {
    var parents: [ObjectID] = []
    return try readCommit(id, parents: &parents).time
  }
}
