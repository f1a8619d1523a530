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
  /// - Parameter limit: A file with more bytes is refused.
  /// - Throws: ``Trouble`` for a folder, and for whatever the system refuses to read.
  public static func read(_ path: String, limit: Int = 1 << 30) throws(Trouble) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw trouble(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw trouble(path) }
    guard status.st_size <= limit else { throw large(path, limit) }
    // A pipe's size is not known, and a file's may change meanwhile: one byte more tells.
    var bytes = try piece(descriptor, path, Int(status.st_size) + 1)
    while bytes.count > Int(status.st_size) {
      let next = try piece(descriptor, path, 1 << 16)
      if next.isEmpty { break }
      bytes += next
      guard bytes.count <= limit else { throw large(path, limit) }
    }
    return bytes
  }

  /// As many bytes as there are, up to a number.
  private static func piece(
    _ descriptor: Int32, _ path: String, _ size: Int
  ) throws(Trouble) -> [UInt8] {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { isWhole = false }
        guard got > 0 else { break }
        count += got
      }
    }
    guard isWhole else { throw trouble(path) }
    return bytes
  }

  private static func large(_ path: String, _ limit: Int) -> Trouble {
    Trouble(message: "'\(path)' has more than \(limit >> 20) MiB")
  }

  private static func trouble(_ path: String) -> Trouble {
    Trouble(message: "cannot read '\(path)': \(String(cString: strerror(errno)))")
  }
}
