import Findings
import Git
import Scenarios
import Testing

@testable import Replay

/// What a scenario says of pointers to something new, of values that are no errors, and of where what it describes ends.
@Suite struct DescribedStateTests {
  private static let before = """
    struct box *none(void);
    static struct box *kept;
    """

  private static let trials: [Trial] = [
    // A pointer to something new is valid, differs from all else, and leads to what nobody knows.
    Trial("return b->next ? 0 : -16;", [.good], fields: "next: new"),
    Trial("return b->next == b ? -16 : 0;", [.good], fields: "next: new"),
    Trial("return b->next == b->q ? -16 : 0;", [.good], fields: "next: new, q: new"),
    Trial(
      "return b->next->limit ? -16 : 0;", [.depends], "box->next->limit != 0", fields: "next: new"),
    Trial("return b->p ? 0 : -16;", [.good], fields: "p: new", rest: "zero"),
    Trial("return b->limit ? 0 : -16;", [.untestable], fields: "limit: new"),
    Trial(
      "return o && o != b ? o->limit ? -16 : 0 : -16;", [.depends], "o->limit != 0",
      parameters: "struct box *b, struct box *o", arguments: "[box, new]"),
    Trial(
      "return !ask(b) ? -16 : ask(b)->limit == 3 ? -16 : 0;", [.depends],
      "ask() /* 2 */->limit == 3", before: "struct box *ask(struct box *b);",
      more: "models: {ask: {returns: new}}"),
    // What is no error is good, whatever it is.
    Trial("return b->count;", [.good], more: "good: {returns: no error}"),
    Trial("return -22;", [.untestable], more: "good: {returns: no error}"),
    Trial("return -4096;", [.good], more: "good: {returns: no error}"),
    Trial("return -4095;", [.untestable], more: "good: {returns: no error}"),
    Trial(
      "return b->limit;", [.depends], "box->limit == -16", more: "good: {returns: no error}"),
    Trial(
      "return b->limit & 255;", [.good], fields: "limit: unknown",
      more: "good: {returns: no error}"),
    // An errno in an unsigned int is one for whoever keeps it in an int, and so it is not sure to be none.
    Trial("return -22;", [.untestable], result: "unsigned int", more: "good: {returns: no error}"),
    Trial("return 300;", [.good], result: "unsigned char", more: "good: {returns: no error}"),
    Trial(
      "return (void *)-22;", [.untestable], result: "void *", more: "good: {returns: no error}"),
    Trial("return b;", [.good], result: "void *", more: "good: {returns: no error}"),
    Trial("return 0;", [.good], result: "void *", more: "good: {returns: no error}"),
    // Behind the one that is described may be another, of which nothing is known.
    Trial(
      "for (int i = 0; i < n && i < 2; i++) if (b[i].limit < 0) return 0; return -16;",
      [.depends],
      "n <= 0 || (box->limit >= 0 && n <= 1) || (box->limit >= 0 && box[1].limit >= 0)",
      fields: "limit: unknown", rest: "zero",
      parameters: "struct box *b, int n", arguments: "[box, unknown]"),
    Trial(
      "if (n && b[1].limit) return -16; return n ? -16 : 0;", [.depends], "n != 0",
      parameters: "struct box *b, int n", arguments: "[box, unknown]"),
    Trial(
      "if (n && b[-1].limit) return 0; return -16;", [.depends], "n == 0 || box[-1].limit == 0",
      parameters: "struct box *b, int n", arguments: "[box, unknown]"),
    // A scenario that calls it bad has it.
    Trial(
      "if (n && b[1].limit) return 0; return 0;", [.depends], "n != 0",
      bad: "returns: -EBUSY, fault: out-of-bounds", parameters: "struct box *b, int n",
      arguments: "[box, unknown]"),
  ]

  @Test(arguments: trials) func aStateIsWhatIsDescribed(_ trial: Trial) throws { try trial.run() }

  @Test func inAnExampleWhatNeedNotBeTheSameDiffers() throws {
    func badState(_ condition: String) throws -> [String: String] {
      let source = """
        struct box { int count; int limit; void *p; void *q; struct box *next; };
        int check(struct box *b) { return \(condition) ? -16 : 0; }
        """
      let found = try #require(
        try line(["a.c": source], scenario: boxScenario(rest: "unknown")).first)
      let bad = try #require(found.paths?.examples.first { $0.verdict == .bad })
      return Dictionary(uniqueKeysWithValues: bad.values.map { ($0.name, $0.value) })
    }
    #expect(
      try badState("b->p && b->q && b->next")
        == ["box->p": "new", "box->q": "new", "box->next": "new"])
    #expect(try badState("b->p && b->p == b->q") == ["box->p": "new", "box->q": "box->p"])
    #expect(try badState("b->p == b->q") == ["box->p": "NULL", "box->q": "NULL"])
  }

  @Test func whatSomethingIsAMemberOfDoesNotLieInTheFirstPage() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      struct whole { long a; struct box inner; };
      int check(struct box *b)
      {
        struct whole *w = b->next ? (struct whole *)((char *)b->next - sizeof(long)) : (void *)0;
        return w ? -16 : 0;
      }
      """
    let found = try #require(
      try line(["a.c": source], scenario: boxScenario(rest: "unknown")).first)
    #expect(found.condition == "box->next")
    #expect(
      found.assumptions.contains {
        $0.name == "box->next" && $0.note == "is taken not to be an address in the first page"
      }, "\(found.assumptions)")
  }

  @Test func whereTheScenarioSaysHowManyThereAreTheEndIsTheKernels() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      int check(struct box *b, int n) { if (n && b[2].limit) return 0; return -16; }
      """
    let scenario = boxScenario().replacing("arguments: [box]", with: "arguments: [box, unknown]")
    let one = try #require(try line(["a.c": source], scenario: scenario).first)
    #expect(one.verdict == .depends)
    #expect(one.condition == "n == 0 || box[2].limit == 0")
    // Two of them are all there are, and going beyond is not what was reported.
    let two = try #require(
      try line(
        ["a.c": source],
        scenario: scenario.replacing("type: struct box,", with: "type: struct box, count: 2,")
      ).first)
    #expect(two.verdict == .bad, "\(two.outcome)")
  }

  @Test func anObjectCalledNewIsThatObject() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      int check(struct box *b) { return b->next->limit ? -16 : 0; }
      """
    let scenario = boxScenario(fields: "next: new").replacing(
      "objects:", with: "objects:\n  new: {type: struct box, rest: zero, fields: {limit: 3}}")
    #expect(try line(["a.c": source], scenario: scenario).map(\.verdict) == [.bad])
  }

  @Test func aLineThatWaitsForAValueDoesNothing() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      int other(struct box *b);
      int check(struct box *b) { return other(b); }
      """
    let waiting = boxScenario(more: "state: {'other()': unknown, 'box->next': unknown}")
    let found = try #require(try line(["a.c": source], scenario: waiting).first)
    #expect(found.verdict == .depends)
    #expect(found.condition == "other() == -EBUSY")
    #expect(found.notes == [])
    let told = waiting.replacing("'other()': unknown", with: "'other()': -EBUSY")
    #expect(try line(["a.c": source], scenario: told).map(\.verdict) == [.bad])
  }
}
