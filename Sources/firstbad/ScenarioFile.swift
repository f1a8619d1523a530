import Foundation
import Scenarios
import SourceText

/// Reads scenario files for commands.
enum ScenarioFile {
  /// The scenario in a file, with whatever its reader had to say.
  static func read(_ path: String) throws -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    let url = URL(fileURLWithPath: path)
    guard let bytes = bytes(path) else {
      throw CommandFailure(
        .usage, "firstbad: cannot read the scenario '\(path)': \(reason(path))")
    }
    let folder = url.deletingLastPathComponent()
    let reading = ScenarioReader().read(path: path, bytes: bytes) { relative in
      (try? Data(contentsOf: folder.appendingPathComponent(relative))).map { Array($0) }
    }
    return (reading.scenario, reading.diagnostics)
  }

  /// The bytes of a file, which may be a pipe; no more than show that it is too large to be one.
  private static func bytes(_ path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    var bytes: [UInt8] = []
    while bytes.count <= ScenarioReader.byteLimit {
      do {
        // A pipe gives what it has.
        guard let more = try file.read(upToCount: ScenarioReader.byteLimit + 1 - bytes.count),
          !more.isEmpty
        else { return bytes }
        bytes += more
      } catch {
        return nil
      }
    }
    return bytes
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
