// How to read this file: a condition is C of a simple kind. A name in it begins with a word and goes on through members and
// indices; one that ends in `()` is what a function returned, and what is between the brackets of `strlen` is a name again.
//
//     name = ["*"] word {"->" word | "." word | "[" digits "]" | "()" [" /* " digits " */"]}
//          | "strlen(" name ")"
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
