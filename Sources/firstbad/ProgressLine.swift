import Foundation
import Replay

/// One line on a terminal that says how far the work is; nothing in a pipe.
///
/// A class because the work reports to it from inside. It writes to standard error, so that the
/// result on standard output can be piped while the line is shown.
final class ProgressLine {
  private let isShown: Bool
  private var isDirty = false
  private var last = Date.distantPast
  private let start = Date()

  init(isShown: Bool) {
    self.isShown = isShown && isatty(STDERR_FILENO) == 1
  }

  /// Shows a state of the work, ten times a second at most.
  func show(_ progress: BisectionProgress) {
    guard isShown, Date().timeIntervalSince(last) > 0.1 else { return }
    last = Date()
    write(text(progress))
  }

  /// Shows that so many of all are done.
  func show(_ what: String, _ done: Int, _ all: Int) {
    guard isShown, Date().timeIntervalSince(last) > 0.1 else { return }
    last = Date()
    write(bar(what, done, all))
  }

  /// Takes the line away.
  func clear() {
    guard isDirty else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isDirty = false
  }

  private func text(_ progress: BisectionProgress) -> String {
    switch progress {
    case .walking(let count): "walking the history: \(count) commits"
    case .resolving(let done, let all): bar("looking up watched files", done, all)
    case .replaying(let done, let all): bar("replaying epochs", done, all)
    case .checking(let done, let all): bar("checking the answer", done, all)
    }
  }

  private func bar(_ what: String, _ done: Int, _ all: Int) -> String {
    let width = 20
    let filled = all == 0 ? 0 : min(width, done * width / all)
    let drawn =
      String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "\(what) [\(drawn)] \(done)/\(all)"
  }

  private func write(_ text: String) {
    let seconds = Int(Date().timeIntervalSince(start))
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)  \(seconds) s".utf8))
    isDirty = true
  }
}
