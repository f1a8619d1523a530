import Foundation
import Scenarios
import SourceText
import Testing

/// Where things lie in the work tree, found from this file.
enum Places {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let scenarios =
    tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios")

  static func yamlFiles(in folder: URL) -> [YAMLFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
      YAMLFile(url: folder.appendingPathComponent($0))
    }
  }
}

/// A file that is one case of a test.
struct YAMLFile: CustomTestStringConvertible {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  func read(_ bytes: [UInt8]) -> ScenarioReader.Reading {
    ScenarioReader().read(path: url.lastPathComponent, bytes: bytes) { name in
      let file = url.deletingLastPathComponent().appendingPathComponent(name)
      return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }
  }
}

/// Reads a scenario written in a test.
func read(_ text: String) -> ScenarioReader.Reading {
  ScenarioReader().read(path: "t.yaml", bytes: Array(text.utf8)) { _ in nil }
}

@Suite struct ScenarioFiles {
  @Test(arguments: Places.yamlFiles(in: Places.scenarios))
  func theScenariosOfTheRepositoryReadWithoutADiagnostic(_ file: YAMLFile) throws {
    let reading = file.read(try file.bytes())
    #expect(reading.diagnostics.map(\.line) == [])
    let scenario = try #require(reading.scenario)
    #expect(scenario.name.value + ".yaml" == file.url.lastPathComponent)
    #expect(!scenario.links.isEmpty)
  }

  @Test(arguments: Places.yamlFiles(in: Places.tests.appendingPathComponent("Valid")))
  func aValidFileReadsWithoutAnError(_ file: YAMLFile) throws {
    let reading = file.read(try file.bytes())
    try expectDiagnostics(reading, of: file)
    #expect(reading.scenario != nil)
  }

  /// Each file says what is expected of it in comments: `# expect: LINE:COLUMN severity id: message`.
  @Test(arguments: Places.yamlFiles(in: Places.tests.appendingPathComponent("Invalid")))
  func anInvalidFileIsRefusedWithAllItsMistakes(_ file: YAMLFile) throws {
    let reading = file.read(try file.bytes())
    try expectDiagnostics(reading, of: file)
    #expect(reading.scenario == nil)
  }

  private func expectDiagnostics(_ reading: ScenarioReader.Reading, of file: YAMLFile) throws {
    let text = String(decoding: try file.bytes(), as: UTF8.self)
    let expected = text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "# expect: ").map { String(line[$0.upperBound...]) }
    }
    let found = reading.diagnostics.map { diagnostic in
      let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? "-"
      let elsewhere = diagnostic.path == file.url.lastPathComponent ? "" : "\(diagnostic.path):"
      return "\(elsewhere)\(place) \(diagnostic.severity) \(diagnostic.id): \(diagnostic.message)"
    }
    #expect(
      found.sorted() == expected.sorted(),
      "found:\n# expect: \(found.joined(separator: "\n# expect: "))")
  }
}
