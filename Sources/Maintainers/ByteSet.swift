/// A set of bytes in brackets, as both kinds of patterns in a `MAINTAINERS` file have them: `[a-c_]`.
struct ByteSet: Sendable {
  private var members: [ClosedRange<UInt8>] = []
  private let isNegated: Bool

  /// Reads a set of which the opening bracket has been read; nil, and nothing read, if no bracket closes it.
  ///
  /// - Parameter negations: The bytes that, standing first, turn it round.
  init?(_ rest: inout ArraySlice<UInt8>, negations: String) {
    guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "]")) else { return nil }
    var inner = rest[..<end]
    isNegated = inner.first.map { negations.utf8.contains($0) } ?? false
    if isNegated { inner.removeFirst() }
    while let low = inner.popFirst() {
      if inner.first == UInt8(ascii: "-"), let high = inner.dropFirst().first {
        inner = inner.dropFirst(2)
        if low <= high { members.append(low...high) }
      } else {
        members.append(low...low)
      }
    }
    rest = rest[(end + 1)...]
  }

  func contains(_ byte: UInt8) -> Bool { members.contains { $0.contains(byte) } != isNegated }
}
