/// A value as a scenario writes it.
///
/// Names are resolved: a bare word is an object, a result or a keyword, never a guess.
public enum StateValue: Sendable, Hashable {
  /// A number; a type that cannot hold it makes the commit untestable.
  case integer(Int128)
  /// A number by the name of an enumerator or of a macro, as the commit defines it.
  case constant(String)
  /// True or false.
  case boolean(Bool)
  /// The null pointer.
  case null
  /// Nothing is known of it.
  case unknown
  /// A pointer to an object, or to a function, that nothing else leads to; what is in it is unknown.
  case new
  /// An errno, by name; negative as kernel functions return it, or positive as few do.
  case errno(Errno, isNegative: Bool)
  /// An error pointer, as `ERR_PTR` makes it.
  case errorPointer(Errno)
  /// A pointer to an object of the scenario or to a member of it.
  case object(ObjectPath)
  /// A pointer to a file-scope variable of the sources or to a member of it.
  case global(ObjectPath)
  /// A pointer to a model of the scenario.
  case model(String)
  /// A pointer to a function of the sources.
  case function(String)
  /// What an earlier call returned; with members, a pointer to that member of what it points to.
  case result(ObjectPath)
  /// A pointer to a C string.
  case string(String)
}

extension StateValue {
  /// Whether leaving it out says the same: NULL, 0 and false.
  ///
  /// State for a field, global or symbol that does not exist at a commit may be left out with a
  /// note only if it is empty; all else makes the commit untestable, unless it is optional.
  public var isEmpty: Bool {
    switch self {
    case .null, .integer(0), .boolean(false): true
    default: false
    }
  }
}

extension StateValue {
  /// Whether it is a pointer to something.
  public var isAddress: Bool {
    switch self {
    case .object, .global, .model, .function, .result, .string, .new: true
    default: false
    }
  }
}

/// A name and the members behind it: `group.devices`, `[1].dev`, `dev.archdata.mapping`.
public struct ObjectPath: Sendable, Hashable, CustomStringConvertible {
  /// The object, global or result.
  public var name: String
  /// The members behind it; none means the whole.
  public var members: MemberPath

  /// Makes a path.
  public init(name: String, members: MemberPath = MemberPath(steps: [])) {
    self.name = name
    self.members = members
  }

  /// As written.
  public var description: String {
    guard let first = members.steps.first else { return name }
    if case .index = first { return "\(name)\(members)" }
    return "\(name).\(members)"
  }
}

/// The way from a value to a part of it.
public struct MemberPath: Sendable, Hashable, CustomStringConvertible {
  /// One step of the way.
  public enum Step: Sendable, Hashable {
    /// A member of a structure or union.
    case member(String)
    /// An element of an array.
    case index(Int)
  }

  /// The steps, outermost first.
  public var steps: [Step]

  /// Makes a way of steps.
  public init(steps: [Step]) {
    self.steps = steps
  }

  /// As written.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .member(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
