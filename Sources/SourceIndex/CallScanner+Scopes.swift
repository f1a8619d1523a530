// What each kind of item has for a name and parameters, and where the walk begins.

import CSyntax

extension CallScanner {
  // MARK: Functions

  mutating func scanFunction(_ entries: [Entry], _ end: Int) {
    var heads: [(scope: CallWriter.Scope, place: Int)] = []
    for entry in entries where entry.kind == .function {
      // As many as conditional heads of one body may be.
      guard heads.count < 8, let place = piece(ofToken: entry.token, end) else { continue }
      if place == Self.margin || followsOnlyStorage(place), isFirstArgumentAlone(place, end) {
        continue
      }
      var scope = CallWriter.Scope(
        kind: .function, traits: traits(of: place), name: pieces[place].word, line: line(place))
      if isConditional(token: Int(entry.token)) { scope.traits.insert(.isConditional) }
      heads.append((scope, place))
    }
    if heads.isEmpty, let head = madeHead(end) { heads.append(head) }
    guard let first = heads.first, let body = bodyStart(after: first.place, end) else { return }
    for number in heads.indices {
      if heads[number].scope.kind == .function {
        heads[number].scope.parameters = declareParameters(heads[number].place, end)
      } else {
        declareArguments(heads[number].place, body)
      }
    }
    let returns = first.scope.kind == .function && mayReturnPointer(first.place)
    returnsPointer = returns
    walk(body, end, .body)
    let (facts, uses, kept, copies) = (facts, localUses, locals, ownCopies)
    let (dead, homonyms) = (deadFacts, hasHomonyms)
    for head in heads {
      (self.facts, localUses, locals, ownCopies) = (facts, uses, kept, copies)
      (deadFacts, hasHomonyms, returnsPointer) = (dead, homonyms, returns)
      close(head.scope)
    }
  }

  private func piece(ofToken token: Int32, _ end: Int) -> Int? {
    var low = Self.margin
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low < end && pieces[low].token == token ? low : nil
  }

  /// Whether only words like `static` stand before a piece.
  private func followsOnlyStorage(_ place: Int) -> Bool {
    for index in Self.margin..<place {
      switch table.meaning(pieces[index].word) {
      case .static, .extern, .inline, .const, .volatile: continue
      default: return false
      }
    }
    return true
  }

  /// Whether `NAME(word)` or `NAME(word,` stands there, as no list of parameters begins.
  private func isFirstArgumentAlone(_ place: Int, _ end: Int) -> Bool {
    guard place + 3 < end, pieces[place + 1].code == UInt8(ascii: "("),
      pieces[place + 2].code == Self.identifier
    else { return false }
    return pieces[place + 3].code == UInt8(ascii: ")")
      || pieces[place + 3].code == UInt8(ascii: ",")
  }

  /// The head of a body that a macro makes: named by the macro's first argument.
  private func madeHead(_ end: Int) -> (scope: CallWriter.Scope, place: Int)? {
    var index = Self.margin
    while index < end, pieces[index].code != UInt8(ascii: "{") {
      if pieces[index].code == Self.identifier, isFirstArgumentAlone(index, end) {
        var scope = CallWriter.Scope(
          kind: .made, traits: traits(of: index), name: pieces[index + 2].word,
          detail: pieces[index].word, line: line(index + 2))
        if isConditional(token: Int(pieces[index].token)) { scope.traits.insert(.isConditional) }
        return (scope, index)
      }
      index += 1
    }
    return nil
  }

  private func traits(of place: Int) -> CallScope.Traits {
    var traits = CallScope.Traits()
    for index in Self.margin..<place {
      switch table.meaning(pieces[index].word) {
      case .static: traits.insert(.isStatic)
      case .inline: traits.insert(.isInline)
      default:
        if pieces[index].code == Self.identifier {
          if table.begins(pieces[index].word, with: "noinline", in: file) {
            traits.insert(.isNoinline)
          }
        }
      }
    }
    return traits
  }

  /// Whether what a function returns may be a pointer to a function, as far as its head tells.
  private func mayReturnPointer(_ place: Int) -> Bool {
    if pieces[place - 1].code == UInt8(ascii: "*"), pieces[place - 2].code == UInt8(ascii: "(") {
      return true
    }
    var isNamed = false
    var depth = 0
    for index in Self.margin..<place {
      switch pieces[index].code {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case Self.keyword where depth == 0:
        switch table.meaning(pieces[index].word) {
        case .static, .inline, .extern, .const, .volatile, .attribute, .extensionWord: break
        case .typeof: isNamed = true
        default: return false
        }
      case Self.identifier where depth == 0: isNamed = true
      default: break
      }
    }
    return isNamed
  }

  private func bodyStart(after place: Int, _ end: Int) -> Int? {
    var depth = 0
    for index in place..<end {
      switch pieces[index].code {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "{") where depth <= 0: return index
      default: break
      }
    }
    return nil
  }

  /// Declares the parameters whose list follows a name.
  private mutating func declareParameters(_ place: Int, _ end: Int) -> [Int32] {
    var open = place + 1
    while open < end, pieces[open].code != UInt8(ascii: "("), open < place + 8 { open += 1 }
    guard open < end, pieces[open].code == UInt8(ascii: "(") else { return [] }
    var names: [Int32] = []
    var depth = 0
    var start = open + 1
    for index in open..<end {
      switch pieces[index].code {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          declareParameter(start..<index, &names)
          return names
        }
      case UInt8(ascii: ",") where depth == 1:
        declareParameter(start..<index, &names)
        start = index + 1
      case UInt8(ascii: "{"): return names
      default: break
      }
    }
    return names
  }

  private mutating func declareParameter(_ range: Range<Int>, _ names: inout [Int32]) {
    var type: Int32 = 0
    var name: Int32 = 0
    var isNumber = false
    var words = 0
    var depth = 0
    for index in range {
      switch pieces[index].code {
      case UInt8(ascii: "("):
        depth += 1
        var star = index + 1
        while star < range.upperBound, pieces[star].code == UInt8(ascii: "*") { star += 1 }
        if star > index + 1, pieces[star].code == Self.identifier, depth == 1 {
          names.append(pieces[star].word)
          add(local: pieces[star].word, isParameter: true, mayCall: true, type: 0)
          return
        }
      case UInt8(ascii: ")"): depth -= 1
      case Self.keyword where depth == 0:
        switch table.meaning(pieces[index].word) {
        case .struct, .union:
          type = pieces[index + 1].word
          isNumber = true
        case .const, .volatile, .register: break
        default: isNumber = true
        }
      case Self.identifier where depth == 0:
        guard pieces[index - 1].code != Self.keyword || !isTag(index - 1) else { continue }
        words += 1
        name = pieces[index].word
      default: break
      }
    }
    guard name != 0, words > 1 || isNumber else { return }
    names.append(name)
    add(local: name, isParameter: true, mayCall: !isNumber, type: type)
  }

  func isTag(_ index: Int) -> Bool {
    switch table.meaning(pieces[index].word) {
    case .struct, .union, .enum: true
    default: false
    }
  }

  /// The words of a macro's arguments are local where the macro makes parameters of them.
  private mutating func declareArguments(_ place: Int, _ body: Int) {
    for index in min(place + 3, body)..<body
    where pieces[index].code == Self.identifier && !isTag(index - 1) {
      add(local: pieces[index].word, isParameter: false, mayCall: false, type: 0)
    }
  }

  // MARK: Macros

  mutating func scanMacro(_ directive: Directive) {
    let tokens = outline.tokens
    guard let first = directive.operands.first, directive.operands.count > 1 else { return }
    let isFunctionLike =
      !tokens[first + 1].flags.contains(.afterSpace)
      && file[Int(tokens[first + 1].start)] == UInt8(ascii: "(")
    if !isFunctionLike, !mayMatter(directive.operands.dropFirst()) { return }
    takeMacro(directive.operands)
    let end = pieces.count - Self.margin
    var scope = CallWriter.Scope(
      kind: .macro, traits: [], name: pieces[Self.margin].word, line: line(Self.margin))
    if isConditional(token: directive.tokens.lowerBound) { scope.traits.insert(.isConditional) }
    var body = Self.margin + 1
    if isFunctionLike {
      scope.traits.insert(.hasParameters)
      var index = body + 1
      while index < end, pieces[index].code != UInt8(ascii: ")") {
        if pieces[index].code == Self.identifier {
          scope.parameters.append(pieces[index].word)
          add(local: pieces[index].word, isParameter: true, mayCall: true, type: 0)
        }
        index += 1
      }
      body = min(index + 1, end)
    } else if body + 1 == end {
      // Another name for a function, maybe.
      note(.call, pieces[body].word, at: body)
    }
    walk(body, end, .macro)
    close(scope)
  }

  /// Whether the body of a macro without parameters can say something: a small word before a parenthesis, or one
  /// word alone.
  private func mayMatter(_ body: Range<Int>) -> Bool {
    let tokens = outline.tokens
    for index in body where tokens[index].kind == .identifier {
      if tokens[index - 1].end == tokens[index - 1].start + 1,
        file[Int(tokens[index - 1].start)] == UInt8(ascii: "."), index + 1 < body.upperBound,
        file[Int(tokens[index + 1].start)] == UInt8(ascii: "=")
      {
        return true
      }
      let isBeforeParenthesis =
        index + 1 < body.upperBound && file[Int(tokens[index + 1].start)] == UInt8(ascii: "(")
      guard isBeforeParenthesis || body.count == 1 else { continue }
      if file[tokens[index].range].contains(where: { $0 >= 0x61 && $0 <= 0x7A }) { return true }
    }
    return false
  }

  // MARK: Variables and invocations

  mutating func scanVariable(_ entries: [Entry], _ equal: Int, _ end: Int) {
    var start = equal
    // In `T a = x, b = y;` each has its own; arrays of functions are the last before their `=`.
    var name = 0
    for entry in entries where entry.kind == .declaration {
      guard let place = piece(ofToken: entry.token, end), place < equal else { continue }
      name = place
    }
    if name == 0 {
      // `DEFINE_X(name) = {` and the like: the first argument, or else the macro.
      var index = equal - 1
      while index > Self.margin, pieces[index].code != UInt8(ascii: "(") { index -= 1 }
      name = pieces[index + 1].code == Self.identifier ? index + 1 : Self.margin
    }
    guard pieces[name].code == Self.identifier else { return }
    var type: Int32 = 0
    for index in Self.margin..<name where isTag(index) {
      type = pieces[index + 1].word
      break
    }
    var scope = CallWriter.Scope(
      kind: .variable, traits: traits(of: name), name: pieces[name].word, detail: type,
      line: line(name))
    if isConditional(token: Int(pieces[name].token)) { scope.traits.insert(.isConditional) }
    let isArray = pieces[name + 1].code == UInt8(ascii: "[")
    start = equal
    walk(start, end, .initialiser(name: pieces[name].word, type: type, isArray: isArray))
    close(scope)
  }

  mutating func scanInvocation(_ end: Int) {
    var name = Self.margin
    while name < end, pieces[name].code == Self.keyword { name += 1 }
    guard name < end, pieces[name].code == Self.identifier, followsOnlyStorage(name),
      pieces[name + 1].code == UInt8(ascii: "("),
      !table.begins(pieces[name].word, with: "EXPORT_", in: file)
    else { return }
    var scope = CallWriter.Scope(
      kind: .invocation, traits: [], name: pieces[name].word, line: line(name))
    if isConditional(token: Int(pieces[name].token)) { scope.traits.insert(.isConditional) }
    walk(name, end, .macro)
    facts.removeAll { $0.kind == .call && $0.name == scope.name }
    close(scope)
  }

  // MARK: Structures

  /// Which members lead to which structures.
  mutating func scanMembers(_ end: Int) {
    var tag = 0
    for index in Self.margin..<end where pieces[index].code == UInt8(ascii: "{") {
      for before in max(Self.margin, index - 4)..<index where isTag(before) {
        if pieces[before + 1].code == Self.identifier { tag = before + 1 }
      }
      break
    }
    var index = Self.margin
    while index < end {
      defer { index += 1 }
      guard isTag(index), table.meaning(pieces[index].word) != .enum,
        pieces[index + 1].code == Self.identifier, pieces[index + 2].code != UInt8(ascii: "{")
      else { continue }
      var next = index + 2
      members: while next < end {
        switch pieces[next].code {
        case Self.identifier:
          switch pieces[next + 1].code {
          case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: ":"):
            note(.has, pieces[next].word, at: next, other: pieces[index + 1].word)
          default: break
          }
        case UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"),
          UInt8(ascii: "}"), UInt8(ascii: "="):
          break members
        default: break
        }
        next += 1
      }
    }
    guard !facts.isEmpty else { return }
    let name = tag == 0 ? facts[0].name : pieces[tag].word
    let place = tag == 0 ? Self.margin : tag
    close(CallWriter.Scope(kind: .structure, traits: [], name: name, line: line(place)))
  }
}
