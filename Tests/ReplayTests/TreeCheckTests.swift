import Git
import Scenarios
import SourceText
import Testing

@testable import Replay

/// What `scenario check --repo` finds out about expressions and functions that a scenario names.
@Suite struct TreeCheckTests {
  private static let first = """
    struct box { int count; int limit; struct box *next; };
    #define MAX 3
    static inline int is_full(struct box *b) { return b->count > b->limit; }
    static int choose(struct box *b) { if (b->count > 2) return -16; return 0; }
    int check(struct box *b) { return choose(b); }
    """

  /// What is wrong with a scenario at the commits `v0`, `v1` and so on, given by their sources.
  private func messages(_ sources: String..., more: String, bad: String = "returns: -EBUSY") throws
    -> [String]
  {
    var lab = try Lab()
    for source in sources { try lab.commit(["a.c": source]) }
    let ids = lab.order.map(\.hex)
    let scenario = try readScenario(Array(boxScenario(bad: bad, more: more).utf8))
    let found = try TreeCheck(scenario: scenario, repository: lab.path).diagnostics(at: ids)
    return found.map { diagnostic in
      var message = diagnostic.message
      for (index, id) in ids.enumerated() { message = message.replacing(id, with: "v\(index)") }
      return "\(diagnostic.position?.line ?? 0): \(message)"
    }
  }

  @Test func expressionsThatHaveAMeaningAreNotTold() throws {
    let more = """
      require:
        - box->count < MAX && !is_full(box)
        - {that: box->next == box, in: a.c}
        - {that: box->owner, when: {has: field struct box.owner}}
      """
    #expect(try messages(Self.first, more: more, bad: "returns: -EBUSY, decided in: choose") == [])
  }

  @Test func anExpressionMustHaveAMeaningAtOneOfTheRevisions() throws {
    let second = Self.first.replacing("count", with: "used")
    #expect(
      try messages(Self.first, second, more: "require: [box->count == 1, box->used == 1]") == [])
    #expect(
      try messages(second, more: "require: [box->count == 1]").last
        == "9: require[0]: the expression has no meaning at v0: struct box has no member 'count'")
    #expect(
      try messages(Self.first, second, more: "require: [box->gone == 1]")
        == [
          "9: require[0]: the expression has no meaning at any of v0, v1: struct box has no member 'gone'"
        ])
    #expect(
      try messages(Self.first, more: "require: [{that: box->count, in: b.c}]")
        == ["9: require[0].in: the file b.c does not exist at v0"])
  }

  @Test func anObjectWithoutATypeIsReadByThePointerToIt() throws {
    let more = """
      require: [other->count == 1, other->gone == 1, number == MAX, "table[1].count"]
      """
    let scenario = boxScenario(fields: "next: other", more: more).replacing(
      "objects:",
      with: """
        objects:
          other: {rest: zero}
          number: {type: int}
          table: {type: struct box, count: 2}
        """)
    var lab = try Lab()
    try lab.commit(["a.c": Self.first])
    let read = try readScenario(Array(scenario.utf8))
    let found = try TreeCheck(scenario: read, repository: lab.path).diagnostics(at: ["main"])
    #expect(
      found.map(\.message) == [
        "require[1]: the expression has no meaning at main: struct box has no member 'gone'"
      ])
  }

  @Test func elementsOfAnObjectWithACountHaveItsType() throws {
    let scenario = boxScenario(fields: "next: table").replacing(
      "objects:",
      with: """
        objects:
          table: {type: struct box, count: 2, fields: {limit: 1, "[1].count": 1, "[1].gone": 1}}
          numbers: {type: int, count: 2, fields: {"[0]": 1, "[1].gone": 1}}
        """)
    var lab = try Lab()
    try lab.commit(["a.c": Self.first])
    let read = try readScenario(Array(scenario.utf8))
    let found = try TreeCheck(scenario: read, repository: lab.path).diagnostics(at: ["main"])
    #expect(
      found.map(\.message) == [
        "objects.table.fields.[1].gone: struct box.gone does not exist at main",
        "objects.numbers.fields.[1].gone: int.gone does not exist at main",
      ])
  }

  @Test func aFunctionThatDecidesMustExistAtOneOfTheRevisions() throws {
    let second = Self.first.replacing("choose", with: "select_box")
    let bad = "returns: -EBUSY, decided in: [choose, select_box, chose]"
    #expect(
      try messages(Self.first, second, more: "", bad: bad)
        == [
          "8: bad.decided in[2]: the function chose() does not exist at any of v0, v1; "
            + "did you mean 'choose'?"
        ])
  }
}
