import CSyntax

/// The names that runs have asked files about, whatever the answer was.
///
/// A run depends on a file only through what the file says of these names, see ``FileDigest``. A class
/// because all programs over one ``OutlineStore`` note what they ask in it. It belongs to one worker.
public final class AskedNames {
  /// By the number of a name what is known of it: bits of `Mark`.
  private(set) var marks: [UInt8] = []
  /// The names of which anything is known, in the order they were noted.
  private var noted: [Name] = []
  /// Everything that was noted for the first time, in that order.
  private var additions: [(name: Name, mark: UInt8)] = []
  /// Whether some run looked through all invocations of macros at file scope.
  private(set) var asksInvocations = false
  /// Grows with everything that is noted for the first time.
  public private(set) var edition = 0

  /// What can be known of a name.
  enum Mark {
    /// Its definitions as a macro were asked for.
    static let macro: UInt8 = 1
    /// Everything else that bears it was asked for.
    static let symbol: UInt8 = 2
    /// Some file defines it as a macro, in force or not.
    static let isDefined: UInt8 = 4
  }

  /// Makes an empty set.
  public init() {}

  /// All that is noted, to be handed to another thread.
  public struct Notes: Sendable {
    fileprivate var marks: [(name: Name, mark: UInt8)] = []
    fileprivate var asksInvocations = false
  }

  /// All that is noted so far.
  public var notes: Notes {
    Notes(marks: noted.map { ($0, marks[Int($0.number)]) }, asksInvocations: asksInvocations)
  }

  /// Notes all that other runs asked for.
  public func note(_ notes: Notes) {
    for (name, mark) in notes.marks { note(name, mark) }
    if notes.asksInvocations { noteInvocations() }
  }

  @inline(__always)
  func note(_ name: Name, _ mark: UInt8) {
    let number = Int(name.number)
    if number < marks.count, marks[number] & mark == mark { return }
    add(name, mark)
  }

  private func add(_ name: Name, _ mark: UInt8) {
    let number = Int(name.number)
    if number >= marks.count {
      let grown = max(number + 1, marks.count * 2, 1 << 12)
      marks += [UInt8](repeating: 0, count: grown - marks.count)
    }
    if marks[number] == 0 { noted.append(name) }
    additions.append((name, mark & ~marks[number]))
    marks[number] |= mark
    edition += 1
  }

  /// Notes that all invocations of macros at file scope were looked through.
  func noteInvocations() {
    guard !asksInvocations else { return }
    asksInvocations = true
    edition += 1
  }

  /// What was noted from one moment on.
  public struct Changes {
    /// By the number of a name the marks that are new.
    fileprivate(set) var marks: [UInt8] = []
    /// Whether invocations of macros were looked through for the first time.
    fileprivate(set) var asksInvocations = false
    /// Whether they were looked through by anybody until now.
    fileprivate(set) var everAsksInvocations = false
  }

  /// Where additions have come to, to ask for those from then on.
  public struct Moment {
    fileprivate var count = 0
    fileprivate var asksInvocations = false

    /// Before anything was noted.
    public init() {}
  }

  /// This moment.
  public var moment: Moment {
    var moment = Moment()
    moment.count = additions.count
    moment.asksInvocations = asksInvocations
    return moment
  }

  /// What was noted since a moment.
  public func changes(since moment: Moment) -> Changes {
    var changes = Changes()
    changes.marks = Array(repeating: 0, count: marks.count)
    for (name, mark) in additions[moment.count...] { changes.marks[Int(name.number)] |= mark }
    changes.asksInvocations = asksInvocations && !moment.asksInvocations
    changes.everAsksInvocations = asksInvocations
    return changes
  }

  /// Notes which macros a file defines: an item that begins with such a name may be an invocation.
  public func noteMacros(of digest: FileDigest) {
    for name in digest.macros { note(name, Mark.isDefined) }
  }
}

// MARK: - As bytes

extension AskedNames.Notes {
  /// What was asked for, so that another process can read it; which names are macros' is left out, for that is known
  /// once the files are read.
  ///
  /// The names in the order they were noted, each as a byte that says what was asked, its spelling, and a line's end;
  /// before them a byte that says whether invocations were looked through.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = [asksInvocations ? 1 : 0]
    for (name, mark) in marks {
      let kept = mark & (AskedNames.Mark.macro | AskedNames.Mark.symbol)
      if kept == 0 { continue }
      bytes.append(kept)
      bytes += name.bytes
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Reads what was written; nil for anything else.
  public init?(bytes: [UInt8]) {
    guard let first = bytes.first, first <= 1, bytes.count == 1 || bytes.last == 0x0A else {
      return nil
    }
    self.init()
    asksInvocations = first == 1
    for line in bytes.dropFirst().split(separator: 0x0A) {
      guard let mark = line.first, (1...3).contains(mark), line.count > 1 else { return nil }
      marks.append((Name(bytes: line.dropFirst()), mark))
    }
  }
}
