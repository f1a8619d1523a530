import Findings
import Testing

@testable import Replay

/// CONFIG symbols that nobody knows: what the verdict depends on, and what not.
@Suite struct ConfigTests {
  private func replay(
    _ body: String, config: String = "{ONE: unknown, TWO: unknown, THREE: unknown}",
    fields: String = "count: 3", state: String = ""
  ) throws -> ReplayFinding {
    let source = """
      #ifdef CONFIG_THREE
      struct box { int spare; int count; int limit; };
      #else
      struct box { int count; int limit; };
      #endif
      #ifdef CONFIG_ONE
      #define MOST 4
      #else
      #define MOST 2
      #endif
      int check(struct box *b)
      {
      \(body)
      }

      """
    let scenario = boxScenario(fields: fields, rest: "unknown", more: state)
      .replacing("{arch: arm}", with: "{arch: arm, config: \(config)}")
    return try #require(try line(["a.c": source], scenario: scenario).first)
  }

  @Test func onlyTheSymbolThatDecidesIsNamed() throws {
    let found = try replay("return b->count > MOST ? -16 : 0;")
    #expect(found.verdict == .depends)
    #expect(found.condition == "!CONFIG_ONE")
    #expect(
      found.paths?.notes == [
        "the verdict depends on CONFIG_ONE, and not on CONFIG_TWO or CONFIG_THREE"
      ])
    #expect(found.paths?.groups.map(\.paths) == [4, 4])
    #expect(found.paths?.parts == [ConditionPart(text: "!CONFIG_ONE")])
  }

  @Test func aSymbolAndAFieldAreOneCondition() throws {
    let found = try replay("return b->limit > MOST ? -16 : 0;", config: "{ONE: unknown}")
    #expect(found.condition == "(!CONFIG_ONE && box->limit > 2) || box->limit > 4")
  }

  @Test func whatNoSymbolDecidesIsTheSameForAll() throws {
    let found = try replay("return b->count == 3 ? -16 : 0;")
    #expect(found.verdict == .bad)
    #expect(
      found.paths?.notes == [
        "the verdict does not depend on CONFIG_ONE, CONFIG_TWO or CONFIG_THREE"
      ])
  }

  @Test func theExamplesSayWhatTheSymbolsAre() throws {
    let body = "return b->limit > MOST ? -16 : 0;"
    let examples = try #require(try replay(body).paths?.examples)
    #expect(examples.map(\.verdict) == [.bad, .good])
    for example in examples {
      #expect(example.values.prefix(3).map(\.name) == ["CONFIG_ONE", "CONFIG_TWO", "CONFIG_THREE"])
      let found = try replay(body, state: try #require(example.state))
      #expect(found.verdict == example.verdict)
    }
  }
}
