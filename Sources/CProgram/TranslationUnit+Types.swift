// Types that somebody outside writes down as text: a scenario, a test, a command.

public import CSyntax

extension TranslationUnit {
  /// The type that a text names, read in this unit; nil if it is no type that is known here.
  ///
  /// - Parameter text: A type name (C11 6.7.7), such as `struct device` or `unsigned int *`.
  public func type(named text: String) -> CType? {
    let tokens = CSyntax.tokens(of: Array(text.utf8), file: program.preludeFile)
    if let type = type(tokens) { return type }
    // `struct rcu_head` and `Elf_Shdr` are macros for the names the types are defined by.
    let expanded = expand(tokens, at: .end)
    return expanded.map(\.text) == tokens.map(\.text) ? nil : type(expanded)
  }

  private func type(_ tokens: [Token]) -> CType? {
    guard !tokens.isEmpty else { return nil }
    var parser = Parser(tokens) { [unowned self] in isTypeName($0) }
    let name = parser.parseTypeName()
    guard parser.isAtEnd, parser.troubles.isEmpty else { return nil }
    var analyzer = Analyzer(unit: self)
    let type = analyzer.type(name)
    if case .unknown = type.unqualified { return nil }
    if let record = type.record, record.members == nil { return nil }
    return type
  }

  /// The value of an integer constant expression written as text, such as the name of an enumerator or
  /// of a macro (C11 6.6p6); nil if it is none.
  public func constant(_ text: String) -> Int64? {
    let tokens = CSyntax.tokens(of: Array(text.utf8), file: program.preludeFile)
    let expanded = expand(tokens, at: .end)
    guard !expanded.isEmpty else { return nil }
    var parser = Parser(expanded) { [unowned self] in isTypeName($0) }
    let expression = parser.parseConditionalExpression()
    guard parser.isAtEnd, parser.troubles.isEmpty else { return nil }
    var analyzer = Analyzer(unit: self)
    return analyzer.constant(expression)
  }

  /// Whether an enum of a tag is defined here.
  public func definesEnumeration(_ tag: Name) -> Bool {
    entries(tag).contains { $0.entry.kind == .tag } && definedRecord(tag) == nil
  }

  /// Whether a macro is defined at the end of the unit.
  public func definesMacro(_ name: Name) -> Bool {
    macroEntry(name, at: .end) != nil
  }
}

extension CType {
  /// The type as C writes it, for messages.
  public var text: String {
    switch self {
    case .void: "void"
    case .bool: "bool"
    case .integer(let integer): integer.name
    case .floating(let bytes): bytes == 4 ? "float" : "double"
    case .enumeration(let enumeration):
      enumeration.tag.map { "enum \($0.spelling)" } ?? "enum <anonymous>"
    case .pointer(let inner): "\(inner.text) *"
    case .array(let element, let count): "\(element.text)[\(count.map(String.init) ?? "")]"
    case .variableArray(let element, _): "\(element.text)[*]"
    case .function(let function): "\(function.result.text) (*)()"
    case .record(let record): record.name
    case .qualified(let inner, let qualifiers):
      (qualifiers.contains(.const) ? "const " : "")
        + (qualifiers.contains(.volatile) ? "volatile " : "") + inner.text
    case .aligned(let inner, _): inner.text
    case .variableArguments: "va_list"
    case .unknown: "<unknown>"
    }
  }
}
