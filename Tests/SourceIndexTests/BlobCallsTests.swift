import CSyntax
import Cache
import Foundation
import SourceIndex
import Testing

/// What scopes say, a line for each fact.
func told(_ scopes: [CallScope]) -> [String] {
  scopes.flatMap { scope in
    scope.facts.map { fact in
      var text = "\(scope.name):\(fact.line) \(fact.kind) \(fact.name)"
      if let other = fact.other { text += " > \(other)" }
      if [.passed, .passedParameter, .passedMember, .passedResult].contains(fact.kind) {
        text += "#\(fact.index)"
      }
      switch fact.owner {
      case .unknown: break
      case .type(let tag): text += " of \(tag)"
      case .member(let member): text += " of .\(member)"
      }
      return text + (fact.isTail ? " tail" : "") + (fact.isConditional ? " conditional" : "")
    }
  }
}

@Suite struct BlobCallsTests {
  private func calls(_ text: String) -> BlobCalls { BlobCalls(FileOutline(Array(text.utf8))) }
  private func facts(_ text: String) -> [String] { told(calls(text).scopes) }

  @Test func callsAreCalledAndNothingElseIs() {
    let source = """
      int f(int a)
      {
        struct dev *d = find(a);
        extern int declared(int);
        int g = sizeof(struct x);
        /* comment(a); */
        puts("string(a)");
        if (g) return h(a) + 1;
        while (busy(d)) wait(d);
        #if 0
        dead(a);
        #else
        live(a);
        #endif
        return last(d, a);
      }
      int prototype(int);
      """
    #expect(
      facts(source) == [
        "f:3 call find", "f:7 call puts", "f:8 call h", "f:9 call busy", "f:9 call wait",
        "f:13 call live conditional", "f:15 call last tail",
      ])
  }

  @Test func aLocalVariableHidesAFunction() {
    #expect(
      facts("int f(int (*cb)(int), int g) { int (*h)(int) = g; cb(1); h(2); return g; }")
        == ["f:1 local cb", "f:1 local h"])
  }

  @Test func membersAreCalledThrough() {
    let source = """
      void f(struct dev *d, const struct ops *ops)
      {
        d->ops->open(d);
        ops->close(d);
        (*ops->stat)(d);
        ops->table[3](d);
        int (*fn)(struct dev *) = d->drv->probe;
        fn(d);
        fn = READ_ONCE(ops->late);
        INDIRECT_CALL_1(ops->fast, quick, d);
        vector[d->nr](d);
        x = d->ops->open ? 1 : ops->none(d);
      }
      """
    #expect(
      facts(source) == [
        "f:3 member open of .ops", "f:4 member close of ops", "f:5 member stat of ops",
        "f:6 member table of ops", "f:8 local fn", "f:8 member probe of .drv",
        "f:8 member late of ops", "f:9 call READ_ONCE", "f:10 call INDIRECT_CALL_1",
        "f:10 member fast of ops", "f:10 passed quick > INDIRECT_CALL_1#1", "f:11 element vector",
        "f:12 member none of ops",
      ])
  }

  @Test func initialisersFillMembers() {
    let source = """
      static const struct ops table[] = {
        { .open = f, .inner = { .read = g }, },
        [3] = { .close = COND ? h : NULL, .suspend = pm_ptr(s) },
      };
      struct old o = { open: f, close: &g };
      struct pair p = { f, { g } };
      fn_t hook = f;
      void (*hooks[])(void) = { f, g };
      void use(struct dev *d)
      {
        struct ops local = { .open = d_open };
        d->ops = (struct ops){ .close = d_close };
        d->fn = (fn_t)d_fn;
        WRITE_ONCE(d->late, d_late);
        global_hook = d_hook;
      }
      """
    #expect(
      facts(source) == [
        "table:2 filled f > open of ops", "table:2 filled g > read of .inner",
        "table:3 filled h > close of ops", "table:3 call pm_ptr", "table:3 passed s > pm_ptr#0",
        "table:3 filled s > suspend of ops", "o:5 filled f > open of old",
        "o:5 filled g > close of old", "p:6 listed f", "p:6 listed g", "hook:7 assigned f > hook",
        "hooks:8 listed f", "hooks:8 listed g", "use:11 filled d_open > open of ops",
        "use:12 filled d_close > close of ops", "use:13 stored d_fn > fn of dev",
        "use:14 call WRITE_ONCE", "use:14 stored d_late > late of dev",
        "use:14 passed d_late > WRITE_ONCE#1", "use:15 assigned d_hook > global_hook",
      ])
  }

  @Test func whatIsReturnedIsTold() {
    let source = """
      static cb_t pick(const struct ops *ops, int n)
      {
        if (n)
          return ops->late ? ops->soon : fallback;
        return table[n];
      }
      static int number(const struct ops *ops) { return ops->count; }
      int (*get(struct dev *d))(int) { fn_t f = d->ops->open, o = chosen; if (d) return o; return f; }
      fn_t again(fn_t given) { fn_t fn = pick(0, 1); return fn ?: (fn_t)given; }
      fn_t cast(struct dev *d) { if (d->none == 1) return (fn_t)pick(d); return !d->not; }
      void use(struct dev *d)
      {
        fn_t fn = pick(d->ops, 0), copy;
        copy = fn;
        fn(d);
        run(d, copy);
        pick(d)(1);
        d->kept = pick(d);
        d->kept(d);
        run(d, pick(d));
        run(d, elsewhere(d));
      }
      #define GET(d, m) get(d, offsetof(struct ops, m))
      """
    #expect(
      facts(source) == [
        "pick:4 returnedMember soon of ops", "pick:4 returned fallback",
        "pick:5 returnedElement table", "get:8 assigned chosen > o", "get:8 returned chosen",
        "get:8 returnedMember open of .ops", "again:9 call pick", "again:9 returnedParameter given",
        "again:9 returnedResult pick", "cast:10 returnedResult pick", "cast:10 call pick",
        "use:13 call pick", "use:15 local fn", "use:16 call run tail",
        "use:16 passedResult pick > run#1", "use:17 result pick",
        "use:18 storedResult pick > kept of dev", "use:19 member kept of dev",
        "use:21 call elsewhere", "GET:23 call get", "GET:23 passedParameter d > get#0",
        "GET:23 call offsetof",
        "GET:23 passedParameter m > offsetof#1 of ops",
      ])
  }

  @Test func onlyTheVariableOfItsBlockIsMeant() {
    let source = """
      void f(struct dev *d)
      {
        { fn_t fn = d->first; note(fn != 0); }
        { fn_t fn = one; note(fn != 0); }
        { fn_t fn = d->second; fn(d); { fn_t fn = d->third; note(fn != 0); } fn(d); }
        fn(d);
      }
      void g(struct dev *d)
      {
        fn_t fn = d->first;
        d->x = 1;
        fn = two;
        fn = d->second;
        fn(d);
        fn = d->third;
        if (d->x) goto out;
        fn = d->fourth;
      out:
        fn(d);
      }
      """
    #expect(
      facts(source) == [
        "f:3 call note", "f:5 local fn", "f:5 member second of dev", "f:6 call fn tail",
        "g:14 local fn tail", "g:14 member second of dev tail", "g:14 member third of dev tail",
        "g:14 member fourth of dev tail",
      ])
  }

  @Test func argumentsAreFollowed() {
    let source = """
      #define INIT(_w, _f) do { (_w)->func = (_f); } while (0)
      #define OPS(a, b) .suspend = a, .resume = b,
      #define RENAMED renamed_to
      void set(struct w *w, work_fn fn) { w->fn = fn; hand(w, fn, 1); }
      static void run(struct w *w) { void (*fn)(int) = w->fn; w->now = w->later; call(fn, 2); w->now(1); }
      void use(struct w *w) { INIT(&w->work, handler); ask(0, &var, (fn_t)cast); x->set(other); }
      module_init(start);
      EXPORT_SYMBOL(set);
      """
    #expect(
      facts(source) == [
        "INIT:1 storedParameter _f > func", "OPS:2 storedParameter a > suspend",
        "OPS:2 storedParameter b > resume", "RENAMED:3 call renamed_to",
        "set:4 storedParameter fn > fn of w", "set:4 call hand tail",
        "set:4 passedParameter fn > hand#1",
        "run:5 call call", "run:5 member now of w tail", "run:5 passedMember fn > call#0 of w",
        "run:5 copied later > now of w", "use:6 call INIT", "use:6 passed handler > INIT#1",
        "use:6 call ask", "use:6 passed var > ask#1", "use:6 passed cast > ask#2",
        "use:6 member set tail", "use:6 mentioned other",
        "module_init:7 passed start > module_init#0",
      ])
  }

  @Test func scopesSayWhatTheyAre() {
    let source = """
      #ifdef CONFIG_A
      static inline int a(struct x *x, int (*cb)(void), fn_t fn, unsigned long n) { return 0; }
      #endif
      static noinline void b(void) { }
      SYSCALL_DEFINE2(close, unsigned int, fd, int, flags) { return do_close(fd); }
      #define M(p, q...) call(p)
      struct s { struct ops *ops; const struct t table[3], *next; int n; void (*f)(struct u *u); };
      """
    let scopes = calls(source).scopes
    #expect(
      scopes.map { "\($0.line) \($0.kind) \($0.name) \($0.traits.rawValue) \($0.parameters)" } == [
        "2 function a 11 [x, cb, fn, n]", "4 function b 5 []", "5 made close 0 []",
        "6 macro M 16 [p, q]", "7 structure s 0 []",
      ])
    #expect(scopes.map { $0.detail?.spelling } == [nil, nil, "SYSCALL_DEFINE2", nil, nil])
    #expect(
      told(scopes) == [
        "close:5 call do_close tail", "M:6 call call", "M:6 passedParameter p > call#0",
        "s:7 has ops > ops", "s:7 has table > t", "s:7 has next > t",
      ])
  }

  @Test func onlyTheLastThingDoneIsATailCall() {
    let tails = facts(
      """
      void a(int x) { if (x) one(x); }
      void b(int x) { for (;;) { loop(x); } }
      void c(int x) { list_for_each(x) each(x); }
      int d(int x) { return first(inner(x)); }
      int e(int x) { return plus(x) + 1; }
      int f(int x) { return x ? yes(x) : no(x); }
      void g(int x) { early(x); return; }
      void h(int x) { first(x); last(x); }
      void i(int x) { x = value(x); }
      void j(int x) { do { again(x); } while (0); }
      int k(int x) { return !not(x); }
      """
    ).filter { $0.hasSuffix(" tail") }
    #expect(
      tails == [
        "a:1 call one tail", "d:4 call first tail", "f:6 call yes tail", "f:6 call no tail",
        "g:7 call early tail", "h:8 call last tail",
      ])
  }

  // MARK: Bytes

  @Test func whatIsNotWholeIsRefused() {
    let encoded = calls(
      "#define A(x) b(x)\nint ab(int (*f)(int)) { x->f(1); c(f); return ab; }\n"
        + "struct o v = { .f = ab };\n"
    ).encoded
    #expect(BlobCalls(encoded: encoded) != nil)
    for length in 0..<encoded.count {
      #expect(BlobCalls(encoded: Array(encoded[..<length])) == nil)
    }
    #expect(BlobCalls(encoded: encoded + [0]) == nil)
    #expect(BlobCalls(encoded: []) == nil)
    #expect(BlobCalls(encoded: [0, 0])?.scopes.isEmpty == true)
    #expect(BlobCalls(encoded: [UInt8](repeating: 0xFF, count: 40)) == nil)
  }

  @Test func randomBytesAreRefusedOrRead() {
    var random = SeededNumbers(3)
    let source = """
      #define INIT(w, f) ((w)->func = (f))
      int probe(struct dev *d, fn_t fn) { d->ops->open(d); set(d, fn, probe); return fn(d); }
      static struct ops table[] = { { .open = probe }, { .close = INIT(a, b) } };
      """
    let encoded = calls(source).encoded
    var count = 0
    for _ in 0..<8_000 {
      var bytes = encoded
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let calls = BlobCalls(encoded: bytes) else { continue }
      count += calls.scopes.count
    }
    #expect(count > 0)
  }

  @Test func anySourceIsRead() {
    var random = SeededNumbers(4)
    let pieces = [
      "(", ")", "{", "}", "[", "]", ";", ",", "=", ".", "->", "&", "*", "#", "##", ":", "?", "\n",
      "f", "g", "struct", "s", "return", "if", "for", "else", "do", "static", "int", "\n#if 0\n",
      "\n#else\n", "\n#endif\n", "\n#define M(x) ", "\\\n", "1", "\"s\"", "READ_ONCE", "typeof",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      let made = calls(text)
      #expect(BlobCalls(encoded: made.encoded)?.scopes == made.scopes, "\(text)")
    }
  }

  @Test(arguments: [
    "(", "{", "[", "f(", "x->f(", "{ f();", "}", ")", "&", "f(g,", "= {", "{ .a = ", "if (x) ",
    "(*",
    "struct a { ", "return f(", "a->", "x ? f : ", "f(x);}", "#define M(x) x(", "int f() {",
  ]) func whatIsRepeatedWithoutEndIsReadInTime(piece: String) {
    let body = String(repeating: piece, count: 60_000)
    for text in ["void f(void) {" + body, "int v = {" + body, "#define M(a) " + body, body] {
      let made = calls(text)
      #expect(BlobCalls(encoded: made.encoded) != nil)
    }
  }

  /// What was kept is never made again; so when it says something else of a file, or is written otherwise,
  /// `BlobCalls.kind` has to get the next version, and this its new sum.
  @Test func theVersionRisesWhenTheCallsChange() {
    let source = """
      #define INIT(_w, _f) do { (_w)->func = (_f); __init(_w, _f); } while (0)
      static int probe(struct dev *d, fn_t fn)
      {
        int (*cb)(struct dev *) = d->drv->ops->probe;
      #ifdef CONFIG_A
        cb(d);
      #endif
        d->now = d->later;
        d->now(d);
        table[d->nr](d);
        set_handler(d, probe, 0);
        run(cb, fn);
        return fn(d);
      }
      struct dev { const struct ops *ops; };
      static const struct ops table_of[] = { { .open = probe, old: probe }, [1] = { probe } };
      module_init(start);
      SYSCALL_DEFINE1(close, unsigned int, fd) { return do_close(fd); }
      hook_t hook = probe;
      cb_t pick(struct dev *d, cb_t given)
      {
        cb_t cb = found(d);
        cb(d);
        run(d, cb);
        d->now = found(d);
        switch (d->n) {
        case 1: return d->later;
        case 2: return table[d->n];
        case 3: return probe;
        case 4: return given;
        }
        return cb;
      }
      """
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in calls(source).encoded { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let known: [Int: UInt64] = [2: 7_284_376_803_158_593_372]
    #expect(known[BlobCalls.kind.version] == sum, "the calls changed, and the version did not")
  }
}
