import GRDB

/// Why the cache cannot be used.
public struct CacheTrouble: Error, Sendable, Hashable {
  /// One sentence without a full stop.
  public let sentence: String
  /// Whether the file is not what a cache should be, so that a new one would help.
  let isDamage: Bool
  /// Whether another process was in the way.
  let isBusy: Bool

  init(_ sentence: String, isDamage: Bool = false, isBusy: Bool = false) {
    self.sentence = sentence
    self.isDamage = isDamage
    self.isBusy = isBusy
  }

  /// Puts an error of the library into our words.
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = error as? CacheTrouble ?? CacheTrouble("\(error)")
      return
    }
    let code = error.resultCode
    self.init(
      error.message ?? code.description,
      isDamage: Self.damages.contains(code)
        || error.extendedResultCode == .SQLITE_IOERR_SHORT_READ,
      isBusy: code == .SQLITE_BUSY || code == .SQLITE_LOCKED)
  }

  /// The last three because ours has no constraint that could fail and lacks no table.
  private static let damages: [ResultCode] = [
    .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_CONSTRAINT,
    .SQLITE_MISMATCH,
  ]
}
