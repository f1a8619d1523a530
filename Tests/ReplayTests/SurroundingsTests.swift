import Findings
import Testing

@testable import Replay

/// What lies around an object of the scenario, which may be a part of something larger.
@Suite struct SurroundingsTests {
  private static let before = """
    struct priv { int rate; unsigned on:1; unsigned mode:3; struct box *owner; };
    struct outer { long x; struct { int z; struct box inner; } in; int y; };
    static inline void *box_priv(struct box *b)
    { return (char *)b + ((sizeof(struct box) + 31) & ~31UL); }
    #define container_of(p, type, member) ((type *)((char *)(p) - __builtin_offsetof(type, member)))
    """
  private static let copy =
    "\nunsigned long copy_from_user(void *to, const void *from, unsigned long n);"
  private static let around = "container_of(box, struct outer, in.inner)"
  private static let behind = "((struct priv *)(box + 1))"

  private static let trials: [Trial] = [
    // Private data, by the call that leads there or by the distance.
    Trial(
      "struct priv *p = box_priv(b); return p->rate ? -16 : 0;", [.depends],
      "((struct priv *)box_priv(box))->rate != 0", before: before),
    Trial(
      "struct priv *p = box_priv(b->next); return p->rate ? -16 : 0;", [.depends],
      "((struct priv *)box_priv(box->next))->rate != 0", before: before, fields: "next: new"),
    Trial(
      "struct priv *p = (void *)(b + 1); return p->rate ? -16 : 0;", [.depends],
      "\(behind)->rate != 0", before: before),
    Trial(
      "struct priv *p = (void *)((char *)b + 256); return p->mode == 3 && p->on ? -16 : 0;",
      [.depends],
      "((struct priv *)((char *)box + 256))->mode == 3 && ((struct priv *)((char *)box + 256))->on != 0",
      before: before),
    Trial(
      "struct priv *p = (void *)(b + 1); return p->owner && p->owner->limit ? -16 : 0;", [.depends],
      "\(behind)->owner && \(behind)->owner->limit != 0", before: before),
    // What the object is a member of.
    Trial(
      "return container_of(b, struct outer, in.inner)->y ? -16 : 0;", [.depends],
      "\(around)->y != 0", before: before),
    Trial(
      "return container_of(b->next, struct outer, in.inner)->in.z ? -16 : 0;", [.depends],
      "container_of(box->next, struct outer, in.inner)->in.z != 0", before: before,
      fields: "next: new"),
    Trial(
      "return container_of(b, struct outer, in.inner)->y ? -16 : 0;", [.bad], before: before,
      more: "state: {'\(around)->y': 2}"),
    // It is memory as any other: what is written is read, and what the object has is its own.
    Trial(
      "struct priv *p = (void *)(b + 1); p->rate = 5; p->on = 1; return p->rate == 5 && p->on ? -16 : 0;",
      [.bad], before: before),
    Trial(
      "struct outer *o = container_of(b, struct outer, in.inner); return o->in.inner.limit ? 0 : -16;",
      [.bad], before: before, rest: "zero"),
    Trial(
      "struct outer *o = container_of(b, struct outer, in.inner); return o->y ? 0 : -16;",
      [.depends], "\(around)->y == 0", before: before, rest: "zero"),
    // A place has one name on all paths, whatever it was taken for first.
    Trial(
      "int *w = (int *)(b + 1); struct priv *p = (void *)w; return !*w ? -16 : p->rate == 3 ? -16 : 0;",
      [.depends], "*(u32 *)(box + 1) == 0 || *(u32 *)(box + 1) == 3", before: before),
    Trial(
      "struct priv *p = (void *)(b + 1); struct outer *o = (void *)(b + 1); if (n) return o->x == 7 ? -16 : 0; return p->rate == 7 ? -16 : 0;",
      [.depends], "((struct outer *)(box + 1))->x == 7",
      before: before, arch: "arm", parameters: "struct box *b, int n",
      arguments: "[box, unknown]"),
    Trial(
      "struct priv *p; if (n) { p = (void *)(b + 1); if (p->rate) return -16; return 0; } p = box_priv(b); return p->rate ? -16 : 0;",
      [.depends], "\(behind)->rate != 0", box: "struct box { int count; int limit[7]; };",
      before: before, arch: "arm", parameters: "struct box *b, int n",
      arguments: "[box, unknown]"),
    // What user space gives is taken for what it is copied to, and for what is read of it.
    Trial(
      "struct priv p; if (copy_from_user(&p, (void *)arg, sizeof(p))) return 0; return p.mode == 3 && p.rate ? -16 : 0;",
      [.depends], "((struct priv *)arg)->mode == 3 && ((struct priv *)arg)->rate != 0",
      before: before + copy, parameters: "struct box *b, unsigned long arg",
      arguments: "[box, unknown]"),
    Trial(
      "struct priv p; if (copy_from_user(&p, (void *)arg + 64, sizeof(p))) return 0; return p.rate & 1 ? -16 : 0;",
      [.depends], "((struct priv *)((char *)arg + 64))->rate & 1",
      before: before + copy, parameters: "struct box *b, unsigned long arg",
      arguments: "[box, unknown]"),
    Trial(
      "int w; if (copy_from_user(&w, (void *)arg + 8, 4)) return 0; return w == 3 ? -16 : 0;",
      [.depends], "arg+8 == 3",
      before: before + copy, parameters: "struct box *b, unsigned long arg",
      arguments: "[box, unknown]"),
    // Elements of an array without a size.
    Trial(
      "return b->items[2].on && b->items[1].p && b->items[1].p->limit ? -16 : 0;", [.depends],
      "box->items[2].on != 0 && box->items[1].p && box->items[1].p->limit != 0",
      box: "struct box { int count; int limit; struct item { int on; struct box *p; } items[]; };"),
  ]

  @Test(arguments: trials) func whatLiesAroundAnObjectIsUnknown(_ trial: Trial) throws {
    try trial.run()
  }

  /// Distances come from code that nobody checked.
  @Test(arguments: [
    "0x7fffffffffffffffL", "-0x7fffffffffffffffL - 1", "0x7ffffffffffff000L", "-4200L",
    "65536L * 2",
  ]) func whatLiesFarAwayIsNotThere(_ distance: String) throws {
    let trials = [
      "struct priv *p = (void *)((char *)b + (\(distance))); return p->rate ? -16 : 0;",
      "struct priv *p = far(b); return p->mode ? -16 : 0;",
      "struct priv *p = (void *)((char *)b->next + (\(distance))); return p->rate ? -16 : 0;",
      "struct priv *p = far(b->next); return p->mode ? -16 : 0;",
    ]
    for body in trials {
      try Trial(
        body, [.untestable], nil,
        before: Self.before
          + "\nstatic void *far(struct box *b) { return (char *)b + (\(distance)); }",
        arch: "x86_64"
      ).run()
    }
  }

  @Test func aCountSaysThatThereIsNoMore() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      int check(struct box *b) { return b[1].limit ? -16 : 0; }
      """
    let scenario = boxScenario().replacing("type: struct box,", with: "type: struct box, count: 1,")
    let found = try #require(try line(["a.c": source], scenario: scenario).first)
    #expect(found.verdict == .untestable)
    #expect(found.outcome.reason?.contains("which has 12 bytes") == true, "\(found.outcome)")
  }

  @Test func whatOneOfNoStructureHasAroundItIsNotGuessed() throws {
    let source = """
      struct box { int count; int limit; struct box *next; };
      int check(int *b, int n) { return n && b[2] ? -16 : 0; }
      """
    let scenario = boxScenario().replacing("arguments: [box]", with: "arguments: [number, unknown]")
      .replacing("objects:", with: "objects:\n  number: {type: int, value: 3}")
    let found = try #require(try line(["a.c": source], scenario: scenario).first)
    #expect(found.verdict == .untestable)
    let reason = found.outcome.reason ?? ""
    #expect(reason.contains("'count' says how many there are"), "\(reason)")
  }
}
