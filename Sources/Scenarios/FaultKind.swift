/// What kernel code can do wrong, by the words a scenario uses for it.
public enum FaultKind: String, Sendable, Hashable, CaseIterable {
  /// Reading or writing through NULL or close above it.
  case nullPointer = "null-pointer"
  /// Reading or writing through an error pointer or a number made into a pointer.
  case wildPointer = "wild-pointer"
  /// Calling what is no function, NULL included.
  case wildCall = "wild-call"
  /// Reading or writing an object after it was freed.
  case useAfterFree = "use-after-free"
  /// Freeing an object twice.
  case doubleFree = "double-free"
  /// Freeing what is no heap object, or not from its beginning.
  case invalidFree = "invalid-free"
  /// Reading or writing outside an object.
  case outOfBounds = "out-of-bounds"
  /// Dividing by zero.
  case divisionByZero = "division-by-zero"
  /// Writing to a constant.
  case readOnly = "read-only"
  /// Running into `BUG()` or `panic()`.
  case bug
  /// Reading or writing a variable of a function or block that was left.
  case useAfterScope = "use-after-scope"
  /// Reading what nobody wrote.
  case uninitialisedRead = "uninitialised-read"
  /// Running into code that the compiler was told is never reached.
  case unreachable
}
