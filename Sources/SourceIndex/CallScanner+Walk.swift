// How to read this file: one pass over the pieces of a scope. A stack of frames says what is open: the arguments of a
// call and how many commas were seen, an initialiser and the member that is being filled, a block, or just brackets.
// Each word is then judged by the pieces next to it (CallScanner+Words.swift), statements that begin with a type declare
// local variables (CallScanner+Locals.swift).

import CSyntax

extension CallScanner {
  /// Something that is open.
  struct Frame {
    enum Kind: UInt8 {
      /// The arguments of a call.
      case call
      /// Parentheses of an expression or a statement's head.
      case group
      /// Brackets.
      case bracket
      /// The braces of an initialiser.
      case initialiser
      /// The braces of a block.
      case block
    }

    var kind: Kind
    /// The piece that opens it.
    var open: Int
    /// Of a call, the word that is called; 0 where it is no plain word.
    var callee: Int32 = 0
    /// Of a call, how many commas were seen.
    var index = 0
    /// Of a call, the facts that are to be marked if it is the last thing done.
    var calls: Range<Int> = 0..<0
    /// Of an initialiser, the member that is being filled; 0 for none.
    var member: Int32 = 0
    /// What has the member.
    var memberOwner = CallWriter.Owner()
    /// What the initialiser initialises.
    var owner = CallWriter.Owner()
    /// Of a block, how many variables were known before it.
    var openLocals = 0
    /// Whether it is that of an array, so that braces inside initialise elements of the same type.
    var isArray = false
    /// Of a block, whether it is a loop's.
    var isLoop = false
  }

  /// Where a walk begins.
  enum Start {
    /// At the brace of a function.
    case body
    /// In the replacement of a macro or an invocation.
    case macro
    /// At the `=` of a variable's initialiser.
    case initialiser(name: Int32, type: Int32, isArray: Bool)
  }

  /// What the walk knows besides the frames.
  struct Course {
    var end: Int
    /// Whether the next piece begins a statement.
    var atStatement = true
    /// The depth of frames at which a declaration is being read; -1 for none.
    var declaration = -1
    /// The struct of that declaration, and whether it may declare pointers to functions.
    var declaredType: Int32 = 0
    var declaresCallable = false
    /// The first piece of the statement.
    var statement = 0
    /// The variable that a top-level initialiser fills; 0 elsewhere.
    var variable: Int32 = 0
    /// The variable's or compound literal's type for the next opening brace.
    var nextOwner = CallWriter.Owner()
    var nextIsArray = false
    /// What stood before the parentheses that were closed last: a loop's word or another.
    var closedLoop = false
    var isMacro = false
    /// How many `?` wait for their `:`.
    var questions = 0
    /// How many words that jump, or that are jumped to, were seen.
    var jumps = 0
  }

  static func isMark(_ code: UInt8, _ marks: StaticString) -> Bool {
    for index in 0..<marks.utf8CodeUnitCount where marks.utf8Start[index] == code { return true }
    return false
  }

  /// Notes a fact at a piece.
  mutating func note(
    _ kind: CallFact.Kind, _ name: Int32, at piece: Int, other: Int32 = 0,
    owner: CallWriter.Owner = CallWriter.Owner(), index: Int = 0
  ) {
    if kind == .member { calledMembers.insert(name) }
    facts.append(
      CallWriter.Fact(
        kind: kind, line: line(piece), isConditional: pieces[piece].isConditional, name: name,
        other: other, owner: owner, index: index))
  }

  /// Finds the facts of a scope.
  mutating func walk(_ begin: Int, _ end: Int, _ start: Start) {
    var course = Course(end: end)
    switch start {
    case .body: break
    case .macro:
      course.isMacro = true
      // `.open = f, .read = g` without braces is a piece of an initialiser.
      if pieces[begin].code == UInt8(ascii: "."), pieces[begin + 1].code == Self.identifier {
        frames.append(Frame(kind: .initialiser, open: begin))
      }
    case .initialiser(let name, let type, let isArray):
      course.variable = name
      course.nextOwner = .type(type)
      course.nextIsArray = isArray
      course.atStatement = false
    }
    var index = begin
    while index < end {
      if course.atStatement, !Self.isMark(pieces[index].code, "{};") {
        course.statement = index
        course.atStatement = false
        if pieces[index].code <= Self.keyword { declareLocals(index, &course) }
      }
      switch pieces[index].code {
      case Self.identifier: word(index, &course)
      case Self.keyword:
        let meaning = table.meaning(pieces[index].word)
        switch meaning {
        case .else, .do:
          course.atStatement = true
          course.closedLoop = meaning == .do
        case .return:
          course.jumps += 1
          if returnsPointer { assign(from: index, to: .result, course) }
        case .goto, .break, .continue, .case, .default: course.jumps += 1
        default: break
        }
      case Self.literal, Self.arrow, Self.operation, Self.pasting, 0: break
      default: mark(index, &course)
      }
      index += 1
    }
  }

  private mutating func mark(_ index: Int, _ course: inout Course) {
    switch pieces[index].code {
    case UInt8(ascii: "("): openParenthesis(index, &course)
    case UInt8(ascii: "["): frames.append(Frame(kind: .bracket, open: index))
    case UInt8(ascii: "{"): openBrace(index, &course)
    case UInt8(ascii: ")"): closeParenthesis(index, &course)
    case UInt8(ascii: "]"):
      if frames.last?.kind == .bracket { frames.removeLast() }
    case UInt8(ascii: "}"):
      while let last = frames.popLast() {
        if last.kind == .block, !frames.isEmpty { endBlock(last.openLocals) }
        if last.kind == .initialiser || last.kind == .block { break }
      }
      course.atStatement = true
      course.closedLoop = false
    case UInt8(ascii: ","):
      guard let last = frames.indices.last else {
        nextDeclarator(index, &course)
        return
      }
      switch frames[last].kind {
      case .call: frames[last].index += 1
      case .initialiser: frames[last].member = 0
      default: nextDeclarator(index, &course)
      }
    case UInt8(ascii: ";"):
      course.atStatement = true
      course.declaration = -1
      course.questions = 0
    case UInt8(ascii: "?"): course.questions += 1
    case UInt8(ascii: ":"):
      // A label or a case, or the end of a conditional expression's second part.
      if course.questions > 0 {
        course.questions -= 1
      } else if frames.last?.kind ?? .block == .block {
        course.atStatement = true
      }
    default: break
    }
  }

  // MARK: Frames

  private mutating func openParenthesis(_ index: Int, _ course: inout Course) {
    let before = pieces[index - 1]
    var frame = Frame(kind: .group, open: index)
    if before.code == Self.identifier {
      frame.kind = .call
      let access = pieces[index - 2].code
      if access != Self.arrow, access != UInt8(ascii: ".") { frame.callee = before.word }
      // The word before has just noted its call, if it is one.
      frame.calls = max(0, facts.count - 1)..<facts.count
      if let last = facts.last, last.line != line(index - 1) || last.name != before.word {
        frame.calls = 0..<0
      }
    } else if before.code == UInt8(ascii: ")") || before.code == UInt8(ascii: "]") {
      frame.kind = .call
    }
    frames.append(frame)
    if before.code == Self.keyword, table.meaning(before.word) == .for { course.atStatement = true }
  }

  private mutating func closeParenthesis(_ index: Int, _ course: inout Course) {
    while let last = frames.last, last.kind == .bracket { frames.removeLast() }
    guard let last = frames.last, last.kind == .call || last.kind == .group else { return }
    frames.removeLast()
    if last.kind == .call, last.callee != 0 { resultOfCall(last, closedAt: index) }
    if !last.calls.isEmpty, !course.isMacro, isTail(last, closedAt: index, course) {
      for call in last.calls where call < facts.count { facts[call].isTail = true }
    }
    let before = pieces[last.open - 1]
    if before.code == Self.keyword {
      switch table.meaning(before.word) {
      case .while, .for:
        course.closedLoop = true
        course.atStatement = true
      case .if, .switch:
        course.closedLoop = false
        course.atStatement = true
      default: break
      }
    } else if last.kind == .call, last.callee != 0, last.open - 1 == course.statement {
      // `list_for_each(...)` and the like begin a statement, and what follows is repeated.
      course.closedLoop = true
    }
  }

  /// Notes where what a call returns is called or an argument.
  private mutating func resultOfCall(_ frame: Frame, closedAt close: Int) {
    let next = pieces[close + 1].code
    let word = pieces[frame.open - 1]
    guard Self.isMark(next, "(,)"), local(word.word) == nil, !isReading(word.word) else { return }
    if next == UInt8(ascii: "(") {
      note(.result, word.word, at: frame.open - 1)
    } else if let outer = frames.last, outer.kind == .call, outer.callee != 0,
      Self.isMark(pieces[frame.open - 2].code, "(,"), local(outer.callee) == nil
    {
      ownCopies.append(
        CallWriter.Fact(
          kind: .passedResult, line: line(frame.open - 1), isConditional: word.isConditional,
          name: word.word, other: outer.callee, index: outer.index))
    }
  }

  private mutating func openBrace(_ index: Int, _ course: inout Course) {
    let before = pieces[index - 1].code
    var frame = Frame(kind: .block, open: index)
    frame.openLocals = openLocals.count
    let isInside = frames.last?.kind == .initialiser
    let isLiteral = before == UInt8(ascii: ")") && isLiteralType(index - 1, &course)
    if before == UInt8(ascii: "=") || isInside || isLiteral || isDesignated(index) {
      frame.kind = .initialiser
      if let last = frames.last, isInside {
        if last.member != 0 {
          frame.owner = .member(last.member)
          frame.isArray = true
        } else if last.isArray {
          frame.owner = last.owner
        }
        if isLiteral { frame.owner = course.nextOwner }
      } else {
        frame.owner = course.nextOwner
        frame.isArray = course.nextIsArray
      }
      course.nextOwner = CallWriter.Owner()
      course.nextIsArray = false
      course.atStatement = false
    } else {
      frame.isLoop =
        before == UInt8(ascii: ")") && course.closedLoop
        || before == Self.keyword && table.meaning(pieces[index - 1].word) == .do
      course.atStatement = true
    }
    frames.append(frame)
  }

  /// Whether `.member =` follows a brace, as it does in a macro's replacement.
  private func isDesignated(_ index: Int) -> Bool {
    pieces[index + 1].code == UInt8(ascii: ".") && pieces[index + 2].code == Self.identifier
      && pieces[index + 3].code == UInt8(ascii: "=")
  }

  /// Whether the parentheses that end here hold a type, so that a compound literal follows.
  private func isLiteralType(_ close: Int, _ course: inout Course) -> Bool {
    var index = close - 1
    var steps = 0
    while steps < 6 {
      switch pieces[index].code {
      case UInt8(ascii: "("):
        guard steps > 0, pieces[index - 1].code != Self.identifier else { return false }
        if pieces[index - 1].code == Self.keyword, table.meaning(pieces[index - 1].word) != .return
        {
          return false
        }
        if isTag(index + 1) {
          course.nextOwner = .type(pieces[index + 2].word)
        } else if pieces[index + 1].code == Self.keyword, isTag(index + 2) {
          course.nextOwner = .type(pieces[index + 3].word)
        } else {
          // `if (x) {` is no literal; of a typedef's the type would say nothing.
          return false
        }
        return true
      case Self.identifier, Self.keyword, UInt8(ascii: "["), UInt8(ascii: "]"): break
      default: return false
      }
      index -= 1
      steps += 1
    }
    return false
  }

  // MARK: Tail calls

  /// In how many frames a tail call is looked for, since all of them are looked at.
  private static let depthOfTails = 48

  /// Whether a call is the last thing that its function does.
  private func isTail(_ frame: Frame, closedAt close: Int, _ course: Course) -> Bool {
    guard frames.count < Self.depthOfTails,
      !frames.contains(where: { $0.kind == .call || $0.kind == .initialiser })
    else { return false }
    let first = expressionStart(frame.open - 1)
    let before = pieces[first - 1]
    let next = pieces[close + 1].code
    let isReturned =
      pieces[course.statement].code == Self.keyword
      && table.meaning(pieces[course.statement].word) == .return
    if isReturned {
      return (before.code == Self.keyword || Self.isMark(before.code, "?:("))
        && Self.isMark(next, ";:")
        || next == UInt8(ascii: ")") && pieces[close + 2].code == UInt8(ascii: ";")
          && before.code == UInt8(ascii: "(")
    }
    guard next == UInt8(ascii: ";"), first == course.statement || before.code == UInt8(ascii: ")")
    else { return false }
    if before.code == UInt8(ascii: ")"), course.closedLoop { return false }
    guard !frames.contains(where: { $0.isLoop || $0.kind == .group }) else { return false }
    var index = close + 2
    if pieces[index].code == Self.keyword, table.meaning(pieces[index].word) == .return,
      pieces[index + 1].code == UInt8(ascii: ";")
    {
      return true
    }
    while index < course.end, pieces[index].code == UInt8(ascii: "}") { index += 1 }
    return index >= course.end
  }

  /// Where an expression like `a->b[i].c` begins whose last word is given.
  func expressionStart(_ last: Int) -> Int {
    var index = last
    var steps = 0
    while steps < 32 {
      let before = pieces[index - 1].code
      guard before == Self.arrow || before == UInt8(ascii: ".") else { return index }
      index -= 2
      if pieces[index].code == UInt8(ascii: "]"), let open = opening(index) { index = open - 1 }
      guard pieces[index].code == Self.identifier else { return index }
      steps += 1
    }
    return index
  }

  /// The bracket that belongs to a closing one, if it is near.
  func opening(_ close: Int) -> Int? {
    var depth = 0
    var index = close
    while index >= Self.margin, close - index < 48 {
      if Self.isMark(pieces[index].code, ")]}") { depth += 1 }
      if Self.isMark(pieces[index].code, "([{") {
        depth -= 1
        if depth == 0 { return index }
      }
      index -= 1
    }
    return nil
  }

  /// The bracket that belongs to an opening one, if it is near.
  func closing(_ open: Int, _ end: Int) -> Int? {
    var depth = 0
    var index = open
    while index < end, index - open < 48 {
      if Self.isMark(pieces[index].code, "([{") { depth += 1 }
      if Self.isMark(pieces[index].code, ")]}") {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }
}
