import Workbench

/// A program of several files with something of everything that a name may mean, and small changes of it.
///
/// The functions that are run and what they use stand among much that nobody asks for, so that an edit
/// may matter, may not, or may come to matter by what an earlier one did.
struct EditedProgram {
  /// The files as they are now.
  private(set) var files = Self.original

  static let scenario = """
    format: firstbad.scenario/1
    name: edited
    machine: {arch: arm, config: {FOO: y, BAR: m, NUM: 3}}
    sources: [drivers/main.c, {path: drivers/other.c, optional: true}]
    objects:
      box: {type: struct box, rest: zero, fields: {count: 3, limit: 9}}
    judge: {call: check, arguments: [box]}
    bad: {returns: -EBUSY}
    """

  static let original: [String: String] = [
    "Makefile": "CFLAGS := -O2\n",
    "drivers/main.c": """
    #include <linux/types.h>
    #include <linux/errno.h>
    #include "local.h"
    #define LATE (LIMIT + 1)
    #include <linux/late.h>
    #include <asm/io.h>

    /* What goes over the wire. */
    struct __attribute__((packed)) wire { u8 kind; u32 size; };
    struct tight;
    #ifdef CONFIG_FOO
    static int twice(int n)
    {
    	return n * FACTOR;
    }
    #else
    static int twice(int n) { return n + FACTOR; }
    #endif
    enum state {
    #define X(name, value) STATE_##name = value,
    #include "states.def"
    #undef X
    	STATE_COUNT
    };
    enum color { RED, GREEN = 4, BLUE };
    DEFINE_GETTER(limit)
    DEFINE_GETTER(depth)
    DECLARE_BOX(spare);
    static int unused_one(int a) { return a * 3 + LIMIT; }
    static int check_flags(const struct box *b)
    {
    #if defined(CONFIG_BAR_MODULE) && LATE > 2
    	if (b->flags & FLAG_B)
    		return -EINVAL;
    #endif
    	return b->count > LATE ? -EBUSY : 0;
    }
    static const struct ops my_ops = { .check = check_flags, .order = BLUE };
    int other(struct box *b, int n);
    static int unused_two(struct box *b) { return b->depth + RED; }
    int check(struct box *b)
    {
    	int n = count_of(b);
    	char minus = -1;

    	if (sizeof(struct wire) == 5)
    		n += 1;
    	if (sizeof(struct tight) > 6)
    		n += 2;
    	if (minus > 0)
    		return -EBUSY;
    	if (get_limit(b) < twice(n))
    		return -EBUSY;
    	if (my_ops.order == 5 && b->state == STATE_IDLE)
    		n += STATE_BUSY;
    	if (MAX_OF(n, 2) > 12 + test_box__spare())
    		return -EINVAL;
    	WARN_IF(n > 100);
    	if (my_ops.check(b))
    		return -EBUSY;
    	return other(b, n);
    }
    int unused_three;

    """,
    "drivers/local.h": """
    #ifndef LOCAL_H
    #define LOCAL_H
    #include <linux/kernel.h>
    #define FLAG_A 1
    #define FLAG_B (1 << 1)
    struct box { int count; int limit; int depth; unsigned flags; enum state { INNER } *s; int state; };
    struct ops { int (*check)(const struct box *b); int order; };
    #define DEFINE_GETTER(field) static inline int get_##field(const struct box *b) { return b->field; }
    #define DECLARE_BOX(name) static inline int test_box__##name(void) { return 1; } extern struct box name
    static inline int count_of(const struct box *b) { return b->count; }
    #ifdef NEVER
    static inline int count_of(const struct box *b) { return 7; }
    #endif
    int unused_prototype(struct box *b);
    #endif

    """,
    "drivers/states.def": "X(IDLE, 0)\nX(BUSY, 2)\n#ifdef CONFIG_BAR\nX(LATE, 3)\n#endif\n",
    "drivers/other.c": """
    #include "local.h"
    #include <linux/errno.h>
    #ifdef LIMIT
    int other(struct box *b, int n) { return n > LIMIT * 5 ? -EBUSY : 0; }
    #else
    int other(struct box *b, int n) { return 0; }
    #endif
    int nobody(int n) { return n; }

    """,
    "include/linux/types.h": """
    #pragma once
    typedef unsigned char u8;
    typedef unsigned int u32;
    typedef unsigned long unused_t;
    #ifndef LIMIT
    #define LIMIT 3
    #endif

    """,
    "include/linux/kernel.h": """
    #ifndef K_H
    #define K_H
    #include <linux/types.h>
    #define MAX_OF(a, b) ((a) > (b) ? (a) : (b))
    #define WARN_IF(c) do { if (c) warned_at(__LINE__); } while (0)
    static inline void warned_at(int line) { }
    #pragma pack(2)
    struct tight { u8 a; u32 b; };
    #pragma pack()
    struct loose { u8 a; u32 b; };
    #define MIN_OF(a, b) ((a) < (b) ? (a) : (b))
    #endif

    """,
    "include/linux/errno.h": "#define EBUSY 16\n#define EINVAL 22\n#define ENOMEM 12\n",
    "include/linux/late.h": """
    #if LATE > 3
    #define FACTOR 2
    #elif LATE
    #define FACTOR 3
    #else
    #error late
    #endif
    #undef UNUSED
    #define UNUSED 1

    """,
    "include/asm-generic/io.h": "static inline int twice_more(int n) { return n; }\n#define IO 1\n",
  ]

  /// Words that an edit may put in, most of them with a meaning somewhere.
  private static let words = [
    "LIMIT", "FACTOR", "LATE", "EBUSY", "EINVAL", "count", "limit", "depth", "box", "u8", "u32",
    "int",
    "char", "RED", "GREEN", "BLUE", "STATE_IDLE", "STATE_BUSY", "FLAG_A", "FLAG_B", "count_of",
    "twice",
    "unused_one", "other", "my_ops", "CONFIG_FOO", "CONFIG_BAR", "struct", "static", "0", "1", "2",
    "3", "5",
    "9", "16", "+", "-", "*", ">", "<", "==", "(", ")", "{", "}", ";", ",", "#",
  ]

  /// Lines that an edit may put in.
  private static let lines = [
    "#define FACTOR 7", "#undef LIMIT", "#define LIMIT 4", "#undef FACTOR", "typedef int u8;",
    "#define EBUSY 17", "#define count limit", "int fresh(int n) { return n; }", "int unused_four;",
    "#if 0", "#endif", "#ifdef CONFIG_FOO", "#ifdef CONFIG_NONE", "#else", "/* a comment */", "",
    "#define count_of(b) 5", "static inline int count_of(const struct box *b) { return 2; }",
    "enum more { STATE_MORE = 3, FLAG_C };", "DECLARE_BOX(more);", "#include <linux/late.h>",
    "#include <linux/kernel.h>", "#include \"states.def\"", "#pragma pack(1)", "#pragma pack()",
    "#define INNER 3", "struct extra { int count; };", "#line 40", "#define CONFIG_FOO 1",
    "#define get_limit(b) 1", "#undef WARN_IF", "static int twice(int n) { return 1; }",
    "CFLAGS += -funsigned-char",
    "#define DEFINE_GETTER(f) int get_##f(struct box *b) { return 4; }",
  ]

  /// Changes one file a little, or puts it back as it was.
  mutating func edit(_ random: inout SplitMix) {
    let path = random.pick(Self.original.keys.sorted())
    guard let original = Self.original[path], let text = files[path] else { return }
    if random.once(in: 3) || text.utf8.count > 2 * original.utf8.count {
      files[path] = original
      return
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = random.below(lines.count)
    switch random.below(8) {
    case 0: lines.insert(random.pick(Self.lines), at: place)
    case 1: lines.remove(at: place)
    case 2: lines.insert(lines[random.below(lines.count)], at: place)
    case 3: lines.swapAt(place, random.below(lines.count))
    default: lines[place] = Self.edited(lines[place], &random)
    }
    files[path] = lines.joined(separator: "\n")
  }

  /// A line with one token replaced, left out or added.
  private static func edited(_ line: String, _ random: inout SplitMix) -> String {
    var tokens: [String] = []
    var isWord = false
    for character in line {
      let continues = character.isLetter || character.isNumber || character == "_"
      if continues, isWord, !tokens.isEmpty {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
      isWord = continues
    }
    guard !tokens.isEmpty else { return random.pick(words) }
    let place = random.below(tokens.count)
    switch random.below(4) {
    case 0: tokens.remove(at: place)
    case 1: tokens.insert(" " + random.pick(words) + " ", at: place)
    default: tokens[place] = random.pick(words)
    }
    return tokens.joined()
  }
}
