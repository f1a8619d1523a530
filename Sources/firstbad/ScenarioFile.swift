import Foundation
import Scenarios
import SourceText

/// Reads scenario files for commands.
enum ScenarioFile {
  /// The scenario in a file, with whatever its reader had to say.
  static func read(_ path: String) throws -> ScenarioReader.Reading {
    try readWhole(path).reading
  }

  /// The same, with all that it was read from: paths and the bytes of files, its own first.
  private static func readWhole(
    _ path: String
  ) throws -> (reading: ScenarioReader.Reading, parts: [[UInt8]]) {
    let url = URL(fileURLWithPath: path)
    guard let bytes = InputFile.bytes(path, most: ScenarioReader.byteLimit) else {
      throw CommandFailure(
        .usage, "firstbad: cannot read the scenario '\(path)': \(reason(path))")
    }
    let folder = url.deletingLastPathComponent()
    var parts = [Array(path.utf8), bytes]
    let reading = ScenarioReader().read(path: path, bytes: bytes) { relative in
      let found = (try? Data(contentsOf: folder.appendingPathComponent(relative))).map { Array($0) }
      parts += [Array(relative.utf8), found ?? []]
      return found
    }
    return (reading, parts)
  }

  private static func reason(_ path: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "there is no such file"
    }
    return isFolder.boolValue ? "it is a folder" : "it is not readable"
  }

  /// The scenario in a file; its mistakes, all at once, end the command.
  static func load(_ path: String) throws -> Scenario { try loadWhole(path).scenario }

  /// The same, with all that it was read from: paths and the bytes of files, its own first.
  static func loadWhole(_ path: String) throws -> (scenario: Scenario, parts: [[UInt8]]) {
    let (reading, parts) = try readWhole(path)
    guard let scenario = reading.scenario else {
      throw CommandFailure(.usage, lines: reading.diagnostics.map(\.line))
    }
    for diagnostic in reading.diagnostics { Output.complain(diagnostic.line) }
    return (scenario, parts)
  }

  /// The same of several files, no two of which may have one name: a table could not tell them apart.
  static func loadWhole(
    all paths: [String]
  ) throws -> [(scenario: Scenario, parts: [[UInt8]])] {
    var loaded: [(scenario: Scenario, parts: [[UInt8]])] = []
    for path in paths {
      let next = try loadWhole(path)
      if let same = loaded.firstIndex(where: { $0.scenario.name.value == next.scenario.name.value })
      {
        throw CommandFailure(
          .usage,
          "firstbad: '\(paths[same])' and '\(path)' are both scenarios named "
            + "'\(next.scenario.name.value)'")
      }
      loaded.append(next)
    }
    return loaded
  }
}
