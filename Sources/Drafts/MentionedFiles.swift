/// The C files that a report speaks of, which tell functions of one name apart.
struct MentionedFiles {
  /// The paths as they stand in the report, whole or their ends, in its order.
  private var paths: [String] = []

  /// How many are kept.
  private static let limit = 64

  /// - Parameter first: A path that comes before those of the report.
  init(in report: [UInt8], first: String? = nil) {
    if let first { paths.append(first) }
    for word in report.split(whereSeparator: { !Self.isOfPath($0) }) where paths.count < Self.limit
    {
      var word = word
      while let last = word.last, last == UInt8(ascii: ".") { word.removeLast() }
      guard word.count > 2, word.suffix(2).elementsEqual(".c".utf8) else { continue }
      let path = String(decoding: word, as: UTF8.self)
      if !paths.contains(path) { paths.append(path) }
    }
  }

  /// Which of some files is meant: the only one that the first of the paths to fit any of them fits.
  func chosen(of files: [String]) -> String? {
    for path in paths {
      let fitting = files.filter { Self.fits($0, path) }
      if !fitting.isEmpty { return fitting.count == 1 ? fitting[0] : nil }
    }
    return nil
  }

  /// Whether one of two paths is the end of the other: a report may leave out folders, or have those of a build before it.
  private static func fits(_ file: String, _ path: String) -> Bool {
    file == path || file.hasSuffix("/" + path) || path.hasSuffix("/" + file)
  }

  private static func isOfPath(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x2D...0x39).contains(byte) || byte == 0x5F
      || byte == 0x2B
  }
}
