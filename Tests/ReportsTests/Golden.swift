import Foundation
import Testing

/// Compares a text with the golden of a name, which stands beside the tests.
///
/// One that is missing is written and the test fails, so that nobody commits it unread; with
/// `FIRSTBAD_BLESS` set all are written anew.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent(name)
  let isBlessing = ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] != nil
  guard !isBlessing, let golden = try? Data(contentsOf: file) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    if !isBlessing {
      Issue.record("\(name) was missing and is written; read it", sourceLocation: sourceLocation)
    }
    return
  }
  let expected = String(decoding: golden, as: UTF8.self)
  if text != expected {
    let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { $0 != $1 }.map { "\n  is:        \($0)\n  should be: \($1)" } ?? ""
    Issue.record("\(name) differs\(first)", sourceLocation: sourceLocation)
  }
}
