import CLibgit2

/// The one door to the C library's errors and set-up.
enum Library {
  /// The set-up, done once per process: its status, with what went wrong if it is negative.
  ///
  /// Strict hash verification is off because re-hashing makes a walk two to three times slower;
  /// what we read for its contents is hashed by us (`Repository.blob`).
  private static let setUp: (status: Int32, message: String) = {
    for (operation, run) in [
      ("git_libgit2_init", git_libgit2_init),
      ("GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION", { firstbad_set_strict_hash_verification(0) }),
      ("GIT_OPT_SET_EXTENSIONS", firstbad_allow_extensions),
    ] as [(String, () -> Int32)] {
      let status = run()
      if status < 0 { return (status, operation + ": " + takeMessage()) }
    }
    return (0, "")
  }()

  /// Makes sure that the library is set up.
  static func start() throws(GitError) {
    guard setUp.status >= 0 else {
      throw GitError(
        .failed, operation: "git_libgit2_init", status: setUp.status,
        "libgit2 cannot be set up: \(setUp.message)")
    }
  }

  /// The library's words for the last failure on this thread, taken away so that a later failure
  /// which sets none does not repeat them.
  fileprivate static func takeMessage() -> String {
    defer { git_error_clear() }
    guard let last = git_error_last(), let text = last.pointee.message else {
      return "no reason given"
    }
    return String(cString: text)
  }
}

/// Turns a negative status of a C function into an error; every call that can fail goes through it.
func check(_ operation: StaticString, _ status: Int32) throws(GitError) {
  guard status < 0 else { return }
  let message = Library.takeMessage()
  throw GitError(
    .failed, operation: "\(operation)", status: status, "\(operation) failed: \(message)")
}

/// The same for a function that hands out a handle, which must be there on success.
func handle(_ operation: StaticString, _ status: Int32, _ pointer: OpaquePointer?)
  throws(GitError) -> OpaquePointer
{
  try check(operation, status)
  guard let pointer else {
    throw GitError(.failed, operation: "\(operation)", "\(operation) gave nothing")
  }
  return pointer
}
