import Foundation

/// The two streams of a command.
enum Output {
  /// Writes to standard output; a reader that went away ends the program quietly.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Writes one line to standard error.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes a result where it was asked for: a file, or standard output.
  static func deliver(_ text: String, to path: String?) throws {
    guard let path else {
      write(text)
      return
    }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        .repository, "firstbad: cannot write '\(path)': \(error.localizedDescription)")
    }
  }

  /// Whether standard output is a terminal on which colour is welcome (no-color.org).
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// The width of the terminal, 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col >= 40
    else { return 80 }
    return Int(size.ws_col)
  }
}
