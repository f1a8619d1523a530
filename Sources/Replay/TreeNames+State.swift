// How to read this file: a name under `state` is one that a report uses, `dev->ops->probe() /* 2 */`. From what it begins
// with, an object, a parameter or a variable, be it one of a function that is run, it is followed as far as types tell;
// where they tell nothing more, as behind a void pointer, nothing is said. A name that leads nowhere gives nothing a
// value, which is no error of a replay.

import CProgram
import CSyntax
import Scenarios

extension TreeNames {
  /// Looks for what the names under `state` lead through.
  mutating func checkState() {
    for entry in scenario.state { checkState(entry.name.value[...], entry.name.origin) }
  }

  private mutating func checkState(
    _ whole: Substring, _ origin: Origin, isMeasured: Bool = false
  ) {
    var name = whole
    if let end = name.firstRange(of: " /* "), name.hasSuffix(" */") {
      name = name[..<end.lowerBound]
    }
    // What lies at an address, be it as a word of so many bits.
    if name.hasPrefix("*(u"), let end = name.firstRange(of: " *)") {
      name = name[end.upperBound...]
    }
    name = name.drop { $0 == "*" || $0 == "&" }
    let isCalled = name.hasSuffix("()")
    if isCalled { name = name.dropLast(2) }
    let first = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    var rest = name.dropFirst(first.count)
    guard !first.isEmpty else { return }
    if rest.hasPrefix("("), !rest.hasPrefix("()") {
      // `strlen(name)` is about what is measured.
      if rest.hasSuffix(")"), !isMeasured {
        checkState(rest.dropFirst().dropLast(), origin, isMeasured: true)
      }
      return
    }
    if rest.isEmpty, isCalled {
      checkCallee(String(first), origin)
      return
    }
    if rest.hasPrefix("()") {
      rest = rest.dropFirst(2)
      guard checkCallee(String(first), origin) else { return }
      let type = program.function(Name(String(first)))?.functionType.result
      follow(rest, type, origin)
    } else {
      follow(rest, from: String(first), origin)
    }
  }

  /// Follows a name from the object, the parameter or the variable that it begins with.
  private mutating func follow(_ rest: Substring, from first: String, _ origin: Origin) {
    if let known = types[first] {
      guard rest.hasPrefix("."), scenario.object(named: first)?.count == nil else {
        return follow(rest, .pointer(known), origin)
      }
      if followLocals(called: first, rest, origin) { return }
      let meant = "\(first)->\(rest.dropFirst())"
      add("a value called \(first)\(rest)", origin, meant, isEmpty: true)
    } else if let parameter = parameters[first] {
      follow(rest, parameter, origin)
    } else if let variable = program.variable(Name(first), in: nil) {
      var trial = self
      trial.followVariable(rest, variable.type, origin)
      if trial.found.count > found.count, !followsLocal(called: first, rest, origin) {
        self = trial
      }
    } else if scenario.object(named: first) == nil {
      // Of what is not called by its place nothing can be said.
      if rest.hasPrefix(" "), !rest.hasPrefix(" /* ") { return }
      if followLocals(called: first, rest, origin) { return }
      let known = scenario.objects.map(\.name.value) + localNames
      add(
        "the object, parameter or variable \(first)", origin,
        nearestName(to: first, among: known), isEmpty: true)
    }
  }

  // MARK: Variables

  /// Follows `.a.b->c` from a variable; it is written as C has it, a variable and no pointer to it.
  private mutating func followVariable(_ rest: Substring, _ type: CType, _ origin: Origin) {
    guard rest.hasPrefix(".") else {
      return follow(rest, rest.hasPrefix("->") ? type : .pointer(type), origin)
    }
    follow("->" + rest.dropFirst(), .pointer(type), origin)
  }

  /// Whether a name may lead on from a variable of a function.
  private mutating func followsLocal(
    called name: String, _ rest: Substring, _ origin: Origin
  ) -> Bool {
    guard let search = locals(called: name), !search.isOpen else { return true }
    return search.types.contains { type in
      var trial = self
      trial.followVariable(rest, type, origin)
      return trial.found.count == found.count
    }
  }

  /// Follows a name from the variables of functions; false if there are none.
  private mutating func followLocals(
    called name: String, _ rest: Substring, _ origin: Origin
  ) -> Bool {
    if followsLocal(called: name, rest, origin) { return true }
    guard let type = locals(called: name)?.types.first else { return false }
    followVariable(rest, type, origin)
    return true
  }

  /// Follows `->a.b->c` from what points there.
  private mutating func follow(_ rest: Substring, _ start: CType?, _ origin: Origin) {
    var (rest, type) = (rest, start)
    while rest.hasPrefix("->"), let pointee = type?.unqualified.pointee {
      rest = rest.dropFirst(2)
      let end = rest.firstRange(of: "->")?.lowerBound ?? rest.endIndex
      let owner = program.completed(pointee).unqualified
      guard owner.record?.members != nil,
        let members = MemberPath(written: rest[..<end])
      else { return }
      rest = rest[end...]
      if let place = conditions.follow(members, from: owner) {
        type = place.type
        continue
      }
      // What an index leads to behind a pointer is no member of the structure.
      guard let (elements, inner) = element(members, of: owner) else {
        addMissing(members, from: owner, as: "\(owner.text).\(members)", origin, isEmpty: true)
        return
      }
      let element = program.completed(elements).unqualified
      guard !inner.steps.isEmpty, element.record?.members != nil else { return }
      guard let place = conditions.follow(inner, from: element) else {
        addMissing(inner, from: element, as: "\(element.text).\(inner)", origin, isEmpty: true)
        return
      }
      type = place.type
    }
  }

  /// What a pointer leads to that a way reads by an index, `absinfo[47].maximum`, and the way from there; nil if none of its
  /// members is one.
  private func element(_ path: MemberPath, of owner: CType) -> (CType, MemberPath)? {
    for (number, step) in path.steps.enumerated() {
      guard case .index = step else { continue }
      var (before, behind) = (path, path)
      before.steps.removeSubrange(number...)
      behind.steps.removeFirst(number + 1)
      if let place = conditions.follow(before, from: owner),
        let pointee = place.type.unqualified.pointee
      {
        return (pointee, behind)
      }
    }
    return nil
  }

  /// Looks for a function whose result is spoken of.
  @discardableResult
  private mutating func checkCallee(_ name: String, _ origin: Origin) -> Bool {
    if program.function(Name(name)) != nil || scenario.model(named: name) != nil
      || scenario.object(named: name) != nil || parameters[name] != nil
      || program.kept(Name(name)) != nil || followsLocal(called: name, "", origin)
    {
      return true
    }
    add(
      "the function \(name)()", origin,
      nearestName(to: name, among: program.functionNames(in: program.sources)), isEmpty: true)
    return false
  }

  /// The functions that the scenario calls.
  private var called: [(symbol: FunctionSymbol, code: FunctionCode)] {
    let calls =
      scenario.calls.map { ($0.function.value, $0.file?.value) }
      + [(scenario.judge.function.value, scenario.judge.file?.value)]
    return calls.compactMap { function, file in
      let symbol = program.function(Name(function), in: file)
      return symbol?.code.flatMap { code in symbol.map { ($0, code) } }
    }
  }

  /// The names of their parameters and variables.
  private var localNames: [String] {
    Set(called.flatMap { $0.code.locals.map(\.name.spelling) }).sorted()
  }

  /// Their parameters, by name.
  private var parameters: [String: CType] {
    var found: [String: CType] = [:]
    for (symbol, code) in called {
      for (number, type) in symbol.functionType.parameters.enumerated()
      where number < code.parameterCount {
        found[code.locals[number].name.spelling] = type
      }
    }
    return found
  }
}

extension MemberPath {
  /// Reads `a.b[2].c`; nil for what is no way through members.
  init?(written text: Substring) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      let name = pieces[0]
      guard let first = name.utf8.first, !(0x30...0x39).contains(first),
        name.utf8.allSatisfy({
          $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        })
      else { return nil }
      steps.append(.member(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else {
          return nil
        }
        steps.append(.index(index))
      }
    }
    self.init(steps: steps)
  }
}
