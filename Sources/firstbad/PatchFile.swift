import Foundation
import Replay

/// Reads files with patches for commands.
enum PatchFile {
  /// Larger ones are refused.
  private static let limit = 64 << 20

  /// The bytes of a file, `-` being standard input, with the name that sentences call it by.
  static func read(_ path: String) throws -> (name: String, bytes: [UInt8]) {
    let name = path == "-" ? "standard input" : "'\(path)'"
    let bytes =
      path == "-"
      ? InputFile.bytes(FileHandle.standardInput, most: limit) : InputFile.bytes(path, most: limit)
    guard let bytes else {
      throw CommandFailure(.usage, "firstbad: cannot read the patch \(name)")
    }
    guard bytes.count <= limit else {
      throw CommandFailure(.usage, "firstbad: the patch \(name) has more than \(limit >> 20) MiB")
    }
    return (name, bytes)
  }

  /// Refuses standard input that is asked for twice: it can be read once.
  static func refuseTwice(_ paths: [String]) throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw CommandFailure(
        .usage, "firstbad: standard input can be one patch file, and is asked for twice")
    }
  }
}
