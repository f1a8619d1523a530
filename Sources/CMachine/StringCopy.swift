import Constraints

/// A byte that was copied with a string.
struct CopiedByte {
  /// What it is a copy of.
  enum Source {
    /// A byte of an ``OpenString``, by its number and the byte's.
    case string(Int, Int)
    /// What lay there.
    case payload(Value.Payload)
    /// What lay at a place where nobody had written.
    case place(Pointer)
  }

  let source: Source
  /// Whether it was copied; nil if it was for sure.
  var isCopied: Term?
  /// What it is if it was not.
  let otherwise: Source
  /// Whether nobody wrote there before, so that reading it is a fault if it was not copied.
  let isFresh: Bool
  /// How many copies of copies it is.
  let depth: Int
}

/// A copy of a string of which nobody knows where it ends.
struct StringCopy {
  let place: Pointer
  /// The unknown values that its bytes became, by their distance.
  let bytes: [(index: Int, number: Int32)]
  /// Where nobody has written if the copy is still whole.
  let rest: Range<Int>
  let length: Term
  /// The string, and how long it may be to have been copied as a whole; nil for any length.
  let original: Int?
  let limit: Int?
}

/// How a string is copied.
public struct StringCopying: Sendable {
  /// How many bytes are written at most, the zero included; nil for the whole string.
  public let limit: Int?
  /// Whether a copy that is cut ends with a zero.
  public let endsCut: Bool
  /// Whether what the limit leaves is filled up with zeros.
  public let isPadded: Bool

  /// Makes one.
  public init(limit: Int? = nil, endsCut: Bool = true, isPadded: Bool = false) {
    self.limit = limit
    self.endsCut = endsCut
    self.isPadded = isPadded
  }
}
