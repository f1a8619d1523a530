/// The lines between `diff --git` and the first hunk of a file (git-diff(1), extended headers).
struct GitHeader {
  private let first: ArraySlice<UInt8>
  private var change = FilePatch.Change.modified
  private var oldPath: [UInt8]?
  private var newPath: [UInt8]?
  private var oldMode: UInt32?
  private var newMode: UInt32?
  /// Whether `---` and `+++` say that there was, and will be, nothing.
  private var isNothing = (old: false, new: false)

  /// - Parameter first: The line that begins with `diff --git `.
  init(_ first: ArraySlice<UInt8>) {
    self.first = first
  }

  /// Takes a line; false if it is not one of these.
  mutating func take(_ line: ArraySlice<UInt8>) throws(PatchTrouble) -> Bool {
    func rest(_ prefix: StaticString) -> ArraySlice<UInt8>? {
      line.begins(with: prefix) ? line.dropFirst(prefix.utf8CodeUnitCount) : nil
    }
    if let name = rest("--- ") {
      (oldPath, isNothing.old) = try side(name, oldPath)
    } else if let name = rest("+++ ") {
      (newPath, isNothing.new) = try side(name, newPath)
    } else if let mode = rest("old mode ") {
      oldMode = try Self.mode(mode)
    } else if let mode = rest("new mode ") {
      newMode = try Self.mode(mode)
    } else if let mode = rest("deleted file mode ") {
      change = .deleted
      oldMode = try Self.mode(mode)
    } else if let mode = rest("new file mode ") {
      change = .created
      newMode = try Self.mode(mode)
    } else if let name = rest("rename from ") ?? rest("rename old ") {
      change = .renamed
      oldPath = try Self.whole(name)
    } else if let name = rest("rename to ") ?? rest("rename new ") {
      change = .renamed
      newPath = try Self.whole(name)
    } else if let name = rest("copy from ") {
      change = .copied
      oldPath = try Self.whole(name)
    } else if let name = rest("copy to ") {
      change = .copied
      newPath = try Self.whole(name)
    } else {
      return rest("similarity index ") != nil || rest("dissimilarity index ") != nil
        || rest("index ") != nil
    }
    return true
  }

  /// The change, with no hunks yet.
  func file() throws(PatchTrouble) -> FilePatch {
    var old = oldPath
    var new = newPath
    if change != .renamed, change != .copied {
      guard let path = old ?? new ?? Self.commonName(first.dropFirst("diff --git ".utf8.count))
      else {
        throw PatchTrouble("\(first.quoted) does not tell which file it is about")
      }
      (old, new) = (old ?? path, new ?? path)
      guard old == new else { throw contradiction }
    }
    if isNothing.old != (change == .created) && isNothing.old { throw contradiction }
    if isNothing.new != (change == .deleted) && isNothing.new { throw contradiction }
    guard let old, let new else { throw contradiction }
    try PatchName.check(old)
    try PatchName.check(new)
    return FilePatch(
      change: change, oldPath: change == .created ? nil : old,
      newPath: change == .deleted ? nil : new, oldMode: oldMode, newMode: newMode)
  }

  private var contradiction: PatchTrouble {
    PatchTrouble("the lines below \(first.quoted) contradict one another")
  }

  /// Reads what follows `---` or `+++`; where there is nothing the name that is known stays.
  private func side(
    _ text: ArraySlice<UInt8>, _ known: [UInt8]?
  ) throws(PatchTrouble) -> (path: [UInt8]?, isNothing: Bool) {
    let name =
      PatchName.unquoted(text)?.name
      ?? text[..<(text.firstIndex(of: 0x09) ?? text.endIndex)].withoutEnd
    if name.elementsEqual("/dev/null".utf8) { return (known, true) }
    guard let path = PatchName.stripped(name), known == nil || known == path else {
      throw contradiction
    }
    return (path, false)
  }

  /// The name of a rename, which has no side before it.
  private static func whole(_ text: ArraySlice<UInt8>) throws(PatchTrouble) -> [UInt8] {
    let name = PatchName.unquoted(text)?.name ?? text.withoutEnd
    try PatchName.check(name)
    return name
  }

  private static func mode(_ text: ArraySlice<UInt8>) throws(PatchTrouble) -> UInt32 {
    let digits = text.withoutEnd
    guard digits.count == 6, digits.allSatisfy({ (0x30...0x37).contains($0) }) else {
      throw PatchTrouble("\(text.quoted) is no mode of a file")
    }
    return digits.reduce(0) { $0 << 3 | UInt32($1 - 0x30) }
  }

  /// The name that stands twice in `a/NAME b/NAME`, where blanks may be part of it.
  private static func commonName(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let both = text.withoutEnd[...]
    guard both.count <= 2 * PatchName.lengthLimit else { return nil }
    if let (first, rest) = PatchName.unquoted(both) {
      let second = rest.drop(while: \.isBlank)
      let other = PatchName.unquoted(second)?.name ?? Array(second)
      let name = PatchName.stripped(first)
      return name == PatchName.stripped(other) ? name : nil
    }
    for place in both.indices where both[place].isBlank {
      let rest = both[(place + 1)...]
      // The sides may have names of their own, and not that long ones.
      guard abs(place - both.startIndex - rest.count) <= 64 else { continue }
      let second = PatchName.unquoted(rest)?.name ?? Array(rest)
      if let name = PatchName.stripped(both[..<place]), name == PatchName.stripped(second) {
        return name
      }
    }
    return nil
  }
}
