// Declarations, types and declarators as S-expressions.

/// The S-expression of what stands in a file, of several lines for functions and records.
public func sExpression(_ declaration: ExternalDeclaration) -> String {
  switch declaration {
  case .function(let function): sExpression(function)
  case .declaration(let declaration): sExpression(declaration)
  case .staticAssertion(let condition, _): "(static-assert \(sExpression(condition)))"
  case .invocation(let invocation, _): sExpression(invocation)
  case .assembly: "(assembly)"
  case .empty: "(empty)"
  case .unparsed(let reason, _): "(unparsed \(quoted(Array(reason.utf8))))"
  }
}

/// The S-expression of a declaration.
public func sExpression(_ declaration: Declaration) -> String {
  list(
    "declaration", [sExpression(declaration.specifiers)] + declaration.declarators.map(sExpression))
}

/// The S-expression of a function definition.
public func sExpression(_ function: FunctionDefinition) -> String {
  let head = list(
    "function",
    [sExpression(function.specifiers), sExpression(function.declarator)]
      + function.attributes.map(sExpression) + function.parameterDeclarations.map(sExpression))
  return head.dropLast() + indented(function.body.map(sExpression)) + ")"
}

private func sExpression(_ declarator: InitDeclarator) -> String {
  guard !declarator.attributes.isEmpty || declarator.initializer != nil else {
    return sExpression(declarator.declarator)
  }
  return list(
    "init",
    [sExpression(declarator.declarator)] + declarator.attributes.map(sExpression)
      + (declarator.initializer.map { ["= " + sExpression($0)] } ?? []))
}

/// The S-expression of a type name.
public func sExpression(_ type: TypeName) -> String {
  list("type", [sExpression(type.specifiers), sExpression(type.declarator)])
}

func sExpression(_ specifiers: DeclarationSpecifiers) -> String {
  var words: [String] = []
  let storages: [(DeclarationSpecifiers.Storage, String)] = [
    (.typedef, "typedef"), (.extern, "extern"), (.static, "static"), (.auto, "auto"),
    (.register, "register"), (.threadLocal, "thread-local"), (.inline, "inline"),
    (.noreturn, "noreturn"),
  ]
  words += storages.filter { specifiers.storage.contains($0.0) }.map(\.1)
  words += describe(specifiers.qualifiers)
  words += specifiers.attributes.map(sExpression)
  words.append(sExpression(specifiers.type))
  return words.joined(separator: " ")
}

private func describe(_ qualifiers: Qualifiers) -> [String] {
  let all: [(Qualifiers, String)] = [
    (.const, "const"), (.volatile, "volatile"), (.restrict, "restrict"), (.atomic, "atomic"),
  ]
  return all.filter { qualifiers.contains($0.0) }.map(\.1)
}

func sExpression(_ type: TypeSpecifier) -> String {
  switch type {
  case .basic(let names):
    names.isEmpty ? "implicit-int" : names.map(\.spelling).joined(separator: " ")
  case .record(let record): sExpression(record)
  case .enumeration(let enumeration): sExpression(enumeration)
  case .named(let name): "(named \(name))"
  case .typeofValue(let expression): "(typeof \(sExpression(expression)))"
  case .typeofType(let type): "(typeof \(sExpression(type)))"
  case .auto: "auto-type"
  case .invocation(let call): "(made \(sExpression(call)))"
  case .unparsed(let reason): "(unparsed \(quoted(Array(reason.utf8))))"
  }
}

private func sExpression(_ record: RecordSpecifier) -> String {
  let head = list(
    record.isUnion ? "union" : "struct",
    [record.tag?.spelling ?? "-"] + record.attributes.map(sExpression))
  guard let members = record.members else { return head }
  return head.dropLast() + " {" + indented(members.map(sExpression)) + "})"
}

private func sExpression(_ member: MemberDeclaration) -> String {
  if let invocation = member.invocation { return sExpression(invocation) }
  return list(
    "member",
    [sExpression(member.specifiers)]
      + member.declarators.map { declarator in
        let name = declarator.declarator.map(sExpression) ?? "-"
        let width = declarator.width.map { " : " + sExpression($0) } ?? ""
        let attributes = declarator.attributes.map { " " + sExpression($0) }.joined()
        return name + width + attributes
      })
}

private func sExpression(_ enumeration: EnumSpecifier) -> String {
  let enumerators = enumeration.enumerators?.map { enumerator in
    enumerator.value.map { "(\(enumerator.name) \(sExpression($0)))" } ?? enumerator.name.spelling
  }
  return list(
    "enum",
    [enumeration.tag?.spelling ?? "-"] + enumeration.attributes.map(sExpression)
      + (enumerators.map { ["{\($0.joined(separator: " "))}"] } ?? []))
}

/// The S-expression of a declarator, the name innermost.
public func sExpression(_ declarator: Declarator) -> String {
  switch declarator {
  case .name(let name, _): name?.spelling ?? ""
  case .pointer(let inner, let qualifiers):
    list("pointer", describe(qualifiers) + [sExpression(inner)])
  case .array(let inner, let size):
    list("array", [sExpression(inner), size.map(sExpression) ?? "[]"])
  case .function(let inner, let parameters):
    list("function", [sExpression(inner), sExpression(parameters)])
  case .attributed(let inner, let attributes):
    list("attributed", attributes.map(sExpression) + [sExpression(inner)])
  }
}

private func sExpression(_ parameters: FunctionParameters) -> String {
  var words = parameters.parameters.map(sExpression) + parameters.arguments.map(sExpression)
  words += parameters.identifiers.map(\.spelling)
  if parameters.isVariadic { words.append("...") }
  if parameters.isUnspecified { words.append("unspecified") }
  return "[\(words.joined(separator: " "))]"
}

func sExpression(_ parameter: ParameterDeclaration) -> String {
  list(
    "parameter",
    [sExpression(parameter.specifiers), sExpression(parameter.declarator)]
      + parameter.attributes.map(sExpression))
}

func sExpression(_ attribute: Attribute) -> String {
  list("attribute", [attribute.name] + attribute.arguments.map(sExpression))
}

/// Items on lines of their own, two columns further in.
func indented(_ items: [String]) -> String {
  items.map { item in
    item.split(separator: "\n").map { "\n  " + $0 }.joined()
  }.joined()
}
