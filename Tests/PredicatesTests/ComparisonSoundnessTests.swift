import Findings
import Testing
import Workbench

@testable import Predicates

/// Versions that look the same to whoever goes by names, and ones that do not and are.
@Suite struct ComparisonSoundnessTests {
  private func difference(
    _ before: String, _ after: String, _ callees: PredicateQuestion.Callees = .included
  ) throws -> PredicateDifference {
    try onLargeStack {
      try PairTrial(
        FunctionPair.prelude + before, FunctionPair.prelude + after, errno: "EBUSY", callees
      ).difference()
    }
  }

  // MARK: Calls that are not run

  @Test(arguments: [
    // Other arguments.
    (
      "if (find_ring(q, n)) return -EBUSY; return 0;",
      "if (find_ring(q, n + 1)) return -EBUSY; return 0;"
    ),
    // The same text, and another value.
    (
      "n = 1; if (find_ring(q, n)) return -EBUSY; return 0;",
      "n = 2; if (find_ring(q, n)) return -EBUSY; return 0;"
    ),
    (
      "n = m + 1; if (find_ring(q, n * 2)) return -EBUSY; return 0;",
      "n = m + 2; if (find_ring(q, n * 2)) return -EBUSY; return 0;"
    ),
    (
      "if (find_ring(q, n > m)) return -EBUSY; return 0;",
      "n++; if (find_ring(q, n > m)) return -EBUSY; return 0;"
    ),
    // The other way round.
    (
      "if (find_ring(q, n) && !find_ring(q, m)) return -EBUSY; return 0;",
      "if (!find_ring(q, m) && find_ring(q, n)) return -EBUSY; return 0;"
    ),
    // Another function of the same result.
    (
      "struct ring r; r.head = n; if (start_ring(&r)) return -EBUSY; return 0;",
      "struct ring r; r.head = m; if (start_ring(&r)) return -EBUSY; return 0;"
    ),
    // A struct by value, and what it leads to.
    (
      "struct ring r = {0}; r.head = n; return pass_ring(r) ? -EBUSY : 0;",
      "struct ring r = {0}; r.head = m; return pass_ring(r) ? -EBUSY : 0;"
    ),
    (
      "struct ring r = {0}; r.head = 1; return pass_ring(r) ? -EBUSY : 0;",
      "struct ring r = {0}; r.head = 2; return pass_ring(r) ? -EBUSY : 0;"
    ),
    // What such a function wrote into a variable that it was lent.
    (
      "struct ring r; r.head = n; start_ring(&r); return r.head == 3 ? -EBUSY : 0;",
      "struct ring r; r.head = m; start_ring(&r); return r.head == 3 ? -EBUSY : 0;"
    ),
    (
      "struct ring r, s; r.head = n; s.head = 0; start_ring(&r); return s.head == 3 ? -EBUSY : 0;",
      "struct ring r, s; r.head = n; s.head = 0; start_ring(&s); return s.head == 3 ? -EBUSY : 0;"
    ),
    // Memory that the call sees.
    (
      "q->users = 1; if (queue_ready(q)) return -EBUSY; return 0;",
      "q->users = 2; if (queue_ready(q)) return -EBUSY; return 0;"
    ),
  ])
  func callsThatMayReturnSomethingElseAreNotTakenForTheSame(
    _ before: String, _ after: String
  ) throws {
    let function = "int f(struct queue *q, int n, int m) {"
    let found = try difference("\(function) \(before) }", "\(function) \(after) }")
    #expect(found.kind != .equivalent, "\(found)")
  }

  @Test func callsWithTheSameArgumentsAreTakenForTheSameHoweverTheyAreWritten() throws {
    let found = try difference(
      "int f(struct queue *q, int n) { if (find_ring(q, n + 1)) return -EBUSY; return 0; }",
      "int f(struct queue *q, int n) { int next = 1 + n; return find_ring(q, next) ? -EBUSY : 0; }")
    #expect(found.kind == .equivalent, "\(found)")
    #expect(found.notes.contains { $0.contains("find_ring()") })
  }

  // MARK: Types

  private static func versions(_ type: String, _ condition: String) -> String {
    "struct box { \(type) v; struct list_head a, b; void *at; };\n"
      + "int f(struct box *x) { if (\(condition)) return -EBUSY; return 0; }"
  }

  @Test func aMemberThatBecomesNarrowerIsTheSameMember() throws {
    let bit = try difference(
      Self.versions("unsigned long", "x->v & 4"), Self.versions("unsigned char", "x->v & 4"))
    #expect(bit.kind == .equivalent, "\(bit)")
    #expect(bit.notes.contains { $0.contains("another type") })
    let lost = try difference(
      Self.versions("unsigned long", "x->v == 300"), Self.versions("unsigned char", "x->v == 44"))
    #expect(lost.kind == .different, "\(lost)")
    let truth = try difference(
      Self.versions("int", "x->v"), Self.versions("_Bool", "x->v"))
    #expect(truth.kind == .equivalent, "\(truth)")
  }

  @Test func aMemberOfAnotherSignIsComparedAsItIs() throws {
    let found = try difference(
      Self.versions("int", "x->v < 0"), Self.versions("unsigned", "x->v < 0"))
    #expect(found.kind == .different, "\(found)")
  }

  /// The second member of one version lies where the first one of the other does.
  @Test(arguments: [
    ("a", "a", true), ("a", "b", false), ("b", "b", true), ("b", "a", false),
  ])
  func membersThatChangedPlacesAreKnownByTheirNames(
    _ first: String, _ second: String, _ isEquivalent: Bool
  ) throws {
    func text(_ members: String, _ member: String) -> String {
      "struct box { struct list_head \(members), c; };\n"
        + "int f(struct box *x) { return x->c.next == &x->\(member) ? -EBUSY : 0; }"
    }
    let found = try difference(text("a, b", first), text("b, a", second))
    #expect(found.kind == (isEquivalent ? .equivalent : .different), "\(found)")
  }

  @Test func aListThatMovedToTheFrontIsEmptyInTheSameStates() throws {
    let function = "int f(struct box *x) { return x->a.next == &x->a ? 0 : -EBUSY; }"
    let found = try difference(
      "struct box { struct list_head a; int n; }; \(function)",
      "struct box { int n; struct list_head a; }; \(function)")
    #expect(found.kind == .equivalent, "\(found)")
  }

  @Test func aMemberWithAnotherNameIsAnotherMember() throws {
    let found = try difference(
      "struct box { int old; }; int f(struct box *x) { return x->old ? -EBUSY : 0; }",
      "struct box { int new; }; int f(struct box *x) { return x->new ? -EBUSY : 0; }")
    #expect(found.kind != .equivalent)
  }

  @Test func aVariableIsNoArgumentOfItsName() throws {
    let found = try difference(
      "static int busy; int f(int n) { return busy ? -EBUSY : 0; }",
      "int f(int busy) { return busy ? -EBUSY : 0; }")
    #expect(found.kind != .equivalent, "\(found)")
  }

  @Test func parametersThatChangePlacesKeepTheirNames() throws {
    let found = try difference(
      "int f(int a, int b) { return a < b ? -EBUSY : 0; }",
      "int f(int b, int a) { return a < b ? -EBUSY : 0; }")
    #expect(found.kind == .equivalent, "\(found)")
  }

  // MARK: Loops and faults

  @Test func whatTheBoundOfALoopHidesIsSaid() throws {
    let found = try difference(
      "int f(int n) { for (int i = 0; i < n; i++) if (i == 40) return -EBUSY; return 0; }",
      "int f(int n) { for (int i = 0; i < n; i++) ; return 0; }")
    #expect(
      found.kind != .equivalent || found.notes.contains { $0.contains("times at most") }, "\(found)"
    )
  }

  @Test func aPointerThatIsFollowedBeforeItIsTestedIsADifference() throws {
    let found = try difference(
      "int f(struct ring *r) { if (!r) return 0; return r->head ? -EBUSY : 0; }",
      "int f(struct ring *r) { int h = r->head; if (!r) return -EBUSY; return h ? -EBUSY : 0; }")
    // Wherever both return they return the same.
    #expect(found.kind != .undecided, "\(found)")
  }
}
