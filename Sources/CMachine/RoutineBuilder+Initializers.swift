// The beginnings of variables, and what initialisers write.

import CProgram
import CSyntax

extension RoutineBuilder {
  mutating func declare(_ slot: Int, _ initial: [InitialStep]?) {
    let local = code.locals[slot]
    emit(Step(code: .unset, left: Int32(slot)))
    guard let initial else { return }
    if let scalar = local.scalar, let last = initial.last, case .scalar = last.storage {
      let value = born(compile(last.value))
      if isInMemory[slot] {
        let address = register()
        emit(Step(code: .localAddress, target: address, left: Int32(slot)))
        emit(
          Step(
            code: .storeQuietly, bytes: UInt8(clamping: scalar.bytes), left: address, right: value))
      } else {
        set(slot, value)
      }
      return
    }
    if local.scalar != nil, !isInMemory[slot] {
      // `int x = {};` is zero (C23 6.7.11p11).
      emit(Step(code: .constant, target: Int32(slot)))
      return
    }
    let address = register()
    emit(Step(code: .localAddress, target: address, left: Int32(slot)))
    apply(initial, to: address)
  }

  /// Writes the parts of an initialiser into an object.
  mutating func apply(_ initial: [InitialStep], to address: Int32) {
    let outer = free
    // What stands for several elements is evaluated for the first of them.
    var shared: [Int: Int32] = [:]
    for part in initial {
      var mark = free
      func value(_ builder: inout RoutineBuilder) -> Int32 {
        guard let number = part.shared, part.value.hasEffects else {
          return builder.compile(part.value)
        }
        if let known = shared[number] { return known }
        let made = builder.copied(builder.compile(part.value))
        mark = builder.free
        shared[number] = made
        return made
      }
      let offset = UInt64(bitPattern: Int64(part.offset))
      switch part.storage {
      case .scalar(let scalar):
        let value = value(&self)
        emit(
          Step(
            code: .storeQuietly, bytes: UInt8(clamping: scalar.bytes), left: address, right: value,
            wide: offset))
      case .bits(let field, let scalar):
        let value = value(&self)
        emitStoreBits(value, to: (address, part.offset), field, scalar, part.span)
      case .record(let size):
        let value = value(&self)
        emit(
          Step(
            code: .storeRecord, target: Int32(clamping: size), left: address, right: value,
            wide: offset),
          at: part.span)
      case .bytes(let bytes):
        tables.bytes.append(bytes)
        emit(
          Step(
            code: .writeBytes, left: address, right: Int32(tables.bytes.count - 1), wide: offset),
          at: part.span)
      case .zeros(let size):
        let place = register()
        emit(Step(code: .addOffset, target: place, left: address, wide: offset))
        emit(Step(code: .zero, left: place, wide: UInt64(size)), at: part.span)
      }
      free = mark
    }
    free = outer
  }
}
