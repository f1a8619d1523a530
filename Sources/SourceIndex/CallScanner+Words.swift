// How to read this file: what a word says is told by its neighbours. Behind `.` or `->` it is a member; before `(` it is
// called; alone between commas, brackets and `=` its value is handed on, and what it is handed to is the frame around it.

import CSyntax

extension CallScanner {
  /// Judges one word.
  mutating func word(_ index: Int, _ course: inout Course) {
    let before = pieces[index - 1].code
    let after = pieces[index + 1].code
    // What is pasted is another word.
    guard before != Self.pasting, after != Self.pasting, before != UInt8(ascii: "#") else { return }
    if before == Self.arrow { return member(index, &course) }
    if before == UInt8(ascii: ".") {
      if isDesignator(index) { designator(index) } else { member(index, &course) }
      return
    }
    if before == Self.keyword {
      switch table.meaning(pieces[index - 1].word) {
      case .struct, .union, .enum, .goto: return
      default: break
      }
    }
    if after != UInt8(ascii: "="), let own = local(pieces[index].word),
      locals[own].place != index
    {
      locals[own].isTouched = true
    }
    // `member: value`, as gcc wrote it before C99.
    if after == UInt8(ascii: ":"), let last = frames.indices.last,
      frames[last].kind == .initialiser,
      Self.isMark(before, "{,")
    {
      frames[last].member = pieces[index].word
      frames[last].memberOwner = frames[last].owner
      return
    }
    switch after {
    case UInt8(ascii: "("): called(index, &course)
    case UInt8(ascii: "="): assigned(index, &course)
    case UInt8(ascii: "["):
      guard let close = closing(index + 1, course.end) else { break }
      if pieces[close + 1].code == UInt8(ascii: "(") {
        callElement(index)
      } else if pieces[close + 1].code == UInt8(ascii: "=") {
        assign(from: close + 1, to: .variable(pieces[index].word), course)
      }
    case UInt8(ascii: ")"):
      if isCallOfGroup(index) { callWord(index, in: course) } else { handed(index, course) }
    default: handed(index, course)
    }
  }

  // MARK: Members

  private func isDesignator(_ index: Int) -> Bool {
    guard let last = frames.last, last.kind == .initialiser else { return false }
    let before = pieces[index - 2].code
    if Self.isMark(before, "{,") || before == 0 { return true }
    // `.a.b =`
    let after = pieces[index + 1].code
    if before == Self.identifier, last.member == pieces[index - 2].word {
      return Self.isMark(after, "=.[{")
    }
    return before == UInt8(ascii: "]") && last.member == 0 && after == UInt8(ascii: "=")
      || index - 1 <= last.open + 1
  }

  private mutating func designator(_ index: Int) {
    let last = frames.count - 1
    frames[last].memberOwner =
      frames[last].member == 0 ? frames[last].owner : .member(frames[last].member)
    frames[last].member = pieces[index].word
  }

  /// A word behind `.` or `->`.
  private mutating func member(_ index: Int, _ course: inout Course) {
    let word = pieces[index].word
    switch pieces[index + 1].code {
    case UInt8(ascii: "("): note(.member, word, at: index, owner: owner(index))
    case UInt8(ascii: "="):
      assign(from: index + 1, to: .member(word, owner(index)), course)
    case UInt8(ascii: "["):
      guard let close = closing(index + 1, course.end) else { return }
      let after = pieces[close + 1].code
      if after == UInt8(ascii: "(")
        || after == UInt8(ascii: ")") && pieces[close + 2].code == UInt8(ascii: "(")
      {
        note(.member, word, at: index, owner: owner(index))
      } else if after == UInt8(ascii: "=") {
        assign(from: close + 1, to: .member(word, owner(index)), course)
      }
    case UInt8(ascii: ")"):
      // `(*x->f)(...)`, `READ_ONCE(x->f)(...)`
      guard pieces[index + 2].code == UInt8(ascii: "("), let last = frames.last else { return }
      if last.kind == .group && !followsKeyword(last.open)
        || last.kind == .call && isReading(last.callee)
      {
        note(.member, word, at: index, owner: owner(index))
      }
    case UInt8(ascii: ","):
      guard let last = frames.last, last.kind == .call, last.index == 0, last.callee != 0 else {
        return
      }
      if table.begins(last.callee, with: "INDIRECT_CALL_", in: file) {
        note(.member, word, at: index, owner: owner(index))
      } else if isStoring(last.callee) {
        assign(from: index + 1, to: .member(word, owner(index)), course)
      }
    default: break
    }
  }

  private func followsKeyword(_ open: Int) -> Bool {
    pieces[open - 1].code == Self.keyword
      && ![.return, .else, .do].contains(table.meaning(pieces[open - 1].word))
  }

  /// Whether a macro of the kernel gives what its argument holds.
  func isReading(_ word: Int32) -> Bool {
    guard word != 0 else { return false }
    return table.begins(word, with: "READ_ONCE", in: file)
      || table.begins(word, with: "rcu_dereference", in: file)
      || table.begins(word, with: "smp_load_acquire", in: file)
      || table.begins(word, with: "ACCESS_ONCE", in: file)
  }

  /// Whether a macro of the kernel assigns its second argument to its first.
  private func isStoring(_ word: Int32) -> Bool {
    table.begins(word, with: "WRITE_ONCE", in: file)
      || table.begins(word, with: "rcu_assign_pointer", in: file)
      || table.begins(word, with: "RCU_INIT_POINTER", in: file)
      || table.begins(word, with: "smp_store_release", in: file)
  }

  /// What has the member that stands at a piece.
  func owner(_ index: Int) -> CallWriter.Owner {
    var base = index - 2
    if pieces[base].code == UInt8(ascii: "]"), let open = opening(base) { base = open - 1 }
    guard pieces[base].code == Self.identifier else { return CallWriter.Owner() }
    let before = pieces[base - 1].code
    if before == Self.arrow || before == UInt8(ascii: ".") { return .member(pieces[base].word) }
    guard let local = local(pieces[base].word) else { return CallWriter.Owner() }
    return .type(locals[local].type)
  }

  // MARK: Calls

  /// Whether `(*word)(` or `(word)(` stands around a word.
  private func isCallOfGroup(_ index: Int) -> Bool {
    guard pieces[index + 2].code == UInt8(ascii: "("), let last = frames.last, last.kind == .group
    else { return false }
    var open = index - 1
    while pieces[open].code == UInt8(ascii: "*") { open -= 1 }
    guard open == last.open else { return false }
    // Behind a type it is declared, not called.
    let before = pieces[open - 1]
    if before.code == Self.keyword {
      return [.return, .else, .do].contains(table.meaning(before.word))
    }
    return before.code != Self.identifier && before.code != UInt8(ascii: "*")
  }

  private mutating func called(_ index: Int, _ course: inout Course) {
    let before = pieces[index - 1]
    if before.code == Self.identifier { return }
    if before.code == Self.keyword {
      switch table.meaning(before.word) {
      case .return, .else, .do, .case, .sizeof: break
      default: return
      }
    }
    callWord(index, in: course)
  }

  private mutating func callWord(_ index: Int, in course: Course) {
    let word = pieces[index].word
    guard let local = local(word) else {
      note(.call, word, at: index)
      return
    }
    note(.local, word, at: index)
    localUses.append(LocalUse(local: local, fact: facts[facts.count - 1], place: facts.count - 1))
  }

  private mutating func callElement(_ index: Int) {
    if local(pieces[index].word) == nil {
      note(.element, pieces[index].word, at: index)
    } else {
      callWord(index, in: Course(end: 0))
    }
  }

  // MARK: Values that are handed on

  /// The pieces around a word that stands alone, brackets and casts around it left out; nil for one that does not.
  ///
  /// - Parameter last: The last piece of what stands there, if it is more than a word.
  func surroundings(
    _ index: Int, through last: Int? = nil
  ) -> (before: Int, after: Int, groups: Int)? {
    var before = index - 1
    var after = (last ?? index) + 1
    var groups = 0
    while true {
      switch pieces[before].code {
      case UInt8(ascii: "&"): before -= 1
      case UInt8(ascii: "("):
        guard pieces[after].code == UInt8(ascii: ")"), pieces[before - 1].code != Self.identifier,
          pieces[before - 1].code != Self.keyword,
          pieces[before - 1].code != UInt8(ascii: ")")
            || isCast(before - 1)
        else { return (before, after, groups) }
        before -= 1
        after += 1
        groups += 1
      case UInt8(ascii: ")"):
        guard isCast(before), let open = opening(before) else { return nil }
        before = open - 1
      default: return (before, after, groups)
      }
    }
  }

  /// Whether the parentheses that end here hold nothing but a type.
  private func isCast(_ close: Int) -> Bool {
    var index = close - 1
    var steps = 0
    while steps < 24 {
      switch pieces[index].code {
      case UInt8(ascii: "("):
        let before = pieces[index - 1].code
        guard steps > 0, before != Self.identifier else { return false }
        return before != Self.keyword || table.meaning(pieces[index - 1].word) == .return
      case Self.identifier, Self.keyword, UInt8(ascii: "*"): break
      case UInt8(ascii: ")"):
        // `(void (*)(int))`: a pointer to a function.
        guard let open = opening(index) else { return false }
        index = open
      default: return false
      }
      index -= 1
      steps += 1
    }
    return false
  }

  /// Notes what a word that is not called is handed to.
  private mutating func handed(_ index: Int, _ course: Course) {
    let word = pieces[index].word
    let own = local(word)
    if let own, !locals[own].mayCall { return }
    guard own != nil || table.hasSmallLetter(word, in: file), let place = surroundings(index) else {
      return
    }
    let before = pieces[place.before]
    let after = pieces[place.after].code
    let frame = frames.count - 1 - place.groups
    if before.code == Self.keyword {
      if table.meaning(before.word) == .return, own == nil, !returnsPointer {
        note(.mentioned, word, at: index)
      }
      return
    }
    guard Self.isMark(before.code, "(,{=:?]"), frame >= 0 || course.variable != 0 || course.isMacro
    else { return }
    guard frame >= 0 else {
      // `T *hook = f;` at top level.
      if course.variable != 0, Self.isMark(after, ";,:"), own == nil {
        note(.assigned, word, at: index, other: course.variable)
      }
      return
    }
    switch frames[frame].kind {
    case .call:
      if Self.isMark(before.code, "(,"), Self.isMark(after, ",)") {
        passed(index, own, frames[frame], frame)
      }
    case .initialiser:
      if Self.isMark(after, ",}:") || after == 0 { filled(index, own, frames[frame]) }
    default: break
    }
  }

  private mutating func passed(_ index: Int, _ own: Int?, _ frame: Frame, _ depth: Int) {
    let word = pieces[index].word
    guard frame.callee != 0 else {
      if own == nil { note(.mentioned, word, at: index) }
      return
    }
    guard local(frame.callee) == nil else { return }
    if let own {
      if locals[own].isParameter {
        note(
          .passedParameter, word, at: index, other: frame.callee, owner: ownerNamed(to: frame),
          index: frame.index)
      }
      let fact = CallWriter.Fact(
        kind: .passedMember, line: line(index), isConditional: pieces[index].isConditional,
        name: word, other: frame.callee, index: frame.index)
      localUses.append(LocalUse(local: own, fact: fact, place: nil))
    } else {
      note(.passed, word, at: index, other: frame.callee, index: frame.index)
    }
    // `.suspend = pm_ptr(f)`: a macro that gives its only argument.
    if depth > 0, frame.index == 0, frames[depth - 1].kind == .initialiser,
      frames[depth - 1].member != 0, let place = surroundings(index),
      pieces[place.before].code == UInt8(ascii: "("), pieces[place.after].code == UInt8(ascii: ")")
    {
      filled(index, own, frames[depth - 1])
    }
  }

  /// What has the member whose place `offsetof` is asked for.
  private func ownerNamed(to frame: Frame) -> CallWriter.Owner {
    guard frame.index == 1, isTag(frame.open + 1),
      table.begins(frame.callee, with: "offsetof", in: file)
    else { return CallWriter.Owner() }
    return .type(pieces[frame.open + 2].word)
  }

  private mutating func filled(_ index: Int, _ own: Int?, _ frame: Frame) {
    let word = pieces[index].word
    guard frame.member != 0 else {
      // The member around it: `.handlers = { f, g }`.
      guard own == nil else { return }
      let around = frames.suffix(16).last { $0.kind == .initialiser && $0.member != 0 }
      note(.listed, word, at: index, other: around?.member ?? 0)
      return
    }
    if let own {
      guard locals[own].isParameter else { return }
      note(
        .storedParameter, word, at: index, other: frame.member, owner: frame.memberOwner)
    } else {
      note(.filled, word, at: index, other: frame.member, owner: frame.memberOwner)
    }
  }
}
