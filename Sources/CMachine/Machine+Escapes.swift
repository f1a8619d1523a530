// How to read this file: a function that nobody can run may have written wherever it was given an address. What is state, or
// was allocated, it is taken to leave alone, which the report says; local variables are forgotten, for they are handed over to
// be filled: those whose address it gets, and those that these lead to, as a message leads to its buffer.

import CProgram
import CSyntax

extension Machine {
  /// How many places are followed from one call; more than that and the run ends.
  private static let escapeLimit = 4_096

  /// How large a variable may be that a function wrote of which the calls are compared, in bytes.
  private static let comparedSize = 512

  /// A place that a function was given, and what it is taken for there.
  private struct Escape {
    let place: Pointer
    /// The type that the pointer leads to, if it says one.
    let type: CType?

    var isConstant: Bool { type?.qualifiers.contains(.const) == true }
  }

  /// What was done of a place: the same one may be given again as more than it was before, or as what may be written.
  private struct Seen: Hashable {
    let place: Pointer
    let end: Int
    let isConstant: Bool
  }

  /// Forgets what a function that nobody can run may have written.
  ///
  /// Memory that nobody wrote yet becomes unknown rather than a fault to read. What is only pointed to as constant
  /// (C11 6.7.3p6) stays what it is, and what it leads to does not. Variables are also reached through what was allocated.
  func forgetLocals(
    givenTo name: Name, _ arguments: [Value], _ types: [CType]
  ) throws(Stop) {
    var waiting: [Escape] = []
    for (index, argument) in arguments.enumerated() {
      switch argument.payload {
      case .pointer(let place):
        waiting.append(
          Escape(place: place, type: index < types.count ? types[index].pointee : nil))
      case .record(let number) where records.indices.contains(Int(number)):
        // By value, with the pointers in it.
        let contents = records[Int(number)]
        for (_, cell) in contents.cells(in: 0..<contents.size) {
          if case .pointer(let place) = cell.payload {
            waiting.append(Escape(place: place, type: nil))
          }
        }
      default: break
      }
    }
    var seen: Set<Seen> = []
    while let escape = waiting.popLast() {
      guard memory.isLive(escape.place) else { continue }
      let object = memory[escape.place.object]
      if object.rest == .uninitialised { memory[escape.place.object].rest = .unknown }
      guard object.kind == .automatic || object.kind == .heap,
        let range = range(of: escape, object),
        seen.insert(
          Seen(place: escape.place, end: range.upperBound, isConstant: escape.isConstant)
        ).inserted
      else { continue }
      guard seen.count <= Self.escapeLimit else {
        throw Stop(
          .exhausted,
          "what \(name.spelling)() is given leads to more than \(Self.escapeLimit) places",
          span: currentSpan)
      }
      for (offset, cell) in object.contents.cells(in: range) {
        guard case .pointer(let place) = cell.payload else { continue }
        let member = Pointer(
          object: escape.place.object, generation: escape.place.generation, offset: offset)
        waiting.append(Escape(place: place, type: type(at: member)?.pointee))
      }
      guard object.kind == .automatic, !object.isConstant, !escape.isConstant else { continue }
      try forget(range, of: escape.place, name)
    }
  }

  /// What of an object a function may write that gets a pointer of a type to it: what the type says, and of an array, or
  /// where no type says it, all from there on.
  private func range(of escape: Escape, _ object: MemoryObject) -> Range<Int>? {
    let (start, end) = (escape.place.offset, object.sizeTerm == nil ? object.size : 0)
    guard start >= 0, start < end else { return nil }
    var size = end - start
    var isArray = false
    if case .array? = object.type?.unqualified { isArray = true }
    if let type = escape.type, !type.isVoid, !isArray {
      let measure = program.measure(type)
      // Bytes are a buffer.
      let isByte = program.scalar(type)?.bytes == 1
      if !isByte, measure.isExact, measure.size > 0 { size = min(size, measure.size) }
    }
    return start..<(start + size)
  }

  private func forget(_ range: Range<Int>, of place: Pointer, _ name: Name) throws(Stop) {
    let object = memory[place.object]
    if let type = object.type, let scalar = program.scalar(type), place.offset == 0 {
      let value = unknown(
        oracle == nil
          ? "\(object.name), whose address \(name.spelling)() was given,"
          : "\(object.name) /* of \(name.spelling)() */", scalar, type)
      return try store(value, at: place, bytes: scalar.bytes)
    }
    if givingCall != nil {
      // Where calls are compared, what one wrote is named at once, with what it was given.
      guard let type = object.type, object.size <= Self.comparedSize else {
        throw Stop(
          .unsupported,
          "\(name.spelling)() may have written too much of \(object.name) to be compared",
          span: currentSpan)
      }
      forgetStrings(in: place.object)
      return try makeUnknown(
        Pointer(object: place.object, generation: place.generation, offset: object.start), type, nil
      )
    }
    charge(range.count)
    split(at: place, range.count)
    forgetStrings(in: place.object)
    memory[place.object].contents.forget(range)
    guard memory[place.object].rest != .unknown else { return }
    memory[place.object].contents.obscureUntouched(range)
  }
}
