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

  @Test func whatAnIndexLeadsToBehindAPointerIsFollowed() throws {
    let source =
      "struct item { int on; struct box *owner; };\nstruct box { int count; int limit; struct box *next; struct item *items; };\n"
      + "int check(struct box *b) { return b->items[3].on; }\n"
    let names = ["items[3].on", "items[3].owner->limit", "items[3]", "items[3].off"]
    let state = names.map { "  'box->\($0)': 1" }.joined(separator: "\n")
    let found = try messages(source, more: "state:\n\(state)")
    #expect(found.count == 1 && found[0].contains("struct item.off"), "\(found)")
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

  // MARK: Members

  private static let nested = """
    struct part { int first; union { int second; struct box *third; }; };
    struct box { int count; int limit; struct part inner; struct part parts[2]; struct box *next; };
    struct box known_box;
    int check(struct box *b) { return b->count; }
    """

  /// What a check of a scenario says, each with its severity.
  private func sentences(
    _ sources: [[String: String]], objects: String, more: String = "", config: String = ""
  ) throws -> [String] {
    var lab = try Lab()
    for source in sources { try lab.commit(source) }
    let ids = lab.order.map(\.hex)
    let text = boxScenario(more: more).replacing("objects:", with: "objects:\n" + objects)
      .replacing("{arch: arm}", with: config.isEmpty ? "{arch: arm}" : config)
    let scenario = try readScenario(Array(text.utf8))
    let found = try TreeCheck(scenario: scenario, repository: lab.path).diagnostics(at: ids)
    return found.map { diagnostic in
      var message = "\(diagnostic.severity) \(diagnostic.message)"
      for (index, id) in ids.enumerated() { message = message.replacing(id, with: "v\(index)") }
      return message
    }
  }

  @Test func whatIsMissingOfAPartIsSought() throws {
    let objects = """
        other:
          type: struct box
          fields:
            inner.frist: 1
            inner: {secnd: 1}
            parts: [{first: 1}, {firts: 2}]
            next: other.inner.thrid
            cuont: 0
            gone: {value: 1, optional: true}
        row: {type: struct box, count: 2, fields: {"[0].inner.frist": 1, limt: 2}}
      """
    let more = """
      globals:
        known_box.inner.frist: 1
        known_box.parts: [{frist: 1}]
        konwn_box: {count: 1}
      require: [box->next == other && box->next == row]
      """
    let found = try sentences([["a.c": Self.nested]], objects: objects, more: more)
    #expect(
      found == [
        "error objects.other.fields.inner.frist: struct box.inner.frist does not exist at v0; did you mean 'first'?",
        "error objects.other.fields.inner.secnd: struct part.secnd does not exist at v0; did you mean 'second'?",
        "error objects.other.fields.parts[1].firts: struct part.firts does not exist at v0; did you mean 'first'?",
        "error objects.other.fields.next: struct box.inner.thrid does not exist at v0; did you mean 'third'?",
        "warning objects.other.fields.cuont: struct box.cuont does not exist at v0, so this says nothing; did you mean 'count'?",
        "error objects.row.fields.[0].inner.frist: struct box.inner.frist does not exist at v0; did you mean 'first'?",
        "error objects.row.fields.limt: struct box.limt does not exist at v0; did you mean 'limit'?",
        "error globals.known_box.inner.frist: known_box.inner.frist does not exist at v0; did you mean 'first'?",
        "error globals.known_box.parts[0].frist: struct part.frist does not exist at v0; did you mean 'first'?",
        "error globals.konwn_box: the global konwn_box does not exist at v0; did you mean 'known_box'?",
      ], "\(found.joined(separator: "\n"))")
  }

  @Test func anObjectWhoseTypeAPointerSaysIsReadAsWell() throws {
    let objects = "  made: {fields: {cont: 3}}\n  outer: {type: struct box, fields: {next: made}}"
    let found = try sentences(
      [["a.c": Self.nested]], objects: objects, more: "require: [box->next == outer]")
    #expect(
      found == [
        "error objects.made.fields.cont: struct box.cont does not exist at v0; did you mean 'count'?"
      ])
  }

  @Test func whatOneEndOfARangeHasIsNotTold() throws {
    let older = Self.nested.replacing("int limit;", with: "int bound;")
    let objects =
      "  other: {type: struct box, fields: {bound: 1, limit: 2, extent: 3}}"
    let found = try sentences(
      [["a.c": older], ["a.c": Self.nested]], objects: objects,
      more: "require: [box->next == other]")
    #expect(
      found == [
        "error objects.other.fields.extent: struct box.extent does not exist at any of v0, v1"
      ])
  }

  // MARK: Values and calls

  @Test func aValueThatFitsAtNoneOfTheRevisionsIsToldOf() throws {
    let source = """
      struct part { int first; };
      struct box { int count; int limit; unsigned char byte; unsigned bits:3; char name[4]; void *p;
        struct box *next; unsigned long address; struct part part; int row[2]; _Bool flag; };
      int check(struct box *b) { return b->count; }
      int make(int a, struct box *b) { return a; }
      """
    let wider = source.replacing("unsigned char byte;", with: "int byte;")
    let good = """
        other: {type: struct box, fields: {count: -1, byte: 255, bits: 7, name: {string: ab}, p: new,
          next: new, address: other, part: 0, row: [1, 2], flag: true, limit: -EBUSY}}
      """
    let more = """
      require: [box->next == other]
      calls:
        - {call: make, arguments: [3, other]}
      """
    #expect(try sentences([["a.c": source]], objects: good, more: more) == [])
    let bad = """
        other: {type: struct box, fields: {count: new, byte: 256, bits: 8, limit: other, p: 0x1ffffffff,
          part: 3, row: [1, 0x1ffffffff], flag: 2, "part.first": {string: a}}}
      """
    let wrong = """
      require: [box->next == other]
      calls:
        - {call: make, arguments: [other, other]}
        - {call: make, arguments: [1]}
        - {call: make, arguments: [1, 0x1ffffffff, 2]}
      """
    let found = try sentences([["a.c": source]], objects: bad, more: wrong)
    #expect(
      found.map { $0.dropFirst("error ".count) } == [
        "objects.other.fields.count: the value has no meaning at v0: a pointer is given, and it is int",
        "objects.other.fields.byte: the value has no meaning at v0: 256 is given, which does not fit unsigned char",
        "objects.other.fields.bits: the value has no meaning at v0: 8 is given, which does not fit unsigned int of 3 bits",
        "objects.other.fields.limit: the value has no meaning at v0: a pointer is given, and it is int",
        "objects.other.fields.p: the value has no meaning at v0: 8589934591 is given, which does not fit void *",
        "objects.other.fields.part: the value has no meaning at v0: a single value is given, and it is struct part",
        "objects.other.fields.row[1]: the value has no meaning at v0: 8589934591 is given, which does not fit int",
        "objects.other.fields.flag: the value has no meaning at v0: 2 is given, which does not fit bool",
        "objects.other.fields.part.first.string: the value has no meaning at v0: a pointer is given, and it is int",
        "calls[0].arguments[0]: the value has no meaning at v0: a pointer is given, and it is int",
        "calls[1].call: the call has no meaning at v0: make() takes 2 arguments, and 1 is given",
        "calls[2].call: the call has no meaning at v0: make() takes 2 arguments, and 3 are given",
      ], "\(found.joined(separator: "\n"))")
    // What fits at one of them is no mistake.
    let one = "  other: {type: struct box, fields: {byte: 256}}"
    let needs = "require: [box->next == other]"
    #expect(try sentences([["a.c": source], ["a.c": wider]], objects: one, more: needs) == [])
    #expect(try sentences([["a.c": source]], objects: one, more: needs).count == 1)
  }

  // MARK: Names under state

  @Test func namesUnderStateThatLeadNowhereSayNothing() throws {
    let source = """
      struct ops { int (*probe)(int); };
      struct part { int first; struct box *box; };
      struct box { int count; int limit; unsigned char *bytes; char name[4]; void *data;
        const struct ops *ops; struct box *next; struct part part; struct hidden *hidden; };
      struct box *known; struct box whole;
      struct box *outside(int x);
      int check(struct box *b) { return outside(1)->count + known->count + whole.count; }
      """
    let good = [
      "box->count", "box->next->next->limit", "'*box->bytes'", "box->bytes[3]",
      "'*(u16 *)&box->bytes[4]'", "box->name[2]", "box->part.box->part.first", "b->count",
      "box->data->anything", "box->data", "box->hidden->x", "box->ops->probe()",
      "'box->ops->probe() /* 2 */'", "outside()", "outside()->limit", "known->count", "whole.count",
      "box->limit+4", "'box->name[i]'", "strlen(box->bytes)", "'strlen(box->next->name) /* 2 */'",
    ]
    #expect(
      try messages(source, more: "state:\n" + good.map { "  \($0): 1\n" }.joined())
        == [])
    let bad = [
      "bux->count", "box.count", "box->cuont", "box->next->nxt->limit", "'*box->byts'",
      "box->byts[3]",
      "'*(u16 *)&box->byts[4]'", "box->part.bix->limit", "b->cont", "box->ops->prob()", "outsid()",
      "outside()->limt", "known->cuont", "whole.cuont", "box->count[1]", "strlen(box->byts)",
    ]
    let found = try messages(source, more: "state:\n" + bad.map { "  \($0): 1\n" }.joined())
    #expect(
      found.map { $0.drop { $0 != "." }.dropFirst() } == [
        "bux->count: the object, parameter or variable bux does not exist at v0, so this says nothing; did you mean 'box'?",
        "box.count: a value called box.count does not exist at v0, so this says nothing; did you mean 'box->count'?",
        "box->cuont: struct box.cuont does not exist at v0, so this says nothing; did you mean 'count'?",
        "box->next->nxt->limit: struct box.nxt does not exist at v0, so this says nothing; did you mean 'next'?",
        "*box->byts: struct box.byts does not exist at v0, so this says nothing; did you mean 'bytes'?",
        "box->byts[3]: struct box.byts[3] does not exist at v0, so this says nothing; did you mean 'bytes'?",
        "*(u16 *)&box->byts[4]: struct box.byts[4] does not exist at v0, so this says nothing; did you mean 'bytes'?",
        "box->part.bix->limit: struct box.part.bix does not exist at v0, so this says nothing; did you mean 'box'?",
        "b->cont: struct box.cont does not exist at v0, so this says nothing; did you mean 'count'?",
        "box->ops->prob(): struct ops.prob does not exist at v0, so this says nothing; did you mean 'probe'?",
        "outsid(): the function outsid() does not exist at v0, so this says nothing",
        "outside()->limt: struct box.limt does not exist at v0, so this says nothing; did you mean 'limit'?",
        "known->cuont: struct box.cuont does not exist at v0, so this says nothing; did you mean 'count'?",
        "whole.cuont: struct box.cuont does not exist at v0, so this says nothing; did you mean 'count'?",
        "box->count[1]: struct box.count[1] does not exist at v0, so this says nothing",
        "strlen(box->byts): struct box.byts does not exist at v0, so this says nothing; did you mean 'bytes'?",
      ], "\(found.joined(separator: "\n"))")
  }

  // MARK: Configuration

  @Test func aSymbolMustStandInAKconfigFile() throws {
    let config =
      "{arch: arm, config: {MMU: y, MENU: m, MNU: y, OLD: 3, NEW: y, GONE: n, LATER: {value: y, optional: true}}}"
    let top = "source \"lib/Kconfig.debug\"\nconfig MMU\n\tbool\n"
    let first = [
      "a.c": Self.nested, "Kconfig": top, "lib/Kconfig.debug": "  menuconfig MENU\n\tconfig  OLD\n",
    ]
    let second = ["lib/Kconfig.debug": "menuconfig MENU\r\nconfig NEW"]
    let expected =
      "error machine.config.MNU: CONFIG_MNU does not exist at any of v0, v1; did you mean 'MENU'?"
    #expect(try sentences([first, second], objects: "", config: config) == [expected])
    // A tree without such files says nothing.
    #expect(try sentences([["a.c": Self.nested]], objects: "", config: config) == [])
  }

  // MARK: Models

  private static let calling = """
    struct box { int count; int limit; struct box *next; };
    extern int outside(int);
    #define STANDS_FOR(x) macro_call(x)
    static int deepest(struct box *b) { return b->count; }
    static int inner(struct box *b) { return deepest(b) + outside(3); }
    int beside(struct box *b) { return b->limit; }
    int check(struct box *b) { return inner(b); }
    """

  @Test func aModelOfAFunctionOnThePathIsTold() throws {
    let more = """
      models:
        deepest: {returns: 0}
        outside: {returns: 0}
        beside: {returns: 0}
        STANDS_FOR: {returns: 0}
        misspelt: {returns: 0}
      """
    let found = try sentences([["a.c": Self.calling]], objects: "", more: more)
    #expect(
      found == [
        "warning models.deepest: the model answers for deepest() of a.c, which is on the path of check() at v0: "
          + "it is never run, so no change of it can change a verdict",
        "warning models.misspelt: nothing uses the model: no value is 'model misspelt', and the sources know "
          + "nothing of that name at v0",
      ], "\(found.joined(separator: "\n"))")
    // Behind what a model answers for nothing is run, and where a model does not exist it answers for nothing.
    let shadowed = try sentences(
      [["a.c": Self.calling]], objects: "",
      more: "models:\n  inner: {returns: 0}\n  deepest: {returns: 0, when: {has: macro ABSENT}}")
    #expect(shadowed.count == 1)
    #expect(shadowed[0].contains("models.inner: the model answers for inner() of a.c"))
  }

  @Test func aModelThatAnyRevisionUsesIsInUse() throws {
    let older = Self.calling.replacing("deepest", with: "lowest")
    let more = "models:\n  lowest: {returns: 0}\n  outside: {returns: 0}"
    let found = try sentences(
      [["a.c": Self.calling], ["a.c": older]], objects: "", more: more)
    #expect(found.count == 1)
    #expect(found[0].contains("lowest() of a.c, which is on the path of check() at v1"))
  }
}
