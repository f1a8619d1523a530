import Foundation

/// A temporary folder that goes when the test lets it go.
public final class Folder: Sendable {
  /// Its path.
  public let path: String

  /// Makes one.
  public init() throws {
    path = NSTemporaryDirectory() + "firstbad-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something inside.
  public func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Makes a file of text, and the folders it lies in.
  public func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  /// Makes a file, and the folders it lies in.
  public func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Object files are read-only; a damaged one takes the place of the old.
    try? FileManager.default.removeItem(at: file)
    try Data(bytes).write(to: file)
  }

  /// The bytes of a file.
  public func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: self(name))))
  }

  /// Every file under the folder with its bytes, every link with its target, every folder.
  public func snapshot() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let manager = FileManager.default
    for name in try manager.subpathsOfDirectory(atPath: path) {
      let attributes = try manager.attributesOfItem(atPath: self(name))
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory: found[name + "/"] = []
      case .typeSymbolicLink:
        found[name] = Array(try manager.destinationOfSymbolicLink(atPath: self(name)).utf8)
      default: found[name] = try bytes(name)
      }
    }
    return found
  }
}
