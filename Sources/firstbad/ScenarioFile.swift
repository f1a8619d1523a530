import Foundation
import Scenarios
import SourceText

/// Reads scenario files for commands.
enum ScenarioFile {
  /// The scenario in a file, with whatever its reader had to say.
  static func read(_ path: String) throws -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    let url = URL(fileURLWithPath: path)
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: url))
    } catch {
      throw CommandFailure(
        .usage, "firstbad: cannot read the scenario '\(path)': \(reason(path))")
    }
    let folder = url.deletingLastPathComponent()
    let reading = ScenarioReader().read(path: path, bytes: bytes) { relative in
      (try? Data(contentsOf: folder.appendingPathComponent(relative))).map { Array($0) }
    }
    return (reading.scenario, reading.diagnostics)
  }

  private static func reason(_ path: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "there is no such file"
    }
    return isFolder.boolValue ? "it is a folder" : "it is not readable"
  }

  /// The scenario in a file; its mistakes, all at once, end the command.
  static func load(_ path: String) throws -> Scenario {
    let (scenario, diagnostics) = try read(path)
    guard let scenario else {
      throw CommandFailure(.usage, lines: diagnostics.map(\.line))
    }
    for diagnostic in diagnostics { Output.complain(diagnostic.line) }
    return scenario
  }
}
