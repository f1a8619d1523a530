/// Why a solver could not go on; never that a condition was too hard, which is an answer.
public enum SolverError: Error, Hashable, Sendable {
  /// Z3 refused a call, in its own words.
  case z3(call: String, message: String)
  /// A term could not be made.
  case term(TermError)
  /// What was to hold is no truth of the solver's store.
  case notATruth
  /// There was no matching push.
  case nothingToPop
  /// Z3's model does not satisfy what it was found for: an error in Z3 or in the translation.
  case wrongModel
}

/// What a check came to.
public enum Answer: Hashable, Sendable {
  /// There are values for which everything asserted holds.
  case satisfiable
  /// There are none.
  case unsatisfiable
  /// The limit on the work was reached, or something else is in the way; the text says what.
  case unknown(String)
}

/// A yes or a no, where that could be found out.
public enum Decision: Hashable, Sendable {
  /// It is so.
  case yes
  /// It is not so.
  case no
  /// The limit on the work was reached, or something else is in the way; the text says what.
  case unknown(String)
}
