/// What one unknown value is: an example of a report, pasted into the scenario.
///
/// The name is the one that conditions and examples use, which is that of the place where the value was first
/// read. So it also names what no field of the scenario reaches: members of objects that were made behind
/// unknown pointers, and what functions returned that are not run.
public struct GivenState: Sendable {
  /// What is given a value, as reports write it.
  public var name: Located<String>
  /// The value.
  public var value: Located<GivenValue>
}

/// A value given to something unknown.
public enum GivenValue: Sendable, Hashable {
  /// A value as any other.
  case value(StateValue)
  /// A pointer to an object, or a function, that nothing else leads to.
  case new
  /// What it would be if it were not named: a line that waits for a value.
  case unknown
  /// The same pointer as another name under `state`.
  case same(as: String)
}
