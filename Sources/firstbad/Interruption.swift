import Foundation

/// What Ctrl-C does to a command that takes its time.
enum Interruption {
  /// From here on Ctrl-C takes the progress line away, says one sentence and ends the program.
  ///
  /// Nothing has to be put in order first: repositories are only read, a report takes its file's place in
  /// one step, and the cache is safe against worse. Where whoever started the program has switched the
  /// signal off, it stays off.
  static func isTold() {
    var old = sigaction()
    guard sigaction(SIGINT, nil, &old) == 0 else { return }
    let isIgnored = withUnsafeBytes(of: old.__sigaction_handler) { handler in
      handler.loadUnaligned(as: UInt.self) == 1  // SIG_IGN
    }
    if isIgnored { return }
    // Only what may be called at any moment: signal-safety(7).
    signal(SIGINT) { _ in
      let clear: StaticString = "\r\u{1B}[K"
      let sentence: StaticString = "firstbad: interrupted\n"
      if isatty(STDERR_FILENO) == 1 {
        _ = write(STDERR_FILENO, clear.utf8Start, clear.utf8CodeUnitCount)
      }
      _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
      _exit(ExitStatus.repository.rawValue)
    }
  }
}
