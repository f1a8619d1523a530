public import CSyntax

/// What one definition, macro, initialiser or invocation of a file says about functions.
public struct CallScope: Sendable, Hashable {
  /// What it is.
  public enum Kind: UInt8, Sendable {
    /// A function with a body.
    case function
    /// A macro.
    case macro
    /// A body behind a macro's invocation, such as `SYSCALL_DEFINE1(close, ...) {`; named by its first argument.
    case made
    /// A variable with an initialiser.
    case variable
    /// An invocation of a macro at top level; named by the macro.
    case invocation
    /// A struct or union with its members.
    case structure
  }

  /// What is said about it.
  public struct Traits: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// It is `static`.
    public static let isStatic = Traits(rawValue: 1)
    /// It is `inline` in one of its spellings.
    public static let isInline = Traits(rawValue: 2)
    /// It says that it is never inlined.
    public static let isNoinline = Traits(rawValue: 4)
    /// A conditional stands around it that may take it away.
    public static let isConditional = Traits(rawValue: 8)
    /// It is a macro with parameters.
    public static let hasParameters = Traits(rawValue: 16)
  }

  /// What it is.
  public let kind: Kind
  /// Its name.
  public let name: Name
  /// The line of the name, from 1.
  public let line: Int
  /// What is said about it.
  public let traits: Traits
  /// The macro that made it; of a variable, the tag of its struct type.
  public let detail: Name?
  /// The names of its parameters in order; empty where they are not known.
  public let parameters: [Name]
  /// What it says, in the order in which it stands.
  public let facts: [CallFact]

  /// What an invocation of a macro makes, of which the file says no more than that.
  public init(made name: Name, by invocation: CallScope) {
    self.init(
      kind: .made, name: name, line: invocation.line, traits: invocation.traits,
      detail: invocation.name, parameters: [], facts: [])
  }

  init(
    kind: Kind, name: Name, line: Int, traits: Traits, detail: Name?, parameters: [Name],
    facts: [CallFact]
  ) {
    self.kind = kind
    self.name = name
    self.line = line
    self.traits = traits
    self.detail = detail
    self.parameters = parameters
    self.facts = facts
  }
}

/// One thing that a scope says, found without expanding a macro.
public struct CallFact: Sendable, Hashable {
  /// What it says of its `name`, with `other`, `owner` and `index`.
  public enum Kind: UInt8, Sendable {
    /// A function or macro of the name is called.
    case call
    /// What a member of the name points to is called: `x->name(...)`; `owner` is what has the member.
    case member
    /// What a parameter or local variable of the name points to is called.
    case local
    /// What an element of a variable of the name points to is called: `name[i](...)`.
    case element
    /// The name is argument `index` of a call of `other`.
    case passed
    /// The parameter of the name is argument `index` of a call of `other`.
    case passedParameter
    /// What was read from a member of the name is argument `index` of a call of `other`.
    case passedMember
    /// The name is assigned to a member `other`: `x->other = name`.
    case stored
    /// The parameter of the name is assigned to a member `other`.
    case storedParameter
    /// What a member of the name holds is assigned to a member `other`.
    case copied
    /// The name initialises a member `other`: `.other = name`.
    case filled
    /// The name stands in an initialiser without a member's name; `other` is the member around it, if any.
    case listed
    /// The name is assigned to a variable `other`.
    case assigned
    /// The name is mentioned otherwise: `return name;`.
    case mentioned
    /// A structure has a member of the name, whose type is or leads to the struct `other`.
    case has
    /// What returns a pointer returns the name: `return name;`.
    case returned
    /// It returns its parameter of the name.
    case returnedParameter
    /// It returns what was read from a member of the name; `owner` is what has the member.
    case returnedMember
    /// It returns an element of a variable of the name.
    case returnedElement
    /// It returns, by way of a variable, what a call of the name returned; a call that is itself returned is a tail call.
    case returnedResult
    /// What a call of the name returned is called.
    case result
    /// What a call of the name returned is argument `index` of a call of `other`.
    case passedResult
    /// What a call of the name returned is assigned to a member `other`.
    case storedResult

    /// Whether there is an argument's number.
    var hasIndex: Bool {
      self == .passed || self == .passedParameter || self == .passedMember || self == .passedResult
    }
  }

  /// What has a member, as far as one file tells.
  public enum Owner: Sendable, Hashable {
    /// Nothing is known.
    case unknown
    /// A struct or union of the tag.
    case type(Name)
    /// What a member of the name is or points to.
    case member(Name)
  }

  /// What it says.
  public let kind: Kind
  /// The line, from 1.
  public let line: Int
  /// Whether a conditional inside its scope may take it away.
  public let isConditional: Bool
  /// Whether nothing is left to do when the call returns, so that it may be a jump.
  public let isTail: Bool
  /// The name.
  public let name: Name
  /// The callee, member, variable or struct that goes with it.
  public let other: Name?
  /// What has the member.
  public let owner: Owner
  /// The argument's number from 0; 0 where there is none.
  public let index: Int
}
