import CMachine
import CProgram
import CSyntax
import Testing
import Workbench

/// Conditions written as text, run over objects of which everything is known.
@Suite struct EvaluationTests {
  private static let source = """
    #define NULL ((void *)0)
    #define MAX_ERRNO 4095
    #define IS_ERR_VALUE(x) ((unsigned long)(void *)(x) >= (unsigned long)-MAX_ERRNO)
    #define LIMIT 4
    #define max(a, b) ({ __typeof__(a) _a = (a); __typeof__(b) _b = (b); _a > _b ? _a : _b; })
    enum state { OFF, ON, BROKEN = 7 };
    struct device;
    struct domain { unsigned type; struct domain *next; };
    struct group {
      struct domain *domain, *default_domain, *blocking_domain;
      unsigned owner_cnt;
      unsigned ready : 1, mode : 3;
      int level : 4;
      enum state state;
      char name[8];
      struct { int refs; } kref;
      int table[4];
      struct group *error;
    };
    struct domain first = { 3, 0 }, second = { 4, &first };
    struct group g = {
      .domain = &second, .default_domain = &first, .owner_cnt = 2, .ready = 1, .mode = 5,
      .level = -3, .state = BROKEN, .name = "rk", .kref = { 9 }, .table = { 1, 2, 4, 8 },
      .error = (struct group *)-16L,
    };
    unsigned limit = 5;
    static int total = 40;
    static inline int IS_ERR(const void *p) { return IS_ERR_VALUE((unsigned long)p); }
    static inline int busy(struct group *group) {
      return group->domain && group->domain != group->default_domain
        && group->domain != group->blocking_domain;
    }
    """

  private static let cases: [(String, Bool)] = [
    ("group", true), ("!group", false), ("group->owner_cnt == 2", true),
    ("group->owner_cnt - 3 < 0", false), ("group->blocking_domain != NULL", false),
    ("group->domain == domain", true), ("group->domain->next == group->default_domain", true),
    ("domain->next->next || domain->type == 3", false), ("group->state == BROKEN", true),
    ("group->state == ON", false), ("group->ready && group->mode == 5", true),
    ("group->level < 0", true), ("group->level == -3", true), ("group->name[1] == 'k'", true),
    ("group->table[2] == LIMIT", true), ("group->table[LIMIT - 1] == 8", true),
    ("group->kref.refs > 8", true), ("(unsigned char)group->level == 253", true),
    ("(short)(limit + 65534u) == 3", true), ("sizeof(group->table) == 16", true),
    ("sizeof *group > sizeof(struct domain)", true), ("IS_ERR(group->error)", true),
    ("IS_ERR(group->domain)", false), ("IS_ERR_VALUE(group->error) ? 0 : 1", false),
    ("group->blocking_domain ? group->blocking_domain->type : limit == 5", true),
    ("max(group->owner_cnt, limit) == 5", true), ("busy(group)", true), ("total == 40", true),
    ("limit == 5 && &limit != NULL", true), ("limit & 1", true),
    ("*(int *)group->table == 1", true), ("group->domain - domain == 0", true),
    ("group->blocking_domain == (struct domain *)0", true), ("256 == 256", true), ("0", false),
  ]

  @Test(arguments: ["arm", "x86_64"])
  func aConditionIsWhatTheSameConditionInAFunctionIs(_ architecture: String) throws {
    var source = Self.source + "\n"
    for (number, (text, _)) in Self.cases.enumerated() {
      source +=
        "int f\(number)(struct group *group, struct domain *domain) { return !!(\(text)); }\n"
    }
    try onLargeStack {
      let machine = try makeMachine(source, architecture: architecture)
      for (number, (text, expected)) in Self.cases.enumerated() {
        let found = try evaluate(text, machine)
        #expect(found == (expected ? 1 : 0), "\(text)")
        let same = try machine.run(
          "f\(number)", [try address("g", machine), try address("second", machine)])
        #expect(try machine.number(same, at: Span.none) == found, "\(text)")
      }
      #expect(machine.functionsRun.map(\.name).contains("busy"))
      #expect(!machine.functionsRun.map(\.name).contains("<requirement>"))
    }
  }

  @Test func aConditionFollowsWhatChanges() throws {
    try onLargeStack {
      let machine = try makeMachine(Self.source)
      #expect(try evaluate("limit == 5", machine) == 1)
      let limit = try address("limit", machine)
      try machine.write(.integer(6), through: limit, bytes: 4, at: Span.none)
      #expect(try evaluate("limit == 5", machine) == 0)
      #expect(try evaluate("limit == 6", machine) == 1)
    }
  }

  @Test func readingThroughNullIsTheFaultItIs() throws {
    try onLargeStack {
      let machine = try makeMachine(Self.source)
      do throws(Stop) {
        let symbol = try compile("group->blocking_domain->type == 1", machine)
        _ = try machine.call(
          .source(symbol),
          [
            addressOrZero("g", machine), addressOrZero("second", machine),
            addressOrZero("limit", machine),
          ])
        Issue.record("no fault")
      } catch {
        #expect(error.kind == .fault(.nullDereference))
        let text = error.span.map { machine.program.source(of: $0) }
        #expect(text?.hasPrefix("group->blocking_domain->type") == true)
      }
    }
  }

  @Test func onPathsAConditionOverUnknownStateIsBoth() throws {
    try onLargeStack {
      let program = try makeMachine("enum { TWO = 2 };\n").program
      let unit = try #require(program.unit(at: "test.c"))
      let symbol = try unit.function(
        evaluating: "count > TWO", parameters: [(Name("count"), .integer(.unsignedInt))])
      let search = PathSearch()
      let found = search.explore { () -> Int64 in
        let machine = Machine(
          program: program, environment: NoModels(), keepsSites: false, oracle: search)
        do throws(Stop) {
          let value = try machine.call(
            .source(symbol), [machine.unknown("count", of: .integer(.unsignedInt))])
          return try machine.number(value, at: Span.none)
        } catch { return -1 }
      }
      #expect(Set(found.paths.map(\.outcome)) == [.some(0), .some(1)] as Set<Int64?>)
    }
  }

  // MARK: The machine

  private func compile(_ text: String, _ machine: Machine) throws(Stop) -> FunctionSymbol {
    guard let unit = machine.program.unit(at: "test.c"),
      let group = unit.type(named: "struct group"),
      let domain = unit.type(named: "struct domain")
    else { throw Stop(.invalid, "no types", span: Span.none) }
    do throws(ExpressionTrouble) {
      return try unit.function(
        evaluating: text,
        parameters: [(Name("group"), .pointer(group)), (Name("domain"), .pointer(domain))],
        variables: [(Name("limit"), .integer(.unsignedInt))])
    } catch { throw Stop(.invalid, error.reason, span: error.span) }
  }

  private func evaluate(_ text: String, _ machine: Machine) throws -> Int64 {
    let symbol = try compile(text, machine)
    let arguments = try ["g", "second", "limit"].map { try address($0, machine) }
    let value = try machine.call(.source(symbol), arguments)
    return try machine.number(value, at: Span.none)
  }

  private func address(_ name: String, _ machine: Machine) throws -> Value {
    let symbol = try #require(machine.program.variable(Name(name), in: "test.c"))
    return Value(.pointer(try machine.pointer(to: symbol)))
  }

  private func addressOrZero(_ name: String, _ machine: Machine) -> Value {
    (try? address(name, machine)) ?? .integer(0)
  }
}
