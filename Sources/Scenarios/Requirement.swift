/// A condition on the state that holds before the first call: a C expression over the objects.
///
/// In the expression the name of an object is a pointer to it, as it is everywhere in a scenario;
/// only where the object is neither a structure or union nor has a `count` its name is the variable
/// itself. All other names mean what they mean in the file: macros, enumerators, variables.
/// Whether they exist is a question about a tree, so it is not asked here.
public struct Requirement: Sendable {
  /// The C expression on one line.
  public var expression: Located<String>
  /// The file whose names and macros it may use; absent means the sources, in order.
  public var file: Located<String>?
  /// It is required only where all of these hold.
  public var conditions: [Condition]
  /// The objects of the scenario that it names, in the order of their first mention.
  public var objects: [String]
  /// Where it is written.
  public var origin: Origin
}
