import Findings
import Testing
import Workbench

@testable import Predicates

/// What is read off one function.
@Suite struct PredicateReaderTests {
  private static let group = """
    struct domain { int type; };
    struct group { struct domain *domain, *first, *second; int owner_cnt; struct list_head devices; };

    """

  @Test(arguments: [
    (
      "int f(struct group *g, struct domain *d) { if (g->domain && g->domain != g->first) return -EBUSY; "
        + "g->domain = d; return 0; }",
      "g->domain && g->domain != g->first"
    ),
    (
      "int f(struct group *g) { if (!g) return -EINVAL; if (g->owner_cnt > 2) return -EBUSY; return 0; }",
      "g && g->owner_cnt > 2"
    ),
    (
      "static int busy(struct group *g) { return g->owner_cnt ? -EBUSY : 0; }\n"
        + "int f(struct group *g) { int r = busy(g); if (r) goto out; g->owner_cnt = 1; out: return r; }",
      "g->owner_cnt != 0"
    ),
    (
      "int f(int a, int b) { if (a) { if (b < 4) return -EBUSY; } return 0; }", "a != 0 && b < 4"
    ),
    ("void *f(int a) { if (a == 3) return ERR_PTR(-EBUSY); return NULL; }", "a == 3"),
    (
      "static struct domain *current_domain; static int limit = 3;\n"
        + "int f(int n) { if (current_domain && n > limit) return -EBUSY; return 0; }",
      "current_domain && limit < n"
    ),
    (
      "static const int limit = 3; int f(int n) { if (n > limit) return -EBUSY; return 0; }",
      "n > 3"
    ),
  ])
  func aConditionIsReadOff(_ source: String, _ condition: String) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.group + source)
      #expect(answer.kind == .condition)
      #expect(answer.condition == condition)
      #expect(answer.confirmed)
      #expect(answer.examples.map(\.verdict) == [.bad, .good])
      #expect(answer.parts.allSatisfy { $0.file == "test.c" && $0.line != nil })
    }
  }

  @Test func whatIsAlwaysOrNeverReturnedIsToldApart() throws {
    try onLargeStack {
      let always = try Sources.answer("int f(int a) { return a - a - EBUSY; }")
      #expect(always.kind == .always)
      let never = try Sources.answer("int f(int a) { return a ? -EINVAL : 0; }")
      #expect(never.kind == .never)
      let both = try Sources.answer(
        "int f(int a) { if (a > 1 && a < 1) return -EBUSY; return 0; }")
      #expect(both.kind == .never)
    }
  }

  /// An errno that comes from elsewhere is no decision of the function's.
  @Test func whatIsPassedOnIsNotTheFunctionsOwn() throws {
    try onLargeStack {
      let source = """
        int attach(int n);
        int f(int a) { if (a == 7) return -EBUSY; return attach(a); }
        """
      let answer = try Sources.answer(source)
      #expect(answer.condition == "a == 7")
      #expect(answer.passed.map(\.text) == ["attach()"])
      #expect(answer.passed.first?.line == 15)
      let field = "struct s { int error; }; int f(struct s *s) { return s->error; }"
      let passed = try Sources.answer(field).passed.map(\.text)
      #expect(passed == ["s->error"])
    }
  }

  @Test func calleesAreRunOrCutOff() throws {
    try onLargeStack {
      let source = """
        static int check(int n) { return n > 4 ? -EBUSY : 0; }
        static inline int wide(int n) { return n > 99; }
        int f(int n) { if (wide(n)) return -EBUSY; return check(n) ? -EBUSY : 0; }
        """
      let run = try Sources.answer(source)
      #expect(run.condition == "n > 4")
      let cut = try Sources.answer(source, "EBUSY", .cutOff)
      #expect(cut.condition == "n > 99 || check() != 0")
    }
  }

  /// A model of the kernel's says that allocations succeed; a predicate speaks of all states.
  @Test func allocationsMayFail() throws {
    try onLargeStack {
      let source = """
        void *kzalloc(unsigned long size, unsigned flags);
        int f(int **place) { *place = kzalloc(4, 0); if (!*place) return -ENOMEM; return 0; }
        """
      let answer = try Sources.answer(source, "ENOMEM")
      #expect(answer.condition == "!kzalloc()")
    }
  }

  @Test func aLoopWithoutAnEndInSightBoundsTheAnswer() throws {
    try onLargeStack {
      let source = """
        struct group { int id; struct list_head devices; };
        int f(struct group *g) {
          int n = 0;
          for (struct list_head *p = g->devices.next; p != &g->devices; p = p->next) n++;
          if (n != 1) return -EINVAL;
          return 0;
        }
        """
      let answer = try Sources.answer(source, "EINVAL")
      #expect(answer.kind == .condition)
      #expect(
        answer.condition
          == "g->devices.next->next != &g->devices || g->devices.next == &g->devices")
      #expect(answer.loops.map(\.text) == ["p != &g->devices"])
      #expect(answer.turns == 3)
      #expect(answer.confirmed)
    }
  }

  /// A state in which a function faults is none in which it returns anything.
  @Test func faultsAreInNoCondition() throws {
    try onLargeStack {
      let source = """
        struct s { int *p; int n; };
        int f(struct s *s) { if (s->n) return -EBUSY; if (!s->p) return *s->p; return 0; }
        """
      let answer = try Sources.answer(source)
      #expect(answer.condition == "s->n != 0")
      #expect(answer.groups.contains { $0.side == .outside })
    }
  }

  @Test func whatCannotBeRunIsSaidAndNeverGuessed() throws {
    try onLargeStack {
      let jump = """
        int f(int a) {
          if (a == 1) return -EBUSY;
          if (a == 2) { asm goto("nop"); return 0; }
          return 0;
        }
        """
      let answer = try Sources.answer(jump)
      #expect(answer.kind == .cutOff)
      #expect(answer.condition == "a == 1")
      #expect(answer.reason?.contains("assembly") == true)
      let missing = try Sources.answer("int g(void) { return 0; }")
      #expect(missing.kind == .stopped)
      #expect(missing.reason == "the function f() is not in test.c at this commit")
    }
  }
}
