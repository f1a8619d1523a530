/// Numbers for ids, in the order in which they were met.
///
/// What a dictionary does, at a fraction of the price: an id is as even as a hash can be, so a place is
/// taken right from its bits.
struct ObjectIDTable {
  /// The ids by number.
  private(set) var ids: [ObjectID] = []
  /// The number at each place, -1 where there is none; at least twice as many places as ids.
  private var places: [Int32]
  private var mask: Int

  init() {
    places = [Int32](repeating: -1, count: 1024)
    mask = 1023
  }

  /// The number of an id, nil if it has none.
  func number(of id: ObjectID) -> Int32? {
    let number = places[place(of: id)]
    return number >= 0 ? number : nil
  }

  /// The number of an id, a new one if it has none.
  mutating func addNumber(of id: ObjectID) -> (number: Int32, isNew: Bool) {
    let place = place(of: id)
    if places[place] >= 0 { return (places[place], false) }
    let number = Int32(truncatingIfNeeded: ids.count)
    places[place] = number
    ids.append(id)
    if 2 * ids.count > places.count { grow() }
    return (number, true)
  }

  /// Where an id stands, or the free place where it would.
  @inline(__always)
  private func place(of id: ObjectID) -> Int {
    var place = Int(truncatingIfNeeded: id.high >> 16) & mask
    while true {
      let number = places[place]
      if number < 0 || ids[Int(number)] == id { return place }
      place = (place + 1) & mask
    }
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: 4 * places.count)
    mask = places.count - 1
    for (number, id) in ids.enumerated() {
      let place = place(of: id)
      places[place] = Int32(truncatingIfNeeded: number)
    }
  }
}
