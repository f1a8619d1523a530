// How to read this file: a name under `state` is one that a report uses, `dev->ops->probe() /* 2 */`. From what it begins
// with, an object, a parameter or a variable, it is followed as far as types tell; where they tell nothing more, as behind
// a void pointer, nothing is said. A name that leads nowhere gives nothing a value, which is no error of a replay.

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
    var type: CType?
    if rest.hasPrefix("()") {
      rest = rest.dropFirst(2)
      guard checkCallee(String(first), origin) else { return }
      type = program.function(Name(String(first)))?.functionType.result
    } else if let known = types[String(first)] {
      type = .pointer(known)
      if rest.hasPrefix("."), scenario.object(named: String(first))?.count == nil {
        add(
          "a value called \(first)\(rest)", origin, "\(first)->\(rest.dropFirst())",
          isEmpty: true)
        return
      }
    } else if let parameter = parameters[String(first)] {
      type = parameter
    } else if let variable = program.variable(Name(String(first)), in: nil) {
      // It is written as C has it: a variable, and no pointer to it.
      type = rest.hasPrefix("->") ? variable.type : .pointer(variable.type)
      if rest.hasPrefix(".") { rest = "->" + rest.dropFirst() }
    } else {
      let known = scenario.objects.map(\.name.value) + parameters.keys.sorted()
      guard scenario.object(named: String(first)) == nil else { return }
      add(
        "the object or parameter \(first)", origin,
        nearestName(to: String(first), among: known), isEmpty: true)
      return
    }
    follow(rest, type, origin)
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
      var inner = members
      while case .index? = inner.steps.last { inner.steps.removeLast() }
      guard inner != members, let place = conditions.follow(inner, from: owner),
        place.type.unqualified.pointee != nil
      else {
        addMissing(members, from: owner, as: "\(owner.text).\(members)", origin, isEmpty: true)
        return
      }
      return
    }
  }

  /// Looks for a function whose result is spoken of.
  @discardableResult
  private mutating func checkCallee(_ name: String, _ origin: Origin) -> Bool {
    if program.function(Name(name)) != nil || scenario.model(named: name) != nil
      || scenario.object(named: name) != nil || parameters[name] != nil
    {
      return true
    }
    add(
      "the function \(name)()", origin,
      nearestName(to: name, among: program.functionNames(in: program.sources)), isEmpty: true)
    return false
  }

  /// The parameters of the functions that the scenario calls, by name.
  private var parameters: [String: CType] {
    var found: [String: CType] = [:]
    let calls =
      scenario.calls.map { ($0.function.value, $0.file?.value) }
      + [(scenario.judge.function.value, scenario.judge.file?.value)]
    for (function, file) in calls {
      guard let symbol = program.function(Name(function), in: file), let code = symbol.code else {
        continue
      }
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
