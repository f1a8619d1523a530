import Glibc

/// The few reads of plain files in a git directory that the library does not do for us.
enum FileBytes {
  /// Tells whether there is anything at the path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// The whole file, or nil where it is absent.
  ///
  /// - Throws: `failed` if it is there and cannot be read: a shallow file that is passed over would
  ///   silently change history.
  static func read(_ path: String) throws(GitError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw systemFailure("open", path)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw systemFailure("read", path)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Up to `count` bytes from an offset, fewer at the end of the file; nil where it cannot be read.
  static func read(_ path: String, at offset: Int, count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = pread(file, &bytes, count, offset)
    return got < 0 ? nil : Array(bytes[..<got])
  }

  /// The names in a folder, sorted; nil where there is no such folder.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func systemFailure(_ operation: String, _ path: String) -> GitError {
    GitError(
      .failed, operation: operation, "\(path) cannot be read: \(String(cString: strerror(errno)))")
  }
}
