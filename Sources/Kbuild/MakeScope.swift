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

  /// Gives the variables their values that say where make is.
  mutating func fix(folder: ArraySlice<UInt8>, architecture: [UInt8]) {
    let dot = ArraySlice(".".utf8)
    let here = folder.isEmpty ? dot : folder
    fixed = [
      ArraySlice("SRCARCH".utf8): architecture[...], ArraySlice("hdr-arch".utf8): architecture[...],
      ArraySlice("srctree".utf8): dot, ArraySlice("objtree".utf8): dot,
      ArraySlice("srcroot".utf8): dot, ArraySlice("src".utf8): here, ArraySlice("obj".utf8): here,
      ArraySlice("KBUILD_EXTMOD".utf8): [],
    ]
  }

  mutating func assign(_ name: ArraySlice<UInt8>, _ assignment: Assignment) {
    guard fixed[name] == nil else { return }
    if assignment.isReplacing {
      variables[name] = [assignment]
    } else {
      variables[name, default: []].append(assignment)
    }
  }
}
