/// What a token is, after C11 6.4 (preprocessing tokens).
public enum TokenKind: UInt8, Sendable {
  /// A word: keyword, identifier or macro name.
  case identifier
  /// A preprocessing number, such as `0x10UL` or `1.5e3`.
  case number
  /// A character constant with its prefix, such as `'a'` or `L'x'`.
  case character
  /// A string literal with its prefix.
  case string
  /// An operator or other mark of C11 6.4.6.
  case punctuator
  /// A byte that begins no token of C, such as a backquote or a lone quote.
  case other

  /// Whether it is a number, a character or a string.
  var isLiteral: Bool { self == .number || self == .character || self == .string }
}

/// A token as it stands in a file; its spelling is still the file's.
///
/// It takes eight bytes, because a history brings millions of them.
public struct RawToken: Sendable {
  /// The offset of its first byte.
  public let start: UInt32
  /// From the top its length in bytes, its kind in three bits and its flags in three.
  private let rest: UInt32

  /// The offset after its last byte, line splices inside it included.
  public var end: UInt32 { start &+ rest >> 6 }
  /// What it is.
  public var kind: TokenKind {
    TokenKind(rawValue: UInt8(truncatingIfNeeded: rest >> 3 & 7)) ?? .other
  }
  /// What stands before and inside it.
  public var flags: Flags { Flags(rawValue: UInt8(truncatingIfNeeded: rest & 7)) }

  /// The length of the longest token, in bytes.
  static let longest = 1 << 26 - 1

  /// Makes a token of no more than ``longest`` bytes.
  init(start: UInt32, length: UInt32, kind: TokenKind, flags: Flags) {
    self.start = start
    rest = length << 6 | UInt32(kind.rawValue) << 3 | UInt32(flags.rawValue)
  }

  /// What is around a token that matters to the preprocessor.
  public struct Flags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// It is the first token of its line; a `#` with this begins a directive.
    public static let startsLine = Flags(rawValue: 1)
    /// White space or a comment stands before it.
    public static let afterSpace = Flags(rawValue: 2)
    /// A backslash-newline stands inside it, so its spelling is not its bytes.
    public static let spliced = Flags(rawValue: 4)
  }

  /// The offsets of its bytes.
  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// A file as the program numbers it; what the number means is the program's business.
public typealias FileNumber = UInt32

/// A piece of a file, from the first byte meant to one past the last.
public struct Span: Hashable, Sendable {
  /// The file.
  public var file: FileNumber
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset after the last byte.
  public var end: UInt32

  /// Makes a span.
  public init(file: FileNumber, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The span of what stands in no file.
  public static var none: Span { Span(file: .max, start: 0, end: 0) }

  /// The smallest span that holds both; if they are in two files, the first.
  public func joined(with other: Span) -> Span {
    guard other.file == file else { return self }
    return Span(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}

/// A token as the parser reads it: its spelling interned, its place that of the source a person wrote.
///
/// A token that came out of a macro has the place of the outermost macro invocation, from the macro's
/// name to the end of its arguments: that is what a report must show. A token that stood in the
/// arguments of an invocation keeps its own place.
public struct Token: Sendable {
  /// What it is.
  public var kind: TokenKind
  /// What is around it and what may still be done with it.
  public var flags: Flags
  /// Its spelling.
  public var text: Name
  /// Where a person finds it.
  public var span: Span

  /// Makes a token.
  public init(kind: TokenKind, text: Name, span: Span, flags: Flags = []) {
    self.kind = kind
    self.text = text
    self.span = span
    self.flags = flags
  }

  /// What is around a token and what may still be done with it.
  public struct Flags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space stands before it, which `#` and `__VA_ARGS__` must reproduce.
    public static let afterSpace = Flags(rawValue: 1)
    /// It is the name of a macro inside that macro's own expansion (C11 6.10.3.4p2).
    public static let painted = Flags(rawValue: 2)
    /// It came out of a macro's replacement list.
    public static let expanded = Flags(rawValue: 4)
    /// It is the first of its line; only tokens read in their natural form say so.
    public static let startsLine = Flags(rawValue: 8)
  }

  /// Whether it is the given punctuator or word.
  public func isText(_ name: Name) -> Bool {
    text == name && (kind == .punctuator || kind == .identifier)
  }
}
