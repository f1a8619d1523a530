import CProgram
import CSyntax
import Foundation
import Testing

/// Sources that `gcc -E` and the expander must make the same tokens of.
@Suite struct ExpansionTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Corpus/Expansion").standardized

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".c") }.sorted()

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 55)
  }

  @Test(arguments: cases) func gccExpandsToTheSameTokens(_ name: String) throws {
    let program = Program(
      store: try Self.store(), outlines: OutlineStore(),
      target: Target(
        architecture: try #require(Architecture(named: "x86_64")), configuration: nil),
      sources: [name], kept: { _ in nil })
    let unit = try #require(program.unit(at: name))
    let ours = unit.expandedTokens(includesFiles: true).map(\.text.spelling)
    let gcc = try Self.tokensOfGCC(name)
    #expect(!gcc.isEmpty)
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

  /// All files of the corpus, at their paths from its folder.
  private static func store() throws -> MemoryFileStore {
    let store = MemoryFileStore()
    for path in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
      guard let path = path as? String,
        let data = try? Data(contentsOf: folder.appendingPathComponent(path))
      else { continue }
      store.add(path, Array(data))
    }
    return store
  }

  private static func tokensOfGCC(_ name: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gcc")
    process.arguments = ["-E", "-P", "-w", "-std=gnu11", "-nostdinc", name]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return CSyntax.tokens(of: Array(data), file: 0, skippingDirectives: true).map(\.text.spelling)
  }
}
