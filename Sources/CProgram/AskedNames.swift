import CSyntax

/// The names that runs have asked files about, whatever the answer was.
///
/// A run depends on a file only through what the file says of these names, see ``FileDigest``. A class
/// because all programs over one ``OutlineStore`` note what they ask in it. It belongs to one worker.
public final class AskedNames {
  /// By the number of a name what is known of it: bits of `Mark`.
  private(set) var marks: [UInt8] = []
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
    fileprivate let marks: [UInt8]
    fileprivate let asksInvocations: Bool
  }

  /// All that is noted so far.
  public var notes: Notes { Notes(marks: marks, asksInvocations: asksInvocations) }

  /// Notes all that another worker's runs asked for.
  public func note(_ notes: Notes) {
    for (number, mark) in notes.marks.enumerated() where mark != 0 {
      if number >= marks.count || marks[number] & mark != mark { add(number, mark) }
    }
    if notes.asksInvocations { noteInvocations() }
  }

  @inline(__always)
  func note(_ name: Name, _ mark: UInt8) {
    let number = Int(name.number)
    if number < marks.count, marks[number] & mark != 0 { return }
    add(number, mark)
  }

  private func add(_ number: Int, _ mark: UInt8) {
    if number >= marks.count {
      let grown = max(number + 1, marks.count * 2, 1 << 12)
      marks += [UInt8](repeating: 0, count: grown - marks.count)
    }
    marks[number] |= mark
    edition += 1
  }

  /// Notes that all invocations of macros at file scope were looked through.
  func noteInvocations() {
    guard !asksInvocations else { return }
    asksInvocations = true
    edition += 1
  }

  /// Notes which macros a file defines: an item that begins with such a name may be an invocation.
  public func noteMacros(of digest: FileDigest) {
    for number in digest.macros
    where Int(number) >= marks.count || marks[Int(number)] & Mark.isDefined == 0 {
      add(Int(number), Mark.isDefined)
    }
  }
}
