/// Which refs are meant, as `git for-each-ref` takes patterns.
///
/// A ref matches if its full name does, `*` and `?` not matching a slash and `**` any number of folders; or if the pattern is its
/// name or a folder of it. A pattern that does not begin with `refs/` is looked for as a tag, a branch, and a branch of any remote,
/// in this order, like a short name of a ref (gitrevisions(7)).
public struct RefPattern: Sendable, Hashable {
  /// The pattern as it was given.
  public let text: String

  /// Makes a pattern.
  public init(_ text: String) { self.text = text }

  /// The full patterns that may be meant; the first that matches anything is.
  var candidates: [String] {
    text.hasPrefix("refs/")
      ? [text]
      : ["refs/", "refs/tags/", "refs/heads/", "refs/remotes/", "refs/remotes/*/"].map { $0 + text }
  }

  /// Whether a full pattern matches a full name.
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let (pattern, name) = (Array(pattern.utf8), Array(name.utf8))
    let folder = pattern.last == UInt8(ascii: "/") ? pattern : pattern + [UInt8(ascii: "/")]
    if pattern == name || name.starts(with: folder) { return true }
    let slash = UInt8(ascii: "/")
    let wanted = pattern.split(separator: slash, omittingEmptySubsequences: false)
    let parts = name.split(separator: slash, omittingEmptySubsequences: false)
    // As with a star among bytes, only the last `**` is gone back to.
    var (part, place) = (0, 0)
    var retry: (part: Int, place: Int)?
    while place < parts.count || part < wanted.count {
      if part < wanted.count, wanted[part].elementsEqual("**".utf8) {
        part += 1
        retry = (part, place)
      } else if part < wanted.count, place < parts.count, segment(wanted[part], parts[place]) {
        part += 1
        place += 1
      } else if let last = retry, last.place < parts.count {
        (part, place) = (last.part, last.place + 1)
        retry = (part, place)
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a pattern without a slash matches a name without one.
  private static func segment(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (part, place) = (pattern.startIndex, name.startIndex)
    var retry: (part: Int, place: Int)?
    while part < pattern.endIndex || place < name.endIndex {
      if part < pattern.endIndex, pattern[part] == UInt8(ascii: "*") {
        part += 1
        retry = (part, place)
        continue
      }
      if part < pattern.endIndex, place < name.endIndex,
        let next = one(pattern, part, name[place])
      {
        part = next
        place += 1
        continue
      }
      guard let last = retry, last.place < name.endIndex else { return false }
      (part, place) = (last.part, last.place + 1)
      retry = (part, place)
    }
    return true
  }

  /// Where the pattern goes on if its next sign matches a byte; nil if it does not.
  private static func one(_ pattern: ArraySlice<UInt8>, _ place: Int, _ byte: UInt8) -> Int? {
    switch pattern[place] {
    case UInt8(ascii: "?"): return place + 1
    case UInt8(ascii: "\\") where place + 1 < pattern.endIndex:
      return pattern[place + 1] == byte ? place + 2 : nil
    case UInt8(ascii: "["):
      var next = place + 1
      var isNegated = false
      if next < pattern.endIndex, "!^".utf8.contains(pattern[next]) {
        isNegated = true
        next += 1
      }
      guard next < pattern.endIndex,
        let end = pattern[(next + 1)...].firstIndex(of: UInt8(ascii: "]"))
      else { return byte == UInt8(ascii: "[") ? place + 1 : nil }
      var isMember = false
      while next < end {
        if next + 2 < end, pattern[next + 1] == UInt8(ascii: "-") {
          if byte >= pattern[next], byte <= pattern[next + 2] { isMember = true }
          next += 3
        } else {
          if pattern[next] == byte { isMember = true }
          next += 1
        }
      }
      return isMember != isNegated ? end + 1 : nil
    default: return pattern[place] == byte ? place + 1 : nil
    }
  }
}

extension Repository {
  /// The refs that a pattern means and that lead to a commit, by name; tags are peeled.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `failed`.
  public func references(
    selectedBy pattern: RefPattern
  ) throws(GitError) -> [(name: String, commit: ObjectID)] {
    for candidate in pattern.candidates {
      // What stands before the first sign that is not a plain one narrows the search; `*` there matches slashes as well.
      let plain = candidate.prefix { !"*?[\\".contains($0) }
      var found: [(name: String, commit: ObjectID)] = []
      for reference in try referenceTargets(matching: plain + "*")
      where RefPattern.matches(candidate, reference.name) {
        let known = overrides.replacements.isEmpty ? reference.peeled : nil
        if let commit = try peelIfCommit(known ?? reference.target) {
          found.append((reference.name, commit))
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }
}
