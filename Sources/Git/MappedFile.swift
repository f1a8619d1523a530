import Glibc

/// A file that stands in memory, read-only, as long as this object lives.
///
/// A class, because the mapping has to go exactly once, and whoever looks into it keeps it. Git never
/// writes into the files it is used for: a new one takes the place of the old.
final class MappedFile: Sendable {
  /// Where it begins; kept as a number, since what never changes may be read by every thread.
  private let address: UInt
  /// How many bytes there are.
  let count: Int
  /// The number by which the system knows the file.
  let inode: UInt64
  /// When it was last written, in nanoseconds since 1970.
  let modified: Int64

  /// The bytes; whoever keeps them keeps the object.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }

  /// Maps a whole file; nil where there is none.
  ///
  /// - Throws: `failed` if it is there and cannot be read.
  init?(_ path: String) throws(GitError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw MappedFile.failure("open", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw MappedFile.failure("fstat", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GitError(.failed, operation: "open", "\(path) is not a file")
    }
    count = max(0, Int(status.st_size))
    inode = UInt64(status.st_ino)
    let (seconds, isFar) = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(
      by: 1_000_000_000)
    modified = isFar ? Int64.max : seconds &+ Int64(status.st_mtim.tv_nsec)
    guard count > 0 else {
      address = 0
      return
    }
    guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), mapped != MAP_FAILED
    else { throw MappedFile.failure("mmap", path) }
    address = UInt(bitPattern: mapped)
  }

  /// Tells the system that what was read is not needed in memory for now; it comes back when it is read again.
  func giveBack() {
    if let mapped = UnsafeMutableRawPointer(bitPattern: address) {
      _ = madvise(mapped, count, MADV_DONTNEED)
    }
  }

  deinit {
    if let mapped = UnsafeMutableRawPointer(bitPattern: address) { munmap(mapped, count) }
  }

  private static func failure(_ operation: String, _ path: String) -> GitError {
    GitError(
      .failed, operation: operation, "\(path) cannot be read: \(String(cString: strerror(errno)))")
  }
}
