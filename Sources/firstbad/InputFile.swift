import Foundation

/// A file that a command reads, which may be a pipe, and need not have an end.
enum InputFile {
  /// The bytes of a file, at most so many and one more, which shows that it is longer; nil if it cannot be read.
  static func bytes(_ path: String, most limit: Int) -> [UInt8]? {
    FileHandle(forReadingAtPath: path).flatMap { bytes($0, most: limit) }
  }

  /// The same of a file that is open.
  static func bytes(_ file: FileHandle, most limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      do {
        // A pipe gives what it has.
        guard let more = try file.read(upToCount: limit + 1 - bytes.count), !more.isEmpty else {
          return bytes
        }
        bytes += more
      } catch {
        return nil
      }
    }
    return bytes
  }
}
