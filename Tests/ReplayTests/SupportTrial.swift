import Findings
import Testing

@testable import Replay

/// One small function on one state, and what may be said of it.
struct Trial: Sendable, CustomTestStringConvertible {
  let source: String
  let scenario: String
  let verdicts: [Verdict]
  let condition: String?
  let testDescription: String

  /// `body` is that of `check(struct box *b)`; a condition is what the verdict depends on.
  init(
    _ body: String, _ verdicts: [Verdict], _ condition: String? = nil, box: String = wideBox,
    before: String = "",
    fields: String = "count: 3", rest: String = "unknown", bad: String = "returns: -EBUSY",
    arch: String = "arm", result: String = "int", parameters: String = "struct box *b",
    arguments: String = "[box]", more: String = ""
  ) {
    source = "\(box)\n\(before)\n\(result) check(\(parameters))\n{ \(body) }\n"
    scenario = boxScenario(
      fields: fields, bad: bad, rest: rest, more: more
    ).replacing("arguments: [box]", with: "arguments: \(arguments)")
      .replacing("arch: arm", with: "arch: \(arch)")
    self.verdicts = verdicts
    self.condition = condition
    testDescription = body
  }

  func run() throws {
    let found = try line(["a.c": source], scenario: scenario)
    #expect(
      found.allSatisfy { verdicts.contains($0.verdict) },
      "\(found.map(\.verdict)): \(found.first?.outcome.reason ?? "")")
    #expect(
      found.first?.condition == condition, "\(found.first?.paths.map { "\($0.examples)" } ?? "")")
    for example in found.first?.paths?.examples ?? [] { try paste(example) }
  }

  /// Pastes an example into the scenario, which must then say what the example says it leads to.
  private func paste(_ example: StateExample) throws {
    guard let state = example.state else {
      #expect(example.unwritable != nil)
      return
    }
    let found = try line(["a.c": source], scenario: scenario + "\n" + state + "\n")
    #expect(
      found.map(\.verdict) == [example.verdict], "\(state)\n\(found.first?.outcome.reason ?? "")")
    #expect(found.first?.notes.filter { $0.contains("is not asked for") } == [], "\(state)")
  }
}

/// A struct with something of everything.
let wideBox = """
  struct box { int count; int limit; unsigned u; unsigned char uc; signed char sc; short s;
    unsigned a:3; unsigned bb:5; long l; unsigned long ul; long long ll; void *p; struct box *next;
    _Bool flag; union { int ui; unsigned char bytes[4]; }; struct box *q; };
  """
