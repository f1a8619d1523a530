/// Terms that were met on one walk; forgetting them all costs nothing, so one such set serves all walks over a store.
struct TermMarks {
  private var marks: [UInt32] = []
  private var walk: UInt32 = 0

  /// Forgets all terms, and makes room for those with numbers below a count.
  mutating func begin(_ count: Int) {
    if marks.count < count {
      marks.append(contentsOf: repeatElement(0, count: max(count, marks.count * 2) - marks.count))
    }
    walk &+= 1
    if walk == 0 {
      for index in marks.indices { marks[index] = 0 }
      walk = 1
    }
  }

  /// Adds a term and says whether it was not there.
  mutating func insert(_ term: Term) -> Bool {
    let isNew = marks[Int(term.number)] != walk
    marks[Int(term.number)] = walk
    return isNew
  }

  /// Whether a term is there.
  func contains(_ term: Term) -> Bool {
    term.number >= 0 && Int(term.number) < marks.count && marks[Int(term.number)] == walk
  }
}

/// A set of terms of one store that is asked often: a flag for each term up to the last that was ever in it.
struct TermFlags {
  private var flags: [Bool] = []

  /// Whether a term is there.
  func contains(_ term: Term) -> Bool {
    term.number >= 0 && Int(term.number) < flags.count && flags[Int(term.number)]
  }

  /// Adds a term.
  mutating func insert(_ term: Term) {
    let number = Int(term.number)
    if number >= flags.count {
      flags.append(
        contentsOf: repeatElement(false, count: max(number + 1, flags.count * 2) - flags.count))
    }
    flags[number] = true
  }

  /// Takes a term out.
  mutating func remove(_ term: Term) {
    if contains(term) { flags[Int(term.number)] = false }
  }
}
