import Foundation
import Testing
import Workbench

@testable import Constraints

@Suite struct CPrinterTests {
  /// A symbol of each width and signedness.
  static let kinds: [(width: Int, isSigned: Bool)] = [
    (8, true), (8, false), (16, true), (16, false), (32, true), (32, false), (64, true),
    (64, false),
  ]

  /// gcc reads what is printed, and finds the values that the terms have.
  @Test func printedCHasTheValueOfTheTerm() throws {
    let store = TermStore()
    var random = try RandomTerms(store, widths: Self.kinds.map(\.width), seed: 4, prefix: "v")
    random.isDefinedInC = true
    // The symbols are told apart by name only, so that both signednesses of a width occur.
    let printer = CPrinter(
      store,
      CNames(
        name: { store.name(of: $0) ?? "?" },
        kind: {
          store.name(of: $0).flatMap { Int($0.dropFirst()) }.map { $0 % 2 == 0 } == true
            ? .signed : .unsigned
        }))
    let parameters = Self.kinds.enumerated().map { index, kind in
      CNames.standardType(kind.width, kind.isSigned) + " v\(index)"
    }.joined(separator: ", ")
    var functions = ""
    var calls = ""
    var texts: [String] = []
    for index in 0..<1_800 {
      random.allowed = index % 3 == 0 ? [3, 8, 13, 16, 32, 33, 48, 64] : [8, 16, 32, 64]
      let term: Term =
        try index >= 900
        ? random.extended(index % 3)
        : index % 2 == 0 ? random.truth(3).0 : random.bits([8, 16, 32, 64][index / 2 % 4], 3).0
      let isTruth = store.width(term) == 0
      let text =
        try isTruth ? printer.text(of: term) : printer.text(of: term, signed: index % 4 == 1)
      texts.append("\(text)   of \(store.text(of: term))")
      functions +=
        "static unsigned long long f\(index)(\(parameters)) { return \(isTruth ? "!!(\(text))" : text); }\n"
      functions += "static void check\(index)(void) {\n"
      for _ in 0..<6 {
        let values = random.widths.map { width in
          let mask: UInt64 = width == 64 ? .max : (1 << UInt64(width)) - 1
          return [0, 1, mask, mask >> 1, (mask >> 1) + 1, random.chance.bits() & mask][
            random.chance.below(6)]
        }
        var value = store.evaluate(
          term, Assignment(zip(random.symbols, values.map { UInt128($0) })))
        if !isTruth, index % 4 == 1 {
          value = UInt128(bitPattern: Arithmetic.signed(value, store.sort(of: term).width))
        }
        let arguments = values.map { "\($0)ULL" }.joined(separator: ", ")
        functions +=
          "  if (f\(index)(\(arguments)) != \(UInt64(truncatingIfNeeded: value))ULL) printf(\"\(index) \");\n"
      }
      functions += "}\n"
      calls += "  check\(index)();\n"
    }
    let folder = try Folder()
    try folder.write(
      "terms.c",
      "int printf(const char *, ...);\n\(functions)int main(void) {\n\(calls)  return 0;\n}\n")
    // Overflow wraps as in the kernel; nothing printed may want for brackets.
    let built = try Process.output(
      of:
        "/usr/bin/env",
      [
        "gcc", "-std=gnu11", "-O0", "-fwrapv", "-Wparentheses", "-Werror=parentheses",
        "-Wno-overflow", "-o", folder("terms"), folder("terms.c"),
      ])
    try #require(built.status == 0, "\(built.text.prefix(3000))")
    let ran = try Process.output(of: folder("terms"), [])
    let wrong = Set(ran.text.split(separator: " ").compactMap { Int($0) })
    #expect(wrong.isEmpty, "\(wrong.sorted().prefix(10).map { texts[$0] }.joined(separator: "\n"))")
  }

  @Test func conditionsReadAsPeopleWriteThem() throws {
    let store = TermStore()
    let names: [String: CNames.Kind] = [
      "p": .pointer, "q": .pointer, "p->flags": .unsigned, "ret": .signed, "n": .unsigned,
      "on": .boolean,
      "c": .unsigned,
    ]
    let printer = CPrinter(
      store,
      CNames(
        name: { store.name(of: $0) ?? "?" }, kind: { names[store.name(of: $0) ?? ""] ?? .signed },
        constant: { value, symbol in
          store.name(of: symbol) == "q"
            ? (value == 0 ? "NULL" : value == 4096 ? "&rk_domain" : nil) : nil
        }))
    func number(_ value: Int, _ width: Int = 32) throws -> Term {
      try store.constant(UInt128(truncatingIfNeeded: value), width: width)
    }
    func says(_ term: Term, _ text: String) throws {
      let printed = try printer.text(of: term)
      #expect(printed == text)
    }
    let p = try store.symbol("p", width: 64)
    let q = try store.symbol("q", width: 64)
    let flags = try store.symbol("p->flags", width: 32)
    let ret = try store.symbol("ret", width: 32)
    let n = try store.symbol("n", width: 32)
    let on = try store.symbol("on", width: 8)
    let c = try store.symbol("c", width: 8)
    let isSet = try store.not(store.equal(p, number(0, 64)))
    let differs = try store.not(store.equal(p, q))
    try says(isSet, "p")
    try says(store.not(isSet), "!p")
    try says(differs, "p != q")
    try says(store.and(isSet, differs), "p && p != q")
    try says(store.not(store.and(isSet, differs)), "!(p && p != q)")
    try says(store.equal(q, number(4096, 64)), "q == &rk_domain")
    let masked = try store.not(store.equal(store.and(flags, number(4)), number(0)))
    try says(masked, "p->flags & 4")
    try says(store.not(masked), "!(p->flags & 4)")
    try says(store.equal(store.and(flags, number(12)), number(8)), "(p->flags & 0xc) == 8")
    try says(store.not(store.equal(ret, number(0))), "ret != 0")
    try says(store.equal(ret, number(-16)), "ret == -16")
    try says(store.slt(ret, number(0)), "ret < 0")
    try says(store.slt(number(0), ret), "ret > 0")
    try says(store.ult(n, number(10)), "n < 10")
    try says(store.ule(number(10), n), "n >= 10")
    try says(store.ult(ret, number(10)), "(unsigned int)ret < 10")
    try says(store.slt(n, number(-2)), "(int)n < -2")
    try says(store.not(store.equal(on, number(0, 8))), "on")
    try says(store.equal(on, number(0, 8)), "!on")
    try says(store.slt(store.add(store.zeroExtend(c, to: 32), number(1)), ret), "c + 1 < ret")
    try says(
      store.equal(store.add(c, number(1, 8)), store.extract(n, high: 7, low: 0)),
      "(unsigned char)(c + 1) == (unsigned char)n")
    let either = try store.or(
      store.and(isSet, differs), store.and(masked, store.equal(ret, number(1))))
    try says(either, "(p && p != q) || (p->flags & 4 && ret == 1)")
    try says(store.and(store.or(isSet, masked), differs), "p != q && (p || p->flags & 4)")
    try says(store.ule(number(-4095, 64), p), "(unsigned long long)p >= 0xfffffffffffff001ULL")
    #expect(try printer.text(of: Condition(cubes: [])) == "0")
    #expect(try printer.text(of: Condition(cubes: [[]])) == "1")
    #expect(
      try printer.text(
        of: Condition(cubes: [[isSet, differs, masked], [isSet, store.not(differs)]]))
        == "p && ((p != q && p->flags & 4) || p == q)")
  }

  @Test func aTermThatIsTooLargeIsRefused() throws {
    let store = TermStore()
    let x = try store.symbol("x", width: 32)
    let y = try store.symbol("y", width: 32)
    let printer = CPrinter(store, CNames(name: { _ in "x" }, kind: { _ in .signed }), limit: 100)
    var deep = x
    var wide = x
    for _ in 0..<30 { wide = try store.mul(store.xor(wide, y), store.xor(wide, x)) }
    for _ in 0..<1000 { deep = try store.mul(store.xor(deep, y), y) }
    var nested = x
    for _ in 0..<140 { nested = try store.mul(store.xor(nested, y), y) }
    let patient = CPrinter(store, CNames(name: { _ in "x" }, kind: { _ in .signed }))
    #expect(try patient.text(of: nested).count > 1_000)
    #expect(throws: CPrinter.Failure.tooLarge(limit: 100)) { try printer.text(of: wide) }
    #expect(throws: CPrinter.Failure.tooLarge(limit: 100)) { try printer.text(of: deep) }
  }
}
