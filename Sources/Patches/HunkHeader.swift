/// The numbers of `@@ -12,7 +12,9 @@ rest`.
struct HunkHeader {
  let oldStart: Int
  let oldCount: Int
  let newStart: Int
  let newCount: Int
  /// Without what follows it.
  let text: String

  /// Nil for a line that is none.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.begins(with: "@@ -") else { return nil }
    var rest = line.dropFirst(4)
    guard let old = Self.takeRange(&rest), rest.begins(with: " +") else { return nil }
    rest = rest.dropFirst(2)
    guard let new = Self.takeRange(&rest), rest.begins(with: " @@") else { return nil }
    (oldStart, oldCount) = old
    (newStart, newCount) = new
    text = String(decoding: line[..<(rest.startIndex + 3)], as: UTF8.self)
  }

  /// Takes `12,7`, or `12` for `12,1`.
  private static func takeRange(_ rest: inout ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    guard let start = takeNumber(&rest) else { return nil }
    guard rest.first == UInt8(ascii: ",") else { return (start, 1) }
    rest = rest.dropFirst()
    return takeNumber(&rest).map { (start, $0) }
  }

  private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    // No file has as many lines as would make sums overflow.
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
