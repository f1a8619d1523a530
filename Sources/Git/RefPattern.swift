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

  /// Tells of full names whether a full pattern matches them.
  static func matcher(of pattern: String) -> (String) -> Bool {
    let wildcards = PathWildcards(Array(pattern.utf8))
    let folder = pattern.hasSuffix("/") ? pattern : pattern + "/"
    return { name in
      name == pattern || name.utf8.starts(with: folder.utf8) || wildcards.match(name.utf8)
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
      let matches = RefPattern.matcher(of: candidate)
      var found: [(name: String, commit: ObjectID)] = []
      for reference in try referenceTargets(matching: plain + "*")
      where matches(reference.name) {
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
