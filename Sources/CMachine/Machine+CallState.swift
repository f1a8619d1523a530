// What a call that is not run depends on: its arguments and the memory it sees. Two such calls return the same if both
// are the same; how the text of the arguments reads says nothing of that.

import CProgram
import CSyntax
import Constraints

extension Machine {
  /// How many pointers and unknown values of one object are looked at.
  private static let cellLimit = 256

  /// How many local variables are told of that a call leads to.
  private static let localLimit = 64

  /// What a function that is not run is given: its arguments, and what was written to memory till then.
  ///
  /// Texts are the same exactly if what they tell is; they hold terms, and are of no use outside one search.
  func stateOfCall(_ arguments: [Value]) -> String {
    // Local variables are known by which argument leads to them: their names are nobody's business.
    var locals: [ObjectNumber] = []
    for case .pointer(let pointer) in arguments.map(\.payload)
    where isLocal(pointer.object) && !locals.contains(pointer.object) {
      locals.append(pointer.object)
    }
    // What they lead to is given with them.
    var next = 0
    while next < locals.count, locals.count < Self.localLimit {
      let contents = memory[locals[next]].contents
      next += 1
      for (_, cell) in contents.cells(in: 0..<contents.size) {
        guard case .pointer(let pointer) = cell.payload, isLocal(pointer.object),
          memory.isLive(pointer), !locals.contains(pointer.object)
        else { continue }
        locals.append(pointer.object)
      }
    }
    var parts = arguments.map { told($0.payload, locals) }
    for number in locals.indices { parts.append(written(locals[number], "#\(number)", locals)) }
    for number in 0..<memory.count {
      let object = memory[ObjectNumber(number)]
      guard object.isLive, !object.isConstant, object.kind == .given || object.kind == .static
      else { continue }
      parts.append(written(ObjectNumber(number), object.name, locals))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func isLocal(_ number: ObjectNumber) -> Bool {
    memory[number].kind == .automatic || memory[number].kind == .heap
  }

  /// A value by its term, not by how it is written.
  private func told(_ payload: Value.Payload, _ locals: [ObjectNumber]) -> String {
    switch payload {
    case .unknown(let unknown):
      guard let base = terms[unknown.number] else { return name(of: unknown) }
      let type = pointee(of: unknown)
      return told(base, type, unknown.offset)
    case .pointer(let pointer):
      let object = memory[pointer.object]
      if let number = locals.firstIndex(of: pointer.object) {
        return "&#\(number)+\(pointer.offset)"
      }
      guard let binder = binders[pointer.object] else { return describe(pointer) }
      return told(binder, object.type, pointer.offset &- object.start)
    case .record(let number) where records.indices.contains(Int(number)):
      let contents = records[Int(number)]
      let numbers = contents.numbers.map { "\($0.offset)=\($0.bytes)" }
      let cells = contents.cells(in: 0..<contents.size).map {
        "\($0.offset)/\($0.cell.size)=\(told($0.cell.payload, locals))"
      }
      return "{\((numbers + cells).joined(separator: ", "))}"
    default: return describe(Value(payload))
    }
  }

  /// The address of a member, the same whether what leads there was followed already or not.
  private func told(_ base: Term, _ type: CType?, _ offset: Int) -> String {
    if offset == 0 { return "\(base)" }
    return "\(base)" + (type.flatMap { path($0, offset, isScalar: false, nil) } ?? "+\(offset)")
  }

  /// What was written to an object; what was only read there is nothing.
  private func written(
    _ number: ObjectNumber, _ name: String, _ locals: [ObjectNumber]
  ) -> String {
    let object = memory[number]
    guard object.contents.isTouched else { return "" }
    var parts: [String] = []
    for (offset, bytes) in object.contents.numbers {
      // Scalar by scalar, since another version may have others beside them.
      var done = 0
      while done < bytes.count {
        let place = Pointer(object: number, generation: object.generation, offset: offset + done)
        let size = max(1, type(at: place).map { program.measure($0).size } ?? 1)
        let end = min(bytes.count, done + size)
        parts.append("\(name)\(placeInObject(place, nil))=\(bytes[done..<end])")
        done = end
      }
    }
    for (offset, cell) in object.contents.cells.sorted(by: { $0.key < $1.key })
      .prefix(Self.cellLimit)
    {
      let place = Pointer(object: number, generation: object.generation, offset: offset)
      let own = describePlace(place, size: cell.size)
      if nameIfPassedOn(Value(cell.payload)) == own { continue }
      // A bit-field that was read is put together again from parts of no name.
      if case .unknown = cell.payload, type(at: place) == nil { continue }
      parts.append("\(name)\(placeInObject(place, nil))=\(told(cell.payload, locals))")
    }
    return parts.sorted().joined(separator: ", ")
  }
}

extension Contents {
  /// Whether anything was written or read here.
  var isTouched: Bool { !bytes.isEmpty }

  /// The numbers that stand here, by where each row of them begins.
  var numbers: [(offset: Int, bytes: [UInt8])] {
    var found: [(offset: Int, bytes: [UInt8])] = []
    var first: Int?
    for offset in 0...states.count {
      if offset < states.count, states[offset] == Self.number {
        first = first ?? offset
      } else if let begin = first {
        found.append((begin, Array(bytes[begin..<offset])))
        first = nil
      }
    }
    return found
  }
}
