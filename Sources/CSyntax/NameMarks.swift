/// A small mark for each of some names: open addressing over the names' numbers.
///
/// The parser asks for the meaning of nearly every identifier, so this is no dictionary: hashing a
/// number needs one multiplication here.
struct NameMarks {
  private var keys: [UInt32]
  private var marks: [UInt8]
  private var count = 0

  /// No name has this number; numbers are given out from 0.
  private static let free = UInt32.max

  init(capacity: Int = 64) {
    keys = Array(repeating: Self.free, count: capacity)
    marks = Array(repeating: 0, count: capacity)
  }

  /// The mark of a name, 0 if it has none.
  subscript(name: Name) -> UInt8 {
    get { marks[slot(of: name.number)] }
    set {
      let slot = slot(of: name.number)
      if keys[slot] == Self.free {
        keys[slot] = name.number
        count += 1
      }
      marks[slot] = newValue
      if count * 2 > keys.count { grow() }
    }
  }

  private func slot(of number: UInt32) -> Int {
    let mask = keys.count - 1
    var slot = Int((number &* 0x9E37_79B1) >> 7) & mask
    while keys[slot] != number, keys[slot] != Self.free { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = NameMarks(capacity: keys.count * 2)
    for (key, mark) in zip(keys, marks) where key != Self.free {
      larger[Name(number: key)] = mark
    }
    self = larger
  }
}
