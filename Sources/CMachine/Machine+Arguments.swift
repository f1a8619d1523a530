// Variable arguments: a list is a number, of which machine and memory know which arguments it means.

import CProgram
import CSyntax

extension Machine {
  func nextArgument(
    _ list: Pointer, _ scalar: Scalar?, _ size: Int, _ span: Span
  ) throws(Stop) -> Value {
    guard let (arguments, index) = try argumentList(list, span) else {
      throw Stop(.fault(.badCall), "va_arg without va_start", span: span)
    }
    guard index < arguments.count else {
      throw Stop(.fault(.badCall), "va_arg goes past the last argument", span: span)
    }
    try store(
      .integer(Int(argumentBase(list)) + index + 1), at: list,
      bytes: program.target.architecture.pointerSize)
    let value = arguments[index]
    if let scalar { return convert(value, nil, scalar) }
    return value
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
  ) throws(Stop) -> (arguments: [Value], index: Int)? {
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

  func startArguments(_ list: Pointer, _ frame: Frame) throws(Stop) {
    guard frame.extra.count < Self.listStride else {
      throw Stop(
        .unsupported, "a list of more than \(Self.listStride - 1) variable arguments",
        span: frame.span)
    }
    argumentSets.append(frame.extra)
    frame.argumentSets += 1
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
    guard object.isLive, pointer.offset >= 0, pointer.offset <= object.size - count else {
      return nil
    }
    return object.contents.read(pointer.offset, count)
  }
}
