public import CMachine
import CLibrary
public import CProgram
public import CSyntax

/// What the kernel's functions outside the replayed sources mean.
///
/// A class because the machine holds it while models change what it has counted. The models of the
/// scenario come first, then the table; everything else is run from source.
public final class KernelEnvironment: Environment {
  private let ofScenario: [Name: Model]

  /// Makes an environment.
  ///
  /// - Parameter models: The scenario's own models, which stand before the table.
  public init(models: [String: Model] = [:]) {
    ofScenario = Dictionary(uniqueKeysWithValues: models.map { (Name($0.key), $0.value) })
  }

  /// The model of a name: the scenario's, else the table's, unless source goes before that.
  public func model(of name: Name) -> Model? {
    if let model = ofScenario[name] { return model }
    guard let entry = Self.entries[name], !entry.isWithoutSource else { return nil }
    return Model(note: entry.note, run: entry.run)
  }

  /// The table's model of a name where source goes before that, and tracepoints, which have no text
  /// definition anywhere: `TRACE_EVENT(foo, ...)` makes `trace_foo`.
  public func fallback(for name: Name) -> Model? {
    if let entry = Self.entries[name], entry.isWithoutSource {
      return Model(note: entry.note, run: entry.run)
    }
    let spelling = name.spelling
    guard spelling.hasPrefix("trace_") else { return nil }
    return Model(note: "a tracepoint: does nothing") { machine, call in
      ModelEntry.nothing(machine, call)
    }
  }

  /// How a name is kept as a call where a macro defines it, nil if macros decide.
  public static func kept(_ name: Name) -> KeptCall? {
    entries[name].flatMap { $0.isWithoutSource ? nil : $0.kept }
  }

  /// The whole table by family, for the page that lists it.
  public static var families: [ModelFamily] {
    table.map { title, entries in
      ModelFamily(
        title: title,
        rows: entries.map {
          .init(names: $0.names, note: $0.note, isWithoutSource: $0.isWithoutSource)
        })
    }
  }

  private static let table: [(String, [ModelEntry])] = [
    ("Locks and RCU", ModelEntry.locking),
    ("Reference counts", ModelEntry.references),
    ("Atomics", ModelEntry.atomics),
    ("Allocation", ModelEntry.allocation + ModelEntry.allocatedStrings),
    ("Tasks and processors", ModelEntry.processors),
    ("Messages", ModelEntry.logging),
    ("Warnings", ModelEntry.warnings),
    ("Bytes and strings", ModelEntry.bytes + ModelEntry.strings),
    ("User memory and pages", ModelEntry.userMemory + ModelEntry.pages),
    ("Registers of hardware", ModelEntry.registers),
    (
      "Searches and numbers in strings",
      ModelEntry.searches + ModelEntry.numbers + ModelEntry.division
    ),
    ("Ordering of memory", ModelEntry.ordering),
    ("Bits", ModelEntry.bits + ModelEntry.bitmaps),
    ("Xarrays and radix trees", ModelEntry.arrays + ModelEntry.arrayAllocation),
    ("Numbers given out", ModelEntry.identifiers),
    ("Trees and lists", ModelEntry.trees + ModelEntry.lists),
    ("Work for later", ModelEntry.deferred + ModelEntry.waiting),
  ]

  private static let entries: [Name: ModelEntry] = {
    var entries: [Name: ModelEntry] = [:]
    for entry in table.flatMap(\.1) {
      for name in entry.names { entries[Name(name)] = entry }
    }
    return entries
  }()
}

/// Models of one kind, as a page lists them.
public struct ModelFamily: Sendable {
  /// Names that mean the same, and one line on what.
  public struct Row: Sendable {
    /// The names of functions and macros.
    public let names: [String]
    /// What they do, and what is left out.
    public let note: String
    /// Whether source goes first: the model is for names that no source defines.
    public let isWithoutSource: Bool
  }

  /// What they are about.
  public let title: String
  /// The rows in the table's order.
  public let rows: [Row]
}

extension KernelEnvironment {
  /// Whether the model of a name makes memory, which the kernel's own function may fail to do.
  public static func allocates(_ name: Name) -> Bool { allocating.contains(name) }

  private static let allocating: Set<Name> = {
    let entries = ModelEntry.allocation + ModelEntry.allocatedStrings
    return Set(
      entries.filter { $0.kept.result == .pointer }.flatMap(\.names).map { Name($0) })
  }()
}
