public import Scenarios

/// What is asked of a function: under which condition it returns an errno.
public struct PredicateQuestion: Sendable, Hashable {
  /// What happens where the function calls others.
  public enum Callees: String, Sendable, Hashable, CaseIterable {
    /// They are run, as far as their source is in reach.
    case included
    /// Those that a compiler would call are not entered; what they return is not known.
    case cutOff = "cut"
  }

  /// The function.
  public var function: String
  /// The source that defines it; nil where it is looked for in all sources of the program.
  public var file: String?
  /// The errno, returned negative or as an error pointer.
  public var errno: Errno
  /// What happens where the function calls others.
  public var callees: Callees

  /// Makes a question.
  public init(
    function: String, file: String? = nil, errno: Errno, callees: Callees = .included
  ) {
    self.function = function
    self.file = file
    self.errno = errno
    self.callees = callees
  }
}
