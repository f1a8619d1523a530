import CProgram
import CSyntax
import Foundation
import Testing
import Workbench

/// Sources that `gcc -E` and the expander must make the same tokens of.
///
/// Those in `Kernel` are read as a kernel's are: under a CONFIG, which their first line gives, with the
/// files that stand before every source and the kernel's folders of headers.
@Suite struct ExpansionTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Corpus/Expansion").standardized
  static let kernelFolder = folder.appendingPathComponent("Kernel")
  static let includeFolders = ["inc", "next", "last"]

  static let cases = sources(in: folder)
  static let kernelCases = sources(in: kernelFolder)

  private static func sources(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".c") }.sorted()
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 150)
    #expect(Self.kernelCases.count >= 8)
  }

  @Test(arguments: cases) func gccExpandsToTheSameTokens(_ name: String) throws {
    let options = Self.includeFolders.map { "-I\($0)" }
    try Self.compare(
      name, in: Self.folder, configuration: nil, includeFolders: Self.includeFolders,
      options: options)
  }

  @Test(arguments: kernelCases) func gccExpandsToTheSameTokensUnderAConfig(_ name: String) throws {
    let file = Self.kernelFolder.appendingPathComponent(name)
    let line = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first
    let symbols = try #require(line?.split(separator: " ").dropFirst(2))
    try #require(line?.hasPrefix("// config: ") == true && !symbols.isEmpty)
    var configuration = Configuration()
    var options = ["-D__KERNEL__"]
    for symbol in symbols {
      let parts = symbol.split(separator: "=", maxSplits: 1).map(String.init)
      let value = Self.value(parts[1])
      configuration.values[parts[0]] = value
      switch value {
      case .yes: options.append("-DCONFIG_\(parts[0])=1")
      case .module: options.append("-DCONFIG_\(parts[0])_MODULE=1")
      case .no: break
      case .text(let text): options.append("-DCONFIG_\(parts[0])=\(text)")
      }
    }
    // What the architecture decides need not be said.
    for symbol in ["64BIT", "X86", "X86_64"] where configuration.values[symbol] == nil {
      options.append("-DCONFIG_\(symbol)=1")
    }
    options += ["arch/x86/include", "include", "arch/x86/include/uapi", "include/uapi"]
      .map { "-I\($0)" }
    for header in ["compiler-version", "kconfig", "compiler_types"] {
      options += ["-include", "linux/\(header).h"]
    }
    try Self.compare(
      name, in: Self.kernelFolder, configuration: configuration, includeFolders: [],
      options: options)
  }

  private static func value(_ text: String) -> Configuration.Value {
    switch text {
    case "y": .yes
    case "m": .module
    case "n": .no
    default: .text(text)
    }
  }

  private static func compare(
    _ name: String, in folder: URL, configuration: Configuration?, includeFolders: [String],
    options: [String]
  ) throws {
    let program = Program(
      store: try store(folder), outlines: OutlineStore(),
      target: Target(
        architecture: try #require(Architecture(named: "x86_64")), configuration: configuration,
        includeFolders: includeFolders),
      sources: [name], kept: { _ in nil })
    let unit = try #require(program.unit(at: name))
    let ours = unit.expandedTokens(includesFiles: true).map(\.text.spelling)
    let gcc = try tokensOfGCC(name, in: folder, options)
    #expect(!gcc.isEmpty)
    #expect(program.notes.isEmpty && program.limitMet == nil)
    if ours != gcc {
      let place = zip(ours, gcc).prefix { $0 == $1 }.count
      let from = max(0, place - 5)
      Issue.record(
        """
        \(name), token \(place): \(ours.dropFirst(from).prefix(14).joined(separator: " "))
        gcc says:  \(gcc.dropFirst(from).prefix(14).joined(separator: " "))
        """)
    }
  }

  /// All files of a folder, at their paths from it.
  private static func store(_ folder: URL) throws -> MemoryFileStore {
    let store = MemoryFileStore()
    for path in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      guard let path = path as? String,
        let data = try? Data(contentsOf: folder.appendingPathComponent(path))
      else { continue }
      store.add(path, Array(data))
    }
    return store
  }

  private static func tokensOfGCC(
    _ name: String, in folder: URL, _ options: [String]
  ) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments = ["-E", "-P", "-w", "-std=gnu11", "-nostdinc"] + options + [name]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.start()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // What gcc refuses has no meaning to agree on.
    #expect(process.terminationStatus == 0, "gcc refuses \(name)")
    // gcc leaves pragmas in its output; any other `#` in it came out of a macro and is a token.
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
      .filter { !$0.starts(with: Data("#pragma".utf8)) && !$0.starts(with: Data("#ident".utf8)) }
    let text = Array(lines.joined(separator: [0x0A]))
    return CSyntax.tokens(of: text, file: 0, skippingDirectives: false).map(\.text.spelling)
  }
}
