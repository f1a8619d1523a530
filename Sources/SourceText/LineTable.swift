/// Where the lines of a file begin, so that an offset can be told as line and column.
///
/// Lines and columns count from 1, columns in bytes, as gcc and git count them. A line ends at a
/// newline byte; a carriage return belongs to its line.
public struct LineTable: Sendable, Equatable {
  /// The offset of the first byte of each line; never empty.
  public let starts: [Int]

  /// The number of bytes in the file.
  public let byteCount: Int

  /// Makes the table of the given bytes.
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 24)
    bytes.withUnsafeBytes { buffer in
      var index = 0
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      while index + 8 <= buffer.count {
        // Eight bytes at a time: the top bit of each is set where a newline stands.
        let word = UInt64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let differences = word ^ 0x0A0A_0A0A_0A0A_0A0A
        var newlines = ~((differences & low) &+ low | differences | low)
        while newlines != 0 {
          starts.append(index + newlines.trailingZeroBitCount / 8 + 1)
          newlines &= newlines &- 1
        }
        index += 8
      }
      while index < buffer.count {
        if buffer[index] == 0x0A { starts.append(index + 1) }
        index += 1
      }
    }
    self.starts = starts
    self.byteCount = bytes.count
  }

  /// The position of an offset; one past the end is legal and is where a missing token would stand.
  public func position(of offset: Int) -> SourcePosition {
    let line = self.line(of: offset)
    return SourcePosition(line: line, column: min(offset, byteCount) - starts[line - 1] + 1)
  }

  /// The line, from 1, in which the byte at the offset stands.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The offsets of one line, its newline left out; empty for a line that does not exist.
  public func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return byteCount..<byteCount }
    let start = starts[line - 1]
    let end = line < starts.count ? starts[line] - 1 : byteCount
    return start..<max(start, end)
  }
}

/// A place in a file as a person names it, both parts counting from 1.
public struct SourcePosition: Sendable, Hashable, Codable {
  /// The line, from 1.
  public var line: Int
  /// The column in bytes, from 1.
  public var column: Int

  /// Makes a position from its two parts.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
