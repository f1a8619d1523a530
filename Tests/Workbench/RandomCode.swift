/// Functions over `struct node`s that end in error numbers, made at random.
public struct RandomCode {
  private var random: SplitMix
  private let state: RandomState
  /// The function `f` of two nodes and a number.
  public private(set) var text = ""
  private var loops = 0
  private var depth = 0

  /// The functions every program has, beside the one that is judged.
  public static let prelude = """
    typedef unsigned long size_t;
    static int gv;
    static inline void *ERR_PTR(long error) { return (void *)error; }
    static inline long PTR_ERR(const void *ptr) { return (long)ptr; }
    static inline _Bool IS_ERR(const void *ptr) { return (unsigned long)ptr >= (unsigned long)-4095; }
    static int inc(int n) { return n + 1; }
    static int neg(int n) { return -n; }
    static int pos(int n) { if (n > 2) return -16; if (n < 0) return -22; return 0; }
    static struct node *choose(struct node *p, struct node *q, int n) { return n & 1 ? p : q; }
    static int bump(struct node *p) { if (!p) return -22; p->v += 1; gv++; return 0; }
    static void put(int *place, int n) { *place = n; }

    """

  /// Makes one for a state.
  public init(_ random: inout SplitMix, _ state: RandomState) {
    self.random = SplitMix(seed: random.next())
    self.state = state
    var body = "  int r = 0, i = 0, j = 0, n = 0;\n  struct node *p = a, *q = b;\n"
    for _ in 0..<(2 + self.random.below(4)) { body += statement() }
    text =
      "int f(struct node *a, struct node *b, int x)\n{\n\(body)"
      + "  return \(self.random.pick(["0", "r", "pos(r)", "r ? -16 : 0", "-16"]));\n"
      + "out:\n  return r > 1 ? -22 : \(self.random.pick(["-16", "0"]));\n}\n"
    self.random = random
  }

  private mutating func pick(_ choices: String...) -> String { random.pick(choices) }

  // MARK: Statements

  private mutating func block() -> String {
    depth += 1
    defer { depth -= 1 }
    var text = "{\n"
    for _ in 0..<(1 + random.below(2)) { text += statement() }
    return text + "}\n"
  }

  private mutating func statement() -> String {
    switch random.below(depth > 2 ? 8 : 18) {
    case 0: return "if (\(condition(2))) return \(errno());\n"
    case 1: return "\(place()) = \(value(2));\n"
    case 2: return "\(place()) \(pick("+", "-", "|", "&", "^"))= \(value(1));\n"
    case 3: return "\(pick("r", "i", "x", "gv")) = \(value(2));\n"
    case 4: return "\(pick("p", "q")) = \(pointer(2));\n"
    case 5: return "\(place())\(pick("++", "--"));\n"
    case 6:
      return pick(
        "r = bump(p);\nif (r) return r;\n", "put(&r, \(value(1)));\n", "put(&p->v, \(value(1)));\n",
        "put(p ? &p->v : &i, 3);\n", "goto out;\n", "if (IS_ERR(q)) return PTR_ERR(q);\n")
    case 7: return "if (\(condition(1))) goto out;\n"
    case 8, 9, 10:
      return "if (\(condition(2))) \(block())" + (random.once(in: 2) ? "else \(block())" : "")
    case 11: return loop()
    case 12: return walk()
    case 13, 14: return choice()
    case 15: return "if (p && q && !IS_ERR(p) && !IS_ERR(q)) *p = *q;\n"
    case 16:
      guard state.members.contains(where: { $0.name == "fn" }) else { return statement() }
      return pick(
        "if (p && p->fn == inc) r += p->fn(\(value(1)));\n",
        "if (a->fn == neg || a->fn == inc) r = a->fn(x);\n",
        "if (a->fn == q->fn) r |= 2;\n", "if (!a->fn) return \(errno());\n")
    default:
      return pick(
        "n = pos(\(value(1)));\nif (n) return n;\n",
        "p = choose(p, \(pointer(1)), \(value(1)));\n",
        "{ struct node t = *a; t.v = \(value(1)); if (t.v == a->v) r ^= 1; }\n",
        "{ int t[4] = { 0, 1, \(value(1)), 3 }; r = t[\(value(1)) & 3]; t[x & 3] = 9; if (t[1] == 9) r++; }\n",
        "{ int *t = &\(place(isPlain: true)); *t = \(value(1)); }\n")
    }
  }

  private mutating func loop() -> String {
    guard loops < 2 else { return "" }
    loops += 1
    return pick(
      "for (i = 0; i < (\(value(1)) & 3); i++) \(block())",
      "while (n < 3 && \(condition(1))) { n++; \(statement()) }\n",
      "do { n++; if (\(condition(1))) break; r++; } while (n < 3);\n")
  }

  private mutating func walk() -> String {
    guard loops < 2 else { return "" }
    loops += 1
    return "for (p = \(pointer(1)); p && !IS_ERR(p) && n < 3; p = p->next) { n++; "
      + "if (\(condition(1))) \(pick("break", "continue", "return \(errno())")); r++; }\n"
      + "if (!p) p = a;\n"
  }

  private mutating func choice() -> String {
    var text = "switch (\(value(1))) {\n"
    for label in ["0", "1", "-1", "2 ... 7", "128 ... 255", "-16"] where random.once(in: 2) {
      text += "case \(label): \(statement())"
      if !random.once(in: 4) { text += "break;\n" }
    }
    if random.once(in: 2) { text += "default: \(statement())" }
    return text + "}\n"
  }

  private mutating func errno() -> String {
    random.pick(["-16", "-16", "-16", "-22", "0", "0", "-19", "r", "pos(r)"])
  }

  // MARK: Expressions

  private mutating func member() -> String {
    let numbers = state.members.filter { if case .number = $0.kind { true } else { false } }
    return random.pick(numbers).name
  }

  private mutating func object() -> String {
    random.pick(["a", "a", "b", "p", "q", "p", "a->next", "p->next", "b->next"])
  }

  private mutating func place(isPlain: Bool = false) -> String {
    "\(object())->\(isPlain ? "v" : member())"
  }

  private mutating func value(_ depth: Int) -> String {
    guard depth > 0 else {
      return random.pick([place(), place(), "x", "gv", "r", "i", "1", "2", "0", "-1", "16", "255"])
    }
    switch random.below(14) {
    case 0, 1, 2: return value(0)
    case 3: return "(\(value(depth - 1)) \(pick("+", "-", "*")) \(value(depth - 1)))"
    case 4: return "(\(value(depth - 1)) \(pick("&", "|", "^")) \(value(depth - 1)))"
    case 5: return "(\(value(depth - 1)) \(pick("<<", ">>")) (\(value(0)) & 7))"
    case 6: return "(\(value(0)) \(pick("/", "%")) \(pick("3", "-2", value(0))))"
    case 7:
      let type = pick(
        "int", "unsigned", "signed char", "unsigned char", "short", "long", "_Bool",
        "unsigned long", "unsigned short")
      return "(\(type))\(value(depth - 1))"
    case 8: return "(\(condition(depth - 1)) ? \(value(depth - 1)) : \(value(depth - 1)))"
    case 9: return "\(pick("!", "~", "-", "!!"))\(value(depth - 1))"
    case 10: return pick("inc(\(value(0)))", "neg(\(value(0)))", "pos(\(value(0)))")
    // A condition may be a pointer, and what comes of its address as a number is another at every place.
    case 11: return "((\(condition(depth - 1))) != 0)"
    case 12: return "(\(place()) = \(value(0)))"
    default: return value(depth - 1)
    }
  }

  private mutating func pointer(_ depth: Int) -> String {
    let hasPeer = state.members.contains { $0.name == "peer" }
    if depth > 0, random.once(in: 3) {
      return pick(
        "choose(\(pointer(0)), \(pointer(0)), \(value(0)))",
        "(\(condition(0)) ? \(pointer(0)) : \(pointer(0)))",
        "(struct node *)ERR_PTR(-\(pick("12", "19")))")
    }
    return random.pick(
      ["a", "b", "p", "q", "a->next", "b->next", "p->next", "q->next"]
        + (hasPeer ? ["a->peer", "p->peer", "q->peer"] : []))
  }

  private mutating func condition(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 12 : 6) {
    case 0, 1, 2:
      let operation = pick("<", ">", "<=", ">=", "==", "!=", "==")
      return "\(value(depth)) \(operation) \(value(depth))"
    case 3: return value(depth)
    case 4: return "\(pointer(1)) \(pick("==", "!=")) \(pointer(1))"
    case 5: return pick("!\(pointer(0))", pointer(0), "IS_ERR(\(pointer(0)))")
    case 6, 7: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
    case 8, 9: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
    case 10: return "!(\(condition(depth - 1)))"
    default: return "(\(value(0)) & \(pick("1", "3", "4", "0x80")))"
    }
  }
}
