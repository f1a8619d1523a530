/// What the architecture decides about C: sizes, signs, header folders, predefined macros.
///
/// The sizes are those of each architecture's psABI as gcc implements it; the macros are the part of
/// `gcc -dM -E` that kernel headers ask for.
public struct Architecture: Sendable, Hashable {
  /// Whether two are the same architecture with the same data model.
  public static func == (a: Architecture, b: Architecture) -> Bool {
    a.name == b.name && a.pointerSize == b.pointerSize
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(pointerSize)
  }

  /// The kernel's name for it: the folder under `arch/`.
  public let name: String
  /// Bytes in a pointer and in a `long`: 4 for ILP32, 8 for LP64.
  public let pointerSize: Int
  /// Whether plain `char` is signed.
  public let isCharSigned: Bool
  /// Whether the most significant byte comes first.
  public let isBigEndian: Bool
  /// The alignment of `long long` and `double`: 4 on i386, 8 elsewhere.
  public let longLongAlignment: Int
  /// The alignment that `__attribute__((aligned))` without a number asks for.
  public let largestAlignment: Int
  /// Whether unnamed bit-fields align the record as named ones do (AAPCS 7.1.7.5); else they only
  /// take room.
  public let unnamedBitsAlign: Bool
  /// The macros that the compiler predefines for it, with their values.
  let macros: [(String, String)]

  /// The architecture with a kernel name, or one of the usual other names; nil if it is not known.
  public init?(named name: String) {
    guard let known = Self.all[name] else { return nil }
    self = known
  }

  /// All names that are understood, sorted.
  public static var names: [String] { all.keys.sorted() }

  private init(
    _ name: String, pointer: Int, charSigned: Bool, bigEndian: Bool = false, longLong: Int = 8,
    largest: Int = 16, unnamedBitsAlign: Bool = false,
    _ macros: [(String, String)]
  ) {
    self.name = name
    pointerSize = pointer
    isCharSigned = charSigned
    isBigEndian = bigEndian
    longLongAlignment = longLong
    largestAlignment = largest
    self.unnamedBitsAlign = unnamedBitsAlign
    self.macros = macros
  }

  private static let all: [String: Architecture] = {
    let arm = Architecture(
      "arm", pointer: 4, charSigned: false, largest: 8, unnamedBitsAlign: true,
      [
        ("__arm__", "1"), ("__ARMEL__", "1"), ("__ARM_EABI__", "1"), ("__ARM_ARCH", "7"),
        ("__LINUX_ARM_ARCH__", "7"), ("__ARM_ARCH_7A__", "1"), ("__thumb2__", "1"),
      ])
    let arm64 = Architecture(
      "arm64", pointer: 8, charSigned: false, unnamedBitsAlign: true,
      [("__aarch64__", "1"), ("__AARCH64EL__", "1"), ("__ARM_ARCH", "8")])
    let x86 = Architecture(
      "x86", pointer: 8, charSigned: true,
      [("__x86_64__", "1"), ("__x86_64", "1"), ("__amd64__", "1"), ("__k8", "1")])
    let i386 = Architecture(
      "x86", pointer: 4, charSigned: true, longLong: 4,
      [
        ("__i386__", "1"), ("__i386", "1"), ("i386", "1"), ("_ILP32", "1"), ("__ILP32__", "1"),
      ])
    let riscv = Architecture(
      "riscv", pointer: 8, charSigned: false, [("__riscv", "1"), ("__riscv_xlen", "64")])
    let powerpc = Architecture(
      "powerpc", pointer: 8, charSigned: false,
      [("__powerpc__", "1"), ("__powerpc64__", "1"), ("__PPC64__", "1"), ("_CALL_ELF", "2")])
    let s390 = Architecture(
      "s390", pointer: 8, charSigned: false, bigEndian: true, largest: 8,
      [("__s390__", "1"), ("__s390x__", "1")])
    let mips = Architecture(
      "mips", pointer: 4, charSigned: true, largest: 8, [("__mips__", "1"), ("__MIPSEL__", "1")])
    let loongarch = Architecture(
      "loongarch", pointer: 8, charSigned: true,
      [("__loongarch__", "1"), ("__loongarch64", "1"), ("__loongarch_grlen", "64")])
    return [
      "arm": arm, "arm64": arm64, "aarch64": arm64, "x86": x86, "x86_64": x86, "i386": i386,
      "riscv": riscv, "riscv64": riscv, "powerpc": powerpc, "s390": s390, "mips": mips,
      "loongarch": loongarch,
    ]
  }()
}

/// A choice of CONFIG symbols, as a `.config` file makes it.
public struct Configuration: Sendable, Hashable {
  /// The value of each symbol that was given, without the `CONFIG_` prefix.
  public var values: [String: Value]

  /// Makes a configuration.
  public init(_ values: [String: Value] = [:]) {
    self.values = values
  }

  /// Makes a configuration of symbols with what stands behind the `=` of a `.config`; the last value of a symbol counts.
  public init(settings: [(name: String, value: String)]) {
    var values: [String: Value] = [:]
    for setting in settings {
      switch setting.value {
      case "y": values[setting.name] = .yes
      case "m": values[setting.name] = .module
      case "n": values[setting.name] = .no
      default: values[setting.name] = .text(setting.value)
      }
    }
    self.init(values)
  }

  /// With what the architecture leaves no choice about: how wide it is, and which x86.
  ///
  /// A kernel that is read as a 32-bit one with pointers of 64 bits is none that anybody builds.
  func completed(for architecture: Architecture) -> Configuration {
    let isWide = architecture.pointerSize == 8
    var decided: [String: Bool] = ["64BIT": isWide]
    if architecture.name == "x86" {
      decided["X86"] = true
      decided["X86_64"] = isWide
      decided["X86_32"] = !isWide
    }
    var completed = self
    for (symbol, isSet) in decided where values[symbol] == nil {
      completed.values[symbol] = isSet ? .yes : .no
    }
    return completed
  }

  /// The value of one symbol (Documentation/kbuild/kconfig-language.rst).
  public enum Value: Sendable, Hashable {
    /// `y`: the macro is 1.
    case yes
    /// `m`: the macro with `_MODULE` added is 1.
    case module
    /// `n` or `is not set`: no macro.
    case no
    /// A number or a quoted string: the macro is that text.
    case text(String)
  }
}

/// What a program is read under: the architecture, the CONFIG, extra include folders, and how the
/// compiler is called.
public struct Target: Sendable, Hashable {
  /// The architecture.
  public var architecture: Architecture
  /// The CONFIG symbols that are given; nil outside a kernel.
  public var configuration: Configuration?
  /// Folders searched after the kernel's own.
  public var includeFolders: [String]

  /// Makes a target.
  public init(
    architecture: Architecture, configuration: Configuration?, includeFolders: [String] = []
  ) {
    self.architecture = architecture
    self.configuration = configuration?.completed(for: architecture)
    self.includeFolders = includeFolders
  }

  /// The folders in which `#include <...>` is looked for, in order (the kernel's top `Makefile`,
  /// LINUXINCLUDE); generated headers do not exist in git.
  var angledFolders: [String] {
    guard configuration != nil else { return includeFolders }
    let arch = "arch/\(architecture.name)/include"
    return [arch, "include", "\(arch)/uapi", "include/uapi"] + includeFolders
  }

  /// The file that stands before the first line of every source: what the compiler predefines, what
  /// the kernel's Makefile gives by `-D` and `-include`, and the CONFIG macros of `autoconf.h`.
  func prelude(isCharSigned: Bool) -> [UInt8] {
    var lines: [String] = []
    func define(_ name: String, _ value: String) { lines.append("#define \(name) \(value)") }
    define("__GNUC__", "12")
    define("__GNUC_MINOR__", "2")
    define("__GNUC_PATCHLEVEL__", "0")
    define("__STDC__", "1")
    define("__STDC_VERSION__", "201112L")
    define("__STDC_HOSTED__", "1")
    define("__CHAR_BIT__", "8")
    define("__VERSION__", "\"12.2.0\"")
    for name in Self.systemMacros { define(name, "1") }
    let wide = architecture.pointerSize == 8
    define("__SIZEOF_POINTER__", "\(architecture.pointerSize)")
    define("__SIZEOF_LONG__", "\(architecture.pointerSize)")
    define("__SIZEOF_SIZE_T__", "\(architecture.pointerSize)")
    define("__SIZEOF_INT__", "4")
    define("__SIZEOF_SHORT__", "2")
    define("__SIZEOF_LONG_LONG__", "8")
    for (name, value) in architecture.integerMacros(hasShortWideCharacters: configuration != nil) {
      define(name, value)
    }
    define("__ORDER_LITTLE_ENDIAN__", "1234")
    define("__ORDER_BIG_ENDIAN__", "4321")
    define(
      "__BYTE_ORDER__",
      architecture.isBigEndian ? "__ORDER_BIG_ENDIAN__" : "__ORDER_LITTLE_ENDIAN__")
    if wide {
      define("__LP64__", "1")
      define("_LP64", "1")
      define("__SIZEOF_INT128__", "16")
    }
    if !isCharSigned { define("__CHAR_UNSIGNED__", "1") }
    for (name, value) in architecture.macros { define(name, value) }
    if let configuration {
      define("__KERNEL__", "1")
      define("__OPTIMIZE__", "1")
      define("KBUILD_MODNAME", "\"firstbad\"")
      define("KBUILD_BASENAME", "\"firstbad\"")
      define("KBUILD_MODFILE", "\"firstbad\"")
      define("CC_USING_FENTRY", "1")
      lines.append(contentsOf: Self.configLines(configuration))
      // By their places, as the top Makefile (USERINCLUDE) and scripts/Makefile.lib say.
      lines.append("#include \"include/linux/compiler-version.h\"")
      lines.append("#include \"include/linux/kconfig.h\"")
      lines.append("#include \"include/linux/compiler_types.h\"")
    } else {
      lines.append(contentsOf: Self.atomicMacros)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// What the compiler says of the system; `linux` and `unix`, too, since the kernel is compiled as gnu11.
  private static let systemMacros = [
    "linux", "__linux", "__linux__", "__gnu_linux__", "unix", "__unix", "__unix__", "__ELF__",
  ]

  /// Atomic operations of the compiler's own, as plain accesses.
  ///
  /// A run has one thread, and the kernel has its own (gcc manual, "__atomic Builtins", "__sync Builtins").
  private static let atomicMacros: [String] = {
    var lines: [String] = []
    func define(_ head: String, _ body: String) { lines.append("#define \(head) \(body)") }
    let orders = ["RELAXED", "CONSUME", "ACQUIRE", "RELEASE", "ACQ_REL", "SEQ_CST"]
    for (number, order) in orders.enumerated() { define("__ATOMIC_\(order)", "\(number)") }
    define("__atomic_load_n(p, m)", "(*(p))")
    define("__atomic_load(p, to, m)", "((void)(*(to) = *(p)))")
    define("__atomic_store_n(p, v, m)", "((void)(*(p) = (v)))")
    define("__atomic_store(p, v, m)", "((void)(*(p) = *(v)))")
    define("__atomic_exchange_n(p, v, m)", "__sync_lock_test_and_set(p, v)")
    define("__atomic_exchange(p, v, to, m)", "((void)(*(to) = __sync_lock_test_and_set(p, *(v))))")
    define(
      "__atomic_compare_exchange_n(p, e, v, w, s, f)",
      "({ __auto_type __p = (p); __auto_type __e = (e); _Bool __s = *__p == *__e; "
        + "if (__s) *__p = (v); else *__e = *__p; __s; })")
    define(
      "__atomic_compare_exchange(p, e, v, w, s, f)",
      "__atomic_compare_exchange_n(p, e, *(v), w, s, f)")
    define("__atomic_test_and_set(p, m)", "((_Bool)__sync_lock_test_and_set((char *)(p), 1))")
    define("__atomic_clear(p, m)", "((void)(*(char *)(p) = 0))")
    for fence in ["__atomic_thread_fence(m)", "__atomic_signal_fence(m)", "__sync_synchronize()"] {
      define(fence, "((void)0)")
    }
    define("__atomic_always_lock_free(n, p)", "1")
    define("__atomic_is_lock_free(n, p)", "1")
    let operators = [
      ("add", "__o + (v)"), ("sub", "__o - (v)"), ("and", "__o & (v)"), ("or", "__o | (v)"),
      ("xor", "__o ^ (v)"), ("nand", "~(__o & (v))"),
    ]
    for (name, changed) in operators {
      let old = "({ __auto_type __p = (p); __auto_type __o = *__p; *__p = \(changed); __o; })"
      let new = "({ __auto_type __p = (p); __auto_type __o = *__p; *__p = \(changed); })"
      define("__atomic_fetch_\(name)(p, v, m)", old)
      define("__atomic_\(name)_fetch(p, v, m)", new)
      define("__sync_fetch_and_\(name)(p, v, ...)", old)
      define("__sync_\(name)_and_fetch(p, v, ...)", new)
    }
    define(
      "__sync_lock_test_and_set(p, v, ...)",
      "({ __auto_type __p = (p); __auto_type __o = *__p; *__p = (v); __o; })")
    define("__sync_lock_release(p, ...)", "((void)(*(p) = 0))")
    define(
      "__sync_val_compare_and_swap(p, e, v, ...)",
      "({ __auto_type __p = (p); __auto_type __o = *__p; if (__o == (e)) *__p = (v); __o; })")
    define(
      "__sync_bool_compare_and_swap(p, e, v, ...)",
      "({ __auto_type __p = (p); _Bool __s = *__p == (e); if (__s) *__p = (v); __s; })")
    return lines
  }()

  private static func configLines(_ configuration: Configuration) -> [String] {
    configuration.values.sorted { $0.key < $1.key }.compactMap { name, value in
      switch value {
      case .yes: "#define CONFIG_\(name) 1"
      case .module: "#define CONFIG_\(name)_MODULE 1"
      case .no: nil
      case .text(let text): "#define CONFIG_\(name) \(text)"
      }
    }
  }
}
