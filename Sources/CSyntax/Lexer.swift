// How to read this file: `lexC` walks the bytes once and appends one raw token after another. White
// space, comments and line splices are the gaps between tokens, so tokens and gaps together are the
// file, byte for byte. Translation phases 2 and 3 of C11 5.1.1.2 are done here; nothing is decoded.

/// Splits the bytes of a C file into tokens; no byte is lost and nothing is refused.
///
/// A byte that begins no token becomes a token of kind `other`. An unterminated string or character
/// constant ends at the end of its line, an unterminated comment at the end of the file.
public func lexC(_ bytes: [UInt8]) -> [RawToken] {
  bytes.withUnsafeBufferPointer { buffer in
    withUnsafeTemporaryAllocation(of: RawToken.self, capacity: 256) { latest in
      identifierParts.withUnsafeBufferPointer { parts in
        var lexer = Lexer(bytes: buffer, latest: latest, parts: parts)
        return lexer.run()
      }
    }
  }
}

/// The spelling of a raw token with its line splices taken out.
public func spelling(of token: RawToken, in bytes: [UInt8]) -> ArraySlice<UInt8> {
  let slice = bytes[token.range]
  guard token.flags.contains(.spliced) else { return slice }
  var cleaned: [UInt8] = []
  var index = slice.startIndex
  while index < slice.endIndex {
    if slice[index] == UInt8(ascii: "\\"), let next = spliceEnd(slice, index) {
      index = next
    } else {
      cleaned.append(slice[index])
      index += 1
    }
  }
  return cleaned[...]
}

private func spliceEnd(_ slice: ArraySlice<UInt8>, _ index: Int) -> Int? {
  var next = index + 1
  // gcc accepts blanks between the backslash and the newline (with a warning).
  while next < slice.endIndex, slice[next] == 0x20 || slice[next] == 0x09 || slice[next] == 0x0D {
    next += 1
  }
  guard next < slice.endIndex, slice[next] == 0x0A else { return nil }
  return next + 1
}

/// By byte whether it may stand in an identifier, for this is asked of most bytes.
private let identifierParts: [Bool] = (0...UInt8.max).map { byte in
  switch byte {
  // `$` is gcc's extension; bytes above 0x7F are UTF-8 in identifiers (gcc 10 and later).
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24, 0x80...: true
  default: false
  }
}

private struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var tokens: [RawToken] = []
  /// The last tokens, and how many they are: they are moved to the list many at a time.
  let latest: UnsafeMutableBufferPointer<RawToken>
  var latestCount = 0
  /// By byte whether it may stand in an identifier.
  let parts: UnsafeBufferPointer<Bool>
  var flags: RawToken.Flags = [.startsLine]
  var spliced = false

  init(
    bytes: UnsafeBufferPointer<UInt8>, latest: UnsafeMutableBufferPointer<RawToken>,
    parts: UnsafeBufferPointer<Bool>
  ) {
    self.bytes = bytes
    self.latest = latest
    self.parts = parts
    // Offsets are 32 bits wide; what lies beyond 4 GiB is not C that anybody wrote.
    tokens.reserveCapacity(bytes.count / 4)
  }

  mutating func run() -> [RawToken] {
    let count = min(bytes.count, Int(UInt32.max) - 1)
    // gcc skips a byte order mark (gcc's cpp manual, Character sets).
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < count {
      let byte = bytes[position]
      switch byte {
      case 0x0A:
        flags = [.startsLine]
        position += 1
      case 0x20, 0x09, 0x0B, 0x0C, 0x0D:
        flags.insert(.afterSpace)
        position += 1
        while position < count, bytes[position] == 0x20 || bytes[position] == 0x09 {
          position += 1
        }
      case 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D, 0x7B, 0x7D, 0x7E:
        // ( ) , : ; ? [ ] { } ~ begin no longer mark.
        emit(.punctuator) { $0 + 1 }
      case UInt8(ascii: "\\"):
        if let next = splice(at: position) { position = next } else { emit(.other) { $0 + 1 } }
      case UInt8(ascii: "/"):
        if !skipComment() { punctuator() }
      case UInt8(ascii: "\""):
        quoted(.string, from: position, quote: byte)
      case UInt8(ascii: "'"):
        quoted(.character, from: position, quote: byte)
      default:
        if isIdentifierStart(byte) {
          identifier()
        } else if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(position + 1))) {
          number()
        } else {
          punctuator()
        }
      }
    }
    moveLatest()
    return tokens
  }

  private mutating func moveLatest() {
    tokens.append(contentsOf: UnsafeBufferPointer(rebasing: latest[..<latestCount]))
    latestCount = 0
  }

  // MARK: Bytes

  func peek(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  func isIdentifierStart(_ byte: UInt8) -> Bool {
    // `$` is gcc's extension; bytes above 0x7F are UTF-8 in identifiers (gcc 10 and later).
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F || byte == 0x24 || byte >= 0x80
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The offset after a backslash-newline at the index, if one stands there.
  func splice(at index: Int) -> Int? {
    guard peek(index) == UInt8(ascii: "\\") else { return nil }
    var next = index + 1
    while peek(next) == 0x20 || peek(next) == 0x09 || peek(next) == 0x0D { next += 1 }
    return next < bytes.count && bytes[next] == 0x0A ? next + 1 : nil
  }

  /// The offset of the next byte of a token, over splices.
  mutating func over(_ index: Int) -> Int {
    var index = index
    while let next = splice(at: index) {
      spliced = true
      index = next
    }
    return index
  }

  /// The offset of the next byte that is not part of a splice.
  @inline(__always)
  func behindSplices(_ index: Int) -> Int {
    peek(index) == UInt8(ascii: "\\") ? behindSplice(at: index) : index
  }

  @inline(never)
  private func behindSplice(at start: Int) -> Int {
    var index = start
    while let next = splice(at: index) { index = next }
    return index
  }

  mutating func emit(_ kind: TokenKind, from start: Int? = nil, _ end: (Int) -> Int) {
    let start = start ?? position
    let meant = end(start)
    // What is longer is no C that anybody wrote, and ends where no token can go on.
    let end = min(meant, start + RawToken.longest)
    let kind = end == meant ? kind : .other
    if spliced { flags.insert(.spliced) }
    if latestCount == latest.count { moveLatest() }
    latest.initializeElement(
      at: latestCount,
      to: RawToken(
        start: UInt32(start), length: UInt32(end - start), kind: kind, flags: flags))
    latestCount += 1
    flags = []
    spliced = false
    position = end
  }

  // MARK: Tokens

  /// The offset of the next `*`, or the end; eight bytes at a time, for a comment is long.
  private func nextStar(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let differences = word ^ 0x2A2A_2A2A_2A2A_2A2A
      let stars = ~((differences & low) &+ low | differences | low)
      if stars != 0 { return index + stars.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] != UInt8(ascii: "*") { index += 1 }
    return index
  }

  mutating func skipComment() -> Bool {
    let second = behindSplices(position + 1)
    let next = peek(second)
    if next == UInt8(ascii: "*") {
      var index = second + 1
      var end = bytes.count
      while true {
        index = nextStar(from: index)
        guard index < bytes.count else { break }
        let last = behindSplices(index + 1)
        if peek(last) == UInt8(ascii: "/") {
          end = last + 1
          break
        }
        index += 1
      }
      position = end
      flags.insert(.afterSpace)
      return true
    }
    guard next == UInt8(ascii: "/") else { return false }
    var index = second + 1
    while index < bytes.count, bytes[index] != 0x0A {
      index = splice(at: index) ?? index + 1
    }
    position = index
    flags.insert(.afterSpace)
    return true
  }

  /// The offset of the next byte that may not stand in an identifier; eight bytes at a time, so that hardly
  /// a branch depends on how long a word is.
  @inline(__always)
  private func behindParts(_ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // The top bit of each byte says of its other seven whether they reach a bound.
      let low = word & (ones &* 0x7F)
      let small = low | (ones &* 0x20)
      let letters = (small &+ (ones &* 0x1F)) & ~(small &+ (ones &* 0x05))
      let digits = (low &+ (ones &* 0x50)) & ~(low &+ (ones &* 0x46))
      let underscores = ~((low ^ (ones &* 0x5F)) &+ (ones &* 0x7F))
      let others = ~(letters | digits | underscores | word) & (ones &* 0x80)
      if others == 0 {
        index += 8
      } else {
        index += others.trailingZeroBitCount / 8
        // `$` is asked for here, as it is rare.
        guard parts[Int(raw[index])] else { return index }
        index += 1
      }
    }
    while index < bytes.count, parts[Int(bytes[index])] { index += 1 }
    return index
  }

  mutating func identifier() {
    let start = position
    var index = position + 1
    while true {
      index = behindParts(index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\\") else {
        break
      }
      let before = spliced
      let next = over(index)
      guard next != index else { break }
      guard isIdentifierStart(peek(next)) || isDigit(peek(next)) else {
        // The splice stands after the token, not in it.
        spliced = before
        break
      }
      index = next
    }
    if index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27,
      isLiteralPrefix(start..<index)
    {
      quoted(
        bytes[index] == 0x22 ? .string : .character, from: start, quote: bytes[index], at: index)
      return
    }
    emit(.identifier) { _ in index }
  }

  /// `L`, `u`, `U` and `u8` before a quote belong to the literal (C11 6.4.4.4, 6.4.5).
  func isLiteralPrefix(_ range: Range<Int>) -> Bool {
    switch range.count {
    case 1: [0x4C, 0x75, 0x55].contains(bytes[range.lowerBound])
    case 2: bytes[range.lowerBound] == 0x75 && bytes[range.lowerBound + 1] == 0x38
    default: false
    }
  }

  /// A preprocessing number: digits, letters, dots, and a sign after an exponent (C11 6.4.8).
  mutating func number() {
    var index = position + 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        let before = bytes[index - 1] | 0x20
        guard before == UInt8(ascii: "e") || before == UInt8(ascii: "p") else { break }
        // `0xe+1` is one preprocessing number by the standard, and gcc refuses it too.
        index += 1
      } else if isIdentifierStart(byte) || isDigit(byte) || byte == UInt8(ascii: ".") {
        index += 1
      } else if byte == UInt8(ascii: "\\"), splice(at: index) != nil {
        let before = spliced
        let next = over(index)
        guard isIdentifierStart(peek(next)) || isDigit(peek(next)) else {
          spliced = before
          break
        }
        index = next
      } else {
        break
      }
    }
    emit(.number) { _ in index }
  }

  mutating func quoted(_ kind: TokenKind, from start: Int, quote: UInt8, at opening: Int? = nil) {
    var index = (opening ?? start) + 1
    var isClosed = false
    while index < bytes.count, bytes[index] != 0x0A {
      if let next = splice(at: index) {
        spliced = true
        index = next
      } else if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == quote {
        index += 1
        isClosed = true
        break
      } else {
        index += 1
      }
    }
    let end = min(index, bytes.count)
    emit(isClosed ? kind : .other, from: start) { _ in end }
  }

  mutating func punctuator() {
    let first = bytes[position]
    // The marks of an operator may be parted by splices, too.
    let secondOffset = behindSplices(position + 1)
    let thirdOffset = behindSplices(secondOffset + 1)
    let second = peek(secondOffset)
    let third = peek(thirdOffset)
    let length: Int
    switch first {
    case 0x2E:  // .
      length = second == 0x2E && third == 0x2E ? 3 : 1
    case 0x2D:  // -
      length = second == 0x3E || second == 0x2D || second == 0x3D ? 2 : 1
    case 0x2B, 0x26, 0x7C:  // + & |
      length = second == first || second == 0x3D ? 2 : 1
    case 0x3C, 0x3E:  // < >
      if second == first {
        length = third == 0x3D ? 3 : 2
      } else {
        length = second == 0x3D ? 2 : 1
      }
    case 0x23:  // #
      length = second == 0x23 ? 2 : 1
    case 0x2A, 0x2F, 0x25, 0x5E, 0x21, 0x3D:  // * / % ^ ! =
      length = second == 0x3D ? 2 : 1
    default:
      emit(.other) { $0 + 1 }
      return
    }
    let end = length == 1 ? position + 1 : (length == 2 ? secondOffset : thirdOffset) + 1
    spliced = end - position > length
    emit(.punctuator) { _ in end }
  }
}
