import Findings
import Testing

/// Where a bad value came into being, and the condition that let it out.
@Suite struct SiteTests {
  private func site(_ body: String, before: String) throws -> Site {
    let text = boxStruct + before + "int check(struct box *b)\n{\n" + body + "\n}\n"
    let found = try line(["a.c": text], scenario: boxScenario())
    #expect(found.map(\.verdict) == [.bad])
    return try #require(found.first?.outcome.site)
  }

  private static let errors = """
    static inline void *ERR_PTR(long e) { return (void *)e; }
    #define IS_ERR(p) ((unsigned long)(void *)(p) >= (unsigned long)-4095)
    static void *find(struct box *b)
    {
    \tif (b->count > 2)
    \t\treturn ERR_PTR(-16);
    \treturn b;
    }

    """

  @Test func anErrorPointerIsMadeWhereItsNumberIs() throws {
    let found = try site(
      "\tvoid *p = find(b);\n\tif (IS_ERR(p))\n\t\treturn (long)p;\n\treturn 0;",
      before: Self.errors)
    #expect(found.function == "find")
    #expect(found.line == 7)
    #expect(found.condition == "b -> count > 2")
  }

  private static let passing = [
    "static int pick(struct box *b, int err) { return b->count > 2 ? err : 0; }\n",
    "static int pick(struct box *b, int err) { if (b->count > 2) return err; return 0; }\n",
  ]

  @Test(arguments: passing) func anErrorGivenBackHasTheConditionThatGaveItBack(
    _ before: String
  ) throws {
    let found = try site("\treturn pick(b, -16);", before: before)
    #expect(found.function == "check")
    #expect(found.line == 5)
    #expect(found.condition == "b -> count > 2")
  }

  @Test func anErrorThatLeavesByMemoryHasTheConditionItWasMadeUnder() throws {
    let found = try site(
      "\tint err = 0;\n\tfill(b, &err);\n\treturn err;",
      before: "static void fill(struct box *b, int *e) { if (b->count > 2) *e = -16; }\n")
    #expect(found.function == "fill")
    #expect(found.condition == "b -> count > 2")
  }
}
