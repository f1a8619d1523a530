/// One word that a makefile's text may become.
struct Word: Sendable, Hashable {
  /// Nil if it may be anything.
  var text: ArraySlice<UInt8>?
  /// What holds if it is there.
  var needs: Condition
  /// The line that wrote it.
  var place: PlaceNumber
  /// Whether it may be missing though that holds.
  var mayBeAbsent = false
  /// Whether it is the value of a variable that only the environment can have set.
  var isFromOutside = false
}

/// The variables of a makefile, each with all that may have been assigned to it.
struct MakeScope {
  /// One assignment that is made if its condition holds.
  struct Assignment {
    enum Value {
      case text(ArraySlice<UInt8>)
      case words([Word])
    }
    var value: Value
    var appends: Bool
    var needs: Condition
    /// Whether it is made in any case.
    var isCertain: Bool
    /// Whether it is made whenever its condition holds.
    var isExact: Bool
    var place: PlaceNumber

    /// Whether nothing that was there before it is left.
    var isReplacing: Bool { isCertain && !appends }
  }

  private(set) var variables: [ArraySlice<UInt8>: [Assignment]] = [:]
  /// The names that the makefiles below get as well.
  var exported: Set<ArraySlice<UInt8>> = []
  /// Values that no assignment changes.
  var fixed: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]

  mutating func assign(_ name: ArraySlice<UInt8>, _ assignment: Assignment) {
    guard fixed[name] == nil else { return }
    if assignment.isReplacing {
      variables[name] = [assignment]
    } else {
      variables[name, default: []].append(assignment)
    }
  }
}
