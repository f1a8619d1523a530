// Names in diffs: a path behind one component that says which side it is of, plain or quoted as C quotes strings.

/// Reads the names of files in the headers of diffs.
enum PatchName {
  /// Longer paths are no kernel's, and nothing is looked for in them.
  static var lengthLimit: Int { 4096 }

  /// The bytes of a name that is quoted as C quotes strings, and what stands behind it; nil for anything else.
  static func unquoted(_ text: ArraySlice<UInt8>) -> (name: [UInt8], rest: ArraySlice<UInt8>)? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    var name: [UInt8] = []
    var rest = text.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return (name, rest) }
      guard byte == UInt8(ascii: "\\") else {
        name.append(byte)
        continue
      }
      guard let escaped = rest.popFirst() else { return nil }
      switch escaped {
      case UInt8(ascii: "a"): name.append(0x07)
      case UInt8(ascii: "b"): name.append(0x08)
      case UInt8(ascii: "f"): name.append(0x0C)
      case UInt8(ascii: "n"): name.append(0x0A)
      case UInt8(ascii: "r"): name.append(0x0D)
      case UInt8(ascii: "t"): name.append(0x09)
      case UInt8(ascii: "v"): name.append(0x0B)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): name.append(escaped)
      case 0x30...0x33:
        guard let middle = rest.popFirst(), let low = rest.popFirst(),
          (0x30...0x37).contains(middle),
          (0x30...0x37).contains(low)
        else { return nil }
        name.append((escaped - 0x30) << 6 | (middle - 0x30) << 3 | (low - 0x30))
      default: return nil
      }
    }
    return nil
  }

  /// The path below the component that says which side it is of; nil where there is no such component.
  static func stripped(_ name: some Collection<UInt8>) -> [UInt8]? {
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let path = Array(name[name.index(after: slash)...].drop { $0 == UInt8(ascii: "/") })
    return path.isEmpty ? nil : path
  }

  /// Makes sure that a path is one that a tree can have.
  static func check(_ path: [UInt8]) throws(PatchTrouble) {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isOdd = parts.contains { part in
      part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
        || part.contains(0) || String(decoding: part, as: UTF8.self).lowercased() == ".git"
    }
    if isOdd || path.count > lengthLimit {
      throw PatchTrouble("\(path.quoted) is no path that git would have in a tree")
    }
  }
}

/// A name in a diff that git did not write: a path, and when the file was changed.
struct PlainName {
  private let name: [UInt8]
  private let text: ArraySlice<UInt8>
  /// Whether the file was last changed when time began, which is how `diff -N` says that it is not there.
  let isEpoch: Bool

  init(_ line: ArraySlice<UInt8>) {
    text = line
    if let (name, rest) = PatchName.unquoted(line) {
      self.name = name
      isEpoch = Self.isEpoch(rest)
      return
    }
    let tab = line.firstIndex(of: 0x09)
    name = line[..<(tab ?? line.endIndex)].withoutEnd
    isEpoch = tab.map { Self.isEpoch(line[$0...]) } ?? false
  }

  var isNothing: Bool { name.elementsEqual("/dev/null".utf8) }

  var path: [UInt8] {
    get throws(PatchTrouble) {
      guard let path = PatchName.stripped(name) else {
        throw PatchTrouble("\(text.quoted) names no file below a folder such as 'a/'")
      }
      try PatchName.check(path)
      return path
    }
  }

  /// Whether it reads `1970-01-01 00:00:00 +0000`, or the same moment in another zone.
  private static func isEpoch(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split { $0.isBlank }
    guard words.count == 3 else { return false }
    let date = String(decoding: words[0], as: UTF8.self)
    guard date == "1970-01-01" || date == "1969-12-31" else { return false }
    let time = words[1].split(separator: UInt8(ascii: "."), maxSplits: 1)
    guard time.count == 1 || time.count == 2 && time[1].allSatisfy({ $0 == 0x30 }) else {
      return false
    }
    let parts = time[0].split(separator: UInt8(ascii: ":")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard parts.count == 3, parts.allSatisfy({ (0...60).contains($0) }), words[2].count == 5,
      let zone = Int(String(decoding: words[2], as: UTF8.self))
    else { return false }
    let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2] - (date == "1969-12-31" ? 86400 : 0)
    return seconds == (zone / 100 * 60 + zone % 100) * 60
  }
}

extension UInt8 {
  /// Whether C's isspace would say so.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
