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
  /// What is under way, since when, and how much of it was done then.
  private var stage: (what: String, since: Date, done: Int)?

  init(isShown: Bool) {
    self.isShown = isShown && isatty(STDERR_FILENO) == 1
  }

  /// Shows a state of the work, ten times a second at most.
  func show(_ progress: BisectionProgress) {
    guard isShown, Date().timeIntervalSince(last) > 0.1 else { return }
    last = Date()
    write(text(progress, at: last))
  }

  /// Shows that so many of all are done.
  func show(_ what: String, _ done: Int, _ all: Int) {
    guard isShown, Date().timeIntervalSince(last) > 0.1 else { return }
    last = Date()
    write(bar(what, done, all, at: last))
  }

  /// Shows what is being done, of which nobody knows how much there is.
  func show(_ what: String) {
    guard isShown, Date().timeIntervalSince(last) > 0.1 else { return }
    last = Date()
    write(what)
  }

  /// Takes the line away.
  func clear() {
    guard isDirty else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    isDirty = false
  }

  private func text(_ progress: BisectionProgress, at now: Date) -> String {
    switch progress {
    case .walking(let count): "walking the history: \(count) commits"
    case .resolving(let done, let all): bar("looking up watched files", done, all, at: now)
    case .replaying(let done, let all): bar("replaying epochs", done, all, at: now)
    case .checking(let done, let all): bar("checking the answer", done, all, at: now)
    }
  }

  private func bar(_ what: String, _ done: Int, _ all: Int, at now: Date) -> String {
    let width = 20
    let filled = all == 0 ? 0 : min(width, done * width / all)
    let drawn =
      String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "\(what) [\(drawn)] \(done)/\(all)\(left(what, done, all, at: now))"
  }

  /// How long the rest of what is under way will take if it goes on as it has; nothing before that can be told.
  private func left(_ what: String, _ done: Int, _ all: Int, at now: Date) -> String {
    guard let stage, stage.what == what, stage.done <= done else {
      stage = (what, now, done)
      return ""
    }
    let seconds = now.timeIntervalSince(stage.since)
    guard seconds > 1, done > stage.done, all > done else { return "" }
    let rest = seconds * Double(all - done) / Double(done - stage.done)
    return rest < 360_000 ? "  \(Int(rest.rounded(.up))) s left" : ""
  }

  private func write(_ text: String) {
    let seconds = Int(Date().timeIntervalSince(start))
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)  \(seconds) s".utf8))
    isDirty = true
  }
}
