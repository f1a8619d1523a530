/// A pattern of a `MAINTAINERS` file, matched as `scripts/get_maintainer.pl` does.
///
/// `*` is any bytes, `?` is one, `[...]` one of a set; everything else stands for itself. A pattern that ends in a slash is a folder
/// with all below it. Any other matches a path that *begins* like it, if both have as many slashes; so `drivers/net/ca*`
/// takes no folder, and `drivers/net/can` takes `drivers/net/can.c`.
struct GlobPattern: Sendable {
  private let parts: [Part]
  private let bytes: [UInt8]
  /// How many slashes it has.
  let slashes: Int
  private let isFolder: Bool

  private enum Part: Sendable {
    case byte(UInt8)
    case one
    case any
    case set(ByteSet)

    func matches(_ byte: UInt8) -> Bool {
      switch self {
      case .byte(let own): own == byte
      case .one: true
      case .any: false
      case .set(let set): set.contains(byte)
      }
    }
  }

  init(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    self.bytes = bytes
    slashes = bytes.count { $0 == UInt8(ascii: "/") }
    isFolder = bytes.last == UInt8(ascii: "/")
    var parts: [Part] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"):
        if case .any = parts.last { continue }
        parts.append(.any)
      case UInt8(ascii: "?"): parts.append(.one)
      case UInt8(ascii: "["):
        parts.append(ByteSet(&rest, negations: "^!").map { .set($0) } ?? .byte(byte))
      default: parts.append(.byte(byte))
      }
    }
    self.parts = parts
  }

  /// Whether the pattern begins with a star, and so is for whatever nobody else cares for.
  var isForTheRest: Bool { bytes.first == UInt8(ascii: "*") }

  /// How deep it leads: its slashes, and one more for a file; less than any other for what begins with a star.
  var depth: Int { isForTheRest ? -1 : isFolder ? slashes : slashes + 1 }

  /// Whether a file of the tree is meant.
  func matches(_ path: [UInt8]) -> Bool {
    guard begins(path) else { return false }
    if isFolder { return true }
    if path.count(where: { $0 == UInt8(ascii: "/") }) == slashes { return true }
    // A folder may be named without its slash.
    return path.count > bytes.count && path.starts(with: bytes)
      && path[bytes.count] == UInt8(ascii: "/")
  }

  /// Whether a path begins with what the pattern means.
  ///
  /// Only the last star is gone back to, since an earlier one can do no more: the work is the product of both lengths at most.
  private func begins(_ path: [UInt8]) -> Bool {
    var (part, place) = (0, 0)
    var retry: (part: Int, place: Int)?
    while part < parts.count {
      if case .any = parts[part] {
        part += 1
        retry = (part, place)
        continue
      }
      if place < path.count, parts[part].matches(path[place]) {
        part += 1
        place += 1
        continue
      }
      guard let last = retry, last.place < path.count else { return false }
      place = last.place + 1
      part = last.part
      retry = (part, place)
    }
    return true
  }
}
