// How to read this file. A unit asks a file about names. What the file answers depends on
//  - its includes, `#pragma pack` and `#line`, and whether one macro guards all of it;
//  - the definitions and ends of the macros that are asked for;
//  - the items that bear a name that is asked for, all their bytes, and what the outline takes each of
//    their names to be;
//  - the items that are read for any name: enums whose constants only macros can tell, and, once somebody
//    looked through them, items that begin like the invocation of something that is a macro anywhere;
//  - the conditionals around any of these, for nobody decides those around nothing;
//  - the order in which all these stand.
// Nothing else of a file is looked at, but for lines (`FileUse.lines`) and for files that are included in
// the midst of an item (`FileUse.whole`). So where two files agree on that, a run cannot tell them apart.
// Bytes are hashed and not tokens: a comment inside an item makes it another one, which costs a run and
// never an answer.

public import CSyntax

/// What of one file's text runs may depend on, in pieces by name.
public struct FileDigest: Sendable {
  /// What a file says of some names; equal where runs that ask no others cannot tell two files apart.
  public struct Projection: Hashable, Sendable {
    let hash: ByteHash
  }

  private struct Piece {
    var hash: ByteHash
    var need: Need
    /// The name that the piece begins with, as the invocation of a macro does; `none` for others.
    var head = FileDigest.none
    /// Where its names end in `names`; they begin where those of the piece before it end.
    var namesEnd: Int32 = 0
  }

  /// When a piece counts.
  private enum Need: UInt8 {
    case always, macro, symbol
    /// `#if` and its like, what comes between, and `#endif`: they count if anything between them does.
    case open, turn, close
  }

  private static let none = UInt32.max

  /// Larger files are not read, see ``Program``, and so have no digest.
  public static let sizeLimit = Program.fileLimit

  private var pieces: [Piece] = []
  private var names: [UInt32] = []
  /// The names that pieces begin with, as invocations of macros do.
  private let heads: [UInt32]
  /// The names that it defines as macros, in force or not.
  let macros: [Name]

  /// Takes a file to pieces.
  public init(_ outline: FileOutline) {
    macros = outline.entries.filter { $0.kind == .define }.map(\.name)
    var maker = Maker(outline)
    maker.make()
    pieces = maker.pieces
    names = maker.names
    heads = pieces.lazy.map(\.head).filter { $0 != Self.none }
  }

  /// Whether what the file says of the names that were asked for may have become more by what was noted.
  public func isTouched(by changes: AskedNames.Changes) -> Bool {
    func has(_ name: UInt32, _ marks: UInt8) -> Bool {
      Int(name) < changes.marks.count && changes.marks[Int(name)] & marks != 0
    }
    if changes.asksInvocations { return true }
    if changes.everAsksInvocations, heads.contains(where: { has($0, AskedNames.Mark.isDefined) }) {
      return true
    }
    return names.contains { has($0, AskedNames.Mark.macro | AskedNames.Mark.symbol) }
  }

  /// What the file says of the names that were asked for so far.
  ///
  /// - Parameter takesAllHeads: Whether every item that begins like the invocation of a macro counts as one, for whoever
  ///   has not noted which names are macros.
  public func projection(on asked: AskedNames, takesAllHeads: Bool = false) -> Projection {
    var hash = ByteHash()
    let marks = asked.marks
    let asksInvocations = asked.asksInvocations
    func has(_ name: UInt32, _ mark: UInt8) -> Bool {
      Int(name) < marks.count && marks[Int(name)] & mark != 0
    }
    var start = 0
    // For each conditional that is open what the hash was before it, and whether anything in it counted.
    var conditionals: [(before: ByteHash, counts: Bool)] = []
    for piece in pieces {
      let end = Int(piece.namesEnd)
      let counts: Bool
      switch piece.need {
      case .open:
        conditionals.append((hash, false))
        hash.add(piece.hash)
        continue
      case .turn:
        hash.add(piece.hash)
        continue
      case .close:
        hash.add(piece.hash)
        guard let last = conditionals.popLast() else { continue }
        if !last.counts {
          hash = last.before
        } else if !conditionals.isEmpty {
          conditionals[conditionals.count - 1].counts = true
        }
        continue
      case .always: counts = true
      case .macro: counts = has(names[start], AskedNames.Mark.macro)
      case .symbol:
        counts =
          names[start..<end].contains { has($0, AskedNames.Mark.symbol) }
          || asksInvocations && piece.head != Self.none
            && (takesAllHeads || has(piece.head, AskedNames.Mark.isDefined))
      }
      start = end
      if counts {
        hash.add(piece.hash)
        if !conditionals.isEmpty { conditionals[conditionals.count - 1].counts = true }
      }
    }
    return Projection(hash: hash)
  }

  /// Makes the pieces in the order they stand.
  private struct Maker {
    let outline: FileOutline
    var pieces: [Piece] = []
    var names: [UInt32] = []
    /// The entries of the items, those of one together, and where they begin; one more element ends the last.
    private var entries: [Entry] = []
    private var starts: [Int]
    /// The name of each directive about a macro.
    private var nameOfDirective: [Name?]
    /// The name that each item begins with, as the invocation of a macro does; `none` for others.
    private var headOfItem: [UInt32]

    init(_ outline: FileOutline) {
      self.outline = outline
      starts = Array(repeating: 0, count: outline.items.count + 1)
      nameOfDirective = Array(repeating: nil, count: outline.directives.count)
      headOfItem = Array(repeating: FileDigest.none, count: outline.items.count)
      for invocation in outline.invocations {
        headOfItem[Int(invocation.item)] = invocation.head.number
      }
      let all = outline.entries
      for entry in all {
        if entry.kind.isMacro {
          nameOfDirective[Int(entry.item)] = entry.name
        } else {
          starts[Int(entry.item) + 1] += 1
        }
      }
      for item in outline.items.indices { starts[item + 1] += starts[item] }
      // Most items follow one another, and so do their entries.
      entries = all.filter { !$0.kind.isMacro }
      let isInOrder = zip(entries, entries.dropFirst()).allSatisfy { $0.item <= $1.item }
      if !isInOrder {
        entries = entries.enumerated().sorted {
          ($0.element.item, $0.offset) < ($1.element.item, $1.offset)
        }.map(\.element)
      }
    }

    mutating func make() {
      pieces.reserveCapacity(outline.items.count + outline.directives.count + 1)
      names.reserveCapacity(outline.entries.count)
      addFrame()
      var directive = 0
      // Items are in the order they end; branches can make them overlap, so they are put in order first.
      let order = outline.items.indices.sorted {
        (outline.items[$0].tokens.lowerBound, $0) < (outline.items[$1].tokens.lowerBound, $1)
      }
      for item in order {
        let start = outline.items[item].tokens.lowerBound
        while directive < outline.directives.count,
          outline.directives[directive].tokens.lowerBound < start
        {
          add(directive: directive)
          directive += 1
        }
        add(item: item)
      }
      while directive < outline.directives.count {
        add(directive: directive)
        directive += 1
      }
    }

    /// What is said of the file as a whole.
    private mutating func addFrame() {
      var hash = ByteHash()
      hash.add(outline.isNestedTooDeeply ? 1 : 0)
      hash.add(outline.isIncludedOnce ? 1 : 0)
      let bytes = outline.guardMacro?.bytes ?? []
      bytes.withUnsafeBytes { hash.add($0) }
      append(hash, .always)
    }

    private mutating func add(directive number: Int) {
      let directive = outline.directives[number]
      var hash = hash(of: directive.tokens)
      hash.add(UInt64(directive.kind.rawValue) << 1 | (directive.isNext ? 1 : 0))
      switch directive.kind {
      case .define, .undef:
        if let name = nameOfDirective[number] { names.append(name.number) }
        append(hash, nameOfDirective[number] == nil ? .always : .macro)
      case .branch:
        let isFirst = outline.branches[Int(directive.opens)].previous < 0
        append(hash, isFirst ? .open : .turn)
      case .endif: append(hash, .close)
      case .includeAngled, .includeQuoted, .includeComputed: append(hash, .always)
      // Only programs without a configuration look at `#error`, and note that they do.
      case .error: break
      case .other:
        let isPacking = outline.packings.contains(Int32(number))
        if isPacking || directive.lineOperands(in: outline) != nil { append(hash, .always) }
      }
    }

    private mutating func add(item number: Int) {
      let item = outline.items[number]
      let entries = entries[starts[number]..<starts[number + 1]]
      let isEnum = outline.enumItems.contains(Int32(number))
      let head = headOfItem[number]
      // Nobody finds it.
      if entries.isEmpty, !isEnum, head == FileDigest.none { return }
      // An argument is told from others by the token behind it, which may stand behind the item.
      let hasArguments = entries.contains { $0.kind == .argument }
      let end = item.tokens.upperBound + (hasArguments ? 1 : 0)
      var hash = hash(of: item.tokens.lowerBound..<min(end, outline.tokens.count))
      hash.add(UInt64(item.tokens.count) << 1 | (item.hasBody ? 1 : 0))
      for entry in entries {
        let place = UInt64(truncatingIfNeeded: Int(entry.token) - item.tokens.lowerBound)
        hash.add(place << 8 | UInt64(entry.kind.rawValue))
        names.append(entry.name.number)
      }
      append(hash, isEnum ? .always : .symbol, head: head)
    }

    private mutating func append(_ hash: ByteHash, _ need: Need, head: UInt32 = FileDigest.none) {
      pieces.append(
        Piece(hash: hash, need: need, head: head, namesEnd: Int32(names.count)))
    }

    /// The bytes from the first to the last of some tokens, and whether blanks stand before the first.
    private func hash(of tokens: Range<Int>) -> ByteHash {
      var hash = ByteHash()
      guard let first = tokens.first, let last = tokens.last else { return hash }
      let isApart = !outline.tokens[first].flags.isDisjoint(with: [.afterSpace, .startsLine])
      hash.add(isApart ? 1 : 0)
      let range = Int(outline.tokens[first].start)..<Int(outline.tokens[last].end)
      outline.bytes.withUnsafeBytes { hash.add(UnsafeRawBufferPointer(rebasing: $0[range])) }
      return hash
    }
  }
}
