import CSyntax

/// Outlines of files by content, shared by all commits that one worker looks at.
///
/// It is a class because programs of many commits share it. All names of all outlines are threaded
/// into one list per name, so that asking "who mentions this name?" costs nothing for the many names
/// that no top level mentions: that is what makes looking up every identifier of a function cheap.
/// One worker owns one store; it is not shared between threads, but for the outlines themselves (``OutlineShelf``).
public final class OutlineStore {
  /// An outline's number in the store.
  typealias Slot = Int32

  private(set) var outlines: [FileOutline] = []
  private var slots: [ContentID: Slot] = [:]
  private var preludes: [PreludeKey: Slot] = [:]

  private struct PreludeKey: Hashable {
    let target: Target
    let isCharSigned: Bool
  }

  /// One entry of one outline, with what tells where it stands, and the next one with the same name.
  struct Link {
    let slot: Slot
    let entry: Int32
    let token: Int32
    let branch: Int32
    let next: Int32
  }

  private var links: [Link] = []
  private var macroHeads: [Int32] = []
  private var symbolHeads: [Int32] = []
  private var tokenNames: [Slot: [Name]] = [:]
  /// The conditions that were decided so far, by where they stand.
  private(set) var decided: [BranchKey: [DecidedCondition]] = [:]
  /// A condition that has been another one so often is asked for things that change from commit to commit.
  private static let decidedLimit = 8
  /// By the number of a name whether it is a CONFIG symbol's; nil where nobody has asked.
  private var configNames: [Bool?] = []
  /// What was outlined by anybody, programs of other workers included.
  private let shelf: OutlineShelf
  /// What programs asked the files about.
  public var asked: AskedNames

  /// How many bytes of files were read and outlined.
  public private(set) var bytesRead = 0
  /// How many files were read and outlined.
  public var filesRead: Int { outlines.count }

  /// Makes an empty store.
  ///
  /// - Parameters:
  ///   - asked: Where it is noted what files are asked about.
  ///   - shelf: Where outlines come from and go to, if others need them too.
  public init(asked: AskedNames = AskedNames(), shelf: OutlineShelf = OutlineShelf()) {
    self.asked = asked
    self.shelf = shelf
  }

  /// The slot of a content that was outlined before.
  func slot(of content: ContentID) -> Slot? { slots[content] }

  /// Outlines a file.
  func add(_ content: ContentID, _ bytes: [UInt8]) -> Slot {
    if let slot = slots[content] { return slot }
    let outline = FileOutline(bytes)
    shelf.keep(outline, of: content)
    return add(content, outline)
  }

  /// The file that stands before every source, see ``Target/prelude(isCharSigned:)``; it exists in no commit.
  func prelude(of target: Target, isCharSigned: Bool) -> Slot {
    let key = PreludeKey(target: target, isCharSigned: isCharSigned)
    if let known = preludes[key] { return known }
    let bytes = target.prelude(isCharSigned: isCharSigned)
    let content = ContentID(
      high: UInt64.max - 1, middle: Self.hash(of: bytes), low: UInt32(bytes.count))
    let slot = add(content, bytes)
    preludes[key] = slot
    return slot
  }

  /// A file that holds a text from outside; it exists in no commit.
  func add(text: [UInt8]) -> Slot {
    let content = ContentID(
      high: UInt64.max - 2, middle: Self.hash(of: text), low: UInt32(clamping: text.count))
    return add(content, text)
  }

  /// The hash FNV-1a of bytes.
  private static func hash(of bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// The slot of a content that somebody else has outlined; nil for one that nobody has.
  func adopt(_ content: ContentID) -> Slot? {
    shelf.outline(of: content).map { add(content, $0) }
  }

  private func add(_ content: ContentID, _ outline: FileOutline) -> Slot {
    let slot = Slot(outlines.count)
    outlines.append(outline)
    slots[content] = slot
    bytesRead += outline.bytes.count
    for (index, entry) in outline.entries.enumerated() {
      let number = Int(entry.name.number)
      if number >= macroHeads.count {
        let grown = max(number + 1, macroHeads.count * 2)
        macroHeads += Array(repeating: -1, count: grown - macroHeads.count)
        symbolHeads += Array(repeating: -1, count: grown - symbolHeads.count)
      }
      let isMacro = entry.kind.isMacro
      if entry.kind == .define { asked.note(entry.name, AskedNames.Mark.isDefined) }
      let head = isMacro ? macroHeads[number] : symbolHeads[number]
      if isMacro {
        macroHeads[number] = Int32(links.count)
      } else {
        symbolHeads[number] = Int32(links.count)
      }
      links.append(
        Link(
          slot: slot, entry: Int32(index), token: entry.token, branch: entry.branch, next: head))
    }
    return slot
  }

  /// A link.
  @inline(__always)
  func link(_ number: Int32) -> Link { links[Int(number)] }

  /// The first link of the definitions and undefinitions of a macro, -1 for none.
  func macroHead(_ name: Name) -> Int32 {
    asked.note(name, AskedNames.Mark.macro)
    let number = Int(name.number)
    return number < macroHeads.count ? macroHeads[number] : -1
  }

  /// The first link of everything else that bears a name, -1 for none.
  func symbolHead(_ name: Name) -> Int32 {
    asked.note(name, AskedNames.Mark.symbol)
    let number = Int(name.number)
    return number < symbolHeads.count ? symbolHeads[number] : -1
  }

  /// What a CONFIG symbol's macro begins with.
  static let configPrefix = Array("CONFIG_".utf8)

  /// Keeps how a condition was decided.
  func keep(_ condition: DecidedCondition, of place: BranchKey) {
    guard decided[place, default: []].count < Self.decidedLimit else { return }
    decided[place, default: []].append(condition)
  }

  /// Whether a name is that of a CONFIG symbol's macro.
  func isConfigName(_ name: Name) -> Bool {
    let number = Int(name.number)
    if number < configNames.count, let known = configNames[number] { return known }
    let bytes = name.bytes
    let isConfig = bytes.count > Self.configPrefix.count && bytes.starts(with: Self.configPrefix)
    if number >= configNames.count {
      let grown = max(number + 1, configNames.count * 2)
      configNames += Array(repeating: nil, count: grown - configNames.count)
    }
    configNames[number] = isConfig
    return isConfig
  }

  /// The tokens of one outline with their names, made when first asked for.
  func names(_ slot: Slot) -> [Name] {
    if let names = tokenNames[slot] { return names }
    let outline = outlines[Int(slot)]
    let names = outline.tokens.map { Name(bytes: spelling(of: $0, in: outline.bytes)) }
    tokenNames[slot] = names
    return names
  }

  /// One token of an outline as the parser reads it.
  func token(_ slot: Slot, _ index: Int, file: FileNumber) -> Token {
    let outline = outlines[Int(slot)]
    let raw = outline.tokens[index]
    return Token(
      kind: raw.kind, text: outline.name(ofToken: index),
      span: Span(file: file, start: raw.start, end: raw.end),
      flags: raw.flags.contains(.afterSpace) || raw.flags.contains(.startsLine) ? .afterSpace : [])
  }
}
