import Glibc

/// A file of the user's disk, read whole.
public enum DiskFile {
  /// Why a file cannot be read.
  public struct Trouble: Error, Sendable {
    /// One sentence without a full stop.
    public let message: String
  }

  /// The bytes of a file, a pipe or a device; nil if there is nothing at the path.
  ///
  /// - Parameter limit: More bytes than this are not read: the file is refused.
  /// - Throws: ``Trouble`` for a folder, and for whatever the system refuses to read.
  public static func read(_ path: String, limit: Int = 64 << 20) throws(Trouble) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Trouble(message: "cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Trouble(message: "cannot read '\(path)': \(String(cString: strerror(errno)))")
      }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else {
        throw Trouble(message: "'\(path)' has more than \(limit >> 20) MiB")
      }
    }
  }
}
