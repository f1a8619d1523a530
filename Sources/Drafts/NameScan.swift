// How to read this file: a condition is C of a simple kind. A name in it begins with a word and goes on through members and
// indices; one that ends in `()` is what a function returned, and what is between the brackets of `strlen` is a name again.
//
//     name = ["*"] word {step} | "strlen(" name ")" | ("container_of" | "(") brackets step {step}
//     step = "->" word | "." word | "[" digits "]" | "()" [" /* " digits " */"]
//
// where the brackets hold a structure that code takes something for, `((struct can_priv *)(dev + 1))`.
//
// An address, which `&` stands before, is no value of the state.

/// Takes the names out of a condition: members, what functions returned, lengths of strings.
struct NameScan {
  private let bytes: [UInt8]
  private var place = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The names in a condition, each once, in the order in which they stand; words that lead to nothing else are none.
  static func names(in condition: String) -> [String] {
    var scan = NameScan(condition)
    var names: [String] = []
    while let name = scan.next() {
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private mutating func next() -> String? {
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        skipText(byte)
      } else if Self.beginsWord(byte) {
        if let name = name() { return name }
      } else if Self.views.contains(where: { bytes[place...].starts(with: $0) }) {
        let start = place
        if let name = viewed(from: start) { return name }
        place = start + 1
      } else if Self.isWord(byte) {
        // A number, with its suffix.
        while place < bytes.count, Self.isWord(bytes[place]) { place += 1 }
      } else {
        place += 1
      }
    }
    return nil
  }

  private mutating func skipText(_ mark: UInt8) {
    place += 1
    while place < bytes.count, bytes[place] != mark {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    place += 1
  }

  /// The name that begins here; nil, and the word passed over, if it is one word alone.
  private mutating func name() -> String? {
    let start = place
    word()
    let isLength = bytes[start..<place].elementsEqual("strlen".utf8)
    if isLength, reads("(") {
      let inner = place
      word()
      while goesOn() {}
      if place > inner, reads(")") { return String(decoding: bytes[start..<place], as: UTF8.self) }
      place = inner
      return nil
    }
    if bytes[start..<place].elementsEqual("container_of".utf8), let name = viewed(from: start) {
      return name
    }
    var isName = false
    while goesOn() { isName = true }
    let before = start > 0 ? bytes[start - 1] : 0
    // An element by an index that is no number is at a place nobody can write down.
    let isIndexed = place < bytes.count && bytes[place] == UInt8(ascii: "[")
    if before == UInt8(ascii: "&") || isIndexed { return nil }
    let isBehind = before == UInt8(ascii: "*")
    guard isName || isBehind else { return nil }
    return (isBehind ? "*" : "") + String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// How a cast to a structure begins that members are asked of.
  private static let views = [Array("((struct ".utf8), Array("((union ".utf8)]

  /// Whether a name is that of a member of what a cast says.
  static func isViewed(_ name: String) -> Bool { views.contains { name.utf8.starts(with: $0) } }

  /// The name that begins with what code takes something for, the brackets at the place at hand; nil if members of it are
  /// not asked for.
  private mutating func viewed(from start: Int) -> String? {
    let opening = place
    var depth = 0
    repeat {
      guard place < bytes.count else { break }
      if bytes[place] == UInt8(ascii: "(") { depth += 1 }
      if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
      place += 1
    } while depth > 0
    var isName = false
    while goesOn() { isName = true }
    guard isName, start == 0 || bytes[start - 1] != UInt8(ascii: "&") else {
      if !isName { place = opening }
      return nil
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func word() {
    while place < bytes.count, Self.isWord(bytes[place]) { place += 1 }
  }

  /// Reads the next part of a name, if there is one.
  private mutating func goesOn() -> Bool {
    let start = place
    if reads("->") || reads(".") {
      if place < bytes.count, Self.beginsWord(bytes[place]) {
        word()
        return true
      }
    } else if reads("[") {
      let digits = place
      while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
      if place > digits, reads("]") { return true }
    } else if reads("()") {
      let end = place
      if reads(" /* ") {
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
        if reads(" */") { return true }
      }
      place = end
      return true
    }
    place = start
    return false
  }

  /// Reads a text, if it stands here.
  private mutating func reads(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  private static func beginsWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    beginsWord(byte) || (0x30...0x39).contains(byte)
  }
}
