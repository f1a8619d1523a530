// How to read this file: the state is made in the order the scenario gives it: types are found, objects
// allocated, fields and globals set; calls come later, in ReplayRun. What does not exist at this commit
// is left out with a note if what it would get is empty or optional, else the commit is untestable,
// because a renamed field must not look like a fix.

import CMachine
import CProgram
import CSyntax
import Scenarios

/// Makes the scenario's objects in a machine.
struct StateMaker {
  let scenario: Scenario
  let program: Program
  let machine: CMachine.Machine
  let conditions: TreeConditions
  /// The objects that exist at this commit.
  private(set) var objects: [String: MadeObject] = [:]
  /// The named results of calls.
  var results: [String: MadeResult] = [:]

  struct MadeObject {
    let description: ObjectDescription
    let type: CType
    let pointer: Pointer
  }

  struct MadeResult {
    let value: CMachine.Value
    let type: CType
  }

  init(scenario: Scenario, program: Program, machine: CMachine.Machine) {
    self.scenario = scenario
    self.program = program
    self.machine = machine
    conditions = TreeConditions(program: program)
  }

  // MARK: Objects

  /// Allocates all objects.
  mutating func allocateObjects() throws {
    let present = scenario.objects.filter { conditions.hold($0.conditions) }
    let types = try findTypes(present)
    for object in present {
      let name = object.name.value
      guard let type = types[name] else {
        throw StateTrouble(
          "the type of object '\(name)' is not given, and no pointer to it says it at this commit")
      }
      let measure = program.measure(type)
      if !measure.isExact {
        machine.assume(
          .unknown, type.text,
          "\(program.undefinedPart(of: type)?.words ?? "a part of it is not defined in any file found here"), "
            + "so its size is not the machine's")
      }
      let count = object.count?.value ?? 1
      let pointer = try machine.allocate(
        name, size: measure.size * count, kind: object.storage == .heap ? .given : .static,
        rest: object.rest == .zero ? .zero : .unknown,
        type: count == 1 ? type : .array(type, count: count), isNamedByPointer: count == 1,
        isPart: isPart(object, type))
      objects[name] = MadeObject(description: object, type: type, pointer: pointer)
    }
  }

  /// Whether an object may be a member of something larger, or have more at its end.
  ///
  /// Where leaving an object is what is bad, its end is where its type ends.
  private func isPart(_ object: ObjectDescription, _ type: CType) -> Bool {
    guard object.count == nil, object.storage == .heap, type.record != nil else { return false }
    return switch scenario.bad.faults {
    case .none: true
    case .any: false
    case .kinds(let kinds): !kinds.contains { $0.value == .outOfBounds }
    }
  }

  /// What the scenario says of values that are unknown otherwise.
  func givens() throws -> [String: CMachine.Machine.Given] {
    var givens: [String: CMachine.Machine.Given] = [:]
    for entry in scenario.state {
      let name = entry.name.value
      switch entry.value.value {
      case .new: givens[name] = .new
      case .unknown: break
      case .same(let other): givens[name] = .same(as: other)
      case .value(let value):
        let type: CType = value.isAddress ? .pointer(.void) : .integer(.longLong)
        let made = try self.value(value, as: type, name)
        if case .integer(let bits) = made.payload {
          givens[name] = .number(bits)
        } else {
          givens[name] = .pointer(made)
        }
      }
    }
    return givens
  }

  /// Sets the fields of the objects and the globals.
  func setState() throws {
    for object in scenario.objects {
      guard let made = objects[object.name.value] else { continue }
      if let value = object.value { try set(value, made, FieldPlace(type: made.type, offset: 0)) }
      for field in object.fields { try set(field, in: made) }
    }
    for global in scenario.globals { try set(global) }
  }

  /// The types of the objects: given, or that of the first pointer which leads to each.
  private func findTypes(_ present: [ObjectDescription]) throws -> [String: CType] {
    var types: [String: CType] = [:]
    for object in present {
      guard let text = object.type else { continue }
      types[object.name.value] = try type(text.value, in: object.file?.value)
    }
    var isNew = true
    while isNew {
      isNew = false
      func learn(_ content: StateContent, _ type: CType?) {
        guard case .value(.object(let path)) = content, path.members.steps.isEmpty,
          types[path.name] == nil, let pointee = type?.pointee?.unqualified, !pointee.isVoid
        else { return }
        if let record = pointee.record, record.members == nil { return }
        types[path.name] = pointee
        isNew = true
      }
      for object in present {
        guard let type = types[object.name.value] else { continue }
        visit(object.fields, from: type, learn)
      }
      for call in scenario.calls where conditions.hold(call.conditions) {
        learnArguments(call.function.value, call.file?.value, call.arguments, learn)
      }
      learnArguments(
        scenario.judge.function.value, scenario.judge.file?.value, scenario.judge.arguments, learn)
    }
    return types
  }

  private func learnArguments(
    _ function: String, _ file: String?, _ arguments: [Choice<StateValue>],
    _ learn: (StateContent, CType?) -> Void
  ) {
    guard let symbol = program.function(Name(function), in: file) else { return }
    for (argument, type) in zip(arguments, symbol.functionType.parameters) {
      if let value = chosen(argument) { learn(.value(value.value), type) }
    }
  }

  private func visit(
    _ fields: [FieldSetting], from type: CType, _ learn: (StateContent, CType?) -> Void
  ) {
    for field in fields {
      guard let place = conditions.follow(withoutIndex(field.path, type), from: type),
        let content = chosen(field.content)
      else { continue }
      learn(content.value, place.type)
      if case .fields(let inner) = content.value { visit(inner, from: place.type, learn) }
    }
  }

  /// A path into an object that is an array of its type begins with an index, which says nothing here.
  private func withoutIndex(_ path: MemberPath, _ type: CType) -> MemberPath {
    guard case .index? = path.steps.first, type.record != nil else { return path }
    return MemberPath(steps: Array(path.steps.dropFirst()))
  }

  private func type(_ text: String, in path: String?) throws -> CType {
    for path in path.map({ program.places(of: $0) }) ?? program.sources {
      if let type = program.unit(at: path)?.type(named: text) { return type }
    }
    let place =
      path.map { "in \($0) and its includes" } ?? "in the scenario's sources and their includes"
    throw StateTrouble("\(text) is not defined \(place) at this commit")
  }

  /// The alternative of a choice whose conditions hold.
  func chosen<Content>(_ choice: Choice<Content>) -> Located<Content>? {
    choice.alternatives.first { conditions.hold($0.conditions) }?.content
  }

  // MARK: Fields

  private func set(_ field: FieldSetting, in object: MadeObject) throws {
    guard let content = chosen(field.content) else { return }
    var paths = [(field.path, 0)]
    let count = object.description.count?.value ?? 1
    if case .index(let index)? = field.path.steps.first, object.description.count != nil {
      paths = [
        (MemberPath(steps: Array(field.path.steps.dropFirst())), index)
      ]
    } else if count > 1 {
      paths = (0..<count).map { (field.path, $0) }
    }
    for (path, index) in paths {
      let base = index * program.measure(object.type).size
      guard var place = conditions.follow(path, from: object.type) else {
        // Whatever the member is called here, it is as unknown as the rest.
        let saysNothing = content.value.isUnknown && object.description.rest == .unknown
        try leaveOut(
          "\(object.type.text).\(field.path)", of: object.description.name.value, content.value,
          isOptional: field.isOptional || saysNothing)
        continue
      }
      place.offset += base
      try set(content.value, object.pointer, place, "\(object.description.name.value).\(path)")
    }
  }

  private func set(
    _ choice: Choice<StateContent>, _ object: MadeObject, _ place: FieldPlace
  ) throws {
    guard let content = chosen(choice) else { return }
    try set(content.value, object.pointer, place, object.description.name.value)
  }

  private func set(_ global: GlobalSetting) throws {
    guard let content = chosen(global.content) else { return }
    let name = global.name.value
    guard let symbol = program.variable(Name(name), in: global.file?.value) else {
      guard content.value.isEmpty || global.isOptional else {
        throw StateTrouble(
          "the scenario gives the global '\(name)' a value, and it does not exist at this commit")
      }
      machine.assume(
        .field, "the global \(name)", "does not exist at this commit and was left out")
      return
    }
    let definition = machine.definition(of: symbol)
    guard let place = conditions.follow(global.members, from: definition.type) else {
      try leaveOut(
        "\(name).\(global.members)", of: name, content.value, isOptional: global.isOptional)
      return
    }
    try set(content.value, try machine.pointer(to: symbol), place, name)
  }

  private func leaveOut(
    _ what: String, of owner: String, _ content: StateContent, isOptional: Bool
  ) throws {
    guard content.isEmpty || isOptional else {
      throw StateTrouble(
        "the scenario gives \(what) of '\(owner)' a value, and it does not exist at this commit")
    }
    machine.assume(.field, what, "does not exist at this commit and was left out")
  }

  private func set(
    _ content: StateContent, _ object: Pointer, _ place: FieldPlace, _ name: String
  ) throws {
    let target = object.moved(by: place.offset)
    switch content {
    case .value(let value): try store(value, at: target, place, name)
    case .list(let entries): try link(entries, at: target, place, name)
    case .fields(let fields):
      for field in fields {
        guard let content = chosen(field.content) else { continue }
        guard let inner = conditions.follow(field.path, from: place.type) else {
          try leaveOut(
            "\(place.type.text).\(field.path)", of: name, content.value,
            isOptional: field.isOptional)
          continue
        }
        try set(content.value, target, inner, "\(name).\(field.path)")
      }
    case .elements(let elements):
      guard case .array(let element, let count) = place.type.unqualified else {
        throw StateTrouble("'\(name)' is given a list of elements and is no array at this commit")
      }
      if let count, elements.count > count {
        throw StateTrouble(
          "'\(name)' is given \(elements.count) elements and has \(count) at this commit")
      }
      let stride = program.measure(element).size
      for (index, content) in elements.enumerated() {
        try set(
          content.value, target, FieldPlace(type: element, offset: index * stride),
          "\(name)[\(index)]")
      }
    }
  }

  private func store(
    _ value: StateValue, at target: Pointer, _ place: FieldPlace, _ name: String
  ) throws {
    if case .unknown = value {
      try machine.makeUnknown(target, place.type, place.bits)
      return
    }
    if case .new = value, place.type.isPointer {
      // The name of the place is what the object behind it is called by, as it is of an unknown one.
      try machine.makeNew(target, place.type)
      return
    }
    if case .array(let element, let count) = place.type.unqualified, case .string(let text) = value,
      element.isInteger
    {
      let bytes = Array(text.utf8)
      guard let count, bytes.count < count else {
        throw StateTrouble("'\(name)' has no room for \"\(text)\" at this commit")
      }
      for (index, byte) in (bytes + [0]).enumerated() {
        let place = target.moved(by: index)
        try machine.write(
          .integer(Int(byte)), through: Value(.pointer(place)), bytes: 1, at: noSpan)
      }
      return
    }
    guard let scalar = program.scalar(place.type) else {
      // An aggregate can be cleared or declared unknown as a whole, but holds no single value.
      if value.isEmpty {
        try machine.fill(
          Value(.pointer(target)), with: 0, count: program.measure(place.type).size, at: noSpan)
        return
      }
      throw StateTrouble("'\(name)' is no scalar at this commit and is given a single value")
    }
    let made = try self.value(value, as: place.type, bits: place.bits, name)
    if let bits = place.bits {
      try machine.writeBits(made, at: target, bits, scalar, span: noSpan)
    } else {
      try machine.write(made, through: Value(.pointer(target)), bytes: scalar.bytes, at: noSpan)
    }
  }

  var noSpan: Span { .none }

  // MARK: Lists

  /// Links members into a circular list (`struct list_head`) or a chain (`struct hlist_head`).
  private func link(
    _ entries: [ListEntry], at head: Pointer, _ place: FieldPlace, _ name: String
  ) throws {
    let present = entries.filter { conditions.hold($0.conditions) }
    guard let record = place.type.record, let tag = record.tag?.spelling else {
      throw StateTrouble("'\(name)' is given a list and is no list head at this commit")
    }
    let nodes = try present.map { entry in
      let path = entry.node.value
      let type = objects[path.name].flatMap { try? self.place(of: path, $0).type }
      let wanted = node(of: tag, place.type).record?.tag
      if let type, type.record == nil || type.record?.tag != wanted {
        throw StateTrouble("'\(path)' is no node of '\(name)' at this commit")
      }
      return try address(of: path)
    }
    func write(_ pointer: Pointer, _ member: String, _ value: CMachine.Value) throws {
      let type = member == "first" ? place.type : node(of: tag, place.type)
      guard
        let field = conditions.follow(MemberPath(steps: [.member(member)]), from: type)
      else { throw StateTrouble("\(type.text) has no member '\(member)' at this commit") }
      let target = pointer.moved(by: field.offset)
      try machine.write(
        value, through: Value(.pointer(target)),
        bytes: program.target.architecture.pointerSize, at: noSpan)
    }
    switch tag {
    case "list_head":
      let ring = [head] + nodes
      for (index, pointer) in ring.enumerated() {
        let next = ring[(index + 1) % ring.count]
        try write(pointer, "next", Value(.pointer(next)))
        try write(next, "prev", Value(.pointer(pointer)))
      }
    case "hlist_head":
      try write(head, "first", nodes.first.map { Value(.pointer($0)) } ?? .integer(0))
      var previous = head
      for (index, pointer) in nodes.enumerated() {
        try write(pointer, "pprev", Value(.pointer(previous)))
        let next = index + 1 < nodes.count ? Value(.pointer(nodes[index + 1])) : .integer(0)
        try write(pointer, "next", next)
        previous = pointer
      }
    default:
      throw StateTrouble("'\(name)' is a \(record.name) and cannot be given a list")
    }
  }

  /// The type of a list's nodes: the head's own, or what `first` points to.
  private func node(of tag: String, _ head: CType) -> CType {
    guard tag == "hlist_head",
      let first = conditions.follow(MemberPath(steps: [.member("first")]), from: head)
    else { return head }
    return first.type.pointee?.unqualified ?? head
  }
}
