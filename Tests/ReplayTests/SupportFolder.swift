import Foundation

/// A temporary folder that goes when the test lets it go.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "firstbad-replay-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something inside.
  func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// The top of the package, where `Scenarios/` is.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
