// How to read this file: what is assigned or returned is looked for up to the end of the statement, and not farther than
// anybody writes. What goes into a local variable is kept with it (`Load`), and what is done with the variable is a use
// (`LocalUse`); when the scope ends each use becomes a fact for each load. Branches are not followed, so all that is
// assigned to a variable anywhere counts, but for what the next assignment takes away before anybody could look.

import CSyntax

extension CallScanner {
  /// A parameter or local variable.
  struct Local {
    var word: Int32
    var isParameter: Bool
    /// Whether it may point to a function, as far as its declaration tells.
    var mayCall: Bool
    /// The tag of the struct it is or points to; 0 if that is not known.
    var type: Int32
    /// The piece that opens the block which declares it.
    var block: Int
    /// The number, plus one, of the variable of the same name that it hides; 0 for none.
    var hidden: Int32
    /// The piece that declares it, if that looks like a mention.
    var place = 0
    /// What was read into it.
    var loads: [Load] = []
    /// The last assignment, if it was a statement of its own.
    var last: Assignment?
    /// Whether it was mentioned since.
    var isTouched = false
  }

  /// An assignment that is made whenever its block is run up to there.
  struct Assignment {
    var block: Int
    /// How many jumps stand before it.
    var jumps: Int
    /// How many loads there were before it.
    var loads: Int
  }

  /// What is read into a variable.
  struct Load {
    enum Source: UInt8 {
      case member, element, function, parameter
      /// What a call of the word returned.
      case result
    }

    var word: Int32
    var source: Source
    var owner = CallWriter.Owner()
    /// Where the fact that says so stands in the list, if there is one.
    var place: Int?
  }

  /// Something that is done with what a local variable holds.
  struct LocalUse {
    var local: Int
    var fact: CallWriter.Fact
    /// Where the fact stands in the list, if it does.
    var place: Int?
  }

  /// How many pieces of an assigned expression are looked at.
  private static let reach = 96
  /// How much of what is read into one variable is kept.
  private static let loadLimit = 8

  // MARK: Assignments

  /// What is assigned to.
  enum Target {
    case member(Int32, CallWriter.Owner)
    case variable(Int32)
    /// What the function returns.
    case result
  }

  /// A word before `=`.
  mutating func assigned(_ index: Int, _ course: inout Course) {
    if let own = local(pieces[index].word) { overwrite(own, index, course) }
    // What the initialiser of a variable at top level says, its frames tell.
    assign(from: index + 1, to: .variable(pieces[index].word), course)
  }

  /// Forgets what was assigned before, if nobody can have looked at it.
  mutating func overwrite(_ own: Int, _ index: Int, _ course: Course) {
    let isStatement =
      course.declaration == frames.count
      || course.statement == index && Self.isMark(pieces[index - 1].code, ";{}")
    guard let block = frames.last, block.kind == .block, isStatement, !pieces[index].isConditional
    else {
      locals[own].last = nil
      return
    }
    if let last = locals[own].last, last.block == block.open, last.jumps == course.jumps,
      !locals[own].isTouched, !isMentioned(pieces[index].word, behind: index, course)
    {
      for load in locals[own].loads[min(last.loads, locals[own].loads.count)...] {
        if let place = load.place { deadFacts.insert(place) }
      }
      locals[own].loads.removeLast(max(0, locals[own].loads.count - last.loads))
    }
    locals[own].last = Assignment(
      block: block.open, jumps: course.jumps, loads: locals[own].loads.count)
    locals[own].isTouched = false
  }

  private func isMentioned(_ word: Int32, behind index: Int, _ course: Course) -> Bool {
    let end = min(course.end, index + Self.reach)
    for next in (index + 1)..<max(end, index + 1) {
      if pieces[next].code == UInt8(ascii: ";") { return false }
      let before = pieces[next - 1].code
      if pieces[next].word == word, before != Self.arrow, before != UInt8(ascii: ".") {
        return true
      }
    }
    return true
  }

  /// Notes what is assigned or returned.
  ///
  /// - Parameter start: The `=`, the comma before a value, or `return`.
  mutating func assign(from start: Int, to target: Target, _ course: Course) {
    var index = start + 1
    // For each bracket that is open, whether what is in it is the value, and not an argument.
    var depths: [Bool] = []
    let end = min(course.end, start + Self.reach)
    while index < end {
      let code = pieces[index].code
      switch code {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        let isValue = code == UInt8(ascii: "(") && opensValue(index)
        depths.append(isValue && (depths.last ?? true))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depths.popLast() == nil { return }
      case UInt8(ascii: ";"): return
      case UInt8(ascii: ",") where depths.isEmpty: return
      case Self.identifier where depths.last ?? true: value(index, target, course)
      default: break
      }
      index += 1
    }
  }

  private func opensValue(_ index: Int) -> Bool {
    let before = pieces[index - 1]
    switch before.code {
    case Self.identifier: return isReading(before.word)
    case Self.keyword: return table.meaning(before.word) == .return
    default: return true
    }
  }

  private mutating func value(_ index: Int, _ target: Target, _ course: Course) {
    let before = pieces[index - 1].code
    let next = pieces[index + 1].code
    if before == Self.arrow || before == UInt8(ascii: ".") {
      guard let after = afterValue(index, course), endsValue(after, course) else { return }
      if case .result = target, !begins(valueStart(index), target) { return }
      load(index, target)
      return
    }
    guard before != Self.pasting, next != Self.pasting else { return }
    if next == UInt8(ascii: "["), local(pieces[index].word) == nil {
      element(index, target, course)
    } else if next == UInt8(ascii: "("), let close = closing(index + 1, course.end) {
      if isWhole(index, through: close, target, course) { result(index, target) }
    } else if isWhole(index, through: index, target, course) {
      store(index, target)
    }
  }

  // MARK: Where a value ends

  /// The piece behind a value that may be an element and have closing parentheses behind it.
  private func afterValue(_ index: Int, _ course: Course) -> Int? {
    var after = index + 1
    if pieces[after].code == UInt8(ascii: "[") {
      guard let close = closing(after, course.end) else { return nil }
      after = close + 1
    }
    while pieces[after].code == UInt8(ascii: ")") { after += 1 }
    return after
  }

  private func endsValue(_ after: Int, _ course: Course) -> Bool {
    Self.isMark(pieces[after].code, ";,:") || after >= course.end
      || pieces[after].code == UInt8(ascii: "?") && pieces[after + 1].code == UInt8(ascii: ":")
  }

  /// Whether a value that begins at a piece is all that is assigned or returned, or a part of `?:`.
  private func begins(_ first: Int, _ target: Target) -> Bool {
    surroundings(first).map { isBefore($0.before, target) } ?? false
  }

  private func isBefore(_ before: Int, _ target: Target) -> Bool {
    let piece = pieces[before]
    if case .result = target {
      return Self.isMark(piece.code, "?:(")
        || piece.code == Self.keyword && table.meaning(piece.word) == .return
    }
    return Self.isMark(piece.code, "=?:,(") || piece.code == Self.operation
  }

  /// Whether nothing but brackets and casts stand between some pieces and the ends of the value.
  private func isWhole(
    _ first: Int, through last: Int, _ target: Target, _ course: Course
  ) -> Bool {
    guard let place = surroundings(first, through: last), isBefore(place.before, target) else {
      return false
    }
    var after = place.after
    if case .result = target {
      while after < course.end, pieces[after].code == UInt8(ascii: ")") { after += 1 }
    }
    return pieces[after].code == UInt8(ascii: ")") || endsValue(after, course)
  }

  /// Where the value begins whose last word is behind `.` or `->`.
  private func valueStart(_ last: Int) -> Int {
    var first = expressionStart(last)
    var steps = 0
    while steps < 8, pieces[first].code == UInt8(ascii: ")"), let open = opening(first) {
      guard pieces[open - 1].code == Self.identifier else { return open }
      first = expressionStart(open - 1)
      steps += 1
    }
    return first
  }

  // MARK: Values

  private mutating func keep(_ load: Load, in variable: Int32) {
    guard let own = local(variable), locals[own].loads.count < Self.loadLimit else { return }
    locals[own].loads.append(load)
  }

  private mutating func copy(
    _ kind: CallFact.Kind, _ word: Int32, at index: Int, to member: Int32,
    _ owner: CallWriter.Owner
  ) {
    guard word != member || kind == .storedResult else { return }
    ownCopies.append(
      CallWriter.Fact(
        kind: kind, line: line(index), isConditional: pieces[index].isConditional, name: word,
        other: member, owner: owner))
  }

  /// What is read from a member.
  private mutating func load(_ index: Int, _ target: Target) {
    let word = pieces[index].word
    switch target {
    case .variable(let variable):
      keep(Load(word: word, source: .member, owner: owner(index)), in: variable)
    case .member(let member, let owner): copy(.copied, word, at: index, to: member, owner)
    case .result: note(.returnedMember, word, at: index, owner: owner(index))
    }
  }

  /// What is read from an array.
  private mutating func element(_ index: Int, _ target: Target, _ course: Course) {
    guard let after = afterValue(index, course), after > index + 1, endsValue(after, course)
    else { return }
    let word = pieces[index].word
    switch target {
    case .variable(let variable): keep(Load(word: word, source: .element), in: variable)
    case .member: break
    case .result:
      if begins(index, target) { note(.returnedElement, word, at: index) }
    }
  }

  /// What a call returns.
  private mutating func result(_ index: Int, _ target: Target) {
    let word = pieces[index].word
    guard local(word) == nil, !isReading(word) else { return }
    switch target {
    case .variable(let variable):
      guard let own = local(variable), locals[own].mayCall else { return }
      keep(Load(word: word, source: .result), in: variable)
    case .member(let member, let owner): copy(.storedResult, word, at: index, to: member, owner)
    case .result:
      // Without a cast it is a tail call.
      if pieces[index - 1].code == UInt8(ascii: ")") { note(.returnedResult, word, at: index) }
    }
  }

  /// A word that stands alone.
  private mutating func store(_ index: Int, _ target: Target) {
    let word = pieces[index].word
    if let own = local(word) {
      store(local: own, at: index, target)
      return
    }
    guard table.hasSmallLetter(word, in: file) else { return }
    switch target {
    case .variable(let variable):
      guard word != variable else { return }
      // A number's or structure's variable holds no function.
      if let holder = local(variable), !locals[holder].mayCall { return }
      note(.assigned, word, at: index, other: variable)
      keep(Load(word: word, source: .function, place: facts.count - 1), in: variable)
    case .member(let member, let owner):
      note(.stored, word, at: index, other: member, owner: owner)
    case .result: note(.returned, word, at: index)
    }
  }

  private mutating func store(local own: Int, at index: Int, _ target: Target) {
    let word = pieces[index].word
    let isCallable = locals[own].isParameter && locals[own].mayCall
    switch target {
    case .variable(let variable):
      guard word != variable else { return }
      guard let holder = local(variable) else {
        if isCallable { note(.assigned, word, at: index, other: variable) }
        return
      }
      guard locals[holder].mayCall else { return }
      if isCallable { keep(Load(word: word, source: .parameter), in: variable) }
      for var load in locals[own].loads {
        if load.source == .function {
          note(.assigned, load.word, at: index, other: variable)
          load.place = facts.count - 1
        }
        keep(load, in: variable)
      }
    case .member(let member, let owner):
      if isCallable { note(.storedParameter, word, at: index, other: member, owner: owner) }
      for load in locals[own].loads {
        switch load.source {
        case .member: copy(.copied, load.word, at: index, to: member, owner)
        case .result: copy(.storedResult, load.word, at: index, to: member, owner)
        case .function: note(.stored, load.word, at: index, other: member, owner: owner)
        case .parameter: note(.storedParameter, load.word, at: index, other: member, owner: owner)
        case .element: break
        }
      }
    case .result:
      guard locals[own].mayCall else { return }
      if isCallable { note(.returnedParameter, word, at: index) }
      let fact = CallWriter.Fact(
        kind: .returnedMember, line: line(index), isConditional: pieces[index].isConditional,
        name: word)
      localUses.append(LocalUse(local: own, fact: fact, place: nil))
    }
  }
}
