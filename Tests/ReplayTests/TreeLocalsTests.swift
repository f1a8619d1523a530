import Scenarios
import SourceText
import Testing

@testable import Replay

/// Names under `state` that begin with a variable of a function.
@Suite struct TreeLocalsTests {
  /// What a function that nobody can run may have written is unknown by the name of its caller's variable.
  @Test func namesUnderStateMayBeginWithAVariableOfAFunction() throws {
    let header = """
      #define COUNTED() ({ int __counted = 0; count(&__counted); __counted; })
      static inline int first(struct box *b) { struct part within; read(&within); return within.low; }
      static inline int other(int unlent) { return unlent; }
      """
    let source = """
      struct part { int low; struct box *home; };
      struct box { int count; int limit; struct box *next; struct part part; };
      struct part shared; struct part box_part;
      int read(struct part *p); int count(int *n); int fill(char *s); struct box *find(int *n);
      #include "a.h"
      #define DEFINED_BY_MACRO(name, parameter) int name(parameter)
      static int one(struct box *b) { struct part tm; read(&tm); return tm.low; }
      static int two(struct box *b) { struct box tm, shared, box; find(&tm.limit); return tm.limit; }
      static int three(void) { char text[8]; int number; static struct part still;
        fill(text); count(&number); read(&still); return number; }
      DEFINED_BY_MACRO(entry, int kind) { count(&kind); return kind; }
      int check(struct box *b) { return one(b) + two(b) + three() + COUNTED() + first(b); }
      """
    let good = [
      "tm.low", "tm.home->limit", "tm.limit", "tm.part.low", "text[2]", "number",
      "'number /* of count() */'", "'number /* of count() */ /* 2 */'", "still.low", "__counted",
      "within.home->count", "kind", "shared.low", "shared.limit", "box.limit", "box->limit",
      "'what read() finds in a container nobody knows'",
    ]
    let bad = [
      "tm.lwo", "tn.low", "tm.home->lmit", "within.lwo", "unlent", "shared.lmit", "box.lmit",
      "'numbr /* of count() */'",
    ]
    func said(_ names: [String]) throws -> [String] {
      var lab = try Lab()
      try lab.commit(["a.c": source, "a.h": header])
      let state = "state:\n" + names.map { "  \($0): 1\n" }.joined()
      let scenario = try readScenario(Array(boxScenario(more: state).utf8))
      return try TreeCheck(scenario: scenario, repository: lab.path).diagnostics(at: ["main"])
        .map(\.message)
    }
    #expect(try said(good) == [])
    let found = try said(bad)
    #expect(
      found.map { $0.dropFirst("state.".count) } == [
        "tm.lwo: struct part.lwo does not exist at main, so this says nothing; did you mean 'low'?",
        "tn.low: the object, parameter or variable tn does not exist at main, so this says nothing",
        "tm.home->lmit: struct box.lmit does not exist at main, so this says nothing; did you mean 'limit'?",
        "within.lwo: struct part.lwo does not exist at main, so this says nothing; did you mean 'low'?",
        "unlent: the object, parameter or variable unlent does not exist at main, so this says nothing",
        "shared.lmit: struct part.lmit does not exist at main, so this says nothing",
        "box.lmit: struct box.lmit does not exist at main, so this says nothing; did you mean 'limit'?",
        "numbr /* of count() */: the object, parameter or variable numbr does not exist at main, so this says nothing",
      ], "\(found.joined(separator: "\n"))")
  }
}
