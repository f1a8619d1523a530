// How to read this file: memory of which something is unknown, byte by byte, as one term. A scalar that was read in
// pieces, written over in part or copied with its neighbours finds together again; bit-fields are parts of their
// storage unit, and so nobody has to remember what each of them was.

import CProgram
import CSyntax
import Constraints

extension Machine {
  /// So many bytes as one term, in the order of the architecture; nil if something about them has none.
  ///
  /// - Parameter isOverwritten: Whether bytes that nobody wrote may be anything, since they are about to be written.
  func word(at pointer: Pointer, _ count: Int, isOverwritten: Bool = false) -> Term? {
    guard let oracle, count > 0, count <= 16 else { return nil }
    nameBytes(at: pointer, count)
    let cells = memory[pointer.object].contents.cells(
      in: pointer.offset..<(pointer.offset + count))
    var terms: [Int: Term] = [:]
    var word: Term?
    for index in 0..<count {
      let offset = pointer.offset + (isBigEndian ? count - 1 - index : index)
      var byte: Term?
      switch memory[pointer.object].contents.byte(offset) {
      case .number(let bits): byte = try? oracle.store.constant(UInt128(bits), width: 8)
      case .untouched where memory[pointer.object].rest == .zero:
        byte = try? oracle.store.constant(0, width: 8)
      case .untouched: byte = isOverwritten ? nothing(offset, pointer.object) : nil
      case .cell:
        guard
          let (start, cell) = cells.first(where: {
            $0.offset <= offset && offset < $0.offset + $0.cell.size
          }), let term = terms[start] ?? term(of: Value(cell.payload), bits: cell.size * 8)
        else { return nil }
        terms[start] = term
        let place = offset &- start
        let low = (isBigEndian ? cell.size - 1 - place : place) * 8
        byte = try? oracle.store.extract(term, high: low + 7, low: low)
      }
      guard let byte else { return nil }
      if let lower = word {
        guard let joined = try? oracle.store.concat(byte, lower) else { return nil }
        word = joined
      } else {
        word = byte
      }
    }
    return word
  }

  /// A part of a word as a value of a scalar type; nil if it rests on bytes that hold nothing.
  func part(
    of word: Term, from low: Int, _ width: Int, _ scalar: Scalar, _ name: @autoclosure () -> String
  ) -> Value? {
    guard let store = oracle?.store,
      let cut = try? store.extract(word, high: low + width - 1, low: low),
      let whole = try? scalar.isSigned && scalar.kind == .integer
        ? store.signExtend(cut, to: scalar.bits) : store.zeroExtend(cut, to: scalar.bits),
      nothings.isEmpty
        || !store.symbols(of: CollectionOfOne(cut)).contains(where: nothings.contains)
    else { return nil }
    return value(of: whole, scalar, name())
  }

  /// Writes a bit-field with whatever stands beside it; false, and nothing written, if there is no term for that.
  func storeWord(
    _ value: Value, at pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) -> Bool {
    guard let store = oracle?.store,
      let new = term(of: cut(value, to: scalar.bits), bits: scalar.bits),
      let unit = word(at: pointer, field.unit, isOverwritten: true),
      var whole = try? store.extract(new, high: field.width - 1, low: 0)
    else { return false }
    let (bits, end) = (field.unit * 8, field.shift + field.width)
    if field.shift > 0 {
      guard let below = try? store.extract(unit, high: field.shift - 1, low: 0),
        let joined = try? store.concat(whole, below)
      else { return false }
      whole = joined
    }
    if end < bits {
      guard let above = try? store.extract(unit, high: bits - 1, low: end),
        let joined = try? store.concat(above, whole)
      else { return false }
      whole = joined
    }
    let kept = self.value(
      of: whole, Scalar(bits: bits, isSigned: false), "bits of \(describe(pointer))")
    split(at: pointer, field.unit)
    write(kept, at: pointer, field.unit)
    return true
  }

  /// An unknown value as memory of so many bits keeps it: a truth is an `int`, and as a `_Bool` only a byte.
  func cut(_ value: Value, to bits: Int) -> Value {
    guard let store = oracle?.store, case .unknown(let unknown) = value.payload,
      let term = term(of: unknown), case .bits(let width) = store.sort(of: term), width > bits,
      let part = try? store.extract(term, high: bits - 1, low: 0)
    else { return value }
    return self.value(of: part, Scalar(bits: bits, isSigned: false), name(of: unknown))
  }

  /// Takes apart what a write covers in part, so that what it leaves stays what it was.
  func split(at pointer: Pointer, _ count: Int) {
    guard let store = oracle?.store, count > 0 else { return }
    if count <= 8, isPart(pointer, count) { nameBytes(at: pointer, count, withPadding: false) }
    let (first, end) = (pointer.offset, pointer.offset + count)
    for (start, cell) in memory[pointer.object].contents.cells(in: first..<end)
    where start < first || start + cell.size > end {
      guard case .unknown = cell.payload,
        let term = term(of: Value(cell.payload), bits: cell.size * 8)
      else { continue }
      for index in 0..<cell.size {
        let low = (isBigEndian ? cell.size - 1 - index : index) * 8
        guard let byte = try? store.extract(term, high: low + 7, low: low) else { continue }
        let place = Pointer(
          object: pointer.object, generation: pointer.generation, offset: start + index)
        write(
          value(of: byte, Scalar(bits: 8, isSigned: false), "a part of \(describe(pointer))"),
          at: place, 1)
      }
    }
  }

  /// A byte that holds nothing: what is made of it is not to be looked at.
  private func nothing(_ offset: Int, _ object: ObjectNumber) -> Term? {
    guard
      let symbol = try? oracle?.store.symbol("nothing at \(offset) in \(object)", width: 8)
    else { return nil }
    nothings.insert(symbol)
    return symbol
  }

  // MARK: Bytes that nobody wrote

  /// What lies at a byte by the type of its object.
  private enum Lying {
    case scalar(offset: Int, type: CType, scalar: Scalar)
    case bits(record: Int, fields: [Field])
  }

  /// Gives symbols to bytes that nobody wrote and nobody knows: those of the scalars and bit-fields they belong to.
  ///
  /// - Parameter withPadding: Whether what belongs to nothing gets symbols, too.
  func nameBytes(at pointer: Pointer, _ count: Int, withPadding: Bool = true) {
    guard oracle != nil, memory[pointer.object].rest == .unknown else { return }
    for offset in pointer.offset..<(pointer.offset + count)
    where memory[pointer.object].contents.byte(offset) == .untouched {
      let object = memory[pointer.object]
      let place = Pointer(
        object: pointer.object, generation: pointer.generation, offset: offset)
      let around = elements(of: object, offset, count)
      let beginning = around.map { offset - $0.offset } ?? 0
      switch around.flatMap({ lying(in: $0.type, $0.offset, 0) }) {
      case .scalar(let start, let type, let scalar)?:
        let first = beginning + start
        let isWhole =
          first + scalar.bytes <= object.size
          && (first..<(first + scalar.bytes)).allSatisfy {
            object.contents.byte($0) == .untouched
          }
        if isWhole {
          let leaf = Pointer(
            object: pointer.object, generation: pointer.generation, offset: first)
          let name = describePlace(leaf, size: scalar.bytes)
          let value = found(unknown(name, scalar, type, origin(of: leaf)), in: leaf.object)
          write(value, at: leaf, scalar.bytes, site: siteOfChosen(name))
          noteBytes(of: leaf.object, first..<(first + scalar.bytes))
        } else {
          nameByte(place)
        }
      case .bits(let record, let fields)?: nameBits(place, beginning + record, fields)
      case nil: if withPadding { nameByte(place) }
      }
    }
  }

  /// What a byte lies in, and how far: behind a pointer to a scalar as many of these as there are, if not too many are asked
  /// for.
  private func elements(
    of object: MemoryObject, _ offset: Int, _ count: Int
  ) -> (type: CType, offset: Int)? {
    guard let type = object.type, object.isBehindPointer, count <= Self.elementLimit,
      program.scalar(type) != nil
    else { return enclosure(of: object, offset).map { ($0.type, $0.offset) } }
    return (.array(type, count: nil), offset &- object.start)
  }

  /// How many bytes of such elements get names at a time.
  private static let elementLimit = 256

  private func write(_ value: Value, at pointer: Pointer, _ count: Int, site: Int32 = 0) {
    counter.pointee += 1
    if case .integer(let bits) = value.payload {
      memory[pointer.object].contents.write(
        ordered(bits, count), at: pointer.offset, count: count, site: site)
    } else {
      memory[pointer.object].contents.write(value.payload, at: pointer.offset, count: count)
    }
  }

  private func nameByte(_ place: Pointer) {
    let scalar = Scalar(bits: 8, isSigned: false)
    noteScalar(place, 1)
    let name = describePlace(place, size: 1)
    write(
      unknown(name, scalar, nil, origin(of: place)), at: place, 1, site: siteOfChosen(name))
    noteBytes(of: place.object, place.offset..<(place.offset + 1))
  }

  /// A byte of the bit-fields of a record that starts somewhere: of each the bits that lie in it, and what nobody named
  /// between them.
  private func nameBits(_ place: Pointer, _ start: Int, _ fields: [Field]) {
    guard let store = oracle?.store else { return }
    var byte: Term?
    var bit = 0
    while bit < 8 {
      var piece: Term?
      var width = 1
      for field in fields {
        guard let bits = field.bits, let scalar = program.scalar(field.member.type) else {
          continue
        }
        let unit = Pointer(
          object: place.object, generation: place.generation, offset: start + field.offset)
        let index = place.offset - unit.offset
        let low = (isBigEndian ? bits.unit - 1 - index : index) * 8 + bit - bits.shift
        guard low >= 0, low < bits.width, let symbol = initialBits(unit, bits, scalar) else {
          continue
        }
        width = min(8 - bit, bits.width - low)
        piece = try? store.extract(symbol, high: low + width - 1, low: low)
        break
      }
      if piece == nil {
        piece = try? store.symbol("padding \(bit) at \(describe(place))", width: 1)
      }
      guard let piece else { return }
      byte = byte == nil ? piece : byte.flatMap { try? store.concat(piece, $0) }
      bit += width
    }
    guard let byte else { return }
    write(
      value(of: byte, Scalar(bits: 8, isSigned: false), "bits of \(describe(place))"), at: place, 1)
  }

  /// The symbol for what a bit-field was before anybody wrote it.
  private func initialBits(_ unit: Pointer, _ bits: BitField, _ scalar: Scalar) -> Term? {
    let place = BitPlace(pointer: unit, field: bits)
    if let known = initialFields[place] { return known }
    let made = symbol(ofBits: describePlace(unit, bits), unit, bits, scalar)
    initialFields[place] = made
    return made
  }

  /// A bit-field of an object.
  struct BitPlace: Hashable {
    let pointer: Pointer
    let field: BitField
  }

  private func lying(in type: CType, _ offset: Int, _ base: Int) -> Lying? {
    switch type.unqualified {
    case .record(let record):
      guard record.members != nil else { return nil }
      let fields = record.layout(program).fields
      for field in fields where field.bits == nil && field.offset <= offset {
        guard offset - field.offset < program.measure(field.member.type).size else { continue }
        if let found = lying(
          in: field.member.type, offset - field.offset, base + field.offset)
        {
          return found
        }
      }
      let here = fields.filter { field in
        guard let bits = field.bits, field.member.name != nil else { return false }
        let index = offset - field.offset
        guard index >= 0, index < bits.unit else { return false }
        let low = (isBigEndian ? bits.unit - 1 - index : index) * 8
        return bits.shift < low + 8 && low < bits.shift + bits.width
      }
      return here.isEmpty ? nil : .bits(record: base, fields: here)
    case .array(let element, _):
      let size = program.measure(element).size
      guard size > 0, offset >= 0 else { return nil }
      return lying(in: element, offset % size, base + offset / size * size)
    default:
      guard let scalar = program.scalar(type), scalar.bytes <= 8, offset < scalar.bytes else {
        return nil
      }
      return .scalar(offset: base, type: type, scalar: scalar)
    }
  }

  /// Whether an untouched read is of a part of something larger that has a name, or of bit-fields.
  func isPart(_ pointer: Pointer, _ count: Int) -> Bool {
    let object = memory[pointer.object]
    let offset = pointer.offset &- object.start
    guard oracle != nil, let type = object.type, offset >= 0,
      path(type, offset, scalarOf: count) == nil
    else { return false }
    return lying(in: type, offset, 0) != nil
  }
}
