/// What stands before the declarators: storage class, type, qualifiers, attributes (C11 6.7).
public struct DeclarationSpecifiers: Sendable {
  /// `typedef`, `extern`, `static`, `auto`, `register`, `_Thread_local`, and the function specifiers.
  public var storage: Storage = []
  /// The type.
  public var type: TypeSpecifier = .basic([])
  /// `const`, `volatile` and the like.
  public var qualifiers: Qualifiers = []
  /// The attributes among the specifiers.
  public var attributes: [Attribute] = []
  /// Where they stand.
  public var span: Span

  /// Makes specifiers with nothing in them.
  public init(span: Span) {
    self.span = span
  }

  /// Storage classes and function specifiers.
  public struct Storage: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// `typedef`.
    public static let typedef = Storage(rawValue: 1)
    /// `extern`.
    public static let `extern` = Storage(rawValue: 2)
    /// `static`.
    public static let `static` = Storage(rawValue: 4)
    /// `auto`, which declares nothing special.
    public static let auto = Storage(rawValue: 8)
    /// `register`.
    public static let register = Storage(rawValue: 16)
    /// `_Thread_local` and `__thread`.
    public static let threadLocal = Storage(rawValue: 32)
    /// `inline` in any spelling.
    public static let inline = Storage(rawValue: 64)
    /// `_Noreturn`.
    public static let noreturn = Storage(rawValue: 128)
  }
}

/// Type qualifiers (C11 6.7.3); only `const` and `volatile` ever matter to a run.
public struct Qualifiers: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// `const`.
  public static let const = Qualifiers(rawValue: 1)
  /// `volatile`.
  public static let volatile = Qualifiers(rawValue: 2)
  /// `restrict`.
  public static let restrict = Qualifiers(rawValue: 4)
  /// `_Atomic` as a qualifier.
  public static let atomic = Qualifiers(rawValue: 8)
}

/// The type that specifiers name (C11 6.7.2).
///
/// Only what is wider than a pointer has a box of its own.
public enum TypeSpecifier: Sendable {
  /// Basic type words in the order written, such as `unsigned long`; none at all is implicit `int`.
  case basic([Name])
  /// A struct or union.
  indirect case record(RecordSpecifier)
  /// An enum.
  indirect case enumeration(EnumSpecifier)
  /// A typedef name.
  case named(Name)
  /// `typeof(expression)`.
  indirect case typeofValue(Expression)
  /// `typeof(type)`.
  indirect case typeofType(TypeName)
  /// GNU's `__auto_type`.
  case auto
  /// A type that a macro makes, such as `ELF(Shdr)`, in the natural form only.
  indirect case invocation(Expression)
  /// What is not understood, and why.
  indirect case unparsed(String)
}

/// A struct or union specifier (C11 6.7.2.1).
public struct RecordSpecifier: Sendable {
  /// Whether it is a union.
  public let isUnion: Bool
  /// Its tag, if it has one.
  public let tag: Name?
  /// Its members; nil when only the tag is named.
  public let members: [MemberDeclaration]?
  /// Its attributes, before the tag and after the brace.
  public let attributes: [Attribute]
  /// Where it stands: the identity of an untagged one.
  public let span: Span

  /// Makes a specifier.
  public init(
    isUnion: Bool, tag: Name?, members: [MemberDeclaration]?, attributes: [Attribute], span: Span
  ) {
    self.isUnion = isUnion
    self.tag = tag
    self.members = members
    self.attributes = attributes
    self.span = span
  }
}

/// One declaration inside a struct or union, with all its declarators.
public struct MemberDeclaration: Sendable {
  /// The type.
  public let specifiers: DeclarationSpecifiers
  /// The members it declares; empty for an anonymous struct or union (C11 6.7.2.1p13).
  public let declarators: [MemberDeclarator]
  /// The macro that makes the members, in the natural form only.
  public let invocation: MacroInvocation?

  /// Makes a member declaration.
  public init(
    specifiers: DeclarationSpecifiers, declarators: [MemberDeclarator],
    invocation: MacroInvocation? = nil
  ) {
    self.specifiers = specifiers
    self.declarators = declarators
    self.invocation = invocation
  }
}

/// One member: its declarator, its width if it is a bit-field, its attributes.
public struct MemberDeclarator: Sendable {
  /// The declarator; nil for an unnamed bit-field.
  public let declarator: Declarator?
  /// The width of a bit-field.
  public let width: Expression?
  /// The attributes after it.
  public let attributes: [Attribute]

  /// Makes a member declarator.
  public init(declarator: Declarator?, width: Expression?, attributes: [Attribute]) {
    self.declarator = declarator
    self.width = width
    self.attributes = attributes
  }
}

/// An enum specifier (C11 6.7.2.2).
public struct EnumSpecifier: Sendable {
  /// Its tag, if it has one.
  public let tag: Name?
  /// Its enumerators with their values; nil when only the tag is named.
  public let enumerators: [(name: Name, value: Expression?)]?
  /// Its attributes.
  public let attributes: [Attribute]
  /// Where it stands.
  public let span: Span

  /// Makes a specifier.
  public init(
    tag: Name?, enumerators: [(name: Name, value: Expression?)]?, attributes: [Attribute],
    span: Span
  ) {
    self.tag = tag
    self.enumerators = enumerators
    self.attributes = attributes
    self.span = span
  }
}

/// A declarator (C11 6.7.6), from the name outwards: `int (*f)(void)` is
/// `function(pointer(name f), [])` read as "f is a pointer to a function".
///
/// The innermost case is the name, nil when abstract; each outer case wraps what the inner one is
/// derived from, so the type is built by walking from the outside in.
public enum Declarator: Sendable {
  /// The declared name, nil in an abstract declarator.
  case name(Name?, Span)
  /// `* qualifiers inner`.
  indirect case pointer(Declarator, Qualifiers)
  /// `inner [size]`; no size for `[]` and `[*]`.
  indirect case array(Declarator, size: Expression?)
  /// `inner (parameters)`.
  indirect case function(Declarator, FunctionParameters)
  /// `inner` with attributes written inside the declarator.
  indirect case attributed(Declarator, [Attribute])

  /// The declared name, if there is one.
  public var name: Name? {
    switch self {
    case .name(let name, _): name
    case .pointer(let inner, _), .array(let inner, _), .function(let inner, _),
      .attributed(let inner, _):
      inner.name
    }
  }

  /// Where the name stands, or would stand.
  public var nameSpan: Span {
    switch self {
    case .name(_, let span): span
    case .pointer(let inner, _), .array(let inner, _), .function(let inner, _),
      .attributed(let inner, _):
      inner.nameSpan
    }
  }
}

/// The parameters of a function declarator.
public struct FunctionParameters: Sendable {
  /// The parameters; empty both for `(void)` and for `()`.
  public let parameters: [ParameterDeclaration]
  /// Whether `, ...` ends the list.
  public let isVariadic: Bool
  /// Whether nothing is said of them, as in `()` and in K&R definitions.
  public let isUnspecified: Bool
  /// The names of a K&R definition, whose types follow the declarator.
  public let identifiers: [Name]
  /// The arguments of a macro that makes a declarator, `int HANDLER(3)(void)`; else empty.
  public let arguments: [Expression]

  /// Makes a list of parameters.
  public init(
    parameters: [ParameterDeclaration], isVariadic: Bool, isUnspecified: Bool = false,
    identifiers: [Name] = [], arguments: [Expression] = []
  ) {
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.isUnspecified = isUnspecified
    self.identifiers = identifiers
    self.arguments = arguments
  }
}

/// One parameter.
public struct ParameterDeclaration: Sendable {
  /// Its type.
  public let specifiers: DeclarationSpecifiers
  /// Its declarator, abstract or not.
  public let declarator: Declarator
  /// The attributes after it.
  public let attributes: [Attribute]

  /// Makes a parameter.
  public init(
    specifiers: DeclarationSpecifiers, declarator: Declarator, attributes: [Attribute]
  ) {
    self.specifiers = specifiers
    self.declarator = declarator
    self.attributes = attributes
  }
}

/// A type name as in casts and `sizeof` (C11 6.7.7).
public struct TypeName: Sendable {
  /// The type.
  public let specifiers: DeclarationSpecifiers
  /// The abstract declarator.
  public let declarator: Declarator
  /// Where it stands.
  public let span: Span

  /// Makes a type name.
  public init(specifiers: DeclarationSpecifiers, declarator: Declarator, span: Span) {
    self.specifiers = specifiers
    self.declarator = declarator
    self.span = span
  }
}

/// A declared name with what follows it (C11 6.7).
public struct InitDeclarator: Sendable {
  /// The declarator.
  public let declarator: Declarator
  /// The attributes after it.
  public let attributes: [Attribute]
  /// What it begins with.
  public let initializer: Initializer?
  /// Where it stands.
  public let span: Span

  /// Makes an init declarator.
  public init(
    declarator: Declarator, attributes: [Attribute], initializer: Initializer?, span: Span
  ) {
    self.declarator = declarator
    self.attributes = attributes
    self.initializer = initializer
    self.span = span
  }
}

/// A declaration, in a block or outside (C11 6.7).
public struct Declaration: Sendable {
  /// What its names have in common.
  public let specifiers: DeclarationSpecifiers
  /// Its names.
  public let declarators: [InitDeclarator]
  /// Where it stands.
  public let span: Span

  /// Makes a declaration.
  public init(specifiers: DeclarationSpecifiers, declarators: [InitDeclarator], span: Span) {
    self.specifiers = specifiers
    self.declarators = declarators
    self.span = span
  }
}

/// A GNU attribute, such as `aligned(8)` or `cleanup(f)`.
public struct Attribute: Sendable {
  /// Its name without the underscores around it: `__packed__` is `packed`.
  public let name: String
  /// Its arguments, as far as they are expressions.
  public let arguments: [Expression]
  /// Where it stands.
  public let span: Span

  /// Makes an attribute.
  public init(name: String, arguments: [Expression], span: Span) {
    self.name = name
    self.arguments = arguments
    self.span = span
  }
}

/// A function with its body (C11 6.9.1).
public struct FunctionDefinition: Sendable {
  /// Its return type and storage class.
  public let specifiers: DeclarationSpecifiers
  /// Its name and parameters.
  public let declarator: Declarator
  /// The declarations of a K&R definition's parameters.
  public let parameterDeclarations: [Declaration]
  /// Its attributes.
  public let attributes: [Attribute]
  /// Its body.
  public let body: [BlockItem]
  /// Where the body's braces stand.
  public let bodySpan: Span
  /// Where it stands.
  public let span: Span

  /// Makes a function definition.
  public init(
    specifiers: DeclarationSpecifiers, declarator: Declarator,
    parameterDeclarations: [Declaration], attributes: [Attribute], body: [BlockItem],
    bodySpan: Span, span: Span
  ) {
    self.specifiers = specifiers
    self.declarator = declarator
    self.parameterDeclarations = parameterDeclarations
    self.attributes = attributes
    self.body = body
    self.bodySpan = bodySpan
    self.span = span
  }
}

/// What a translation unit consists of (C11 6.9).
///
/// What is wide has a box, so that lists of these are not copied field by field.
public enum ExternalDeclaration: Sendable {
  /// A function with its body.
  indirect case function(FunctionDefinition)
  /// Any other declaration.
  indirect case declaration(Declaration)
  /// `_Static_assert(condition, "text")`.
  case staticAssertion(Expression, Span)
  /// A macro that is not expanded, in the natural form only.
  indirect case invocation(MacroInvocation, Span)
  /// Assembly outside functions.
  case assembly(Span)
  /// A lone semicolon.
  case empty(Span)
  /// What is not understood, and why.
  case unparsed(String, Span)
}
