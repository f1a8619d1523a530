/// The architecture and the configuration under which the sources are read.
public struct Machine: Sendable {
  /// The architecture.
  public var arch: Located<Architecture>
  /// All CONFIG symbols given, those of a `.config` first, each name once.
  public var config: [ConfigEntry]
  /// The `.config` the scenario names, relative to the scenario.
  public var configFile: Located<String>?
  /// Directories of the tree searched for includes before the usual ones.
  public var include: [Located<String>]

  /// How many CONFIG symbols can be unknown: each doubles the replays.
  public static let unknownConfigLimit = 6

  /// The CONFIG symbols that are unknown: a replay is wanted for each as y and as n.
  public var unknownConfig: [ConfigEntry] { config.filter { $0.value == .unknown } }

  /// The machine with symbols set to something else, by their names without the prefix `CONFIG_`.
  public func setting(config values: [String: ConfigValue]) -> Machine {
    var machine = self
    for index in machine.config.indices {
      if let value = values[machine.config[index].name] { machine.config[index].value = value }
    }
    return machine
  }

  /// What a CONFIG symbol is set to, nil if the scenario does not speak of it.
  ///
  /// - Parameter name: The symbol, with or without the prefix `CONFIG_`.
  public func config(_ name: String) -> ConfigEntry? {
    let bare = name.hasPrefix("CONFIG_") ? String(name.dropFirst("CONFIG_".count)) : name
    return config.first { $0.name == bare }
  }
}

/// One CONFIG symbol and its value.
public struct ConfigEntry: Sendable, Hashable {
  /// The symbol without the prefix `CONFIG_`.
  public var name: String
  /// What it is set to.
  public var value: ConfigValue
  /// Whether a commit may lack the symbol; always so for what a `.config` says.
  public var isOptional: Bool
  /// Whether it was read from the `.config` and not from the scenario itself.
  public var isFromFile: Bool
  /// Where it is written; for entries of a `.config`, where the scenario names that file.
  public var origin: Origin
}

/// What a CONFIG symbol can be set to.
public enum ConfigValue: Sendable, Hashable {
  /// Built in: the macro is 1.
  case yes
  /// A module: the macro with the suffix `_MODULE` is 1.
  case module
  /// Not set: there is no macro.
  case no
  /// A number or a quoted string: the macro is this text, quotation marks included.
  case text(String)
  /// Nothing is known of it: it may be y or n. A module is not tried.
  case unknown

  /// Whether leaving it out says the same: a symbol that no Kconfig knows is not set.
  public var isEmpty: Bool { self == .no }
}

/// An architecture by the name people use, with the directory the kernel keeps it in.
public struct Architecture: Sendable, Hashable {
  /// The name as written in the scenario, such as `x86_64`.
  public let name: String
  /// The directory under `arch/`, such as `x86`.
  public let directory: String
  /// Bits of a pointer and of a `long`: 32 (ILP32) or 64 (LP64).
  public let pointerBits: Int

  /// The architecture of a name, nil if the name is not known.
  public init?(name: String) {
    guard let row = Self.table.first(where: { $0.name == name }) else { return nil }
    self.name = row.name
    directory = row.directory
    pointerBits = row.bits
  }

  /// All names that are known.
  public static var names: [String] { table.map(\.name) }

  /// Names that other projects have for them, in lower case.
  static let otherNames = [
    "aarch64": "arm64", "arm32": "arm", "armhf": "arm", "armv7": "arm", "armv7l": "arm",
    "amd64": "x86_64",
    "x64": "x86_64", "x86-64": "x86_64", "i586": "i386", "i686": "i386", "x86_32": "i386",
    "ppc64le": "ppc64",
    "powerpc64": "ppc64", "s390x": "s390", "mipsel": "mips", "loongarch64": "loongarch",
    "rv64": "riscv64",
  ]

  // Names that kernel people pass as ARCH=, and those of `uname -m` that the top Makefile maps.
  // A directory that serves both widths stands for the wider one, as its defconfigs do.
  private static let table: [(name: String, directory: String, bits: Int)] = [
    ("arm", "arm", 32), ("arm64", "arm64", 64), ("x86", "x86", 64), ("x86_64", "x86", 64),
    ("i386", "x86", 32), ("riscv", "riscv", 64), ("riscv64", "riscv", 64),
    ("riscv32", "riscv", 32), ("alpha", "alpha", 64), ("arc", "arc", 32), ("csky", "csky", 32),
    ("hexagon", "hexagon", 32), ("ia64", "ia64", 64), ("loongarch", "loongarch", 64),
    ("m68k", "m68k", 32), ("microblaze", "microblaze", 32), ("mips", "mips", 32),
    ("mips64", "mips", 64), ("nios2", "nios2", 32), ("openrisc", "openrisc", 32),
    ("parisc", "parisc", 32), ("parisc64", "parisc", 64), ("powerpc", "powerpc", 64),
    ("ppc64", "powerpc", 64), ("ppc", "powerpc", 32), ("s390", "s390", 64), ("sh", "sh", 32),
    ("sparc", "sparc", 32), ("sparc64", "sparc", 64), ("um", "um", 64), ("xtensa", "xtensa", 32),
  ]
}

/// A file that is searched for names, in the order written.
public struct SourceEntry: Sendable {
  /// The path in the tree.
  public var path: Located<String>
  /// Whether a commit may lack the file.
  public var isOptional: Bool
  /// The file is searched only where all of these hold.
  public var conditions: [Condition]
}
