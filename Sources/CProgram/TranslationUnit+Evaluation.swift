// Expressions that somebody outside writes down as text, made functions that the machine can call: what a
// scenario requires of its state. They change nothing, and that is checked before they run.

public import CSyntax

/// Why a text is no expression that can be evaluated here.
public struct ExpressionTrouble: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public let reason: String
  /// The piece of the text, or of the kernel's source, that is wrong.
  public let span: Span

  /// Makes a trouble.
  public init(reason: String, span: Span) {
    self.reason = reason
    self.span = span
  }
}

extension TranslationUnit {
  /// A function that gives 1 if a condition written as text holds, and 0 if it does not.
  ///
  /// The names of the expression are first those given here, then those of the unit's file scope. Macros
  /// are expanded as they are in force at the end of the unit, but not where one has a name given here.
  /// The expression must change nothing: see ``EffectCheck`` for what is refused. It is a function like
  /// any other for the machine, but never among those that ran. Spans in it lead to a file of its own.
  ///
  /// - Parameters:
  ///   - text: A C expression (C11 6.5) whose value is a number or a pointer.
  ///   - parameters: The names that stand for the function's arguments, with their types.
  ///   - variables: Names that stand for variables somewhere in memory, with the variables' types. The
  ///     function takes their addresses, behind the parameters.
  /// - Throws: ``ExpressionTrouble`` if the text is no C, uses names or members that nothing declares,
  ///   has no truth value, or might change something.
  public func function(
    evaluating text: String, parameters: [(name: Name, type: CType)],
    variables: [(name: Name, type: CType)] = []
  ) throws(ExpressionTrouble) -> FunctionSymbol {
    let names = Set((parameters + variables).map(\.name))
    let expression = try parse(text, names)
    let symbol = FunctionSymbol(
      name: Name("<requirement>"), unit: self,
      type: .function(
        FunctionType(
          result: .int, parameters: parameters.map(\.type) + variables.map { .pointer($0.type) })),
      definition: nil, isStatic: true)
    let code = try Analyzer.code(of: symbol, expression, parameters, variables)
    var check = EffectCheck(program: program)
    try check.check(code)
    symbol.adopt(code)
    return symbol
  }

  private func parse(_ text: String, _ names: Set<Name>) throws(ExpressionTrouble) -> Expression {
    let bytes = Array(text.utf8)
    let file = program.file(of: bytes)
    let whole = Span(file: file, start: 0, end: UInt32(clamping: bytes.count))
    var tokens = CSyntax.tokens(of: bytes, file: file, skippingDirectives: false)
    guard !tokens.isEmpty else {
      throw ExpressionTrouble(reason: "there is no expression", span: whole)
    }
    for index in tokens.indices {
      let spelling = tokens[index].text.spelling
      if tokens[index].kind == .punctuator, Self.refusedMarks.contains(spelling) {
        throw ExpressionTrouble(
          reason: "'\(spelling)' stands in an expression that must not change anything",
          span: tokens[index].span)
      }
      // What is given here is no macro, whatever the kernel calls so.
      if names.contains(tokens[index].text) { tokens[index].flags.insert(.painted) }
    }
    let expanded = expand(tokens, at: .end)
    if let limit = program.limitMet { throw ExpressionTrouble(reason: limit, span: whole) }
    var parser = Parser(expanded) { [unowned self] in !names.contains($0) && isTypeName($0) }
    let expression = parser.parseExpression()
    if let trouble = parser.troubles.first {
      throw ExpressionTrouble(
        reason: "it is no C expression: \(trouble.message)", span: trouble.span)
    }
    guard parser.isAtEnd else {
      let rest = Span(file: file, start: min(expression.span.end, whole.end), end: whole.end)
      throw ExpressionTrouble(
        reason: "it is no C expression: '\(program.source(of: rest))' is not expected", span: rest)
    }
    return expression
  }

  /// Marks of assignments and statements; what macros make of the text is checked by its meaning.
  private static let refusedMarks: Set<String> = [
    "=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "++", "--", "{", "}", ";",
  ]
}

extension Program {
  /// A function that gives 1 if a condition written as text holds, and 0 if it does not.
  ///
  /// - Parameters:
  ///   - text: A C expression.
  ///   - path: The source whose names and macros it may use; without one the first of ``sources`` in
  ///     which it has a meaning.
  ///   - parameters: The names that stand for the function's arguments, with their types.
  ///   - variables: Names that stand for variables in memory, whose addresses are the further arguments.
  /// - Throws: ``ExpressionTrouble`` if it has a meaning in none of them; that of the first one.
  public func function(
    evaluating text: String, in path: String?, parameters: [(name: Name, type: CType)],
    variables: [(name: Name, type: CType)] = []
  ) throws(ExpressionTrouble) -> FunctionSymbol {
    var first: ExpressionTrouble?
    for path in path.map({ places(of: $0) }) ?? sources {
      guard let unit = unit(at: path) else { continue }
      do throws(ExpressionTrouble) {
        return try unit.function(evaluating: text, parameters: parameters, variables: variables)
      } catch {
        first = first ?? error
      }
    }
    let place = path ?? "any of the sources"
    throw first ?? ExpressionTrouble(reason: "there is no file \(place) to read it in", span: .none)
  }
}

extension Analyzer {
  /// The code of a function that gives the truth of an expression.
  fileprivate static func code(
    of symbol: FunctionSymbol, _ expression: Expression, _ parameters: [(name: Name, type: CType)],
    _ variables: [(name: Name, type: CType)]
  ) throws(ExpressionTrouble) -> FunctionCode {
    var analyzer = Analyzer(unit: symbol.unit)
    analyzer.builder = FunctionBuilder(symbol: symbol)
    analyzer.scopes = [Scope()]
    for (name, type) in parameters { analyzer.addLocal(name, type, .none) }
    for (name, type) in variables {
      let slot = analyzer.addLocal(name, .pointer(type), .none)
      analyzer.declare(name, .pointee(slot, type))
    }
    let value = analyzer.value(expression)
    if let (reason, span) = analyzer.unevaluatedStop {
      throw ExpressionTrouble(reason: reason, span: span)
    }
    try analyzer.checkTruth(value, expression.span)
    let truth = analyzer.convert(analyzer.convert(value, to: .bool), to: .int)
    analyzer.emit(.return(truth.operation), expression.span)
    analyzer.resolveGotos()
    let empty = FunctionBuilder(symbol: symbol)
    return (analyzer.builder ?? empty).finished(
      parameterCount: parameters.count + variables.count)
  }

  /// Checks that a value is a number or a pointer (C11 6.2.5p21).
  private func checkTruth(_ value: Value, _ span: Span) throws(ExpressionTrouble) {
    // What could not be understood says so better than its type.
    if case .stop(_, let reason, let place) = value.operation {
      throw ExpressionTrouble(reason: reason, span: place)
    }
    switch value.type.unqualified {
    case .bool, .integer, .enumeration, .pointer: return
    case .floating:
      throw ExpressionTrouble(reason: "floating point is not computed", span: span)
    case let type:
      throw ExpressionTrouble(
        reason:
          "'\(program.source(of: span))' is of type \(type.text), neither a number nor a pointer",
        span: span)
    }
  }
}
