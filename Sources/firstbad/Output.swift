import Foundation

/// The two streams of a command.
enum Output {
  /// Writes to standard output; a reader that went away ends the program quietly.
  ///
  /// Where the signal for that is ignored the program ends as if it were not, with what a shell
  /// says of a program that the signal ended.
  static func write(_ text: String) throws { try write(bytes: Array(text.utf8)) }

  /// The same for bytes that need be no text.
  static func write(bytes: [UInt8]) throws {
    let number = send(bytes, to: STDOUT_FILENO)
    if number == EPIPE { throw Finished(status: 128 + SIGPIPE) }
    guard number == 0 else {
      throw CommandFailure(
        .repository,
        "firstbad: cannot write to standard output: \(String(cString: strerror(number)))")
    }
  }

  /// Writes one line to standard error; nothing is left to be done where that fails.
  ///
  /// What is told may quote a scenario, a tree or an argument, so escape sequences are taken apart.
  static func complain(_ line: String) {
    _ = send(Array((line.withoutControls + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes bytes to standard error as they are, for a program that is run; a failure is not told.
  static func writeError(bytes: [UInt8]) { _ = send(bytes, to: STDERR_FILENO) }

  /// Writes all of some bytes; the number of the error, 0 for none.
  private static func send(_ bytes: [UInt8], to stream: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return count < 0 ? errno : EIO
      }
    }
    return 0
  }

  /// Writes a result where it was asked for: a file, or standard output.
  static func deliver(_ text: String, to path: String?) throws {
    guard let path else {
      try write(text)
      return
    }
    // All or nothing, by a new file in the place of the old; a link or a device stays what it is.
    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    let isReplaced = kind == nil || kind == .typeRegular
    do {
      try Data(text.utf8).write(
        to: URL(fileURLWithPath: path), options: isReplaced ? .atomic : [])
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

extension StringProtocol {
  /// The text with U+FFFD for every character that could steer a terminal.
  var withoutControls: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar == "\t" ? scalar : "\u{FFFD}"
          case .format: scalar.value == 0x200C || scalar.value == 0x200D ? scalar : "\u{FFFD}"
          case .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
