import CSyntax

// Mutations after which most programs can still be read, so that they are run and do something else.

extension Corpus {
  /// What stands for a number: the limits of types, sizes beyond all memory, and nothing at all.
  private static let numbers = [
    "0", "1", "-1", "2", "7", "8", "31", "32", "33", "63", "64", "65", "127", "128", "255", "256",
    "4095", "4096", "65535", "65536", "0x7fffffff", "0x80000000", "0xffffffff", "0x100000000",
    "0x7fffffffffffffff", "0x8000000000000000", "0xffffffffffffffff", "1000000", "(1 << 20)",
    "(1UL << 30)", "(1ULL << 40)", "(1ULL << 62)", "sizeof(long)", "'a'", "\"s\"", "(void *)0",
    "(char)-1", "1.5", "(-2147483647 - 1)", "__LINE__", "&main", "(struct { int a[3]; }){ { 1 } }",
    "__builtin_alloca(1 << 20)", "({ int q; q; })", "({ goto out; 1; })", "va_arg(ap, long)",
  ]
  /// Words that can stand for each other more often than not.
  private static let families: [[String]] = [
    ["+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "&&", "||", ",", "==", "<", ">=", "= "],
    ["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="],
    ["++", "--", "-", "!", "~", "*", "&", "+", "sizeof ", "(char)", "(_Bool)", "(void)", "(long)"],
    [
      "int", "char", "short", "long", "unsigned", "signed char", "_Bool", "long long", "void",
      "void *", "double", "__int128", "struct s", "union u", "const int", "volatile int", "float",
      "char *", "int (*)(int)",
    ],
    [".", "->"],
    ["break", "continue", "return", "goto out", "return 1"],
    ["if", "while", "switch", "for (;;) if"],
    [
      "malloc", "calloc", "realloc", "free", "memcpy", "memset", "strlen", "memmove", "printf",
      "snprintf", "strcpy", "strncpy", "memcmp", "strcmp", "sprintf", "abort", "exit", "puts",
      "__builtin_alloca", "strchr", "strstr", "memchr", "strncat", "strspn", "atoi", "main",
      "__builtin_clz", "__builtin_bswap64", "__builtin_expect", "__builtin_unreachable",
      "vprintf", "va_end", "va_start", "putchar",
    ],
    [
      "\"%d\"", "\"%s\"", "\"%*d\"", "\"%.*s\"", "\"%2147483647d\"", "\"%.99999999999x\"", "\"%n\"",
      "\"%p\"", "\"%hhd %lld %zu\"", "\"%-+ #0*.*llX\"", "\"%c\"", "\"%%%\"", "\"%l\"", "\"\"",
      "\"%f\"", "\"%1$d\"", "\"\\0\\377\\xff\"",
    ],
    ["{", "}", "{ 0 }", ";", "};"],
    ["static", "extern", "register", "auto", "inline", "typedef", "_Thread_local", "const"],
  ]

  /// Changes a word or a line of a program.
  func twist(_ bytes: inout [UInt8], with random: inout Seeded) {
    let tokens = lexC(bytes)
    guard let index = tokens.indices.randomElement(using: &random) else { return }
    let token = tokens[index]
    switch Int.random(in: 0..<16, using: &random) {
    case 0: moveLine(&bytes, at: token.range.lowerBound, isCopied: true, with: &random)
    case 1: moveLine(&bytes, at: token.range.lowerBound, isCopied: false, with: &random)
    case 2:
      // A word of the same kind from elsewhere in the program.
      let others = tokens.filter { $0.kind == token.kind }
      guard let other = others.randomElement(using: &random) else { return }
      bytes.replaceSubrange(token.range, with: Array(bytes[other.range]))
    case 3: splice(&bytes, at: token.range.lowerBound, with: &random)
    case 4: bytes.removeSubrange(token.range)
    default: replace(near: index, tokens, &bytes, with: &random)
    }
    if bytes.count > 1 << 16 { bytes = Array(bytes[..<(1 << 16)]) }
  }

  /// Gives the next word that belongs to a family another word of it.
  private func replace(
    near index: Int, _ tokens: [RawToken], _ bytes: inout [UInt8], with random: inout Seeded
  ) {
    for token in tokens[index...].prefix(40) {
      let word = String(decoding: bytes[token.range], as: UTF8.self)
      var choices: [String]?
      if token.kind == .number {
        choices = Self.numbers
      } else if token.kind == .string, Bool.random(using: &random) {
        choices = Self.families.first { $0.contains("\"%d\"") }
      } else if Int.random(in: 0..<3, using: &random) == 0 {
        choices = Self.families.filter { $0.contains(word) }.randomElement(using: &random)
      }
      guard let new = choices?.randomElement(using: &random) else { continue }
      bytes.replaceSubrange(token.range, with: Array(" \(new) ".utf8))
      return
    }
  }

  private func moveLine(
    _ bytes: inout [UInt8], at place: Int, isCopied: Bool, with random: inout Seeded
  ) {
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    let line = Array(bytes[start..<end])
    if !isCopied { bytes.removeSubrange(start..<end) }
    let other = Int.random(in: 0...bytes.count, using: &random)
    let target = bytes[..<other].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    bytes.insert(contentsOf: line, at: target)
  }
}
