import CLibgit2

/// A look into a repository's settings, as they were when it was made.
struct Configuration: ~Copyable {
  private let config: OpaquePointer

  init(_ repository: OpaquePointer) throws(GitError) {
    var pointer: OpaquePointer?
    let status = git_repository_config_snapshot(&pointer, repository)
    config = try handle("git_repository_config_snapshot", status, pointer)
  }

  deinit {
    git_config_free(config)
  }

  /// The last value given to a name in lower case, nil if there is none.
  func string(_ name: String) throws(GitError) -> String? {
    var text: UnsafePointer<CChar>?
    let status = git_config_get_string(&text, config, name)
    if status == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return nil
    }
    try check("git_config_get_string", status)
    return text.map { String(cString: $0) }
  }

  /// The value as a yes or no, nil if there is none; a word that is neither counts as none.
  func boolean(_ name: String) throws(GitError) -> Bool? {
    guard let text = try string(name) else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on", "1", "": return true
    case "false", "no", "off", "0": return false
    default: return nil
    }
  }

  /// Whether any name with this beginning and end, in lower case, is set to yes.
  ///
  /// Not by the library's own search by regular expression, which leaks memory in 1.5.
  func anyTrue(from prefix: String, to suffix: String) throws(GitError) -> Bool {
    var iterator: OpaquePointer?
    try check("git_config_iterator_new", git_config_iterator_new(&iterator, config))
    defer { git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    while true {
      let status = git_config_next(&entry, iterator)
      if status == GIT_ITEROVER.rawValue { return false }
      try check("git_config_next", status)
      guard let name = entry?.pointee.name.map({ String(cString: $0) }),
        name.hasPrefix(prefix), name.hasSuffix(suffix)
      else { continue }
      guard let value = entry?.pointee.value else { return true }  // a bare name means yes
      if ["true", "yes", "on", "1"].contains(String(cString: value).lowercased()) { return true }
    }
  }
}
