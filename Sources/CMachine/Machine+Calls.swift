// Calls from code: who is called, with what, and what comes back.

import CProgram
import CSyntax

extension Machine {
  func call(_ node: CallOperation, _ frame: Frame) throws(Unwind) -> Value {
    let callable: Callable
    switch node.callee {
    case .function(let symbol): callable = .source(symbol)
    case .kept(let name): callable = .model(name)
    case .pointer(let operation, let span):
      callable = try target(evaluate(operation, frame), span)
    }
    var arguments: [Value] = []
    arguments.reserveCapacity(node.arguments.count)
    let kept = program.kept(callable.name)
    for (index, argument) in node.arguments.enumerated() {
      if let first = kept?.messageFrom, index >= first {
        arguments.append(try message(argument, isFormat: index == first, kept, frame))
      } else {
        arguments.append(try evaluate(argument, frame))
      }
    }
    let saved = (frame.span, frame.branch)
    frame.span = node.span
    defer { (frame.span, frame.branch) = saved }
    var value = try call(
      callable, arguments, types: node.argumentTypes, result: node.result, span: node.span)
    if let scalar = node.resultScalar {
      if case .void = value.payload {
        // A function that ends without a value, or a model that gives none.
        value = unknown("the value of \(callable.name.spelling)(), which returned none")
      } else {
        value = convert(value, nil, scalar)
      }
      if value.site == 0, case .integer = value.payload {
        value.site = newSite(node.span, frame, saved.1)
      }
    }
    return value
  }

  /// An argument of a message: what we cannot compute of it never stops a run.
  private func message(
    _ argument: Operation, isFormat: Bool, _ kept: KeptCall?, _ frame: Frame
  ) throws(Unwind) -> Value {
    guard isFormat || kept?.evaluatesMessage == true else { return unknown("a message's argument") }
    do throws(Unwind) {
      return try evaluate(argument, frame)
    } catch {
      guard case .stop(let stop) = error, stop.kind == .unsupported || stop.kind == .invalid else {
        throw error
      }
      return unknown("a message's argument")
    }
  }

  /// The function a pointer points to.
  func target(_ value: Value, _ span: Span) throws(Unwind) -> Callable {
    let text = program.text(of: span)
    switch value.payload {
    case .function(let callable): return callable
    case .integer(let bits):
      if let callable = callablesByAddress[bits] { return callable }
      let reason =
        bits == 0
        ? "NULL is called through '\(text)'"
        : "the address 0x\(String(bits, radix: 16)) is called through '\(text)' and is no function"
      throw .stop(Stop(.fault(bits == 0 ? .nullDereference : .badCall), reason, span: span))
    case .pointer(let pointer):
      throw .stop(
        Stop(
          .fault(.badCall), "\(describe(pointer)) is called through '\(text)' and is no function",
          span: span))
    case .unknown(let unknown):
      throw .stop(
        Stop(
          .unsupported,
          "the call through '\(text)' depends on \(name(of: unknown)), "
            + "which is not known", span: span))
    case .void, .record, .floating:
      throw .stop(Stop(.invalid, "a value that is no function is called", span: span))
    }
  }

  // MARK: Without a function

  /// Forgets what a function that nobody can run may have written: local variables whose address it gets.
  ///
  /// Memory that nobody wrote yet becomes unknown rather than a fault to read, and so does a scalar
  /// variable whatever it held: its address is passed so that it is filled.
  func escape(
    _ arguments: [Value], _ types: [CType], _ name: Name
  ) throws(Unwind) {
    for (index, argument) in arguments.enumerated() {
      guard case .pointer(let pointer) = argument.payload, memory[pointer.object].isLive else {
        continue
      }
      if index < types.count, types[index].pointee?.qualifiers.contains(.const) == true { continue }
      let object = memory[pointer.object]
      if object.rest == .uninitialised { memory[pointer.object].rest = .unknown }
      guard object.kind == .automatic, let type = object.type, let scalar = program.scalar(type),
        !object.isConstant, pointer.offset == 0
      else { continue }
      let value = unknown("\(object.name), whose address \(name.spelling)() was given,")
      try store(value, at: pointer, bytes: scalar.bytes)
    }
  }

  /// The value of an operation of a static initialiser.
  func evaluateStatic(_ operation: Operation) throws(Unwind) -> Value {
    try evaluate(operation, initialFrame)
  }

  // MARK: Variable arguments

  func nextArgument(
    _ place: Place, _ scalar: Scalar?, _ size: Int, _ span: Span, _ frame: Frame
  ) throws(Unwind) -> Value {
    let list = try pointer(locateList(place, frame), span)
    guard let (arguments, index) = try argumentList(list, span) else {
      throw .stop(Stop(.fault(.badCall), "va_arg without va_start", span: span))
    }
    guard index < arguments.count else {
      throw .stop(Stop(.fault(.badCall), "va_arg goes past the last argument", span: span))
    }
    try store(
      .integer(Int(argumentBase(list)) + index + 1), at: list,
      bytes: program.target.architecture.pointerSize)
    let value = arguments[index]
    if let scalar { return convert(value, nil, scalar) }
    return value
  }

  /// A `va_list` that was passed on is a pointer to the caller's or a copy of it.
  private func locateList(_ place: Place, _ frame: Frame) throws(Unwind) -> Location {
    let location = try locate(place, frame)
    if case .register(let slot) = location { return .memory(try promote(slot, frame)) }
    return location
  }

  /// A list holds the number of its arguments' set and the index of the next one.
  private static let listStride = 1 << 12

  private func argumentBase(_ list: Pointer) -> Int {
    guard
      case .number(let bits) = memory[list.object].contents.read(
        list.offset, program.target.architecture.pointerSize)
    else { return 0 }
    return Int(truncatingIfNeeded: bits) / Self.listStride * Self.listStride
  }

  private func argumentList(
    _ list: Pointer, _ span: Span
  ) throws(Unwind) -> (arguments: [Value], index: Int)? {
    let count = program.target.architecture.pointerSize
    try check(list, count, isWrite: false, span)
    guard case .number(let bits) = memory[list.object].contents.read(list.offset, count) else {
      return nil
    }
    let number = Int(truncatingIfNeeded: bits)
    let set = number / Self.listStride - 1
    guard argumentSets.indices.contains(set) else { return nil }
    return (argumentSets[set], number % Self.listStride)
  }

  func startArguments(_ list: Pointer, _ frame: Frame) throws(Unwind) {
    argumentSets.append(frame.extra)
    try store(
      .integer(argumentSets.count * Self.listStride), at: list,
      bytes: program.target.architecture.pointerSize)
  }

  /// The arguments left in a `va_list`, for models of the printf family.
  public func variableArguments(_ list: Value) -> [Value] {
    let number: Int
    switch list.payload {
    case .integer(let bits): number = Int(truncatingIfNeeded: bits)
    case .pointer(let pointer):
      guard
        case .number(let bits)? = readRaw(pointer, program.target.architecture.pointerSize)
      else { return [] }
      number = Int(truncatingIfNeeded: bits)
    default: return []
    }
    let set = number / Self.listStride - 1
    guard argumentSets.indices.contains(set) else { return [] }
    return Array(argumentSets[set].dropFirst(number % Self.listStride))
  }

  private func readRaw(_ pointer: Pointer, _ count: Int) -> Contents.Reading? {
    let object = memory[pointer.object]
    guard object.isLive, pointer.offset >= 0, pointer.offset + count <= object.size else {
      return nil
    }
    return object.contents.read(pointer.offset, count)
  }
}
