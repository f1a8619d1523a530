// Statements as S-expressions.

/// The S-expression of a statement, of several lines if it holds others.
public func sExpression(_ statement: Statement) -> String {
  switch statement.kind {
  case .compound(let items): "(block" + indented(items.map(sExpression)) + ")"
  case .expression(let expression): sExpression(expression)
  case .empty: "(empty)"
  case .if(let condition, let then, let otherwise):
    "(if \(sExpression(condition))"
      + indented([sExpression(then)] + (otherwise.map { [sExpression($0)] } ?? [])) + ")"
  case .switch(let value, let body):
    "(switch \(sExpression(value))" + indented([sExpression(body)]) + ")"
  case .while(let condition, let body):
    "(while \(sExpression(condition))" + indented([sExpression(body)]) + ")"
  case .doWhile(let body, let condition):
    "(do" + indented([sExpression(body)]) + "\n  \(sExpression(condition)))"
  case .for(let first, let condition, let step, let body):
    "(for \(first.map { oneLine(sExpression($0)) }.joined()); "
      + "\(condition.map(sExpression) ?? "-"); \(step.map(sExpression) ?? "-")"
      + indented([sExpression(body)]) + ")"
  case .goto(let name): "(goto \(name))"
  case .computedGoto(let target): "(goto* \(sExpression(target)))"
  case .continue: "(continue)"
  case .break: "(break)"
  case .return(let value): list("return", value.map { [sExpression($0)] } ?? [])
  case .label(let name, let inner): "(label \(name)" + indented([sExpression(inner)]) + ")"
  case .case(let low, let high, let inner):
    "(case \(sExpression(low))\(high.map { " ... " + sExpression($0) } ?? "")"
      + indented([sExpression(inner)]) + ")"
  case .default(let inner): "(default" + indented([sExpression(inner)]) + ")"
  case .assembly: "(assembly)"
  case .invocation(let invocation): sExpression(invocation)
  case .unparsed(let reason): "(unparsed \(quoted(Array(reason.utf8))))"
  }
}

/// The S-expression of an item of a block.
public func sExpression(_ item: BlockItem) -> String {
  switch item {
  case .declaration(let declaration): sExpression(declaration)
  case .statement(let statement): sExpression(statement)
  case .function(let function): sExpression(function)
  case .staticAssertion(let condition, _): "(static-assert \(sExpression(condition)))"
  case .localLabels(let names, _): list("labels", names.map(\.spelling))
  }
}

/// The S-expression of a macro invocation, its body on lines of its own.
func sExpression(_ invocation: MacroInvocation) -> String {
  let head = list(
    "invocation",
    (invocation.specifiers.map { [sExpression($0)] } ?? []) + [sExpression(invocation.call)]
      + (invocation.initializer.map { ["= " + sExpression($0)] } ?? []))
  guard let body = invocation.body else { return head }
  let parts = [body] + (invocation.otherwise.map { [$0] } ?? [])
  return head.dropLast() + indented(parts.map { sExpression($0) }) + ")"
}
