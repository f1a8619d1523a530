// How to read this file: what a function consists of, as another parser can count it too. A function with
// conditionals is read several times; what two readings have in common stands at the same byte and counts once.
// Nothing is said here about what a macro means: `list_for_each_entry(p, l, m) { ... }` is a call.

import CSyntax

/// Where the calls, ifs, loops, returns, assignments and labels of one function are.
struct FunctionCounts: Sendable {
  /// What is counted; the raw values are the fields' names in what is written.
  enum Kind: String, CaseIterable, Sendable {
    /// Calls, invocations of macros, and built-in operations that are written like calls.
    case calls
    /// `if`, whether or not it has an `else`.
    case ifs
    /// `for`, `while` and `do`; iterator macros are calls.
    case loops
    /// `return`.
    case returns
    /// `=` and `+=` and the like in expressions; initialisers are none.
    case assignments
    /// Labels of `goto`; `case` and `default` are none.
    case labels
  }

  /// The byte that tells one from all others of its kind, and where it begins.
  private var places: [Kind: [UInt32: UInt32]] = [:]

  /// Where those of a kind begin, in order.
  func starts(of kind: Kind) -> [UInt32] { (places[kind] ?? [:]).values.sorted() }

  /// Adds what one reading of the function has.
  mutating func add(_ declaration: ExternalDeclaration) {
    switch declaration {
    case .function(let function): add(function.body)
    case .invocation(let invocation, _):
      if let body = invocation.body { add(body) }
    default: break
    }
  }

  private mutating func note(_ kind: Kind, _ key: UInt32, _ start: UInt32) {
    places[kind, default: [:]][key] = start
  }

  private mutating func add(_ items: [BlockItem]) {
    for item in items {
      switch item {
      case .declaration(let declaration): add(declaration)
      case .statement(let statement): add(statement)
      case .function(let function): add(function.body)
      case .staticAssertion(let condition, _): add(condition)
      case .localLabels: break
      }
    }
  }

  // MARK: Statements

  private mutating func add(_ statement: Statement) {
    let start = statement.span.start
    switch statement.kind {
    case .compound(let items): add(items)
    case .expression(let expression), .computedGoto(let expression): add(expression)
    case .if(let condition, let then, let otherwise):
      note(.ifs, start, start)
      add(condition)
      add(then)
      if let otherwise { add(otherwise) }
    case .switch(let value, let body):
      add(value)
      add(body)
    case .while(let condition, let body), .doWhile(let body, let condition):
      note(.loops, start, start)
      add(condition)
      add(body)
    case .for(let first, let condition, let step, let body):
      note(.loops, start, start)
      add(first)
      if let condition { add(condition) }
      if let step { add(step) }
      add(body)
    case .return(let value):
      note(.returns, start, start)
      if let value { add(value) }
    case .label(_, let inner):
      note(.labels, start, start)
      add(inner)
    case .case(let low, let high, let inner):
      add(low)
      if let high { add(high) }
      add(inner)
    case .default(let inner): add(inner)
    case .assembly(let assembly):
      for operand in assembly.outputs + assembly.inputs { add(operand.expression) }
    case .invocation(let invocation): add(invocation)
    case .goto, .continue, .break, .empty, .unparsed: break
    }
  }

  private mutating func add(_ invocation: MacroInvocation) {
    if let specifiers = invocation.specifiers { add(specifiers) }
    add(invocation.call)
    if let initializer = invocation.initializer { add(initializer) }
    if let body = invocation.body { add(body) }
    if let otherwise = invocation.otherwise { add(otherwise) }
  }

  // MARK: Expressions

  private mutating func add(_ expressions: [Expression]) {
    for expression in expressions { add(expression) }
  }

  private mutating func add(_ expression: Expression) {
    let start = expression.span.start
    switch expression.kind {
    case .call(let callee, let arguments):
      // `f(x)(y)` is two calls that begin at one byte.
      note(.calls, callee.span.end, start)
      add(callee)
      add(arguments)
    case .assignment(_, let left, let right):
      note(.assignments, left.span.end, start)
      add(left)
      add(right)
    case .unary(_, let operand), .postfix(_, let operand), .sizeofValue(let operand),
      .alignofValue(let operand), .member(let operand, _, _):
      add(operand)
    case .binary(_, let left, let right), .comma(let left, let right),
      .element(let left, let right):
      add(left)
      add(right)
    case .conditional(let condition, let middle, let last):
      add(condition)
      if let middle { add(middle) }
      add(last)
    case .statement(let items): add(items)
    case .adjacent(let pieces): add(pieces)
    case .braces(let initializer): add(initializer)
    case .name, .integer, .floating, .character, .string, .labelAddress, .word, .unparsed: break
    default: addRest(expression)
    }
  }

  /// What holds a type, and the operations of the compiler that look like calls.
  private mutating func addRest(_ expression: Expression) {
    let start = expression.span.start
    switch expression.kind {
    case .cast(let type, let operand):
      add(type)
      add(operand)
    case .compoundLiteral(let type, let initializer):
      add(type)
      add(initializer)
    case .sizeofType(let type), .alignofType(let type), .type(let type): add(type)
    case .offset(let type, let steps):
      add(type)
      for step in steps { add(step) }
    case .typesCompatible(let first, let second):
      note(.calls, start, start)
      add(first)
      add(second)
    case .choose(let condition, let first, let second):
      note(.calls, start, start)
      add([condition, first, second])
    case .variableArgument(let list, let type):
      note(.calls, start, start)
      add(list)
      add(type)
    case .generic(let control, let associations):
      add(control)
      for association in associations { add(association.value) }
    case .declared(let parameter):
      add(parameter.specifiers)
      add(parameter.declarator)
    default: break
    }
  }

  private mutating func add(_ initializer: Initializer) {
    switch initializer {
    case .expression(let expression): add(expression)
    case .list(let items, _):
      for item in items {
        for designator in item.designators { add(designator) }
        add(item.value)
      }
    }
  }

  private mutating func add(_ designator: Designator) {
    switch designator {
    case .member: break
    case .index(let index): add(index)
    case .range(let first, let last):
      add(first)
      add(last)
    }
  }

  // MARK: Declarations

  private mutating func add(_ declaration: Declaration) {
    add(declaration.specifiers)
    for declarator in declaration.declarators {
      add(declarator.declarator)
      if let initializer = declarator.initializer { add(initializer) }
    }
  }

  private mutating func add(_ type: TypeName) {
    add(type.specifiers)
    add(type.declarator)
  }

  /// What attributes hold is no part of what the function does.
  private mutating func add(_ specifiers: DeclarationSpecifiers) {
    switch specifiers.type {
    case .typeofValue(let expression), .invocation(let expression): add(expression)
    case .typeofType(let type): add(type)
    case .enumeration(let enumeration):
      for enumerator in enumeration.enumerators ?? [] {
        if let value = enumerator.value { add(value) }
      }
    case .record(let record):
      for member in record.members ?? [] { add(member) }
    case .basic, .named, .auto, .unparsed: break
    }
  }

  private mutating func add(_ member: MemberDeclaration) {
    add(member.specifiers)
    if let invocation = member.invocation { add(invocation) }
    for declarator in member.declarators {
      if let inner = declarator.declarator { add(inner) }
      if let width = declarator.width { add(width) }
    }
  }

  private mutating func add(_ declarator: Declarator) {
    switch declarator {
    case .name: break
    case .pointer(let inner, _), .attributed(let inner, _): add(inner)
    case .array(let inner, let size):
      add(inner)
      if let size { add(size) }
    case .function(let inner, let parameters):
      add(inner)
      add(parameters.arguments)
    }
  }
}
