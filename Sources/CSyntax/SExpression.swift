// Trees as S-expressions, for goldens and for looking at: `(if (name a) (return (integer 1)))`.
// One line for an expression; statements and members are indented two columns a level.

/// The S-expression of an expression, on one line.
public func sExpression(_ expression: Expression) -> String {
  switch expression.kind {
  case .name(let name): "(name \(name))"
  case .integer(let constant): "(integer \(describe(constant)))"
  case .floating(let name): "(floating \(name))"
  case .character(let value, let prefix): "(character \(prefix)\(value))"
  case .string(let bytes, let prefix):
    "(string \(prefix)\(quoted(Expression.units(bytes, prefix))))"
  case .unary(let operation, let operand): "(\(operation.rawValue) \(sExpression(operand)))"
  case .postfix(let operation, let operand):
    "(postfix\(operation.rawValue) \(sExpression(operand)))"
  case .binary(let operation, let left, let right):
    "(\(operation.rawValue) \(sExpression(left)) \(sExpression(right)))"
  case .assignment(let operation, let left, let right):
    "(\(operation?.rawValue ?? "")= \(sExpression(left)) \(sExpression(right)))"
  case .conditional(let condition, let middle, let last):
    "(? \(sExpression(condition)) \(middle.map(sExpression) ?? "-") \(sExpression(last)))"
  case .comma(let left, let right): "(, \(sExpression(left)) \(sExpression(right)))"
  case .call(let callee, let arguments):
    list("call", [sExpression(callee)] + arguments.map(sExpression))
  case .element(let base, let index): "(element \(sExpression(base)) \(sExpression(index)))"
  case .member(let base, let name, let throughPointer):
    "(\(throughPointer ? "->" : ".") \(sExpression(base)) \(name))"
  default: sExpressionOfRest(expression)
  }
}

private func sExpressionOfRest(_ expression: Expression) -> String {
  switch expression.kind {
  case .cast(let type, let operand): "(cast \(sExpression(type)) \(sExpression(operand)))"
  case .compoundLiteral(let type, let initializer):
    "(literal \(sExpression(type)) \(sExpression(initializer)))"
  case .sizeofValue(let operand): "(sizeof \(sExpression(operand)))"
  case .sizeofType(let type): "(sizeof \(sExpression(type)))"
  case .alignofValue(let operand): "(alignof \(sExpression(operand)))"
  case .alignofType(let type): "(alignof \(sExpression(type)))"
  case .statement(let items): list("statement", items.map { oneLine(sExpression($0)) })
  case .labelAddress(let name): "(&& \(name))"
  case .offset(let type, let steps):
    list("offset", [sExpression(type)] + steps.map(sExpression))
  case .typesCompatible(let first, let second):
    "(compatible \(sExpression(first)) \(sExpression(second)))"
  case .choose(let condition, let first, let second):
    list("choose", [condition, first, second].map(sExpression))
  case .variableArgument(let expression, let type):
    "(va-arg \(sExpression(expression)) \(sExpression(type)))"
  case .generic(let control, let associations):
    list(
      "generic",
      [sExpression(control)]
        + associations.map {
          "(\($0.type.map(sExpression) ?? "default") \(sExpression($0.value)))"
        })
  case .type(let type): sExpression(type)
  case .adjacent(let pieces): list("adjacent", pieces.map(sExpression))
  case .word(let name): "(word \(name))"
  case .braces(let initializer): sExpression(initializer)
  case .declared(let parameter): sExpression(parameter)
  case .unparsed(let reason): "(unparsed \(quoted(Array(reason.utf8))))"
  default: "(?)"
  }
}

/// The S-expression of an initialiser, on one line.
public func sExpression(_ initializer: Initializer) -> String {
  switch initializer {
  case .expression(let expression): sExpression(expression)
  case .list(let items, _):
    list(
      "list",
      items.map { item in
        item.designators.isEmpty
          ? sExpression(item.value)
          : list("at", item.designators.map(sExpression) + [sExpression(item.value)])
      })
  }
}

func sExpression(_ designator: Designator) -> String {
  switch designator {
  case .member(let name): ".\(name)"
  case .index(let index): "[\(sExpression(index))]"
  case .range(let first, let last): "[\(sExpression(first)) ... \(sExpression(last))]"
  }
}

/// `(head item item)`.
func list(_ head: String, _ items: [String]) -> String {
  "(\(([head] + items.filter { !$0.isEmpty }).joined(separator: " ")))"
}

/// Text of several lines on one.
func oneLine(_ text: String) -> String {
  text.split(separator: "\n").map { line in
    String(line.drop { $0 == " " })
  }.joined(separator: " ")
}

private func describe(_ constant: IntegerConstant) -> String {
  var text = String(constant.value)
  if !constant.isDecimal { text = "0x" + String(constant.value, radix: 16) }
  return text + (constant.isUnsigned ? "u" : "") + String(repeating: "l", count: constant.longs)
}

/// Bytes between quotes, those outside of printable ASCII in hexadecimal.
func quoted(_ bytes: [UInt8]) -> String { quoted(bytes.map(UInt32.init)) }

/// The same for the units of a wide string.
func quoted(_ units: [UInt32]) -> String {
  var text = "\""
  for unit in units {
    switch unit {
    case 0x22, 0x5C: text += "\\" + String(Unicode.Scalar(UInt8(unit)))
    case 0x20...0x7E: text += String(Unicode.Scalar(UInt8(unit)))
    default: text += "\\x" + (unit < 16 ? "0" : "") + String(unit, radix: 16)
    }
  }
  return text + "\""
}
