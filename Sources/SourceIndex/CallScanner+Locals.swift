// How to read this file: a statement that begins like a declaration declares its names; what is assigned to a variable or
// member is looked for up to the end of the statement, and not farther than anybody writes.

import CSyntax

extension CallScanner {
  /// How many pieces of an assigned expression are looked at.
  private static let reach = 96

  // MARK: Declarations

  /// Declares the first name of a declaration that begins here, if one does.
  mutating func declareLocals(_ begin: Int, _ course: inout Course) {
    var index = begin
    var hasType = false
    var isNumber = false
    var type: Int32 = 0
    specifiers: while index < course.end {
      switch pieces[index].code {
      case Self.keyword:
        switch table.meaning(pieces[index].word) {
        case .struct, .union, .enum:
          guard pieces[index + 1].code == Self.identifier else { return }
          if table.meaning(pieces[index].word) != .enum { type = pieces[index + 1].word }
          index += 2
          hasType = true
          isNumber = true
        case .typeof:
          guard pieces[index + 1].code == UInt8(ascii: "("),
            let close = closing(index + 1, course.end)
          else { return }
          index = close + 1
          hasType = true
        case .const, .volatile, .static, .register, .extern, .inline, .auto, .extensionWord:
          index += 1
        case .int, .char, .void, .unsigned, .signed, .long, .short, .bool, .float, .double, .scalar:
          index += 1
          hasType = true
          isNumber = true
        default: return
        }
      case Self.identifier where !hasType:
        let next = pieces[index + 1]
        guard
          next.code == Self.identifier || next.code == UInt8(ascii: "*")
            || next.code == Self.keyword && table.meaning(next.word) == .const
        else { return declareByMacro(index, &course) }
        index += 1
        hasType = true
      case Self.identifier
      where pieces[index + 1].code == Self.identifier
        || pieces[index + 1].code == UInt8(ascii: "*"):
        // `struct device __iomem *base`, `u32 __maybe_unused x`
        index += 1
      default: break specifiers
      }
    }
    guard hasType else { return }
    course.declaration = frames.count
    course.declaredType = type
    course.declaresCallable = !isNumber
    declarator(index, &course)
  }

  /// Declares what `LIST_HEAD(list)`, `DEFINE_WAIT(wait)` and their like declare.
  private mutating func declareByMacro(_ index: Int, _ course: inout Course) {
    guard pieces[index + 1].code == UInt8(ascii: "("), pieces[index + 2].code == Self.identifier,
      Self.isMark(pieces[index + 3].code, "),"), local(pieces[index].word) == nil
    else { return }
    let word = pieces[index].word
    if table.begins(word, with: "DEFINE_", in: file)
      || table.begins(word, with: "DECLARE_", in: file)
      || table.begins(word, with: "LIST_HEAD", in: file)
      || table.begins(word, with: "HLIST_HEAD", in: file)
    {
      add(local: pieces[index + 2].word, mayCall: false, type: 0)
    }
  }

  /// The next name of a declaration behind a comma.
  mutating func nextDeclarator(_ comma: Int, _ course: inout Course) {
    guard course.declaration == frames.count else { return }
    declarator(comma + 1, &course)
  }

  private mutating func declarator(_ begin: Int, _ course: inout Course) {
    var index = begin
    while index < course.end {
      let piece = pieces[index]
      let isQualifier =
        piece.code == Self.keyword && table.meaning(piece.word) == .const
        || piece.code == Self.identifier && pieces[index + 1].code == Self.identifier
      guard piece.code == UInt8(ascii: "*") || isQualifier else { break }
      index += 1
    }
    if pieces[index].code == UInt8(ascii: "(") {
      var name = index + 1
      while pieces[name].code == UInt8(ascii: "*") { name += 1 }
      if name > index + 1, pieces[name].code == Self.identifier {
        add(local: pieces[name].word, mayCall: true, type: 0)
        course.nextOwner = CallWriter.Owner()
        // `int (*fn)(int) = ops->open;`
        if let close = closing(index, course.end), pieces[close + 1].code == UInt8(ascii: "("),
          let last = closing(close + 1, course.end), pieces[last + 1].code == UInt8(ascii: "=")
        {
          assign(from: last + 1, to: .variable(pieces[name].word), course)
        }
      }
      return
    }
    guard pieces[index].code == Self.identifier, Self.isMark(pieces[index + 1].code, "=;,[:)")
    else { return }
    add(
      local: pieces[index].word, mayCall: course.declaresCallable, type: course.declaredType)
    course.nextOwner = .type(course.declaredType)
    course.nextIsArray = pieces[index + 1].code == UInt8(ascii: "[")
  }

  // MARK: Assignments

  /// What is assigned to.
  enum Target {
    case member(Int32, CallWriter.Owner)
    case variable(Int32)
  }

  /// A word before `=`.
  mutating func assigned(_ index: Int, _ course: inout Course) {
    // What the initialiser of a variable at top level says, its frames tell.
    assign(from: index + 1, to: .variable(pieces[index].word), course)
  }

  /// Notes what is assigned.
  ///
  /// - Parameter start: The `=`, or the comma before a value.
  mutating func assign(from start: Int, to target: Target, _ course: Course) {
    var index = start + 1
    // For each bracket that is open, whether what is in it is the value, and not an argument.
    var depths: [Bool] = []
    let end = min(course.end, start + Self.reach)
    while index < end {
      let code = pieces[index].code
      switch code {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        let before = pieces[index - 1]
        let isValue =
          code == UInt8(ascii: "(")
          && (before.code != Self.identifier || isReading(before.word))
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

  private mutating func value(_ index: Int, _ target: Target, _ course: Course) {
    let before = pieces[index - 1].code
    if before == Self.arrow || before == UInt8(ascii: ".") {
      guard let after = afterValue(index, course) else { return }
      guard Self.isMark(pieces[after].code, ";,:") || after >= course.end else { return }
      load(index, target)
      return
    }
    guard before != Self.pasting, pieces[index + 1].code != Self.pasting else { return }
    if pieces[index + 1].code == UInt8(ascii: "["), case .variable(let variable) = target,
      let own = local(variable), let after = afterValue(index, course), after > index + 1,
      Self.isMark(pieces[after].code, ";,:"), local(pieces[index].word) == nil
    {
      locals[own].loads.append(
        Load(word: pieces[index].word, owner: CallWriter.Owner(), isElement: true))
      return
    }
    guard let place = surroundings(index),
      Self.isMark(pieces[place.before].code, "=?:,(")
        || pieces[place.before].code == Self.operation,
      Self.isMark(pieces[place.after].code, ";,:)") || place.after >= course.end
    else { return }
    store(index, target)
  }

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

  private mutating func load(_ index: Int, _ target: Target) {
    let word = pieces[index].word
    switch target {
    case .variable(let variable):
      guard let own = local(variable), locals[own].loads.count < 8 else { return }
      locals[own].loads.append(Load(word: word, owner: owner(index), isElement: false))
    case .member(let member, let memberOwner):
      guard member != word else { return }
      let fact = CallWriter.Fact(
        kind: .copied, line: line(index), isConditional: pieces[index].isConditional, name: word,
        other: member, owner: memberOwner)
      ownCopies.append(fact)
    }
  }

  private mutating func store(_ index: Int, _ target: Target) {
    let word = pieces[index].word
    let own = local(word)
    guard own != nil || table.hasSmallLetter(word, in: file) else { return }
    switch target {
    case .variable(let variable):
      guard word != variable else { return }
      if let own {
        if locals[own].isParameter, locals[own].mayCall, local(variable) == nil {
          note(.assigned, word, at: index, other: variable)
        }
        return
      }
      // A number's or structure's variable holds no function.
      if let holder = local(variable), !locals[holder].mayCall { return }
      note(.assigned, word, at: index, other: variable)
    case .member(let member, let owner):
      if let own {
        if locals[own].isParameter, locals[own].mayCall {
          note(.storedParameter, word, at: index, other: member, owner: owner)
        }
        for load in locals[own].loads where !load.isElement && load.word != member {
          let fact = CallWriter.Fact(
            kind: .copied, line: line(index), isConditional: pieces[index].isConditional,
            name: load.word, other: member, owner: owner)
          ownCopies.append(fact)
        }
        return
      }
      note(.stored, word, at: index, other: member, owner: owner)
    }
  }
}
