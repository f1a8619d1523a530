/// The paths between quotes in the `#include` lines of a C file, whatever stands around them.
struct IncludedFiles: Sequence {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func makeIterator() -> AnyIterator<ArraySlice<UInt8>> {
    var rest = bytes[...]
    return AnyIterator {
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        let line = rest[..<end]
        rest = rest[end...].dropFirst()
        guard line.first == UInt8(ascii: "#") else { continue }
        let words = line.dropFirst().trimmed
        guard words.hasPrefix("include"), let open = words.firstIndex(of: UInt8(ascii: "\"")),
          let close = words[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
        else { continue }
        return words[(open + 1)..<close]
      }
      return nil
    }
  }
}
