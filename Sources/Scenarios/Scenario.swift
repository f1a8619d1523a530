/// A machine, a state and a call, and what counts as bad: everything a replay is told.
///
/// A scenario names nothing by version or commit; where the state differs between eras of the
/// kernel, it says so by conditions on what the tree defines. The parts hold what is written and
/// where. Whether a named field exists is a question about a tree, so it is not asked here.
public struct Scenario: Sendable {
  /// The file as the user named it.
  public var path: String
  /// What the scenario is called in reports.
  public var name: Located<String>
  /// One line for people.
  public var title: Located<String>?
  /// Public sources of the state.
  public var links: [Located<String>]
  /// The architecture and configuration the sources are read under.
  public var machine: Machine
  /// Files searched for names beyond what includes give, in order.
  public var sources: [SourceEntry]
  /// The objects that exist before the first call, in the order written.
  public var objects: [ObjectDescription]
  /// File-scope variables of the sources that do not keep their initialisers.
  public var globals: [GlobalSetting]
  /// Conditions on what the state leaves unknown, in the order written.
  public var requirements: [Requirement]
  /// Values of what is unknown otherwise, by the names that reports use, in the order written.
  public var state: [GivenState]
  /// Functions the scenario answers for.
  public var models: [ModelDescription]
  /// The calls that make the state, in order.
  public var calls: [CallDescription]
  /// The call that is judged.
  public var judge: JudgedCall
  /// What counts as bad.
  public var bad: BadRule
  /// What counts as good; absent means the default: 0 for an integer, not an error for a pointer.
  public var good: GoodRule?
  /// The reported call stack, if one is pasted.
  public var stack: Located<CallStack>?

  /// The object of a name.
  public func object(named name: String) -> ObjectDescription? {
    objects.first { $0.name.value == name }
  }

  /// The model of a name.
  public func model(named name: String) -> ModelDescription? {
    models.first { $0.name.value == name }
  }
}
