/// A function the scenario answers for.
///
/// It is the target of pointers that say `model NAME`, and stands in for a function of that name.
public struct ModelDescription: Sendable {
  /// Its name.
  public var name: Located<String>
  /// What it returns, by era; absent means that it returns nothing.
  public var returns: Choice<StateValue>?
  /// What it changes before it returns, in order.
  public var sets: [ModelEffect]
  /// The model exists only where all of these hold.
  public var conditions: [Condition]
}

/// One place that a model changes.
public struct ModelEffect: Sendable {
  /// The object or global and the member of it.
  public var target: ObjectPath
  /// Whether the target is a global of the sources and not an object of the scenario.
  public var isGlobal: Bool
  /// What it is set to, by era.
  public var content: Choice<StateValue>
  /// Where the target is written.
  public var origin: Origin
}

/// A call that makes state.
public struct CallDescription: Sendable {
  /// The function called.
  public var function: Located<String>
  /// The file that defines it; absent means it is looked for in the sources.
  public var file: Located<String>?
  /// Its arguments in order, by era.
  public var arguments: [Choice<StateValue>]
  /// What it must return for the replay to go on.
  public var expectation: Expectation
  /// The name under which later values can use what it returned.
  public var result: Located<String>?
  /// The call is made only where all of these hold.
  public var conditions: [Condition]
  /// Where it is written.
  public var origin: Origin
}

/// What a state-making call must return.
public enum Expectation: Sendable {
  /// Nothing is written: 0 for an integer, nothing for void, not an error for a pointer.
  case byType
  /// It may return what it likes.
  case anything
  /// One of these.
  case oneOf([Located<ReturnPattern>])
}

/// The call whose answer is the verdict.
public struct JudgedCall: Sendable {
  /// The function called.
  public var function: Located<String>
  /// The file that defines it; absent means it is looked for in the sources.
  public var file: Located<String>?
  /// Its arguments in order, by era.
  public var arguments: [Choice<StateValue>]
  /// The place judged after the call; absent means that what it returned is judged.
  public var place: Located<JudgedPlace>?
  /// Where it is written.
  public var origin: Origin
}

/// A place whose value is judged after the call.
public struct JudgedPlace: Sendable, Hashable {
  /// The object or global and the member of it.
  public var path: ObjectPath
  /// Whether it is a global of the sources and not an object of the scenario.
  public var isGlobal: Bool
}

/// What a returned or judged value is compared with.
public enum ReturnPattern: Sendable, Hashable {
  /// This value. An errno and the error pointer of it are the same bits and compare equal.
  case value(StateValue)
  /// Any error: a negative errno, or an error pointer.
  case error
  /// Anything but an error.
  case noError
  /// A pointer that is neither NULL nor an error.
  case pointer
}

/// What makes a run bad.
public struct BadRule: Sendable {
  /// Which faults are bad.
  public enum Faults: Sendable {
    /// None: a fault is untestable.
    case none
    /// All of them.
    case any
    /// Those of these kinds.
    case kinds([Located<FaultKind>])
  }

  /// Values that are bad; one is enough.
  public var returns: [Located<ReturnPattern>]
  /// The functions of which one must have made the value, for it to be bad; none means any.
  ///
  /// A value that merely passes through them, or that something else made, is neither bad nor good.
  public var decidingFunctions: [Located<String>]
  /// Faults that are bad.
  public var faults: Faults
  /// Where it is written.
  public var origin: Origin
}

/// What makes a run good.
public struct GoodRule: Sendable {
  /// Values that are good; one is enough.
  public var returns: [Located<ReturnPattern>]
  /// Where it is written.
  public var origin: Origin
}
