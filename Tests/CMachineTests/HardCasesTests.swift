import Testing
import Workbench

/// Functions made by hand that are hard to follow with unknown values, against every assignment.
@Suite struct HardCasesTests {
  @Test(arguments: [
    "if ((b->f4 = gv)) return -16; return 0;",
    "a->flag = gv; return *(unsigned short *)&a->flag & 1 ? -16 : 0;",
    "a->flag = x; return a->flag == x ? 0 : -16;",
    "a->f2 = x; if (a->f2 != x) return -16; return 0;",
    "a->f1 += x; if (a->f1 < 3) return -16; return 0;",
    "if (a->f1) { a->v = 1; if (!a->f1) return -16; } return 0;",
    "if (!a->f1) return 0; *a = *b; a->uc = 1; return a->f1 == b->f1 ? 0 : -16;",
    "struct node t = *a; t.f2 = 1; *b = t; return b->f1 == a->f1 && b->f2 == 1 && b->f3 != a->f3 ? -16 : b->f1 ? -16 : 0;",
    "switch (a->f1) { case 1: return -16; case 2 ... 5: return 0; } return a->flag ? -16 : 1;",
    "unsigned char *c = (unsigned char *)&a->v; if (c[0] == 0xff && c[3] == 0xff) return -16; return a->v == 2;",
    "unsigned char *c = (unsigned char *)&a->v; c[1] = x; return a->v == 0x100 ? -16 : 0;",
    "*(unsigned char *)&a->v = 5; if (a->v == 5) return -16; return 0;",
    "*(short *)&a->v = x; return a->v < 0 ? -16 : 0;",
    "a->v = x; return *(unsigned short *)&a->v == 0xffff ? -16 : 0;",
    "return *(volatile int *)&a->v == *(volatile int *)&a->v && a->v > 1 ? -16 : 0;",
    "long *lp = &a->next->l; struct node *n = (struct node *)((char *)lp - __builtin_offsetof(struct node, l)); if (n == a->next) return -16; return 0;",
    "long *lp = &a->next->l; struct node *n = (struct node *)((char *)lp - __builtin_offsetof(struct node, l)); return n->v == 3 ? -16 : 0;",
    "a->next->v = 1; b->next->v = 2; if (a->next->v == 2) return -16; return 0;",
    "int o = b->next->v; a->next->v = 9; return b->next->v == o ? -16 : 0;",
    "struct node *n = a->next; int i = 0; while (n && n != a && i++ < 3) n = n->next; return n == a ? -16 : 0;",
    "struct node t; t.v = 1; if (a->next == &t) return -16; return 0;",
    "int t = 1; if ((int *)a->next == &t || (unsigned long)b->next == (unsigned long)&t) return -16; return 0;",
    "if (!a->fn) return 0; if (a->fn != inc && a->fn != neg) return 0; return a->fn(x) > 1 ? -16 : 0;",
    "int (*g)(int) = a->fn; if (g == inc) return g(x) == 1 ? -16 : 0; return 1;",
    "if ((a->fn == inc) | (a->fn == neg)) return a->fn(1) == 2 ? -16 : 0; return 1;",
    "return (1 << x) == 1 ? -16 : 0;", "return (a->v >> gv) == -1 ? -16 : 0;",
    "return (1u << a->v) > 1 ? -16 : 0;",
    "return 4 / x == 2 ? -16 : 0;", "return a->v % x == 1 ? -16 : 0;",
    "return a->v / x == a->v ? -16 : 0;", "return a->l / x < 0 ? -16 : 0;",
    "int t[2] = { 1, 2 }; return t[x & 1] == 2 ? -16 : 0;",
    "int t[4] = { 1, 2, 3, 4 }; t[x & 3] = gv; return t[0] + t[1] + t[2] + t[3] == 10 ? -16 : 0;",
    "if (a->v < a->u) return -16; return 0;", "if (a->v < 0 && a->v > a->u) return -16; return 0;",
    "if (a->v + 1 < a->v) return -16; return 0;", "if (a->u - 1 > a->u) return -16; return 0;",
    "return a->next - a == 0 ? -16 : 0;", "return (char *)a->next - (char *)a == 0 ? -16 : 0;",
    "struct node *p = x ? a->next : b->next; if (p == a) return -16; return p == b;",
    "int *vp = x > 0 ? &a->v : &b->v; *vp = 7; if (a->v == 7 && b->v != 7) return -16; return 0;",
    "int i = 0; struct node *p = a->next; put(p ? &p->v : &i, 3); if (!p) return i == 3 ? 0 : -16; return p->next == a ? -16 : p->v == 3 ? 1 : 2;",
    "struct node **pp = &a->next; *pp = b; return a->next->v == 3 ? -16 : 0;",
    "struct node **pp = x ? &a->next : &b->next; struct node *n = *pp; *pp = a; if (!n) return 0; return n->next == a ? -16 : 0;",
    "struct node *n = a->next; if (IS_ERR(n)) return PTR_ERR(n) == -12 ? -16 : -22; return 0;",
    "if ((void *)a->next == (void *)&b->v) { b->v = 7; if (*(int *)a->next != 7) return -16; } return 0;",
    "if ((void *)a->next == (void *)&gv) { gv = 7; if (*(int *)a->next != 7) return -16; } return 0;",
    "enum e { A, B = 2, C } e = a->v; return e == C || e == B - 1 ? -16 : 0;",
    "goto in; again: if (gv > 1) return -16; gv++; in: if (x > 0 && gv < 3) goto again; return 0;",
    "signed char c = a->u; unsigned char d = c; short s = d; return s == c ? 0 : -16;",
    "return (_Bool)(a->u & 0x100) == !!(a->u & 256) ? 0 : -16;",
    "a->next->next = a; return a->next->next->next == a ? -16 : 0;",
    "a->next->v = x; a->next = b; return b->v == x ? -16 : 0;",
    "if (a->next == b->next && a->next) { a->next->s = 3; if (b->next->s != 3) return -16; } return 0;",
    "return (unsigned long)a->next == (unsigned long)b->next ? -16 : 0;",
    "return (int)(unsigned long)a->next == 0 ? -16 : 0;",
    "return a->next ? a->next->peer ? -16 : 0 : 0;",
    "b->l = (long)a->next; return ((struct node *)b->l)->v == 3 ? -16 : 0;",
    "union { int i; unsigned char c[4]; struct { unsigned a:3, b:5; } s; } u; u.i = x; u.s.b = 1; return u.c[0] == 15 ? -16 : u.i == 8 ? -16 : 0;",
    "union { unsigned a:2; unsigned b:3; unsigned char c; } u; u.c = x; u.a = 1; return u.b == 1 ? -16 : u.b;",
  ])
  func nothingIsSaidThatIsNotSo(_ body: String) throws {
    let numbers: [Content] = [.number(0), .number(1), .number(-1), .number(0x7FFF_FFFF)]
    var known: [String: Content] = [:]
    for object in ["a", "b", "f", "g"] {
      for member in RandomState.pool {
        switch member.kind {
        case .number: known["\(object)->\(member.name)"] = .number(0)
        case .pointer:
          known["\(object)->\(member.name)"] = object == "b" ? .object("a") : .number(0)
        case .function: known["\(object)->\(member.name)"] = .function("inc")
        }
      }
    }
    known["gv"] = .number(1)
    known["x"] = .number(1)
    for object in ["f", "g"] { known["\(object)->v"] = .number(3) }
    let pointers: [Content] = [
      .number(0), .object("a"), .object("b"), .object("f"), .object("g"), .number(-12),
    ]
    let domains: [String: [Content]] = [
      "a->v": numbers + [.number(-0x8000_0000), .number(2), .number(256)],
      "a->u": [.number(0), .number(1), .number(256), .number(0xFFFF_FFFF), .number(200)],
      "a->l": numbers + [.number(.min)], "gv": [.number(0), .number(2), .number(33)],
      "x": numbers + [.number(2), .number(32)], "a->f1": [.number(0), .number(1), .number(7)],
      "a->f3": [.number(0), .number(1)], "a->flag": [.number(0), .number(1)],
      "b->f4": [.number(0), .number(1)], "b->f1": [.number(0), .number(5)],
      "b->v": [.number(0), .number(3), .number(7)], "a->next": pointers, "b->next": pointers,
      "a->fn": [.number(0), .function("inc"), .function("neg")],
    ]
    // Only what the text speaks of varies; the others are unknown, too, but have one value.
    var unknown: [String: [Content]] = [:]
    for (key, values) in domains
    where body.contains(key) || key == "x" && body.contains("x") { unknown[key] = values }
    for key in known.keys where unknown[key] != nil { known[key] = nil }
    for key in known.keys where key.hasPrefix("f") || key.hasPrefix("g->") {
      unknown[key] = known[key].map { [$0] }
      known[key] = nil
    }
    if body.contains("*a") || body.contains("*b") {
      for key in known.keys where key.hasPrefix("a") || key.hasPrefix("b") {
        unknown[key] = known[key].map { [$0] }
        known[key] = nil
      }
    }
    for (followsFaults, restIsZero, architecture) in [
      (false, false, "arm"), (true, true, "x86_64"),
    ] {
      let (complaint, reason) = try onLargeStack { [known, unknown] in
        let trial = try SoundnessTrial(
          RandomState(members: RandomState.pool, known: known, unknown),
          "int f(struct node *a, struct node *b, int x) { \(body) }\n",
          followsFaults: followsFaults, restIsZero: restIsZero, architecture: architecture)
        try trial.run()
        return (trial.complaint, trial.openReason)
      }
      #expect(complaint == nil)
      #expect(reason == nil, "\(architecture)")
    }
  }
}
