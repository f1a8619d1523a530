import Glibc

extension UnsafeRawBufferPointer {
  private static var stretch: Int { 256 }

  /// With how many bytes both begin.
  func commonPrefix(with other: UnsafeRawBufferPointer) -> Int {
    let count = Swift.min(self.count, other.count)
    var place = 0
    // The library compares far more than eight bytes at a time.
    if let left = baseAddress, let right = other.baseAddress {
      while place + Self.stretch <= count, memcmp(left + place, right + place, Self.stretch) == 0 {
        place += Self.stretch
      }
    }
    while place + 8 <= count,
      loadUnaligned(fromByteOffset: place, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    {
      place += 8
    }
    while place < count, self[place] == other[place] { place += 1 }
    return place
  }

  /// With how many bytes both end, as far as a limit that neither is shorter than.
  func commonSuffix(with other: UnsafeRawBufferPointer, limit: Int) -> Int {
    var length = 0
    if let left = baseAddress, let right = other.baseAddress {
      while length + Self.stretch <= limit,
        memcmp(
          left + (count - length - Self.stretch), right + (other.count - length - Self.stretch),
          Self.stretch) == 0
      {
        length += Self.stretch
      }
    }
    while length + 8 <= limit,
      loadUnaligned(fromByteOffset: count - length - 8, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: other.count - length - 8, as: UInt64.self)
    {
      length += 8
    }
    while length < limit, self[count - length - 1] == other[other.count - length - 1] {
      length += 1
    }
    return length
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place of an ascending list from which on a condition holds.
  func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
