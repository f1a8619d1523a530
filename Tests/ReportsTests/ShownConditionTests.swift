import Findings
import Testing

/// A condition is shown in part where it is long, and that is said.
@Suite struct ShownConditionTests {
  @Test func aShortOneIsWhole() {
    let shown = ShownCondition("a && (b || c)", limit: 20)
    #expect(shown.text == "a && (b || c)")
    #expect(shown.note == nil)
  }

  @Test(arguments: [
    ("aaaaaaaaaaaaaaaaaa || b || c", "b || c || ...", 2, 3),
    ("b || aaaaaaaaaaaaaaaaaa || c", "b || c || ...", 2, 3),
    ("x && (aaaaaaaaaaaaaaaaaa || b || c)", "x && (b || c || ...)", 2, 3),
    // What stands in brackets, quotes and comments joins nothing.
    ("f(a || b || ccccccccccc) || d", "d || ...", 1, 2),
    ("s == \"a || b || cccccccc\" || d", "d || ...", 1, 2),
    ("v /* of a || b || cccccc */ || d", "d || ...", 1, 2),
    ("a['|'] == \"\\\" || b ccccccc\" || d", "d || ...", 1, 2),
    // One that is too long alone loses its end.
    ("(aaaaaaaa && bbbbbbbbbbbbbbb && c)", "(aaaaaaaa && ...)", 1, 1),
    ("aaaaaaaa && bbbbbbbbbbbbbbb && c", "aaaaaaaa && ...", 1, 1),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa ...", 1, 1),
    // No pair of brackets around it all.
    ("x && (a || bbbbbb) == (c || ddddddddd)", "x && ...", 1, 1),
  ])
  func aLongOneIsCut(_ condition: String, _ text: String, _ shown: Int, _ all: Int) {
    let found = ShownCondition(condition, limit: 20)
    #expect(found.text == text)
    #expect(found.shown == shown)
    #expect(found.alternatives == all)
    #expect(found.note != nil)
  }

  /// Whatever a condition looks like, what is shown of it is bounded.
  @Test func anythingIsCut() {
    let pieces = ["(", ")", "||", "&&", "\"", "\\", "/*", "*/", "[", "]", "a", " ", "'", "ä"]
    var random: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<40 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((random >> 33) % UInt64(pieces.count))]
      }
      let shown = ShownCondition(text, limit: 12)
      #expect(shown.text.utf8.count <= 12 * 6, "\(text)")
      #expect((shown.note == nil) == (text.utf8.count <= 12), "\(text)")
    }
  }
}
