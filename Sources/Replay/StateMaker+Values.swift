// The scenario's values as the machine's.

import CMachine
import CProgram
import CSyntax
import Scenarios

extension StateMaker {
  /// A value of the scenario as a value of a type.
  ///
  /// - Throws: ``StateTrouble`` where the value does not fit the type: a number would be cut to another
  ///   one, or a pointer stands where no pointer can, so the commit means something else by the name.
  func value(
    _ value: StateValue, as type: CType, bits: BitField? = nil, _ name: String
  ) throws -> CMachine.Value {
    let made = try self.made(value, type, bits, name)
    switch made.payload {
    case .pointer, .function:
      guard type.isPointer || Self.canHoldAddress(type) else {
        throw StateTrouble("'\(name)' is given a pointer and is \(type.text) at this commit")
      }
    default: break
    }
    return made
  }

  /// Whether an integer type is one that kernels keep addresses in: as wide, and not an `int`.
  static func canHoldAddress(_ type: CType) -> Bool {
    guard case .integer(let integer) = type.unqualified else { return false }
    return integer.rank >= IntegerType.long.rank
  }

  /// A number as the bits of a type, nil if it does not fit.
  ///
  /// A negative one fits an unsigned type, as -1 is written for all bits.
  static func bits(of number: Int128, _ scalar: Scalar, width: Int? = nil) -> UInt64? {
    let width = width ?? scalar.bits
    guard width > 0, width <= 64 else { return nil }
    let limit: Int128 = 1 << Int128(width)
    guard scalar.kind == .bool ? number == 0 || number == 1 : -limit / 2 <= number && number < limit
    else { return nil }
    return scalar.wrap(UInt64(truncatingIfNeeded: number))
  }

  private func made(
    _ value: StateValue, _ type: CType, _ bits: BitField?, _ name: String
  ) throws -> CMachine.Value {
    func number(_ number: Int128) throws -> CMachine.Value {
      guard let scalar = program.scalar(type) else {
        return Value(.integer(UInt64(truncatingIfNeeded: number)))
      }
      guard let bits = Self.bits(of: number, scalar, width: bits?.width) else {
        throw StateTrouble(
          "'\(name)' is given \(number), which does not fit \(type.text) at this commit")
      }
      return Value(.integer(bits))
    }
    switch value {
    case .integer(let wide): return try number(Int128(wide))
    case .constant(let constant):
      guard let value = program.constant(Name(constant)) else {
        throw StateTrouble(
          "the constant \(constant), given to '\(name)', is not in the sources at this commit")
      }
      return try number(Int128(value))
    case .boolean(let isTrue): return try number(isTrue ? 1 : 0)
    case .null: return try number(0)
    case .unknown: return machine.unknown(name, of: type)
    case .new:
      guard type.isPointer else {
        throw StateTrouble(
          "'\(name)' is given 'new' and is \(type.text), no pointer, at this commit")
      }
      return machine.new(name, of: type)
    case .errno(let errno, let isNegative):
      return try number(Int128(isNegative ? -errno.number : errno.number))
    case .errorPointer(let errno): return try number(Int128(-errno.number))
    case .object(let path):
      try checkPointee(of: path, type, name)
      return Value(.pointer(try address(of: path)))
    case .global(let path): return Value(.pointer(try globalAddress(of: path)))
    case .model(let model): return machine.value(ofModel: Name(model))
    case .function(let function):
      guard let symbol = program.function(Name(function)) else {
        throw StateTrouble(
          "the function \(function)(), given to '\(name)', is not in the sources at this commit")
      }
      return machine.value(of: symbol)
    case .result(let path):
      guard let result = results[path.name] else {
        throw StateTrouble("the result '\(path.name)' is used, and its call is not made here")
      }
      guard !path.members.steps.isEmpty else { return result.value }
      guard case .pointer(let pointer) = result.value.payload,
        let pointee = result.type.pointee,
        let place = conditions.follow(path.members, from: pointee)
      else {
        throw StateTrouble("'\(path)' leads nowhere at this commit")
      }
      return Value(
        .pointer(pointer.moved(by: place.offset)))
    case .string(let text):
      let bytes = Array(text.utf8) + [0]
      let pointer = try machine.allocate(
        "the string of \(name)", size: bytes.count, kind: .static, rest: .zero)
      for (offset, byte) in bytes.enumerated() {
        try machine.write(
          .integer(Int(byte)),
          through: Value(.pointer(Pointer(object: pointer.object, offset: offset))), bytes: 1,
          at: noSpan)
      }
      return Value(.pointer(pointer))
    }
  }

  /// Checks that a pointer to a struct gets one of its kind, or of a kind that begins with one.
  ///
  /// A parameter that became another struct means something else at this commit.
  private func checkPointee(of path: ObjectPath, _ type: CType, _ name: String) throws {
    guard let wanted = type.pointee?.record, let tag = wanted.tag,
      let object = objects[path.name]
    else { return }
    var given = try place(of: path, object).type
    while let record = given.record {
      if record.tag == tag || record.tag == nil { return }
      guard record.members != nil, let first = record.layout(program).fields.first else { break }
      given = first.member.type
    }
    guard try place(of: path, object).type.record != nil else { return }
    throw StateTrouble(
      "'\(name)' is given '\(path)' and points to \(wanted.name) at this commit")
  }

  /// The address of an object or of a member of it.
  func address(of path: ObjectPath) throws -> Pointer {
    guard let object = objects[path.name] else {
      throw StateTrouble(
        "the object '\(path.name)' is pointed to, and by its `when` it does not exist here")
    }
    let place = try self.place(of: path, object)
    return Pointer(
      object: object.pointer.object, offset: object.pointer.offset + place.offset)
  }

  /// What a path into an object leads to.
  func place(of path: ObjectPath, _ object: MadeObject) throws -> FieldPlace {
    var members = path.members
    var base = 0
    if case .index(let index)? = members.steps.first, let count = object.description.count?.value {
      guard index >= 0, index < count else {
        throw StateTrouble("'\(path)' is outside the object, which has \(count) elements")
      }
      base = index * program.measure(object.type).size
      members = MemberPath(steps: Array(members.steps.dropFirst()))
    }
    guard var place = conditions.follow(members, from: object.type) else {
      throw StateTrouble(
        "'\(path)' is used, and \(object.type.text) has no such member at this commit")
    }
    place.offset += base
    return place
  }

  private func globalAddress(of path: ObjectPath) throws -> Pointer {
    guard let symbol = program.variable(Name(path.name)) else {
      throw StateTrouble("the global '\(path.name)' is not in the sources at this commit")
    }
    let definition = machine.definition(of: symbol)
    guard let place = conditions.follow(path.members, from: definition.type) else {
      throw StateTrouble("'\(path)' leads nowhere at this commit")
    }
    let pointer = try machine.pointer(to: symbol)
    return Pointer(object: pointer.object, offset: place.offset)
  }

  /// The scenario's models as the machine calls them.
  ///
  /// They are made before the state and look it up when they are called.
  static func models(
    of scenario: Scenario, state: @escaping () -> StateMaker?
  ) -> [String: Model] {
    var models: [String: Model] = [:]
    for model in scenario.models {
      let name = model.name.value
      let note = "a model of the scenario" + (model.sets.isEmpty ? "" : " that sets state")
      models[name] = Model(note: note, isOfScenario: true) { machine, call throws(Stop) in
        guard let maker = state() else { return Value(.void) }
        do {
          return try maker.run(model, call)
        } catch let stop as Stop {
          throw stop
        } catch let trouble as StateTrouble {
          throw Stop(.invalid, trouble.reason, span: call.span)
        } catch {
          throw Stop(.invalid, "the model \(name) failed", span: call.span)
        }
      }
    }
    return models
  }

  private func run(_ model: ModelDescription, _ call: ModelCall) throws -> CMachine.Value {
    for effect in model.sets {
      guard let content = chosen(effect.content) else { continue }
      let pointer: Pointer
      let place: FieldPlace
      if effect.isGlobal {
        pointer = try globalAddress(of: effect.target)
        guard let symbol = program.variable(Name(effect.target.name)),
          let found = conditions.follow(
            effect.target.members, from: machine.definition(of: symbol).type)
        else { throw StateTrouble("'\(effect.target)' leads nowhere at this commit") }
        place = found
      } else {
        guard let object = objects[effect.target.name] else {
          throw StateTrouble("the object '\(effect.target.name)' does not exist here")
        }
        pointer = try address(of: effect.target)
        place = try self.place(of: effect.target, object)
      }
      guard let scalar = program.scalar(place.type) else {
        throw StateTrouble("'\(effect.target)' is no scalar at this commit")
      }
      let made = try value(
        content.value, as: place.type, bits: place.bits, "\(effect.target)")
      if let bits = place.bits {
        try machine.writeBits(made, at: pointer, bits, scalar, span: call.span)
      } else {
        try machine.write(
          made, through: Value(.pointer(pointer)), bytes: scalar.bytes, at: call.span)
      }
    }
    guard let returns = model.returns, let content = chosen(returns) else { return Value(.void) }
    // On paths a result has the name that it has where there is no model, and that `state` can give a value.
    let name = machine.followsPaths ? "" : "the result of "
    return try value(content.value, as: call.result, "\(name)\(call.name.spelling)()")
  }
}
