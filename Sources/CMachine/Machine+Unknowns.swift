// Memory that nobody knows, piece by piece: each scalar in it is a symbol of its own, so that it stays the same when it
// is copied and is called by its member.

public import CProgram
import CSyntax

extension Machine {
  /// Makes what lies somewhere a value that nobody knows.
  ///
  /// - Parameters:
  ///   - pointer: Where; for a bit-field, its storage unit.
  ///   - type: What lies there; of a structure or an array, all of its scalars.
  ///   - bits: The bit-field, if it is one.
  public func makeUnknown(_ pointer: Pointer, _ type: CType, _ bits: BitField?) throws(Stop) {
    switch type.unqualified {
    case .record(let record) where record.members != nil:
      for field in record.layout(program).fields {
        try makeUnknown(pointer.moved(by: field.offset), field.member.type, field.bits)
      }
    case .array(let element, .some(let count)):
      let size = program.measure(element).size
      for index in 0..<count { try makeUnknown(pointer.moved(by: index * size), element, nil) }
    default:
      guard let scalar = program.scalar(type) else { return }
      let name =
        bits == nil ? describePlace(pointer, size: scalar.bytes) : describePlace(pointer, bits)
      guard let bits else {
        let value = unknown(name, scalar, type, origin(of: pointer))
        return try store(value, at: pointer, bytes: scalar.bytes)
      }
      try storeBits(
        unknownBits(name, pointer, bits, scalar) ?? unknown(name), at: pointer, bits, scalar,
        currentSpan)
    }
  }

  /// Puts a pointer into a place that leads to an object or a function nothing else leads to.
  ///
  /// Without an oracle nobody knows where that lies, and the place is unknown.
  public func makeNew(_ pointer: Pointer, _ type: CType) throws(Stop) {
    let name = describePlace(pointer, size: pointerScalar.bytes)
    if givens[name] == nil { givens[name] = .new }
    try makeUnknown(pointer, type, nil)
  }

  /// A pointer to an object or a function that nothing else leads to; it is unknown where there is no oracle.
  public func new(_ name: String, of type: CType) -> Value {
    guard oracle != nil, let scalar = program.scalar(type) else { return unknown(name, of: type) }
    let name = nextName(name)
    if givens[name] == nil { givens[name] = .new }
    return given(name, scalar, type) ?? unknown(name)
  }

  /// What stands for the site of a number in memory that was chosen for a value nobody knows: such a number has none.
  static let chosenSite: Int32 = -1

  /// The site of what is put where nobody wrote, by its name.
  func siteOfChosen(_ name: String) -> Int32 {
    oracle?.choosesValues == true && givens[name] == nil ? Self.chosenSite : 0
  }

  /// Whether values are chosen for all that nobody knows, and what a pointer leads to is such a value.
  ///
  /// On the path that the values were chosen for it was unknown, and whoever answers otherwise for unknown values must
  /// do so here.
  public func isChosen(at place: Value) -> Bool {
    guard oracle?.choosesValues == true, let pointer = try? pointer(place, 0, currentSpan) else {
      return false
    }
    return memory[pointer.object].contents.site(at: pointer.offset) == Self.chosenSite
  }

  /// Whether an address leads to nothing but what was chosen for a value nobody knows.
  public func isChosen(address: Value) -> Bool {
    guard oracle?.choosesValues == true, case .integer = address.payload else { return false }
    return true
  }

  /// A scalar inside a type.
  private struct Leaf {
    let offset: Int
    let type: CType
    let scalar: Scalar
    let path: String
  }

  /// How many scalars of one object get names of their own.
  private static let leafLimit = 512

  /// The scalars of a type, bit-fields apart; of a union the first member's.
  private func leaves(of type: CType) -> [Leaf] {
    var found: [Leaf] = []
    func collect(_ type: CType, _ offset: Int, _ path: String) {
      guard found.count < Self.leafLimit else { return }
      switch type.unqualified {
      case .record(let record) where record.members != nil:
        let fields = record.layout(program).fields
        for field in record.isUnion ? Array(fields.prefix(1)) : fields where field.bits == nil {
          let name = field.member.name.map { ".\($0.spelling)" } ?? ""
          collect(field.member.type, offset + field.offset, path + name)
        }
      case .array(let element, .some(let count)):
        let size = program.measure(element).size
        for index in 0..<min(count, Self.leafLimit) {
          collect(element, offset + index * size, "\(path)[\(index)]")
        }
      default:
        guard let scalar = program.scalar(type), scalar.bits <= 64 else { return }
        found.append(Leaf(offset: offset, type: type, scalar: scalar, path: path))
      }
    }
    collect(type, 0, "")
    return found
  }

  /// Gives the scalars in a range of memory that nobody knows their symbols before they are copied away.
  func nameScalars(at pointer: Pointer, _ size: Int) {
    let object = memory[pointer.object]
    guard object.rest == .unknown, let type = object.type else { return }
    for leaf in leaves(of: type) {
      let offset = object.start + leaf.offset
      guard offset >= pointer.offset, offset + leaf.scalar.bytes <= pointer.offset + size,
        case .untouched = memory[pointer.object].contents.read(offset, leaf.scalar.bytes)
      else { continue }
      counter.pointee += 1
      let place = Pointer(
        object: pointer.object, generation: pointer.generation, offset: offset)
      let name = describePlace(place, size: leaf.scalar.bytes)
      let value = found(
        unknown(name, leaf.scalar, leaf.type, origin(of: place)), in: place.object)
      memory[pointer.object].contents.write(
        value.payload, at: offset, count: leaf.scalar.bytes, site: siteOfChosen(name))
      noteBytes(of: pointer.object, offset..<(offset + leaf.scalar.bytes))
    }
  }

  /// A record of which nothing is known, its scalars each by its name.
  func unknownRecord(_ type: CType, _ name: String, _ origin: PathSymbol.Origin) -> Contents {
    let size = program.measure(type).size
    var contents = Contents(size: size)
    guard size > 0, size <= 4096 else { return contents }
    charge(size << 5)
    for offset in 0..<size { contents.write(unknown(name).payload, at: offset, count: 1) }
    guard oracle != nil else { return contents }
    for leaf in leaves(of: type) where leaf.offset + leaf.scalar.bytes <= size {
      let value = unknown(name + leaf.path, leaf.scalar, leaf.type, origin)
      contents.write(value.payload, at: leaf.offset, count: leaf.scalar.bytes)
    }
    return contents
  }
}
