// How to read this file: a `MAINTAINERS` file is read as `scripts/get_maintainer.pl` reads it. A section is a run of lines
// `L: value`; its title is the line before. What a file belongs to are the sections one of whose `F:` patterns matches it and
// none of whose `X:` patterns does, or whose `N:` pattern stands somewhere in its path; the deepest pattern first. `K:` patterns,
// which look into files, are not asked.

/// The `MAINTAINERS` file of one tree.
public struct MaintainersFile: Sendable {
  private var sections: [Section] = []

  private struct Section: Sendable {
    var title: [UInt8]
    var files: [GlobPattern] = []
    var names: [NamePattern] = []
    var excluded: [GlobPattern] = []
    var people: [(letter: UInt8, value: [UInt8])] = []

    /// How deep a path lies in it; nil if it does not.
    func depth(of path: [UInt8]) -> Int? {
      if excluded.contains(where: { $0.matches(path) }) { return nil }
      // As in the script the last pattern that matches counts.
      if let file = files.last(where: { $0.matches(path) }) { return file.depth }
      return names.contains { $0.isFound(in: path) } ? 0 : nil
    }
  }

  /// Somebody to be told about a file.
  public struct Entry: Sendable, Hashable {
    /// What somebody is to a section.
    public enum Role: String, Sendable {
      /// `M:`
      case maintainer
      /// `R:`
      case reviewer
      /// `L:`
      case list
    }

    /// What they are.
    public let role: Role
    /// Who it is.
    public let address: MailAddress
    /// The title of the section that names them.
    public let section: String
  }

  /// How many bytes a file may have, in bytes, and a line of it; the kernel's has less than a million.
  public static let byteLimit = 8 << 20
  private static let lineLimit = 1_000
  private static let sectionLimit = 20_000
  /// Patterns and people of one section.
  private static let partLimit = 2_000

  /// Reads a file; what is no part of one is passed over, as is all behind its ``byteLimit``.
  public init(_ bytes: some Collection<UInt8>) {
    var section: Section?
    var before: [UInt8] = []
    for line in bytes.prefix(Self.byteLimit).split(separator: 0x0A) {
      let line = Array(line.prefix(Self.lineLimit))
      guard line.count > 1, (0x41...0x5A).contains(line[0]), line[1] == UInt8(ascii: ":") else {
        let text = line[...].trimmed
        if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
        if let section { sections.append(section) }
        section = nil
        before = Array(text)
        if sections.count >= Self.sectionLimit { break }
        continue
      }
      var current = section ?? Section(title: before)
      Self.add(line[0], line[2...].trimmed, to: &current)
      section = current
    }
    if let section { sections.append(section) }
  }

  private static func add(_ letter: UInt8, _ value: ArraySlice<UInt8>, to section: inout Section) {
    let count = section.files.count + section.excluded.count + section.people.count
    guard !value.isEmpty, count < partLimit else { return }
    switch letter {
    case UInt8(ascii: "F"): section.files.append(GlobPattern(value))
    case UInt8(ascii: "X"): section.excluded.append(GlobPattern(value))
    case UInt8(ascii: "N"):
      if section.names.count < 100, let name = NamePattern(value) { section.names.append(name) }
    case UInt8(ascii: "M"), UInt8(ascii: "R"), UInt8(ascii: "L"):
      section.people.append((letter, Array(value)))
    default: break
    }
  }

  /// Whom a change of a file concerns: of the deepest section first, everybody once.
  ///
  /// Lists that only subscribers can write to are left out, and so are the people of a section for whatever is left, as
  /// `get_maintainer.pl` leaves them out.
  ///
  /// - Parameter path: The path in the tree.
  public func entries(for path: String) -> [Entry] {
    let path = Array(path.utf8)
    guard path.count <= Self.lineLimit else { return [] }
    var found: [(depth: Int, number: Int)] = []
    for (number, section) in sections.enumerated() {
      if let depth = section.depth(of: path) { found.append((depth, number)) }
    }
    found.sort { ($1.depth, $0.number) < ($0.depth, $1.number) }
    var seen: Set<String> = []
    var entries: [Entry] = []
    for place in found {
      let section = sections[place.number]
      let title = String(decoding: section.title.prefix(200), as: UTF8.self)
      for (letter, value) in section.people {
        // Whoever has all of a tree is not to be asked about each of its files; the list is.
        if place.depth < 0, letter != UInt8(ascii: "L") { continue }
        guard let entry = Self.entry(letter, value, title) else { continue }
        // One who has several addresses gets it at the one of the deepest section.
        let name = entry.address.name.lowercased()
        if !name.isEmpty, !seen.insert(name).inserted { continue }
        guard seen.insert(entry.address.key).inserted else { continue }
        entries.append(entry)
      }
    }
    return entries
  }

  private static func entry(_ letter: UInt8, _ value: [UInt8], _ section: String) -> Entry? {
    let role: Entry.Role =
      switch letter {
      case UInt8(ascii: "M"): .maintainer
      case UInt8(ascii: "R"): .reviewer
      default: .list
      }
    let word = Array("subscribers-only".utf8)
    if role == .list, value.count >= word.count,
      (0...(value.count - word.count)).contains(where: { value[$0...].starts(with: word) })
    {
      return nil
    }
    return MailAddress(reading: value).map { Entry(role: role, address: $0, section: section) }
  }
}
