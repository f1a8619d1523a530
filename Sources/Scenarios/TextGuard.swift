// How to read this file
//
// YAML allows more than a scenario should use, and a YAML library says too little about it: aliases
// are resolved before anybody can refuse them (and can make a small file explode), nesting is
// recursion, and the first error is the last. So the bytes are read once before the library sees
// them. `TextGuard` follows just enough of YAML's lexical grammar to know where a node begins
// (quotes, comments, block scalars, flow brackets), reports what is refused, and blanks it, so that
// everything behind it keeps its column and the rest of the file can still be checked.

import SourceText

/// The bytes of a scenario file made harmless for the YAML library.
struct TextGuard {
  /// The largest file that is read.
  static let byteLimit = 1 << 20
  /// The deepest nesting that is read.
  static let depthLimit = 64

  /// What is wrong at one offset.
  struct Finding {
    var id: String
    var offset: Int
    var message: String
  }

  /// The bytes, with what is refused blanked.
  private(set) var bytes: [UInt8]
  /// What is refused, in the order of the file.
  private(set) var findings: [Finding] = []
  /// Whether the YAML library must not be given the bytes at all.
  private(set) var isHopeless = false

  private var flowDepth = 0
  private var indents: [Int] = []
  private var quote: UInt8?
  /// The indentation of the collection a block scalar stands in, while inside one.
  private var blockScalarParent: Int?
  private var hasContent = false
  private var isCut = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count <= Self.byteLimit else {
      refuse("too-large", at: 0, "the file has more than 1 MiB; a scenario is a page or two")
      isHopeless = true
      return
    }
    checkCharacters()
    guard !isHopeless else { return }
    var start = 0
    while start < bytes.count, !isHopeless, !isCut {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      scanLine(start..<end)
      start = end + 1
    }
    if !isHopeless { checkLeftAliases() }
    if !hasContent, findings.isEmpty {
      refuse("empty-file", at: 0, "the file is empty; expected a scenario (format, name, ...)")
      isHopeless = true
    }
  }

  private mutating func refuse(_ id: String, at offset: Int, _ message: String) {
    guard findings.count < 100 else { return }
    findings.append(Finding(id: id, offset: offset, message: message))
  }

  // MARK: Characters

  /// Refuses what is not UTF-8, and characters that a line of text does not have.
  ///
  /// The YAML library counts U+0085, U+2028 and a lone carriage return as ends of lines; editors
  /// and git do not, so positions would be wrong behind one.
  private mutating func checkCharacters() {
    // Nobody wants to hear of every odd byte of a file that is no text at all.
    if let zero = bytes.firstIndex(of: 0) {
      refuse("control-character", at: zero, "the byte 0x0 is here: this is no text file")
      isHopeless = true
      return
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      refuse("byte-order-mark", at: 0, "the file begins with a byte order mark; save it without")
      for index in 0..<3 { bytes[index] = 0x20 }
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isLoneReturn = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
        if byte == 0x7F || isLoneReturn || (byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte)) {
          refuse(
            "control-character", at: index,
            "the byte 0x\(String(byte, radix: 16)) does not belong into a text file")
          isHopeless = true
        }
        index += 1
        continue
      }
      guard let (scalar, length) = Self.scalar(in: bytes, at: index) else {
        refuse("not-utf8", at: index, "the bytes here are not UTF-8")
        isHopeless = true
        return
      }
      switch scalar {
      case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        refuse(
          "control-character", at: index,
          "the character U+\(String(scalar, radix: 16, uppercase: true)) does not belong into a "
            + "text file")
        isHopeless = true
      default: break
      }
      index += length
    }
  }

  /// The character that begins at an offset, nil if the bytes are not well-formed UTF-8.
  private static func scalar(in bytes: [UInt8], at index: Int) -> (UInt32, Int)? {
    let first = bytes[index]
    let (length, bits, least): (Int, UInt32, UInt32) =
      switch first {
      case 0xC2...0xDF: (2, UInt32(first & 0x1F), 0x80)
      case 0xE0...0xEF: (3, UInt32(first & 0x0F), 0x800)
      case 0xF0...0xF4: (4, UInt32(first & 0x07), 0x10000)
      default: (0, 0, 0)
      }
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = bits
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isSurrogate = (0xD800...0xDFFF).contains(value)
    return value >= least && value <= 0x10FFFF && !isSurrogate ? (value, length) : nil
  }

  // MARK: Lines

  private mutating func scanLine(_ line: Range<Int>) {
    let text = bytes[line].last == 0x0D ? line.lowerBound..<(line.upperBound - 1) : line
    let content = bytes[text].firstIndex { $0 != 0x20 } ?? text.upperBound
    let indent = content - text.lowerBound
    if let parent = blockScalarParent {
      if content == text.upperBound || indent > parent { return }
      blockScalarParent = nil
    }
    guard content < text.upperBound else { return }
    if quote == nil, flowDepth == 0, indent == 0, scanMarker(text) { return }
    scanTokens(text, from: content)
  }

  /// Recognises `---`, `...` and directives; true if nothing of the line is left to scan.
  private mutating func scanMarker(_ line: Range<Int>) -> Bool {
    let first = bytes[line.lowerBound]
    if first == UInt8(ascii: "%"), !hasContent {
      refuse("directive", at: line.lowerBound, "YAML directives are not used in scenarios")
      blank(line)
      return true
    }
    let head = bytes[line].prefix(3)
    let isAlone = line.count == 3 || (line.count > 3 && bytes[line.lowerBound + 3] == 0x20)
    guard isAlone, head.elementsEqual("---".utf8) || head.elementsEqual("...".utf8) else {
      return false
    }
    if first == UInt8(ascii: "-"), !hasContent {
      hasContent = true
      return true
    }
    refuse(
      "several-documents", at: line.lowerBound,
      "a file holds one scenario; '\(String(decoding: head, as: UTF8.self))' would end it here")
    // What comes before can still be checked.
    bytes.removeSubrange(line.lowerBound...)
    isCut = true
    return true
  }

  private mutating func blank(_ range: Range<Int>) {
    for index in range { bytes[index] = 0x20 }
  }

  /// Refuses a text in which many aliases of anchors are left after all.
  ///
  /// Where a quotation mark stands in a word that goes on over lines, the guard and the library can
  /// disagree about what is quoted. The library then resolves aliases, and a few dozen of them make
  /// a key that takes years to compare; sixteen do no harm.
  private mutating func checkLeftAliases() {
    func names(behind sigil: Character) -> [(offset: Int, name: [UInt8])] {
      let byte = sigil.asciiValue ?? 0
      return bytes.indices.filter { bytes[$0] == byte }.compactMap { index in
        let name = bytes[(index + 1)...].prefix { !($0 <= 0x20 || ",[]{}".utf8.contains($0)) }
        return name.isEmpty ? nil : (index, Array(name))
      }
    }
    let anchors = Set(names(behind: "&").map(\.name))
    guard !anchors.isEmpty else { return }
    let aliases = names(behind: "*").filter { anchors.contains($0.name) }
    guard aliases.count > 16, let first = aliases.first else { return }
    refuse("alias", at: first.offset, "this looks like many YAML aliases; scenarios use none")
    isHopeless = true
  }

  // MARK: Tokens of a line

  private mutating func scanTokens(_ line: Range<Int>, from start: Int) {
    var index = start
    var isNodeStart = quote == nil
    var tokenStart = start
    while index < line.upperBound, !isHopeless {
      let byte = bytes[index]
      if let open = quote {
        if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == open {
          if open == UInt8(ascii: "'"), index + 1 < line.upperBound, bytes[index + 1] == open {
            index += 1
          } else {
            quote = nil
            isNodeStart = false
          }
        }
        index += 1
        continue
      }
      if byte == UInt8(ascii: "#"), index == start || bytes[index - 1] == 0x20 { return }
      if byte == 0x09 {
        refuse("tab", at: index, "a tab; YAML is indented and separated with blanks")
        bytes[index] = 0x20
      } else if byte != 0x20 {
        hasContent = true
        if isNodeStart {
          tokenStart = index
          guard let next = scanNodeStart(at: index, line: line) else { return }
          isNodeStart = next.isNodeStart
          index = next.index
          continue
        }
        isNodeStart = scanInside(at: index, line: line, tokenStart: tokenStart)
      }
      index += 1
    }
  }

  /// Reads what stands where a node can begin; nil if the rest of the line needs no look.
  private mutating func scanNodeStart(
    at index: Int, line: Range<Int>
  ) -> (index: Int, isNodeStart: Bool)? {
    let byte = bytes[index]
    let isAlone = index + 1 == line.upperBound || [0x20, 0x09].contains(bytes[index + 1])
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      quote = byte
      return (index + 1, false)
    case UInt8(ascii: "&"), UInt8(ascii: "!"):
      let end = wordEnd(from: index, line: line)
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      if byte == UInt8(ascii: "&") {
        refuse(
          "anchor", at: index,
          "'&\(name)' is a YAML anchor; a pointer is written as the bare name: \(name)")
        // With the name kept, what follows is checked as if it had been written rightly, unless
        // the anchor stands before another node.
        let rest = bytes[end..<line.upperBound].drop { $0 == 0x20 }.first
        let isNodeItself =
          rest.map { [0x23, 0x2C, 0x5D, 0x7D].contains($0) } ?? !isFollowedByDeeper(line)
        blank(isNodeItself && !name.isEmpty ? index..<(index + 1) : index..<end)
      } else {
        refuse("tag", at: index, "'!\(name)' is a YAML tag; scenarios use none")
        blank(index..<end)
      }
      return (index + 1, true)
    case UInt8(ascii: "*") where !isAlone:
      let name = String(
        decoding: bytes[(index + 1)..<wordEnd(from: index, line: line)], as: UTF8.self)
      refuse(
        "alias", at: index,
        "'*\(name)' is a YAML alias; a pointer is written as the bare name: \(name)")
      bytes[index] = 0x20
      return (index + 1, true)
    case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
      blockScalarParent = indents.last ?? -1
      return nil
    case UInt8(ascii: "-") where isAlone && flowDepth == 0:
      enterBlock(at: index, line: line)
      return (index + 1, true)
    case UInt8(ascii: "?") where isAlone:
      refuse("complex-key", at: index, "'? ' begins a key that is no single word; write a word")
      isHopeless = true
      return nil
    default:
      return (index + 1, scanInside(at: index, line: line, tokenStart: index))
    }
  }

  /// Reads a byte inside or behind a plain word; true if a node can begin behind it.
  private mutating func scanInside(at index: Int, line: Range<Int>, tokenStart: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard flowDepth > 0 || index == tokenStart else { return false }
      flowDepth += 1
      checkDepth(at: index)
      return true
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flowDepth = max(0, flowDepth - 1)
      return false
    case UInt8(ascii: ","): return flowDepth > 0
    case UInt8(ascii: ":"):
      let next = index + 1 < line.upperBound ? bytes[index + 1] : 0x20
      let isIndicator =
        next == 0x20 || next == 0x09
        || (flowDepth > 0 && (",[]{}".utf8.contains(next) || bytes[index - 1] == 0x22))
      if isIndicator, flowDepth == 0 { enterBlock(at: tokenStart, line: line) }
      return isIndicator
    default: return false
    }
  }

  /// Whether the next line that is not blank is indented more than this one.
  private func isFollowedByDeeper(_ line: Range<Int>) -> Bool {
    let indent = bytes[line].prefix { $0 == 0x20 || $0 == UInt8(ascii: "-") }.count
    var column = 0
    for byte in bytes[line.upperBound...] {
      switch byte {
      case 0x0A, 0x0D: column = 0
      case 0x20: column += 1
      default: return column > indent
      }
    }
    return false
  }

  private func wordEnd(from index: Int, line: Range<Int>) -> Int {
    bytes[(index + 1)..<line.upperBound].firstIndex {
      $0 == 0x20 || $0 == 0x09 || ",[]{}".utf8.contains($0)
    } ?? line.upperBound
  }

  private mutating func enterBlock(at index: Int, line: Range<Int>) {
    let column = index - line.lowerBound
    while let last = indents.last, last > column { indents.removeLast() }
    if indents.last.map({ $0 < column }) ?? true { indents.append(column) }
    checkDepth(at: index)
  }

  private mutating func checkDepth(at index: Int) {
    guard indents.count + flowDepth > Self.depthLimit else { return }
    refuse("too-deep", at: index, "nested more than \(Self.depthLimit) levels deep")
    isHopeless = true
  }
}
