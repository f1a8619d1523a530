/// Why a commit-graph is not used.
struct CommitGraphRefusal: Error {
  /// What is wrong, as the end of a sentence that begins with the file's name.
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
