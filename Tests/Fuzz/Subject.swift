import CProgram
import CSyntax

/// What is tried: everything that reads C, from bytes to a function's instructions and a type's layout.
enum Subject {
  /// What became of one input.
  struct Outcome: CustomStringConvertible {
    var tokens = 0
    var declarations = 0
    var functions = 0
    var types = 0
    /// What was said of the source; empty if all of it was understood.
    var diagnostics: [String] = []

    var description: String {
      "\(tokens) tokens, \(declarations) declarations, \(functions) functions, \(types) types; "
        + (diagnostics.first ?? "nothing to say")
    }
  }

  static func run(_ input: Input) -> Outcome {
    var outcome = Outcome()
    precondition(isLossless(input.bytes), "the lexer lost a byte")
    let store = MemoryFileStore(["fuzz.c": input.bytes])
    let architecture = Architecture(named: input.architecture) ?? Architecture(named: "x86_64")
    guard let architecture else { return outcome }
    let target = Target(
      architecture: architecture,
      configuration: input.hasConfiguration ? Configuration(["A": .yes, "B": .module]) : nil)
    let program = Program(
      store: store, outlines: OutlineStore(), target: target, sources: ["fuzz.c"],
      kept: { _ in nil })
    parse(input.bytes, &outcome)
    if let unit = program.unit(at: "fuzz.c") { read(unit, program, &outcome) }
    outcome.diagnostics += program.limitMet.map { [$0] } ?? []
    outcome.diagnostics += program.notes
    return outcome
  }

  /// Whether tokens and gaps are the file.
  private static func isLossless(_ bytes: [UInt8]) -> Bool {
    var position = 0
    for token in lexC(bytes) {
      guard token.range.lowerBound >= position, !token.range.isEmpty,
        token.range.upperBound <= bytes.count
      else { return false }
      position = token.range.upperBound
    }
    return true
  }

  /// The source as it stands, no macro expanded.
  private static func parse(_ bytes: [UInt8], _ outcome: inout Outcome) {
    var parser = Parser(tokens(of: bytes, file: 0)) { _ in false }
    outcome.declarations = parser.parseTranslationUnit().count
    outcome.diagnostics += parser.troubles.map(\.message)
    precondition(
      parser.troubles.allSatisfy { $0.span.end <= bytes.count }, "a trouble out of bounds")
  }

  /// The source as its unit means it.
  private static func read(_ unit: TranslationUnit, _ program: Program, _ outcome: inout Outcome) {
    let tokens = unit.expandedTokens(includesFiles: true)
    outcome.tokens = tokens.count
    var parser = Parser(tokens) { unit.isTypeName($0) }
    _ = parser.parseTranslationUnit()
    outcome.diagnostics += parser.troubles.map(\.message)
    guard let file = program.file(at: "fuzz.c") else { return }
    // A bomb has thousands of entries, of which a few hundred say all there is to say.
    let entries = program.outline(of: file).entries
    for entry in entries.suffix(200) + entries.prefix(200) {
      switch entry.kind {
      case .define, .undef: continue
      case .tag:
        for isUnion in [false, true] {
          let record = unit.record(entry.name, isUnion: isUnion)
          _ = record.layout(program)
          outcome.types += 1
        }
        if let type = unit.type(named: "enum \(entry.name.spelling)") { _ = program.measure(type) }
      case .function, .declaration, .enumerator, .argument:
        read(entry.name, unit, program, &outcome)
      }
    }
  }

  private static func read(
    _ name: Name, _ unit: TranslationUnit, _ program: Program, _ outcome: inout Outcome
  ) {
    switch unit.symbol(name) {
    case .function(let function)?:
      outcome.functions += 1
      guard let code = function.code else { return }
      for instruction in code.instructions {
        if case .stop(_, let reason) = instruction.kind { outcome.diagnostics.append(reason) }
      }
      for local in code.locals { _ = program.measure(local.type) }
    case .variable(let variable)?:
      _ = program.measure(variable.type)
      _ = variable.initialSteps()
    case .type(let type)?: _ = program.measure(type)
    case .enumerator(_, let type)?: _ = program.measure(type)
    case .obscureEnumerator?, nil: break
    }
  }
}
