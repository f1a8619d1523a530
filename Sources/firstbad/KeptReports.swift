import Cache
import Replay

/// Reports as they were printed, kept under what they depend on.
///
/// A report of a long history is a million bytes; making it of a finding that is known takes longer than all else.
struct KeptReports {
  private static let kind = CacheKind("reports", version: 1)
  private let cache: CacheStore?

  /// A report, and the exit code that goes with it.
  struct Report {
    var text: String
    var exitCode: UInt8
  }

  /// - Parameter cache: Where they are; nil to do without.
  init(in cache: CacheStore?) {
    self.cache = cache
  }

  /// The report under a key; nil where there is none.
  func report(for key: [UInt8]) -> Report? {
    guard let bytes = cache?.value(of: Self.kind, for: key), let exitCode = bytes.first,
      let text = String(validating: bytes.dropFirst(), as: UTF8.self)
    else { return nil }
    return Report(text: text, exitCode: exitCode)
  }

  /// Keeps a report.
  func keep(_ report: Report, for key: [UInt8]) {
    cache?.put([report.exitCode] + Array(report.text.utf8), of: Self.kind, for: key)
  }
}
