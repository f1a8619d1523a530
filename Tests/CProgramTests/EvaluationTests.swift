import CSyntax
import Testing
import Workbench

@testable import CProgram

/// Conditions written as text, before they are run.
@Suite struct EvaluationTests {
  static let source = """
    #define NULL ((void *)0)
    #define MAX 3
    #define dev nonsense(
    #define READ(x) ({ __typeof__(x) _v = (x); _v; })
    #define SET(x) ({ (x) = 1; })
    #define COUNT(x) ({ int _n = 0; for (int i = 0; i < (x); i++) _n += i; _n; })
    #define CHECK(x) ({ if (sizeof(x) != sizeof(int)) gone(x); x; })
    #define BARRIER(x) ({ __asm__ volatile("" : : : "memory"); x; })
    #define ASSEMBLY(x) ({ int _v; __asm__("mov %0, 1" : "=r" (_v)); _v + (x); })
    #define WRITE_LOCAL(x) ({ struct item _i; *(&_i.count) = x; _i.count; })
    #define max(a, b) ({ __typeof__(a) _a = (a); __typeof__(b) _b = (b); _a > _b ? _a : _b; })
    enum kind { FIRST, SECOND };
    typedef unsigned int u32;
    struct item { int count; struct item *next; enum kind kind; int (*ask)(int); struct far *far; };
    struct far;
    static int total;
    extern void gone(int);
    void away(int *);
    static inline int is_first(struct item *i) { return i->kind == FIRST; }
    static inline int walk(struct item *i) { int n = 0; while (i) { n++; i = i->next; } return n; }
    static inline int deep(struct item *i) { return i->next ? deep(i->next) : is_first(i); }
    static inline int writes(struct item *i) { i->count = 1; return 1; }
    static inline int through(struct item *i) { return is_first(i) && writes(i); }
    static inline int fills(int *n) { *n = 1; return 1; }
    static inline int once(void) { static int known; if (!known) known = 1; return known; }
    """

  /// What is wrong with an expression over `item`, a pointer, and `limit`, a variable; nil for nothing.
  private func trouble(
    _ text: String, configuration: Configuration? = nil, kept: [String: KeptCall] = [:]
  ) throws -> String? {
    let target = Target(
      architecture: try #require(Architecture(named: "arm")), configuration: configuration)
    let program = Program(
      store: MemoryFileStore(["a.c": Array(Self.source.utf8)]), outlines: OutlineStore(),
      target: target, sources: ["a.c"], kept: { kept[$0.spelling] })
    let unit = try #require(program.unit(at: "a.c"))
    let item = try #require(unit.type(named: "struct item"))
    do throws(ExpressionTrouble) {
      let symbol = try unit.function(
        evaluating: text,
        parameters: [(Name("item"), .pointer(item)), (Name("dev"), .pointer(item))],
        variables: [(Name("limit"), .integer(.unsignedInt))])
      #expect(symbol.code != nil)
      #expect(symbol.functionType.result == .int)
      #expect(symbol.functionType.parameters.count == 3)
      return nil
    } catch {
      #expect(!error.reason.contains("\n"))
      return error.reason
    }
  }

  @Test(arguments: [
    "item", "limit", "!item", "item->count == 0", "item->next->count > limit",
    "item->kind == SECOND",
    "item != NULL && item->next != item", "&item->count != 0", "item[1].count", "*(u32 *)item == 1",
    "sizeof(struct item) == 20 || sizeof *item", "MAX - -1", "(long)item->ask", "item->ask == away",
    "limit ? item : 0", "READ(item->count) == 1", "max(item->count, 3)", "COUNT(3)", "CHECK(limit)",
    "WRITE_LOCAL(3)", "BARRIER(limit)", "is_first(item)", "walk(item) == 2", "deep(item)",
    "total == 0", "&total != &item->count", "item == dev", "dev->count", "'a' == 97",
    "\"text\"[0] == 't'", "__builtin_expect(!!limit, 1)", "__builtin_offsetof(struct item, next)",
    "item->far == NULL", "&limit == &item->count",
    "_Generic(limit, unsigned int: 1, default: 0)",
  ])
  func conditionsThatChangeNothingAreTaken(_ text: String) throws {
    #expect(try trouble(text) == nil)
  }

  @Test(arguments: [
    ("", "there is no expression"),
    ("/* only */", "there is no expression"),
    ("item->", "it is no C expression: expected a member's name at the end"),
    ("item item", "it is no C expression: 'item' is not expected"),
    ("(item", "it is no C expression: expected ')' at the end"),
    ("item->owner == 0", "struct item has no member 'owner'"),
    ("item.count == 0", "member 'count' is asked of something that is no struct or union"),
    ("limit->count", "an operand of '->' has a type it cannot take"),
    ("item->far->x", "struct far is not defined in any file that is included here"),
    ("group->count", "'group' is not declared here"),
    ("sizeof(item->owner) == 4", "struct item has no member 'owner'"),
    (
      "sizeof(struct nothing) == 0",
      "struct nothing is not defined in any file that is included here"
    ),
    ("sizeof(*item->far)", "struct far is not defined in any file that is included here"),
    ("item->count = 0", "'=' stands in an expression that must not change anything"),
    ("item->count++", "'++' stands in an expression that must not change anything"),
    ("({ 1; })", "'{' stands in an expression that must not change anything"),
    ("SET(item->count)", "'SET(item->count)' changes memory"),
    ("SET(item)", "'SET(item)' changes memory"),
    ("SET(limit)", "'SET(limit)' changes memory"),
    ("SET(total)", "'SET(total)' changes memory"),
    ("ASSEMBLY(1)", "nobody knows what inline assembly does"),
    ("CHECK((char)1)", "'gone()' is called and not in the sources"),
    ("writes(item)", "'writes()' may change something: 'i->count = 1' changes memory"),
    ("through(item)", "'through()' may change something: 'i->count = 1' changes memory"),
    ("fills(&item->count)", "'fills()' may change something: '*n = 1' changes memory"),
    ("once()", "'once()' may change something: 'known = 1' changes memory"),
    ("item->ask(1)", "'item->ask' is called, which can be any function"),
    ("*item", "'*item' is of type struct item, neither a number nor a pointer"),
    ("gone(1)", "'gone(1)' is of type void, neither a number nor a pointer"),
    ("(void)item", "'(void)item' is of type void, neither a number nor a pointer"),
    ("1.5", "floating point is not computed"),
    ("struct item", "it is no C expression: expected an expression before 'struct'"),
    ("u32", "a type name stands where a value is needed"),
    ("#if 1", ""),
  ])
  func whatIsNoSuchConditionIsOneSentence(_ text: String, _ reason: String) throws {
    let found = try trouble(text)
    #expect(reason.isEmpty ? found != nil : found == reason, "\(text): \(found ?? "taken")")
  }

  @Test func inAKernelAnUndeclaredFunctionIsNoCall() throws {
    let kernel = Configuration([:])
    #expect(
      try trouble("absent(item)", configuration: kernel)
        == "'absent()' is called and not known to read only")
  }

  @Test func aCallThatAModelAnswersIsTakenIfItOnlyReads() throws {
    let reads = ["is_known": KeptCall(onlyReads: true), "writes": KeptCall(onlyReads: true)]
    #expect(try trouble("is_known(item) && writes(item)", kept: reads) == nil)
    #expect(
      try trouble("is_known(item)", kept: ["is_known": KeptCall()])
        == "'is_known()' is called and not known to read only")
  }

  @Test func deepAndLongTextsAreRefusedOrTakenAndNotFollowedForEver() throws {
    let texts = [
      String(repeating: "(", count: 4000), String(repeating: "!", count: 4000) + "limit",
      String(repeating: "(", count: 2000) + "1" + String(repeating: ")", count: 2000),
      "1" + String(repeating: "+limit", count: 3000),
      "item" + String(repeating: "->next", count: 3000),
      String(repeating: "limit?1:", count: 1000) + "0",
      String(repeating: "sizeof ", count: 3000) + "limit",
      String(repeating: "deep(item)||", count: 1000) + "0",
    ]
    for text in texts { _ = try onLargeStack { try trouble(text) } }
  }

  @Test func aThousandMutilatedTextsNeverCrash() throws {
    let texts = [
      "item->count == 0 && !is_first(item)", "max(item->count, 3) > COUNT(limit)",
      "((struct item *)dev)->next[1].kind == SECOND ? sizeof *item : 'x'",
      "READ(limit) & ~(1UL << 3)",
    ].map { Array($0.utf8) }
    let spice = Array("()[]{}->.*&!~+-/%<>=?:;,#\"'\\ 0x1Laitem\n\u{e9}".utf8)
    var state: UInt64 = 0x5EED
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, count)))
    }
    try onLargeStack {
      for round in 0..<1000 {
        var bytes = texts[round % texts.count]
        for _ in 0...random(3) where !bytes.isEmpty {
          let place = random(bytes.count)
          switch random(4) {
          case 0: bytes.remove(at: place)
          case 1: bytes[place] = spice[random(spice.count)]
          case 2: bytes.insert(spice[random(spice.count)], at: place)
          default: bytes.removeSubrange(place..<min(bytes.count, place + 5))
          }
        }
        _ = try trouble(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test func theTextCanBeFoundFromASpan() throws {
    let (program, unit) = try makeUnit(
      ["a.c": Array(Self.source.utf8)], "a.c", architecture: "arm")
    do throws(ExpressionTrouble) {
      _ = try unit.function(evaluating: "total ==   missing + 1", parameters: [])
      Issue.record("no trouble")
    } catch {
      #expect(program.source(of: error.span) == "missing")
    }
    let symbol = try unit.function(evaluating: "total\n  == 1", parameters: [])
    let span = try #require(symbol.code?.instructions.last?.span)
    #expect(program.source(of: span) == "total == 1")
    #expect(program.place(of: span).path == "<expression>")
  }

  @Test func theFirstSourceInWhichItHasAMeaningIsTaken() throws {
    let files = [
      "a.c": "struct item { int count; };\nint f(void) { return 0; }\n",
      "b.c": "enum { LIMIT = 4 };\n#define TWICE(x) ((x) * 2)\n",
    ]
    let (program, _) = try makeUnit(
      files.mapValues { Array($0.utf8) }, "a.c", architecture: "arm")
    program.sources = ["a.c", "b.c", "missing.c"]
    func trouble(_ text: String, _ path: String?) -> String? {
      do throws(ExpressionTrouble) {
        _ = try program.function(evaluating: text, in: path, parameters: [])
        return nil
      } catch { return error.reason }
    }
    #expect(trouble("TWICE(LIMIT) == 8", nil) == nil)
    #expect(trouble("TWICE(LIMIT) == 8", "b.c") == nil)
    #expect(trouble("LIMIT == 8", "a.c") == "'LIMIT' is not declared here")
    #expect(trouble("LIMIT == OTHER", nil) == "'LIMIT' is not declared here")
    #expect(trouble("1", "missing.c") == "there is no file missing.c to read it in")
  }
}
