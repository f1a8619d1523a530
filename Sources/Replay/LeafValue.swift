import CMachine
import CProgram
import CSyntax
import Findings
import Scenarios

/// A scalar member of a scenario object and what it held at one moment.
struct LeafValue: Equatable {
  let path: String
  let value: String
  /// Whether anybody wrote it.
  let isWritten: Bool

  /// An object of more scalars than this is shown by what the scenario set in it.
  private static let leafLimit = 2_000

  /// The scalars of all objects of the scenario.
  static func all(
    of maker: StateMaker, _ machine: CMachine.Machine
  ) -> [String: [LeafValue]] {
    maker.objects.mapValues { object in
      var leaves: [LeafValue] = []
      collect(object.type, object.pointer, "", machine, &leaves)
      return leaves
    }
  }

  private static func collect(
    _ type: CType, _ pointer: Pointer, _ path: String, _ machine: CMachine.Machine,
    _ leaves: inout [LeafValue]
  ) {
    guard leaves.count < leafLimit else { return }
    let program = machine.program
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return }
      let layout = record.layout(program)
      // Of a union only the first member: the others are the same bytes.
      for field in record.isUnion ? Array(layout.fields.prefix(1)) : layout.fields {
        let place = pointer.moved(by: field.offset)
        let name = field.member.name?.spelling ?? ""
        let inner = path.isEmpty || name.isEmpty ? path + name : "\(path).\(name)"
        if let bits = field.bits {
          guard let scalar = program.scalar(field.member.type), !name.isEmpty else { continue }
          let leaf = machine.peekBits(place, bits, scalar)
          leaves.append(LeafValue(path: inner, value: leaf.text, isWritten: leaf.isWritten))
        } else {
          collect(field.member.type, place, inner, machine, &leaves)
        }
      }
    case .array(let element, let count):
      for index in 0..<min(count ?? 0, 16) {
        let stride = program.measure(element).size
        collect(
          element, pointer.moved(by: index * stride),
          "\(path)[\(index)]", machine, &leaves)
      }
    default:
      guard let scalar = program.scalar(type), scalar.bits <= 64 else { return }
      let leaf = machine.peek(pointer, scalar)
      leaves.append(LeafValue(path: path, value: leaf.text, isWritten: leaf.isWritten))
    }
  }

  /// The objects after the run: what the scenario gave, and what the run wrote.
  static func findings(
    of maker: StateMaker, _ machine: CMachine.Machine, before: [String: [LeafValue]]
  ) -> [ObjectFinding] {
    let after = all(of: maker, machine)
    return maker.scenario.objects.compactMap { description in
      let name = description.name.value
      guard let object = maker.objects[name] else { return nil }
      let given = Set(description.fields.map { "\($0.path)" })
      let old = Dictionary(
        (before[name] ?? []).map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
      let fields = (after[name] ?? []).filter { leaf in
        given.contains(leaf.path) || old[leaf.path] != leaf
      }
      return ObjectFinding(
        name: name, type: object.type.text,
        state: machine.memory.isLive(object.pointer.object) ? .live : .freed,
        fields: fields.map { ObjectFinding.Field(path: $0.path, value: $0.value) })
    }
  }
}
