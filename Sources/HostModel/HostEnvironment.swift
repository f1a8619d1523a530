import CLibrary
public import CMachine
import CProgram
public import CSyntax

/// The C library as a self-contained program needs it (C11 7): what it prints, what it allocates, how it ends.
///
/// A class because models change what it counted. A function that the program defines itself is run from its
/// source; the table below stands for what it does not define.
public final class HostEnvironment: Environment {
  /// The status the program ended with by `exit`, nil as long as it did not.
  public internal(set) var exitStatus: Int?
  /// What is called at the end of the program, the first registered last.
  var exitFunctions: [Callable] = []
  private let write: (Stream, [UInt8]) -> Void

  /// Where output goes.
  public enum Stream: Sendable {
    /// `stdout`.
    case output
    /// `stderr`.
    case error
  }

  /// Makes an environment that gives what the program prints to a closure, as it is printed.
  public init(write: @escaping (Stream, [UInt8]) -> Void) {
    self.write = write
  }

  /// Nothing: the program's own functions come first.
  public func model(of name: Name) -> Model? { nil }

  /// The library's function of a name that the program does not define.
  public func fallback(for name: Name) -> Model? {
    Self.entries[name].map { Model(note: $0.note, run: $0.run) }
  }

  func print(_ bytes: [UInt8], to stream: Stream) { write(stream, bytes) }

  /// The whole table by family.
  static let table: [(title: String, entries: [ModelEntry])] = [
    ("Output", ModelEntry.output),
    ("Bytes and strings", ModelEntry.bytes + ModelEntry.strings),
    ("Allocation and the end", ModelEntry.process),
    ("Numbers", ModelEntry.numbers),
  ]

  private static let entries: [Name: ModelEntry] = {
    var entries: [Name: ModelEntry] = [:]
    for entry in table.flatMap(\.entries) {
      for name in entry.names { entries[Name(name)] = entry }
    }
    return entries
  }()
}

extension Machine {
  /// The environment, if it is this one.
  var host: HostEnvironment? { environment as? HostEnvironment }
}
