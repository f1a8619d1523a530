// How to read this file: around an object of which nobody says that there is no more lie bytes of no type. Code that goes there
// takes them for something: for the structure that the object is a member of (`container_of`), for what is allocated with it
// (`netdev_priv`), for the next element. What the first one takes them for is kept for all paths, and gives them names.

import CProgram
import CSyntax

/// A structure that code takes memory for of which nobody says what it is.
struct View {
  /// Where it begins, from the beginning of the book's addresses.
  let place: Int
  let size: Int
  let type: CType
  /// The call that led there when it was first gone to.
  let way: String?

  func contains(_ other: Int) -> Bool { other >= place && other - place < size }
}

/// What a place lies in: a text that leads there, the type, and how far in.
struct Enclosure {
  let text: String
  /// Whether the text is that of a pointer.
  let isBehindPointer: Bool
  let type: CType
  let offset: Int
}

extension Machine {
  /// Keeps what a step takes a place for that lies in no known type.
  func noteView(_ pointer: Pointer, _ step: Step, _ frame: Frame) {
    guard (memory.objects + Int(pointer.object)).pointee.start > 0, let oracle else { return }
    let object = memory[pointer.object]
    let distance = Int(Int64(bitPattern: step.wide))
    // What lies outside of the surroundings is not read.
    guard takesViews(object), (0..<object.size).contains(pointer.offset),
      !isWithin(object, pointer.offset), distance.magnitude <= object.size.magnitude,
      let type = frame.routine.tables.view(at: frame.position)
    else { return }
    let place = Int(memory.address(pointer) - memory.bookBase)
    oracle.book.note(
      View(
        place: place - distance, size: max(1, program.measure(type).size), type: type,
        way: oracle.book.way(to: place - distance)),
      for: place)
  }

  /// Keeps that a place which lies in no known type was taken for a number, so that it has the same name on all paths, whatever
  /// later ones take it for.
  func noteScalar(_ pointer: Pointer, _ bytes: Int) {
    guard (memory.objects + Int(pointer.object)).pointee.start > 0, let oracle,
      let word = Self.words[bytes]
    else { return }
    let object = memory[pointer.object]
    guard takesViews(object), (0..<object.size).contains(pointer.offset),
      !isWithin(object, pointer.offset)
    else { return }
    let place = Int(memory.address(pointer) - memory.bookBase)
    oracle.book.note(View(place: place, size: bytes, type: .integer(word), way: nil), for: place)
  }

  /// Keeps what a place that lies in no known type is taken for because it is copied to where something lies that has one,
  /// as `copy_from_user` does it.
  func noteCopy(of source: Pointer, to target: Pointer, _ count: Int) {
    guard (memory.objects + Int(source.object)).pointee.start > 0, let oracle else { return }
    let object = memory[source.object]
    guard takesViews(object), !isWithin(object, source.offset),
      let around = enclosure(of: memory[target.object], target.offset),
      let lying = piece(of: around.type, at: around.offset, count)
    else { return }
    let type = lying.record == nil ? Self.words[count].map { .integer($0) } ?? lying : lying
    let place = Int(memory.address(source) - memory.bookBase)
    oracle.book.note(
      View(place: place, size: count, type: type, way: oracle.book.way(to: place)), for: place)
  }

  /// The structure or scalar of a size that lies at an offset in a type.
  private func piece(of type: CType, at offset: Int, _ size: Int) -> CType? {
    switch type.unqualified {
    case .record(let record) where record.members != nil:
      if offset == 0, program.measure(type).size == size { return type }
      for field in record.layout(program).fields where field.bits == nil && field.offset <= offset {
        if let found = piece(of: field.member.type, at: offset - field.offset, size) {
          return found
        }
      }
      return nil
    case .array(let element, _):
      let stride = program.measure(element).size
      return stride > 0 && offset >= 0 ? piece(of: element, at: offset % stride, size) : nil
    default: return offset == 0 && program.scalar(type)?.bytes == size ? type : nil
    }
  }

  private static let words: [Int: IntegerType] = [
    1: .unsignedChar, 2: .unsignedShort, 4: .unsignedInt, 8: .unsignedLongLong,
  ]

  /// Keeps how a call led from an object to what lies around it, as `netdev_priv(dev)` does, so that this has a name that is
  /// the same where the object is longer.
  func noteWay(to value: Value, _ site: CallSite, _ frame: Frame) {
    guard let oracle, let name = site.name?.name.spelling, site.node.arguments.count == 1 else {
      return
    }
    let step = frame.start[frame.position]
    guard step.code == .call else { return }
    let given = stack[frame.base + Int(step.left)]
    let found: Pointer
    let text: String
    switch (given.payload, value.payload) {
    case (.pointer(let from), .pointer(let to))
    where from.object == to.object && from.offset == memory[to.object].start:
      (found, text) = (to, describe(from))
    case (.unknown(let from), .unknown(let to))
    where from.number == to.number && from.offset == 0 && to.offset != 0:
      guard let term = terms[to.number] else { return }
      text = self.name(of: from)
      guard let known = bindings[term] else {
        // Where the pointer will lead.
        let entry = entry(behind: term, text, pointee(of: from), oracle)
        guard to.offset.magnitude < Self.surroundings else { return }
        return oracle.book.note(
          way: "\(name)(\(text))", to: entry.place + entry.start + to.offset)
      }
      found = known.moved(by: to.offset)
    default: return
    }
    let object = memory[found.object]
    guard object.base >= memory.bookBase, (0..<object.size).contains(found.offset),
      !isWithin(object, found.offset)
    else { return }
    oracle.book.note(
      way: "\(name)(\(text))", to: Int(memory.address(found) - memory.bookBase))
  }

  /// What a byte of an object lies in; nil if nothing tells.
  func enclosure(of object: MemoryObject, _ offset: Int) -> Enclosure? {
    if let type = object.type, isWithin(object, offset) {
      return Enclosure(
        text: object.name, isBehindPointer: object.isBehindPointer, type: type,
        offset: offset &- object.start)
    }
    guard object.start > 0, object.base >= memory.bookBase, (0..<object.size).contains(offset)
    else { return nil }
    let pointer = object.isBehindPointer ? object.name : "&\(object.name)"
    let base = Int(object.base - memory.bookBase)
    return enclosure(at: base + offset, base + object.start, pointer, object.type)
  }

  /// What a place in the book lies in that is around an object of a type, which begins at another.
  func enclosure(
    at place: Int, _ start: Int, _ pointer: String, _ type: CType?
  ) -> Enclosure? {
    guard let view = oracle?.book.view(at: place) else { return nil }
    let (text, isBehindPointer) = text(of: view, at: view.place - start, from: pointer, type)
    return Enclosure(
      text: text, isBehindPointer: isBehindPointer, type: view.type, offset: place - view.place)
  }

  /// Whether what lies around an object goes by what it is taken for.
  ///
  /// Behind a pointer to a scalar there are more of these.
  private func takesViews(_ object: MemoryObject) -> Bool {
    object.base >= memory.bookBase && (object.type.map { $0.record != nil } ?? true)
  }

  /// Whether a byte of an object lies in the object's type, an array without a size at its end included.
  private func isWithin(_ object: MemoryObject, _ offset: Int) -> Bool {
    guard let type = object.type else { return false }
    let (own, room) = (offset &- object.start, object.size - object.start)
    return own >= 0 && (own < max(1, room - object.behind) || own < room && endsOpen(type))
  }

  /// Whether a type ends in an array without a size (C11 6.7.2.1p18), or of none, as gcc allows.
  private func endsOpen(_ type: CType) -> Bool {
    guard let record = type.record, !record.isUnion, record.members != nil,
      let last = record.layout(program).fields.last?.member.type.unqualified,
      case .array(let element, let count) = last
    else { return false }
    // Bytes are room for something else, as `priv` of struct net_device.
    return (count ?? 0) == 0 && program.measure(element).size > 1
  }

  /// What leads to a view from a pointer to an object of a type, in C and the kernel's words.
  private func text(
    of view: View, at distance: Int, from pointer: String, _ type: CType?
  ) -> (String, isBehindPointer: Bool) {
    let size = type.map { max(1, program.measure($0).size) } ?? 0
    let wanted = type?.unqualified
    let name = view.type.record == nil ? "u\(8 * view.size)" : view.type.unqualified.text
    if view.type.record == nil, type == nil {
      // Of what has no type a number goes by its distance.
      return (distance == 0 ? pointer : "\(pointer)\(distance < 0 ? "" : "+")\(distance)", false)
    }
    if view.type.unqualified == wanted, distance % size == 0, !pointer.hasPrefix("&") {
      return ("\(pointer)[\(distance / size)]", false)
    }
    if distance <= 0, let wanted, let member = member(of: view.type, at: -distance, wanted) {
      return ("container_of(\(pointer), \(name), \(member))", true)
    }
    let sign = distance < 0 ? "-" : "+"
    let moved =
      distance == 0
      ? pointer
      : distance == size ? "(\(pointer) + 1)" : "((char *)\(pointer) \(sign) \(distance.magnitude))"
    let address = "(\(name) *)\(view.way ?? moved)"
    return (view.type.record == nil ? address : "(\(address))", true)
  }

  /// The member of a type at an offset that is of another type: `dev` in `struct platform_device`.
  private func member(of type: CType, at offset: Int, _ wanted: CType) -> String? {
    guard let record = type.record, record.members != nil else { return nil }
    for field in record.layout(program).fields where field.bits == nil && field.offset <= offset {
      let member = field.member.type
      let name = field.member.name?.spelling
      if field.offset == offset, member.unqualified == wanted, let name { return name }
      guard offset - field.offset < program.measure(member).size,
        let inner = self.member(of: member, at: offset - field.offset, wanted)
      else { continue }
      return name.map { "\($0).\(inner)" } ?? inner
    }
    return nil
  }
}
