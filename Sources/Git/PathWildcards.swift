/// A pattern of names with folders, as git matches them (gitglossary(7), "glob"; gitignore(5)).
///
/// `*`, `?` and `[...]` do not match a slash; `**` between slashes or at an end matches any number of folders, elsewhere it is
/// a `*`; a backslash takes the next byte as it is.
struct PathWildcards {
  private enum Piece {
    case byte(UInt8)
    case any
    case set(members: Set<UInt8>)
    /// Any number of bytes, slashes among them or not.
    case run(slashes: Bool)
    /// The next so many pieces may be left out.
    case optional(Int)
  }

  private static let slash = UInt8(ascii: "/")
  /// nil for a pattern that is none and matches nothing.
  private let pieces: [Piece]?

  init(_ pattern: [UInt8]) { pieces = Self.pieces(of: pattern) }

  /// Whether the whole of a name matches.
  func match(_ name: some Sequence<UInt8>) -> Bool {
    guard let pieces else { return false }
    // Where in the pattern one may be, in as many ways as there are.
    var open = [Bool](repeating: false, count: pieces.count + 1)
    open[0] = true
    skip(&open, pieces)
    for byte in name {
      var next = [Bool](repeating: false, count: pieces.count + 1)
      for place in pieces.indices where open[place] {
        switch pieces[place] {
        case .byte(let wanted): if byte == wanted { next[place + 1] = true }
        case .any: if byte != Self.slash { next[place + 1] = true }
        case .set(let members): if members.contains(byte) { next[place + 1] = true }
        case .run(let slashes): if slashes || byte != Self.slash { next[place] = true }
        case .optional: break
        }
      }
      open = next
      skip(&open, pieces)
    }
    return open[pieces.count]
  }

  /// Goes on where nothing need match.
  private func skip(_ open: inout [Bool], _ pieces: [Piece]) {
    for place in pieces.indices where open[place] {
      switch pieces[place] {
      case .run: open[place + 1] = true
      case .optional(let count):
        open[place + 1] = true
        open[place + 1 + count] = true
      default: break
      }
    }
  }

  // MARK: Reading

  private static func pieces(of pattern: [UInt8]) -> [Piece]? {
    var pieces: [Piece] = []
    var place = 0
    while place < pattern.count {
      switch pattern[place] {
      case UInt8(ascii: "*"):
        let start = place
        while place < pattern.count, pattern[place] == UInt8(ascii: "*") { place += 1 }
        let isFolders =
          place - start > 1 && (start == 0 || pattern[start - 1] == slash)
          && (place == pattern.count || isSlash(pattern[place...]))
        if isFolders, place < pattern.count, pattern[place] == slash { pieces.append(.optional(2)) }
        pieces.append(.run(slashes: isFolders))
      case UInt8(ascii: "?"):
        pieces.append(.any)
        place += 1
      case UInt8(ascii: "["):
        guard let (members, end) = set(pattern, place + 1) else { return nil }
        pieces.append(.set(members: members.subtracting([slash])))
        place = end
      case UInt8(ascii: "\\"):
        guard place + 1 < pattern.count else { return nil }
        pieces.append(.byte(pattern[place + 1]))
        place += 2
      default:
        pieces.append(.byte(pattern[place]))
        place += 1
      }
    }
    return pieces
  }

  private static func isSlash(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first == slash || rest.starts(with: [UInt8(ascii: "\\"), slash])
  }

  /// The bytes of `[...]` and where it ends; nil if it does not.
  private static func set(_ pattern: [UInt8], _ start: Int) -> (members: Set<UInt8>, end: Int)? {
    var place = start
    let isNegated = place < pattern.count && "!^".utf8.contains(pattern[place])
    if isNegated { place += 1 }
    let first = place
    var members: Set<UInt8> = []
    while place < pattern.count {
      if pattern[place] == UInt8(ascii: "]"), place > first {
        return (isNegated ? Set(0...255).subtracting(members) : members, place + 1)
      }
      if let (named, end) = namedClass(pattern, place) {
        members.formUnion(named)
        place = end
        continue
      }
      guard let (low, next) = member(pattern, place) else { return nil }
      place = next
      if place + 1 < pattern.count, pattern[place] == UInt8(ascii: "-"),
        pattern[place + 1] != UInt8(ascii: "]"), let (high, end) = member(pattern, place + 1)
      {
        members.insert(low)
        if low <= high { members.formUnion(low...high) }
        place = end
      } else {
        members.insert(low)
      }
    }
    return nil
  }

  private static func member(_ pattern: [UInt8], _ place: Int) -> (byte: UInt8, end: Int)? {
    guard pattern[place] == UInt8(ascii: "\\") else { return (pattern[place], place + 1) }
    return place + 1 < pattern.count ? (pattern[place + 1], place + 2) : nil
  }

  /// `[:alpha:]` and its like, which C's `isalpha` and its like define (C11 7.4.1).
  private static func namedClass(
    _ pattern: [UInt8], _ place: Int
  ) -> (members: [UInt8], end: Int)? {
    guard pattern[place...].starts(with: "[:".utf8),
      let end = pattern[(place + 2)...].firstIndex(of: UInt8(ascii: "]")),
      pattern[end - 1] == UInt8(ascii: ":"), end - 1 >= place + 2
    else { return nil }
    let name = String(decoding: pattern[(place + 2)..<(end - 1)], as: UTF8.self)
    guard let isMember = classes[name] else { return nil }
    return ((0...127).filter { isMember(Unicode.Scalar($0)) }, end + 1)
  }

  private static let classes: [String: @Sendable (Unicode.Scalar) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) }, "alpha": isLetter, "digit": isDigit,
    "blank": { $0 == " " || $0 == "\t" }, "space": { $0 == " " || (9...13).contains($0.value) },
    "lower": { ("a"..."z").contains($0) }, "upper": { ("A"..."Z").contains($0) },
    "xdigit": { isDigit($0) || ("a"..."f").contains($0) || ("A"..."F").contains($0) },
    "punct": { (33...126).contains($0.value) && !isLetter($0) && !isDigit($0) },
    "graph": { (33...126).contains($0.value) }, "print": { (32...126).contains($0.value) },
    "cntrl": { $0.value < 32 || $0.value == 127 },
  ]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
