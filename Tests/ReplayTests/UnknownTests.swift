import Findings
import Git
import Testing

@testable import Replay

/// What is not known must not become known on its way to the verdict.
@Suite struct UnknownTests {
  private static func shared(
    _ body: String, _ verdict: Verdict, fields: String = "count: 3"
  ) -> Trial {
    Trial(
      "struct box *o = b->next; " + body, [verdict], fields: fields,
      more: "state: {'box->next->count': 5}")
  }

  private static let sharedObjects: [Trial] = [
    shared("return o != b ? -16 : 0;", .bad),
    shared("return o != b && o->count == 5 ? -16 : 0;", .bad),
    shared("return o->count == b->count ? 0 : -16;", .bad),
    // What was there before the first call counts, not what the path made of it.
    shared("b->count = 5; return o != b ? -16 : 0;", .bad),
    shared("b->count = 5; return o->count == b->count && o != b ? -16 : 0;", .bad),
    // Where the object's value is not known, it is the one that was given.
    shared("return o != b || b->count == 5 ? -16 : 0;", .bad, fields: "limit: 0"),
    shared("return o == b && b->count != 5 ? 0 : -16;", .bad, fields: "limit: 0"),
    // Nothing is given of what lies further on.
    shared("return o->next == b ? 0 : o->count == 5 ? -16 : 0;", .depends),
  ]

  private static func allocating(_ body: String, _ verdict: Verdict, _ state: String) -> Trial {
    Trial(
      body, [verdict], before: "void *kmalloc(unsigned int, unsigned int);", rest: "zero",
      more: state)
  }

  private static let modelled: [Trial] = [
    // What a model answers for is not asked for under state, which is told and no verdict.
    allocating("return kmalloc(8, 0) ? 0 : -16;", .good, ""),
    allocating("return kmalloc(8, 0) ? 0 : -16;", .bad, "models: {kmalloc: {returns: NULL}}"),
    allocating("return kmalloc(8, 0) ? 0 : -16;", .untestable, "state: {'kmalloc()': NULL}"),
    allocating("return b->limit ? -16 : 0;", .good, "state: {'kmalloc()': NULL}"),
  ]

  @Test(arguments: modelled) func aModelIsReplacedByAModel(_ trial: Trial) throws {
    let found = try line(["a.c": trial.source], scenario: trial.scenario)
    #expect(found.map(\.verdict) == trial.verdicts, "\(String(describing: found.first))")
    if trial.verdicts == [.untestable] {
      #expect(found.first?.outcome.reason?.contains("say under models") == true)
    }
  }

  private static let parts: [Trial] = [
    // Of something larger, of which an example says what it is.
    Trial("return *(int *)&b->ll == 5 ? -16 : 0;", [.depends], "(unsigned int)box->ll == 5"),
    Trial("return ((short *)&b->ul)[1] & 4 ? -16 : 0;", [.depends], "(short)(box->ul >> 16) & 4"),
    Trial("return *(int *)&b->ll == 5 && b->ll >> 32 ? -16 : 0;", [.depends], nil),
    Trial(
      "return *(int *)&b->ll == 5 ? -16 : 0;", [.bad],
      more: "state: {'box->ll': 0x700000005}"),
    Trial(
      "return *(int *)&b->ll == 5 ? -16 : 0;", [.good],
      more: "state: {'box->ll': 0x500000006}"),
    Trial(
      "return ((char *)&b->ll)[4] == 5 ? -16 : 0;", [.bad],
      more: "state: {'box->ll': 0x500000006}"),
  ]

  /// A part of a value is read of the value, also where that is given.
  @Test(arguments: parts) func partsAreOfWhatIsGiven(_ trial: Trial) throws {
    let found = try line(["a.c": trial.source], scenario: trial.scenario)
    #expect(found.map(\.verdict) == trial.verdicts, "\(String(describing: found.first))")
    if let condition = trial.condition { #expect(found.map(\.condition) == [condition]) }
    if trial.verdicts == [.depends] {
      for example in try #require(found.first?.paths).examples {
        let state = try #require(example.state)
        let again = try line(["a.c": trial.source], scenario: trial.scenario + "\n" + state + "\n")
        #expect(again.map(\.verdict) == [example.verdict], "\(state)")
      }
    }
  }

  /// A value given to what a pointer leads to holds of every object that it leads to.
  @Test(arguments: sharedObjects) func whatIsGivenHoldsByEveryName(_ trial: Trial) throws {
    let found = try line(["a.c": trial.source], scenario: trial.scenario)
    #expect(found.map(\.verdict) == trial.verdicts, "\(String(describing: found.first))")
  }

  @Test func objectsThatAgreeMayBeTheSame() throws {
    let body = "struct box *o = b->next; return o != b ? -16 : 0;"
    let trial = Trial(
      body, [.depends], fields: "count: 5", more: "state: {'box->next->count': 5}")
    let found = try line(["a.c": trial.source], scenario: trial.scenario)
    #expect(found.map(\.condition) == ["box->next != box"])
  }

  private static let trials: [Trial] = [
    // A function that nobody can run may write whatever local variable it gets the address of.
    Trial(
      "struct r { int rate; int other; } r = { 3, 4 }; ask(&r); return r.rate == 3 ? -16 : 0;",
      [.depends], "r.rate == 3", before: "void ask(void *p);"),
    Trial(
      "struct r r = { 3, 4 }; round(&r); return r.rate == 3 ? -16 : 0;", [.depends],
      "r.rate == 3",
      before:
        "struct r { int rate; int other; }; void ask(struct r *p); static void round(struct r *p) { ask(p); }"
    ),
    Trial(
      "struct r r = { 3, 4 }; ask(&r.other); return r.rate == 3 ? -16 : 0;", [.bad],
      before: "struct r { int rate; int other; }; void ask(int *p);"),
    Trial(
      "struct r r = { 3, 4 }; ask(&r.other); return r.other == 4 ? -16 : 0;", [.depends],
      "r.other == 4", before: "struct r { int rate; int other; }; void ask(int *p);"),
    Trial(
      "struct r r = { 3, 4 }; ask(&r); return r.rate == 3 ? -16 : 0;", [.bad],
      before: "struct r { int rate; int other; }; void ask(const struct r *p);"),
    Trial(
      "char b[4] = \"ab\"; ask(b + 1); return b[0] == 'a' && b[1] == 'b' ? -16 : 0;", [.depends],
      "b[1] == 98", before: "void ask(char *p);"),
    // What these lead to as well: a message and its buffer.
    Trial(
      "unsigned char v = 1; struct m m = { 1, &v }; send(&m); return v == 1 ? -16 : 0;", [.depends],
      "v /* of send() */ == 1",
      before: "struct m { int n; unsigned char *buf; }; int send(struct m *m);"),
    Trial(
      "unsigned char v; struct m m = { 1, &v }; send(&m); return v == 1 ? -16 : 0;", [.depends],
      "v /* of send() */ == 1",
      before: "struct m { int n; unsigned char *buf; }; int send(const struct m *m);"),
    Trial(
      "unsigned char v = 1; struct m m = { 1, &v }; send(&m); return v == 1 ? -16 : 0;", [.bad],
      before: "struct m { int n; const unsigned char *buf; }; int send(const struct m *m);"),
    Trial(
      "struct m a = { 1 }, c = { 2 }; a.next = &c; c.next = &a; send(&a); return c.n == 2 ? -16 : 0;",
      [.depends], "c.n == 2", before: "struct m { int n; struct m *next; }; int send(struct m *m);"),
    // Through what was allocated, by value, and as constant and not at once.
    Trial(
      "unsigned char v = 1; struct m *m = kzalloc(sizeof(*m), 0); m->buf = &v; send(m); return v == 1 ? -16 : 0;",
      [.depends], "v /* of send() */ == 1",
      before:
        "struct m { int n; unsigned char *buf; }; int send(struct m *m); void *kzalloc(unsigned long, int);"
    ),
    Trial(
      "unsigned char v = 1; struct m m = { 1, &v }; send(m); return v == 1 ? -16 : 0;", [.depends],
      "v /* of send() */ == 1",
      before: "struct m { int n; unsigned char *buf; }; int send(struct m m);"),
    Trial(
      "struct r r = { 3, 4 }; ask(&r, &r); return r.rate == 3 ? -16 : 0;", [.depends],
      "r.rate == 3",
      before: "struct r { int rate; int other; }; void ask(struct r *p, const struct r *q);"),
    Trial(
      "struct r r = { 3, 4 }; ask(&r.rate, &r); return r.other == 4 ? -16 : 0;", [.depends],
      "r.other == 4",
      before: "struct r { int rate; int other; }; void ask(int *p, struct r *q);"),
    // Each time anew.
    Trial(
      "struct r r = { 3 }; ask(&r); int x = r.rate; ask(&r); return x == r.rate ? -16 : 0;",
      [.depends], "r.rate == r.rate /* 2 */",
      before: "struct r { int rate; }; void ask(struct r *p);"),
    // What was allocated or is state is taken to stay what it is, and the report says so.
    Trial("ask(b); return b->count == 3 ? -16 : 0;", [.bad], before: "void ask(struct box *b);"),
    Trial(
      "if ((unsigned char)b->u == b->u) return 0; return -16;", [.depends],
      "box->u != (unsigned char)box->u"),
    Trial(
      "if ((unsigned char)b->u == b->u) return -16; return 0;", [.depends],
      "box->u == (unsigned char)box->u"),
    Trial(
      "if ((unsigned long long)b->limit == (unsigned)b->limit) return -16; return 0;", [.depends],
      "(unsigned long long)box->limit == (unsigned int)box->limit"
    ),
    Trial(
      "if ((_Bool)b->limit == b->limit) return -16; return 0;", [.depends],
      "box->limit == (box->limit == 0 ? 0 : 1)"),
    Trial("if (b->limit == b->limit) return 0; return -16;", [.good]),
    Trial("return b->limit - b->limit ? -16: 0;", [.good]),
    Trial("if (b->limit ^ b->limit) return -16; return 0;", [.good]),
    Trial("return b->limit * 0;", [.good, .untestable]),
    Trial("return (b->limit & 0) ? -16 : 0;", [.good, .untestable]),
    Trial(
      "if (-b->limit == b->limit) return -16; return 0;", [.depends], "box->limit == -box->limit"),
    Trial("int x = b->limit; x++; if (x == b->limit) return -16; return 0;", [.good]),
    Trial(
      "if ((unsigned char)(unsigned long)b->p == (unsigned long)b->p) return -16; return 0;",
      [.depends], "(unsigned int)box->p == (unsigned char)(unsigned int)box->p"),
    Trial("if (b->p == (void*)0) return -16; return 0;", [.depends], "!box->p"),
    Trial(
      "if (&b->next->limit == (void*)0) return -16; return 0;", [.depends],
      "box->next == ERR_PTR(-EINTR)"),
    Trial("return (char*)b->p - (char*)b->p;", [.good, .untestable]),
    Trial("b->a = 1; if (b->bb) return -16; return 0;", [.depends], "box->bb != 0"),
    Trial("b->a = 1; if (b->a != 1) return -16; return 0;", [.good]),
    Trial("if (b->bb) return -16; return 0;", [.depends], "box->bb != 0", fields: "count: 3, a: 2"),
    Trial("if (b->a == 2) return -16; return 0;", [.bad], fields: "count: 3, a: 2"),
    Trial("b->a = b->limit; if (b->bb) return -16; return 0;", [.depends], "box->bb != 0"),
    Trial(
      "b->a = b->limit; if (b->bb) return -16; return 0;", [.good], fields: "limit: unknown",
      rest: "zero"),
    Trial(
      "b->a = b->limit; if (b->a) return -16; return 0;", [.depends], "(box->limit & 7) != 0",
      fields: "limit: unknown",
      rest: "zero"),
    Trial(
      "struct box *n = kzalloc(sizeof(*n), 0); *n = *b; if (n->limit) return -16; return 0;",
      [.depends], "box->limit != 0", before: "void *kzalloc(unsigned long, int);"),
    Trial(
      "struct box *n = kzalloc(sizeof(*n), 0); memcpy(n, b, sizeof(*n)); if (n->limit) return -16; return 0;",
      [.depends], "box->limit != 0",
      before: "void *kzalloc(unsigned long, int); void *memcpy(void*,const void*,unsigned long);"),
    Trial(
      "struct box *n = kmemdup(b, sizeof(*n), 0); if (n->limit) return -16; return 0;",
      [.depends], "box->limit != 0", before: "void *kmemdup(void*,unsigned long, int);",
      bad: "returns: -EBUSY, fault: any"),
    Trial(
      "struct box n = *b; if (n.limit) return -16; return 0;", [.depends], "box->limit != 0",
      bad: "returns: -EBUSY, fault: any"),
    Trial("struct box n = *b; if (n.count == 3) return -16; return 0;", [.bad]),
    Trial(
      "return f(*b);", [.depends], "box->limit != 0",
      before: "static int f(struct box x) { if (x.limit) return -16; return 0; }",
      bad: "returns: -EBUSY, fault: any"),
    Trial(
      "st = *b; if (st.limit) return -16; return 0;", [.depends], "box->limit != 0",
      before: "static struct box st;"
    ),
    Trial(
      "struct w { int z; struct box i; } *w = kzalloc(sizeof(*w), 0); w->i = *b; if (w->i.limit) return -16; return 0;",
      [.depends], "box->limit != 0", before: "void *kzalloc(unsigned long, int);"),
    Trial(
      "b->bytes[0] = 1; if (b->bytes[1]) return -16; return 0;", [.depends],
      "(unsigned char)(box->ui >> 8) != 0",
      fields: "ui: unknown", rest: "zero"),
    Trial(
      "b->bytes[0] = 1; if (b->ui == 1) return -16; return 0;", [.depends],
      "(box->ui >> 8 & 0xffffff) == 0",
      fields: "ui: unknown", rest: "zero"),
    Trial(
      "*(char *)&b->p = 0; if (b->p == (void *)0) return -16; return 0;", [.good, .untestable],
      fields: "p: box", rest: "zero"),
    Trial(
      "switch (b->limit) { case 1: return -16; default: return 0; }", [.depends], "box->limit == 1"),
    Trial("return b->limit ? -16 : 0;", [.depends], "box->limit != 0"),
    Trial("return b->count == 3 && b->limit ? -16 : 0;", [.depends], "box->limit != 0"),
    Trial("return b->count == 3 || b->limit ? -16 : 0;", [.bad]),
    Trial("static int arr[4] = {0,0,0,0}; return arr[b->limit];", [.good]),
    Trial("static int arr[1] = {0}; return arr[b->limit];", [.good]),
    Trial(
      "int i; for (i = 0; i < b->limit; i++) return -16; return 0;", [.depends], "box->limit > 0"),
    Trial("return 0 / b->limit;", [.good]),
    Trial("return b->limit ?: -16;", [.depends], "box->limit == 0 || box->limit == -16"),
    Trial("int x = b->limit; return x < x ? -16 : 0;", [.good, .untestable]),
    Trial("return b->u < 0 ? -16 : 0;", [.good, .untestable]),
    Trial(
      "int v; get_val(&v); if (v) return -16; return 0;", [.depends], "v /* of get_val() */ != 0",
      before: "void get_val(int *);", bad: "returns: -EBUSY, fault: any"),
    Trial(
      "int v = 0; get_val(&v); if (v) return -16; return 0;", [.depends],
      "v /* of get_val() */ != 0",
      before: "void get_val(int *);"),
    Trial(
      "struct box v; get_val(&v); if (v.limit) return -16; return 0;", [.depends], "v.limit != 0",
      before: "void get_val(struct box *);", bad: "returns: -EBUSY, fault: any"),
    Trial(
      "int v; get_val(&v); if (v) return -16; return 0;", [.depends], "v /* of get_val() */ != 0",
      bad: "returns: -EBUSY, fault: any"),
    Trial("return ext ? -16 : 0;", [.depends], "ext != 0", before: "extern int ext;"),
    Trial("return ext[1] ? -16 : 0;", [.depends], "ext[1] != 0", before: "extern int ext[];"),
    Trial(
      "if (f(1) == f(1)) return -16; return 0;", [.depends], "f() == f() /* 2 */",
      before: "int f(int);"),
    Trial(
      "if ((unsigned long)b->p >= (unsigned long)-4095) return -16; return 0;", [.depends],
      "IS_ERR(box->p)"),
    Trial("if (b->bytes[0]) return -16; return 0;", [.depends], "box->bytes[0] != 0"),
    Trial(
      "b->ui = b->limit; if (b->bytes[0]) return -16; return 0;", [.depends],
      "(unsigned char)box->limit != 0"),
    Trial(
      "b->flag = b->limit; if (b->flag == b->limit) return -16; return 0;", [.depends],
      "box->limit == (box->limit == 0 ? 0 : 1)"),
    Trial(
      "if (!!b->limit == b->limit) return -16; return 0;", [.depends],
      "box->limit == (box->limit == 0 ? 0 : 1)"),
    Trial(
      "b->uc += b->limit; if (b->uc) return -16; return 0;", [.depends],
      "(unsigned char)(box->uc + box->limit) != 0"),
    Trial(
      "return f(b->limit, b->limit);", [.depends], "box->limit == (unsigned char)box->limit",
      before: "static int f(unsigned char x, int y) { return x == y ? -16 : 0; }"),
    Trial(
      "return f(b->limit) == b->limit ? -16 : 0;", [.depends],
      "box->limit == (unsigned char)box->limit",
      before: "static unsigned char f(int y) { return y; }"),
    Trial(
      "unsigned char c = b->limit; return c == b->limit ? -16 : 0;", [.depends],
      "box->limit == (unsigned char)box->limit"),
    Trial(
      "b->uc = b->limit; return b->uc == b->limit ? -16 : 0;", [.depends],
      "box->limit == (unsigned char)box->limit"),
    Trial(
      "return b->next->limit ? -16 : 0;", [.depends],
      "box->next->limit != 0"),
    Trial("b->next->limit = 1; return 0;", [.good]),
    // Requirements are no loop, however many there are.
    Trial(
      "return b->limit ? -16 : 0;", [.depends], "box->limit != 0",
      more: "require: ["
        + (10..<20).map { "\"box->u != \($0) || box->count == \($0)\"" }.joined(separator: ", ")
        + "]"),
    Trial("if (!b->bb) return 0; b->limit = 1; return b->bb ? 0 : -16;", [.good]),
    Trial("int i = 0; while (i < b->limit) i++; return -16;", [.untestable]),
    Trial("if (b->limit) *(int *)0 = 1; return -16;", [.bad]),
    Trial(
      "if (b->limit) { float d = 1.5f; if (d + 1.0f > 2.0f) return 0; } return -16;",
      [.untestable]),
    Trial("struct box n; if (b->next == &n) return -16; return 0;", [.good]),
    Trial(
      "if ((void *)b->next != (void *)&b->limit) return 0; b->limit = 7; "
        + "return *(int *)b->next == 7 ? 0 : -16;", [.good]),
  ]

  @Test(arguments: trials) func whatIsNotKnownDecidesNothing(_ trial: Trial) throws {
    try trial.run()
  }

  private static let assembly: [Trial] = [
    Trial(
      #"int r; asm volatile("mov %0, #0" : "=r"(r)); return r;"#, [.depends],
      "r /* of asm in check() */ == -16",
      bad: "returns: -EBUSY, fault: any"),
    Trial(
      #"int r = 0; asm volatile("mov %0, #1" : [out] "+r"(r) : "r"(b) : "memory"); return r;"#,
      [.depends], "r /* of asm in check() */ == -16"),
    Trial(
      #"asm volatile("mov %0, #1" : "=r"(b->limit)); return b->limit;"#, [.depends],
      "b->limit /* of asm in check() */ == -16"),
    Trial(#"asm("mov %0, #1" : "=r"(b->a)); return b->bb ? -16 : 0;"#, [.bad], fields: "bb: 1"),
    Trial(
      #"asm goto("b %l0" : : : : out); return 0; out: return -16;"#, [.depends],
      "jump /* of asm in check() */ != 0"),
    Trial(#"asm volatile("" : : : "memory"); return b->count == 3 ? -16 : 0;"#, [.bad]),
    Trial(#"int r = 3; asm("" : "+r"(r)); return r == 3 ? -16 : 0;"#, [.bad]),
    Trial(#"int r; asm("" : "=r"(r) : "0"(b->count)); return r == 3 ? -16 : 0;"#, [.bad]),
    Trial(
      #"int r; asm("" : "=r"(r)); return r ? -16 : 0;"#, [.depends],
      "r /* of asm in check() */ != 0"),
  ]

  @Test(arguments: assembly) func whatAssemblyWritesIsNotKnown(_ trial: Trial) throws {
    try trial.run()
  }

  private static let strings: [Trial] = [
    Trial(
      "return strcmp(b->name, b->label) ? 0 : -16;", [.depends],
      "strcmp(box->name, box->label) == 0", box: namedBox, before: stringFunctions),
    Trial(
      "return strncmp(b->name, b->label, 3) < 0 ? -16 : 0;", [.depends],
      "strncmp(box->name, box->label, 3) < 0", box: namedBox, before: stringFunctions),
    Trial(
      "return memcmp(b->name, b->label, 2) ? -16 : 0;", [.depends],
      "memcmp(box->name, box->label, 2) != 0", box: namedBox, before: stringFunctions),
    Trial(
      "return b->name[0] == 'a' && !strcmp(b->name, b->label) ? -16 : 0;", [.depends],
      "box->name[0] == 97 && strcmp(box->name, box->label) == 0", box: namedBox,
      before: stringFunctions),
    Trial(
      "return strcmp(b->name, b->label) ? -16 : 0;", [.depends], nil, box: namedBox,
      before: stringFunctions, fields: "name: [97, 98, 0]"),
    Trial(
      "return strcmp(b->name, b->label) ? -16 : 0;", [.bad], box: namedBox,
      before: stringFunctions, fields: "name: [97, 98, 0], label: {string: ac}"),
    Trial(
      "return strcmp(b->name, b->name) ? -16 : 0;", [.good], box: namedBox,
      before: stringFunctions),
  ]

  private static let namedBox =
    "struct box { int count; int limit; char name[8]; const char *label; };"
  private static let stringFunctions = """
    int strcmp(const char *, const char *);
    int strncmp(const char *, const char *, unsigned long);
    int memcmp(const void *, const void *, unsigned long);
    """

  @Test(arguments: strings) func howUnknownStringsCompareIsNotKnown(_ trial: Trial) throws {
    if trial.condition != nil || trial.verdicts != [.depends] { return try trial.run() }
    let found = try line(["a.c": trial.source], scenario: trial.scenario)
    #expect(found.map(\.verdict) == trial.verdicts)
  }

  private static let lent: [Trial] = [
    Trial(
      "int v = 0; f(&v); return v;", [.depends], "v /* of f() */ == -16", before: "void f(int *);"),
    Trial(
      "int v = 0; f(&v); return v;", [.good], before: "void f(const int *);"),
    Trial(
      "int v[2]; v[0] = 0; f(v); return v[0] + (b->count == 2 ? v[1] : 0);", [.depends],
      "v[0] == -16", before: "void f(int *);"),
    Trial("f(b); return b->count == 3 ? -16 : 0;", [.bad], before: "void f(struct box *);"),
  ]

  @Test(arguments: lent) func aVariableLentToAFunctionOutOfReachIsNotKnown(_ trial: Trial) throws {
    try trial.run()
  }
}

/// A member that is unknown and not there says nothing only where all that is there is unknown, too.
@Suite struct UnknownMemberTests {
  private func verdicts(rest: String) throws -> [Verdict] {
    let text = """
      format: firstbad.scenario/1
      name: plain
      machine: {arch: arm}
      sources: [a.c]
      objects: {box: {type: struct box, rest: \(rest), fields: {count: unknown}}}
      judge: {call: f, arguments: [box]}
      bad: {returns: -EBUSY}
      """
    var lab = try Lab()
    for name in ["count", "total"] {
      try lab.commit([
        "a.c":
          "struct box { int \(name); };\nint f(struct box *b) { return b->\(name) ? -16 : 0; }\n"
      ])
    }
    let replayer = try Replayer(
      scenario: try readScenario(Array(text.utf8)), repository: lab.path)
    return try lab.order.map { try replayer.replay(at: $0.hex).verdict }
  }

  @Test func aRenamedMemberLooksLikeNoFix() throws {
    #expect(try verdicts(rest: "unknown") == [.depends, .depends])
    // Under its new name it would be zero, which nobody said.
    #expect(try verdicts(rest: "zero") == [.depends, .untestable])
  }
}
