/// The verdict on one commit, as far as history needs to know it.
public enum Judgement: Hashable, Sendable {
  /// The commit is good.
  case good
  /// The commit is bad.
  case bad
  /// Some feasible paths are bad and some good, under the condition with this id.
  case depends(Int)
  /// The commit could not be tested, for the reason with this id.
  case untestable(Int)

  /// Whether it is neither good nor bad.
  public var isOpen: Bool { self != .good && self != .bad }

  /// Whether a commit with this verdict and a parent with the other differ.
  ///
  /// Two that depend are equal only if their conditions are; two that could not be tested are
  /// equal whatever the reasons.
  public func differs(from other: Judgement) -> Bool {
    if case .untestable = self, case .untestable = other { return false }
    return self != other
  }
}
