public import CSyntax

/// What an identifier means at file scope (C11 6.2.3, ordinary identifiers).
public enum Symbol {
  /// A function.
  case function(FunctionSymbol)
  /// A variable.
  case variable(VariableSymbol)
  /// A typedef name.
  case type(CType)
  /// An enumeration constant.
  case enumerator(UInt64, CType)
  /// An enumeration constant whose value cannot be found out, and why.
  case obscureEnumerator(String)
}

/// A function, defined or only declared.
///
/// A class because it has identity: a pointer to it is compared.
public final class FunctionSymbol: Hashable {
  /// Its name.
  public let name: Name
  /// The unit it was found in.
  public let unit: TranslationUnit
  /// Its type.
  public let type: CType
  /// Its definition; nil if it is only declared here.
  public let definition: FunctionDefinition?
  /// Whether it is known outside its unit.
  public let isStatic: Bool
  /// Whether another definition replaces it (gcc manual, `weak`).
  ///
  /// Only the definition is asked; a declaration that alone says so is not.
  public var isWeak: Bool {
    guard let definition else { return false }
    return definition.specifiers.attributes.contains { $0.name == "weak" }
  }
  /// Whether it is static and defined in the source file itself, not in a header.
  public var isPrivate: Bool {
    isStatic && definition?.declarator.nameSpan.file == unit.main
  }
  private var analyzed: FunctionCode?

  init(
    name: Name, unit: TranslationUnit, type: CType, definition: FunctionDefinition?, isStatic: Bool
  ) {
    self.name = name
    self.unit = unit
    self.type = type
    self.definition = definition
    self.isStatic = isStatic
  }

  /// Its function type; `int ()` where the type is not one.
  public var functionType: FunctionType {
    if case .function(let type) = type.unqualified { return type }
    return FunctionType(result: .int, parameters: [], isUnspecified: true)
  }

  /// Its code, made when first asked for; nil if it is only declared.
  public var code: FunctionCode? {
    if let analyzed { return analyzed }
    guard let definition else { return nil }
    let code = Analyzer.code(of: self, definition)
    analyzed = code
    unit.analyzed.append(self)
    return code
  }

  /// Gives a function code that comes from no definition.
  func adopt(_ code: FunctionCode) {
    analyzed = code
    unit.analyzed.append(self)
  }

  /// Lets go of the code, which leads back to the function.
  func forget() { analyzed = nil }

  /// Whether two are one function.
  public static func == (a: FunctionSymbol, b: FunctionSymbol) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A variable with static storage, defined or only declared.
public final class VariableSymbol: Hashable {
  /// Its name.
  public let name: Name
  /// The unit it was found in.
  public let unit: TranslationUnit
  /// Its type, completed by its initialiser if that says how long an array is.
  public let type: CType
  /// Whether it is defined here, tentatively or not; else it is only declared `extern`.
  public let isDefined: Bool
  /// Whether it is known outside its unit.
  public let isStatic: Bool
  /// The alignment that the declaration asks for beyond its type's.
  public internal(set) var alignment = 1
  /// Where its name stands.
  public let span: Span
  let initializer: Initializer?
  /// Whether its type says how large it is.
  var isComplete: Bool {
    if case .array(_, nil) = type.unqualified { return false }
    return true
  }
  /// Whether an initialiser makes it a definition for good; without one it may be tentative.
  public var isInitialized: Bool { initializer != nil }
  private let scopes: [Analyzer.Scope]
  private let owner: FunctionSymbol?

  init(
    name: Name, unit: TranslationUnit, type: CType, isDefined: Bool, isStatic: Bool, span: Span,
    initializer: Initializer?, scopes: [Analyzer.Scope] = [], owner: FunctionSymbol? = nil
  ) {
    self.name = name
    self.unit = unit
    self.type = type
    self.isDefined = isDefined
    self.isStatic = isStatic
    self.span = span
    self.initializer = initializer
    self.scopes = scopes
    self.owner = owner
  }

  /// What the variable begins with, zeros apart; nil if nothing is said.
  public func initialSteps() -> [InitialStep]? {
    guard let initializer else { return nil }
    var analyzer = Analyzer(unit: unit, scopes: scopes)
    analyzer.owner = owner
    if owner != nil {
      // A variable is in scope in its own initialiser (C11 6.2.1p7).
      var own = Analyzer.Scope()
      own.names[name] = .symbol(.variable(self))
      analyzer.scopes.append(own)
    }
    return analyzer.initialSteps(initializer, type: type)
  }

  /// Whether two are one variable.
  public static func == (a: VariableSymbol, b: VariableSymbol) -> Bool { a === b }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
