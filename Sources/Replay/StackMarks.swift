import CMachine
import CProgram
import CSyntax
import Findings
import Scenarios
import SourceText

/// Marks the frames of the reported stack: run, verified, or unchecked.
///
/// Frames from the judged function downward are run. A frame above is verified when the function it
/// names is in the scenario's sources and its text calls the frame below. A hop through a pointer or
/// an inlined function is not followed here and leaves the frame unchecked; that is no finding about
/// the kernel.
struct StackMarks {
  let scenario: Scenario
  let program: Program
  let machine: CMachine.Machine

  func frames() -> [FrameFinding] {
    guard let stack = scenario.stack?.value else { return [] }
    let ran = Dictionary(
      machine.functionsRun.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [FrameFinding] = []
    for (index, frame) in stack.frames.enumerated() {
      if let place = ran[frame.function] {
        findings.append(
          FrameFinding(
            function: frame.function, file: place.path, line: place.line, mode: .run,
            hop: index == 0 ? nil : .direct))
        continue
      }
      guard let (path, item, file) = definition(of: Name(frame.function)) else {
        findings.append(
          FrameFinding(
            function: frame.function, mode: .unchecked,
            note: "not in the scenario's sources here"))
        continue
      }
      let line = program.outline(of: file).lines.line(of: item.offset)
      let callee = index == 0 ? nil : stack.frames[index - 1].function
      let isDirect = callee.map { calls($0, item.tokens, file) } ?? false
      findings.append(
        FrameFinding(
          function: frame.function, file: path, line: line, mode: isDirect ? .verified : .unchecked,
          hop: isDirect ? .direct : nil,
          note: isDirect || callee == nil
            ? nil : "no direct call of the frame below"))
    }
    return findings
  }

  private struct Place {
    let tokens: Range<Int>
    let offset: Int
  }

  private func definition(of name: Name) -> (path: String, place: Place, file: FileNumber)? {
    for path in program.sources {
      // Asked first, so that it is noted that the run depends on this name.
      guard program.mentions(name, path), let file = program.file(at: path) else { continue }
      let outline = program.outline(of: file)
      for entry in outline.entries where entry.name == name && entry.kind == .function {
        let tokens = outline.items[Int(entry.item)].tokens
        let offset = Int(outline.tokens[Int(entry.token)].start)
        return (path, Place(tokens: tokens, offset: offset), file)
      }
    }
    return nil
  }

  /// Whether the tokens of a function have a name followed by a parenthesis.
  private func calls(_ name: String, _ tokens: Range<Int>, _ file: FileNumber) -> Bool {
    let outline = program.outline(of: file)
    let wanted = Array(name.utf8)
    for index in tokens.dropLast() {
      let token = outline.tokens[index]
      guard token.kind == .identifier, Int(token.end - token.start) == wanted.count,
        outline.bytes[token.range].elementsEqual(wanted)
      else { continue }
      let next = outline.tokens[index + 1]
      if outline.bytes[Int(next.start)] == UInt8(ascii: "(") { return true }
    }
    return false
  }
}
