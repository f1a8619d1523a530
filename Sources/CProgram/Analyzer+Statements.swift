// Statements (C11 6.8) become instructions. A `goto` names its label by number in `jump` with a negative
// target until the function is complete.

import CSyntax

extension Analyzer {
  /// The code of a function.
  static func code(of symbol: FunctionSymbol, _ definition: FunctionDefinition) -> FunctionCode {
    var analyzer = Analyzer(unit: symbol.unit)
    analyzer.builder = FunctionBuilder(symbol: symbol)
    analyzer.scopes = [Scope()]
    let parameters = analyzer.declareParameters(definition)
    for item in definition.body { analyzer.analyze(item) }
    analyzer.emit(.return(nil), definition.bodySpan)
    analyzer.resolveGotos()
    let empty = FunctionBuilder(symbol: symbol)
    return (analyzer.builder ?? empty).finished(parameterCount: parameters)
  }

  private mutating func declareParameters(_ definition: FunctionDefinition) -> Int {
    guard let parameters = functionParameters(definition.declarator) else { return 0 }
    var count = 0
    lengthMode = .ignored
    defer { lengthMode = .computed }
    for parameter in parameters.parameters {
      let type = adjusted(parameter)
      addLocal(
        parameter.declarator.name ?? Name("<unnamed>"), type, parameter.declarator.nameSpan)
      count += 1
    }
    for name in parameters.identifiers {
      let type = oldStyleType(name, definition.parameterDeclarations)
      addLocal(name, type, definition.declarator.nameSpan)
      count += 1
    }
    computeLengths(of: parameters.parameters, definition.declarator.nameSpan)
    return count
  }

  /// The parameters of the function itself, not of one it takes or returns.
  private func functionParameters(_ declarator: Declarator) -> FunctionParameters? {
    switch declarator {
    case .function(let inner, let parameters):
      functionParameters(inner) ?? parameters
    case .pointer(let inner, _), .array(let inner, _), .attributed(let inner, _):
      functionParameters(inner)
    case .name: nil
    }
  }

  private mutating func oldStyleType(_ name: Name, _ declarations: [Declaration]) -> CType {
    for declaration in declarations {
      for declarator in declaration.declarators where declarator.declarator.name == name {
        let parameter = ParameterDeclaration(
          specifiers: declaration.specifiers, declarator: declarator.declarator, attributes: [])
        return adjusted(parameter)
      }
    }
    return .int
  }

  @discardableResult
  mutating func addLocal(_ name: Name, _ type: CType, _ span: Span, alignment: Int = 1) -> Int {
    let measured = program.measure(type)
    let local = LocalVariable(
      name: name, type: type, scalar: program.scalar(type), size: measured.size,
      alignment: max(measured.alignment, alignment), span: span)
    let slot = builder?.addLocal(local) ?? 0
    declare(name, .local(slot, type))
    return slot
  }

  @discardableResult
  mutating func emit(_ kind: Instruction.Kind, _ span: Span) -> Int {
    builder?.append(kind, span) ?? 0
  }

  // MARK: Scopes

  mutating func enterScope() -> Int {
    let number = builder?.addScope() ?? 0
    builder?.scope = number
    builder?.openLocalLabels()
    var scope = Scope()
    scope.number = number
    scopes.append(scope)
    return number
  }

  mutating func leaveScope() {
    scopes.removeLast()
    builder?.closeLocalLabels()
    builder?.leaveScope()
  }

  // MARK: Items

  mutating func analyze(_ item: BlockItem) {
    switch item {
    case .declaration(let declaration): analyze(declaration)
    case .statement(let statement): analyze(statement)
    case .function(let function):
      emit(.stop(.unsupported, "nested functions are not run"), function.span)
    case .staticAssertion: break
    case .localLabels(let names, _): builder?.declareLocalLabels(names)
    }
  }

  private mutating func analyze(_ declaration: Declaration) {
    if declaration.declarators.isEmpty {
      if case .record(let specifier) = declaration.specifiers.type, specifier.members == nil,
        let tag = specifier.tag, scopes.last?.announced[tag] == nil
      {
        announce(tag, specifier)
        return
      }
      // A struct or enum that is only defined here.
      _ = type(declaration.specifiers)
      emitLengths(declaration.span)
      return
    }
    for declarator in declaration.declarators { analyze(declarator, declaration.specifiers) }
  }

  private mutating func analyze(
    _ declarator: InitDeclarator, _ specifiers: DeclarationSpecifiers
  ) {
    guard let name = declarator.declarator.name else { return }
    let base = type(specifiers, initializer: declarator.initializer)
    var type = type(
      declarator.declarator, base: base, specifiers: specifiers, attributes: declarator.attributes)
    emitLengths(declarator.span)
    if specifiers.storage.contains(.typedef) {
      declare(name, .symbol(.type(type)))
      return
    }
    if let initializer = declarator.initializer { type = completed(type, by: initializer) }
    if case .function = type.unqualified {
      declareFunction(name, type)
      return
    }
    if specifiers.storage.contains(.extern) {
      if let symbol = unit.symbol(name) { declare(name, .symbol(symbol)); return }
      let variable = VariableSymbol(
        name: name, unit: unit, type: type, isDefined: false, isStatic: false,
        span: declarator.span, initializer: nil)
      declare(name, .symbol(.variable(variable)))
      return
    }
    if specifiers.storage.contains(.static) {
      let variable = VariableSymbol(
        name: name, unit: unit, type: type, isDefined: true, isStatic: true, span: declarator.span,
        initializer: declarator.initializer, scopes: scopes, owner: builder?.symbol)
      variable.alignment = alignment(of: declarator, specifiers)
      declare(name, .symbol(.variable(variable)))
      return
    }
    if case .unknown(let reason) = type.unqualified {
      emit(.stop(.unsupported, reason), declarator.span)
    }
    if case .variableArray = type.unqualified {
      return declareVariableArray(name, type, declarator)
    }
    // A variable is in scope in its own initialiser (C11 6.2.1p7).
    let slot = addLocal(
      name, type, declarator.span, alignment: alignment(of: declarator, specifiers))
    var steps: [InitialStep]?
    if let initializer = declarator.initializer {
      steps = initialSteps(initializer, type: type)
    }
    emit(.declare(slot, steps), declarator.span)
    if steps == nil, let scalar = program.scalar(type),
      declarator.attributes.contains(where: { $0.name == "asm" })
    {
      // `register unsigned long sp asm("sp")` has what the machine's register has.
      let held = Operation.intrinsic(.assembly, [], nil, declarator.span)
      emit(.evaluate(.assign(.local(slot), held, scalar, declarator.span)), declarator.span)
    }
    for attribute in specifiers.attributes + declarator.attributes where attribute.name == "cleanup"
    {
      registerCleanup(slot, attribute)
    }
  }

  private mutating func declareFunction(_ name: Name, _ type: CType) {
    if let symbol = unit.symbol(name), case .function = symbol {
      declare(name, .symbol(symbol))
    } else {
      let symbol = FunctionSymbol(
        name: name, unit: unit, type: type, definition: nil, isStatic: false)
      declare(name, .symbol(.function(symbol)))
    }
  }

  private mutating func registerCleanup(_ slot: Int, _ attribute: Attribute) {
    guard case .name(let name)? = attribute.arguments.first?.kind,
      case .symbol(.function(let function))? = meaning(of: name)
    else {
      emit(.stop(.invalid, "the function of a cleanup attribute is not declared"), attribute.span)
      return
    }
    emit(.cleanup(slot, function), attribute.span)
  }

  // MARK: Statements

  mutating func analyze(_ statement: Statement) {
    let span = statement.span
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      emit(.stop(.unsupported, "statements nest too deeply"), span)
      return
    }
    switch statement.kind {
    case .compound(let items):
      let scope = enterScope()
      for item in items { analyze(item) }
      emit(.leave(scope: scope), span.closing)
      leaveScope()
    case .expression(let expression):
      let operation = value(expression).operation
      emit(.evaluate(operation), span)
    case .empty: break
    case .assembly(let assembly): analyze(assembly, span)
    case .if(let condition, let yes, let no): analyzeIf(condition, yes, no)
    case .switch(let value, let body): analyzeSwitch(value, body, span)
    case .while(let condition, let body): analyzeLoop(condition, step: nil, body, span)
    case .doWhile(let body, let condition): analyzeDoWhile(body, condition, span)
    case .for(let first, let condition, let step, let body):
      let scope = enterScope()
      for item in first { analyze(item) }
      analyzeLoop(condition, step: step, body, span)
      emit(.leave(scope: scope), span.closing)
      leaveScope()
    case .goto(let name):
      let label = builder?.label(name) ?? 0
      emit(.jump(-1 - label, isExplicit: true), span)
    case .computedGoto(let target): emit(.computedJump(value(target).operation), span)
    case .continue: leaveLoop(\.continues, "'continue' outside a loop", span)
    case .break: leaveLoop(\.breaks, "'break' outside a loop or switch", span)
    case .return(let expression): analyzeReturn(expression, span)
    case .label(let name, let inner):
      place(name, span)
      analyze(inner)
    case .case(let low, let high, let inner): analyzeCase(low, high, inner, span)
    case .default(let inner):
      builder?.placeDefault()
      analyze(inner)
    case .invocation(let invocation): emit(.stop(.invalid, invocation.reason), span)
    case .unparsed(let reason): emit(.stop(.invalid, reason), span)
    }
  }

  private mutating func analyzeReturn(_ expression: Expression?, _ span: Span) {
    guard let expression else {
      emit(.return(nil), span)
      return
    }
    let result = builder?.symbol.functionType.result ?? .int
    let value = value(expression)
    let converted = result.isVoid ? value : convert(value, to: result)
    emit(.return(converted.operation), expression.span)
  }

  private mutating func analyzeIf(_ condition: Expression, _ yes: Statement, _ no: Statement?) {
    let test = value(condition).operation
    let outer = builder?.branch ?? -1
    let site = builder?.addBranch(condition.span, .choice) ?? 0
    let jump = emit(.branch(test, otherwise: 0, site: site), condition.span)
    builder?.branch = site
    analyze(yes)
    if let no {
      let over = emit(.jump(0, isExplicit: false), no.span)
      builder?.patchToHere(jump)
      analyze(no)
      builder?.patchToHere(over)
    } else {
      builder?.patchToHere(jump)
    }
    builder?.branch = outer
  }

  // MARK: Gotos

  /// Puts a label here.
  ///
  /// An instruction of its own stands in the label's scope, so that a jump to the
  /// label leaves the scopes that begin behind it.
  mutating func place(_ name: Name, _ span: Span) {
    if let label = builder?.label(name) { builder?.place(label) }
    emit(.evaluate(.void), span)
  }

  mutating func resolveGotos() {
    guard var builder else { return }
    for index in builder.instructions.indices {
      guard case .jump(let target, true) = builder.instructions[index].kind, target < 0 else {
        continue
      }
      let place = builder.labelTargets[-1 - target]
      // A goto to a label that is not there is no C; running into it says so.
      builder.patch(index, to: place >= 0 ? place : Int.max)
    }
    self.builder = builder
  }
}

extension Span {
  /// The last byte, where a closing brace stands.
  fileprivate var closing: Span {
    end > start ? Span(file: file, start: end - 1, end: end) : self
  }
}
