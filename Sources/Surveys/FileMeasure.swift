// How to read this file: what a survey says of one file. A definition is found by the outline and the parser
// together: the outline says which items have a body, and a reading of the item says whose. Two readings
// under different branches that name the same token are one definition.

import CSyntax
import Glibc
import SourceText

/// What one file says about the parser.
struct FileMeasure: Sendable {
  var bytes = 0
  var functions = 0
  var unparsed = 0
  var unparsedItems = 0
  var isExact = true
  var outlineTime = Duration.zero
  var parseTime = Duration.zero
  var causes: [Cause] = []
  var definitions: [SurveyDefinition] = []

  struct Cause: Sendable {
    let message: String
    let line: Int
    let isInFunction: Bool
  }

  /// Reads a file in every way a survey asks for.
  init(_ bytes: [UInt8], outlineOnly: Bool, listing: SurveyListing = .nothing) {
    let start = threadTime()
    let outline = FileOutline(bytes)
    let outlined = threadTime()
    self.bytes = bytes.count
    outlineTime = outlined - start
    if outlineOnly {
      functions = outline.items.count { $0.hasBody }
    } else {
      parse(outline, listing: listing)
      parseTime = threadTime() - outlined
    }
    isExact = isReproduced(outline)
  }

  private mutating func parse(_ outline: FileOutline, listing: SurveyListing) {
    var reader = NaturalReader(outline)
    /// By the first byte of their names: whether a part is not understood.
    var definitions: [UInt32: Bool] = [:]
    /// By the same: where it stands in the list, and what it consists of.
    var listed: [UInt32: Int] = [:]
    var counts: [FunctionCounts] = []
    for item in outline.items {
      var isItemUnparsed = false
      var isHeadUnparsed = false
      for reading in reader.read(item) {
        for declaration in reading.declarations {
          guard let definition = DefinitionPlace(declaration) else { continue }
          if listing != .nothing, definitions[definition.nameStart] == nil {
            let line = outline.lines.line(of: Int(definition.nameStart))
            listed[definition.nameStart] = self.definitions.count
            let name = FoundDefinition(declaration)?.name ?? ""
            self.definitions.append(SurveyDefinition(line: line, name: name))
            if listing == .parts { counts.append(FunctionCounts()) }
          }
          if listing == .parts, let number = listed[definition.nameStart] {
            counts[number].add(declaration)
          }
          let isUnparsed = reading.troubles.contains {
            $0.span.start >= definition.span.start && $0.span.start < definition.span.end
          }
          definitions[definition.nameStart] =
            definitions[definition.nameStart] ?? false || isUnparsed
        }
        guard !reading.troubles.isEmpty else { continue }
        isItemUnparsed = true
        let spans = reading.declarations.compactMap { DefinitionPlace($0)?.span }
        isHeadUnparsed =
          isHeadUnparsed
          || reading.troubles.contains { trouble in
            !spans.contains { $0.start <= trouble.span.start && trouble.span.start < $0.end }
          }
        note(reading.troubles, item, outline)
      }
      if item.hasBody, isHeadUnparsed {
        // It has the body of a function, and whose it is nobody understands.
        functions += 1
        unparsed += 1
      } else if isItemUnparsed, !item.hasBody {
        unparsedItems += 1
      }
    }
    for (number, counts) in counts.enumerated() {
      self.definitions[number].parts = FunctionCounts.Kind.allCases.map { kind in
        SurveyDefinition.Part(
          kind: kind.rawValue,
          lines: counts.starts(of: kind).map { outline.lines.line(of: Int($0)) })
      }
    }
    functions += definitions.count
    unparsed += definitions.values.count { $0 }
  }

  private mutating func note(_ troubles: [ParseTrouble], _ item: Item, _ outline: FileOutline) {
    for trouble in troubles {
      let line = outline.lines.line(of: Int(trouble.span.start))
      let message = withoutNames(trouble.message)
      if causes.contains(where: { $0.line == line && $0.message == message }) { continue }
      causes.append(Cause(message: message, line: line, isInFunction: item.hasBody))
    }
  }

  /// "expected ';' before 'x'" as "expected ';' before a name".
  private func withoutNames(_ message: String) -> String {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 5 else { return message }
    var text = ""
    for (index, part) in parts.enumerated() {
      if index.isMultiple(of: 2) {
        text += part
      } else if let first = part.utf8.first,
        first == 0x5F || (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
      {
        text +=
          [
            "if", "else", "case", "for", "while", "return", "struct", "static", "int", "const",
            "default", "asm",
          ].contains(part) ? "'\(part)'" : "a name"
      } else if let first = part.utf8.first, first >= 0x30, first <= 0x39 {
        text += "a number"
      } else {
        text += "'\(part)'"
      }
    }
    return text
  }
}

/// Where a function definition is, which is all that counting asks of most.
private struct DefinitionPlace {
  /// Where its name, or the macro's, begins.
  let nameStart: UInt32
  let span: Span

  /// Nil for what defines no function.
  init?(_ declaration: ExternalDeclaration) {
    switch declaration {
    case .function(let function):
      nameStart = function.declarator.nameSpan.start
      span = function.span
    case .invocation(let invocation, let whole):
      guard invocation.body != nil else { return nil }
      nameStart = invocation.call.span.start
      span = whole
    default: return nil
    }
  }
}

/// One function definition of a survey's list.
public struct SurveyDefinition: Sendable, Hashable {
  /// The line of its name.
  public let line: Int
  /// Its name, or that of the macro that defines it.
  public let name: String
  /// Its calls, ifs, loops, returns, assignments and labels, each with the lines where they begin; empty
  /// unless they were asked for.
  public internal(set) var parts: [Part] = []

  /// The parts of one kind.
  public struct Part: Sendable, Hashable {
    /// What they are, as a field is named for it.
    public let kind: String
    /// The line of each, in order.
    public let lines: [Int]
  }
}

/// What a survey keeps of every definition.
public enum SurveyListing: Sendable {
  /// Nothing.
  case nothing
  /// Its line and name.
  case names
  /// These, and where its calls, ifs, loops, returns, assignments and labels are.
  case parts
}

/// What this thread has used of its core, so that other work of the machine does not count.
private func threadTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
}

/// Whether a file comes out the same, byte for byte, when its tokens and the gaps between them are put
/// together, every gap being nothing but white space, comments and line splices.
func isReproduced(_ outline: FileOutline) -> Bool {
  outline.bytes.withUnsafeBufferPointer { bytes in
    var position = 0
    for token in outline.tokens {
      guard token.range.lowerBound >= position, token.end > token.start,
        token.range.upperBound <= bytes.count,
        isGap(bytes, position..<token.range.lowerBound)
      else { return false }
      position = token.range.upperBound
    }
    return isGap(bytes, position..<bytes.count)
  }
}

/// Whether bytes are what translation phase 3 turns into a space (C11 5.1.1.2).
private func isGap(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
  var index = range.lowerBound
  while index < range.upperBound {
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: index += 1
    case UInt8(ascii: "\\"):
      index += 1
      while index < range.upperBound, [0x20, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
      guard index < range.upperBound, bytes[index] == 0x0A else { return false }
      index += 1
    case UInt8(ascii: "/"):
      guard index + 1 < range.upperBound else { return false }
      if bytes[index + 1] == UInt8(ascii: "*") {
        index += 2
        while index < range.upperBound,
          !(bytes[index] == UInt8(ascii: "*") && index + 1 < bytes.count
            && bytes[index + 1] == UInt8(ascii: "/"))
        { index += 1 }
        index += 2
      } else if bytes[index + 1] == UInt8(ascii: "/") {
        while index < range.upperBound, bytes[index] != 0x0A { index += 1 }
        // A line comment goes on behind a splice; the newline is then inside the gap all the same.
      } else {
        return false
      }
    case 0xEF where index == 0: index += 3
    default: return isSplicedComment(bytes, index, range)
    }
  }
  return true
}

/// Whether a byte stands in a line comment that a splice carried over to its line.
private func isSplicedComment(
  _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: Range<Int>
) -> Bool {
  var before = index
  while before > range.lowerBound, bytes[before - 1] != 0x0A { before -= 1 }
  guard before > range.lowerBound + 1 else { return false }
  var back = before - 2
  while back > range.lowerBound, [0x20, 0x09, 0x0D].contains(bytes[back]) { back -= 1 }
  guard bytes[back] == UInt8(ascii: "\\") else { return false }
  var end = index
  while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
  return isGap(bytes, end..<range.upperBound)
}
