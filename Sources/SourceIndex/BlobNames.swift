// How to read this file: the names of one blob as bytes, in the order in which they stand:
//
//     names = count {entry}
//     entry = place shared length {byte}
//
// `place` is the folded difference to the line before, and in its lower four bits the kind and whether a
// conditional stands around it. A name shares its first bytes with the name before it, and only the others
// are written; headers of registers, which are most of a kernel's names, shrink to a third by that. All
// numbers are as Varints.swift says. Looking a name up reads the blob's bytes once and builds no name: it
// is enough to know in how many bytes the name before agreed with the one that is looked for.

public import Cache
public import CSyntax
import SourceText

/// What an index keeps of each blob: made of its outline alone, and written as bytes.
public protocol BlobPart: Sendable {
  /// Under which kind it is kept. The version rises with every change of what is made or how it is written.
  static var kind: CacheKind { get }
  /// Makes it of an outline.
  init(_ outline: FileOutline)
  /// Reads what was written; nil for anything else.
  init?(encoded: [UInt8])
  /// As it is written.
  var encoded: [UInt8] { get }
}

/// The top-level names of one blob.
public struct BlobNames: BlobPart, Hashable {
  /// One name at one place.
  public struct Entry: Sendable, Hashable {
    /// The name.
    public let name: [UInt8]
    /// What it seems to be there.
    public let place: Place
  }

  /// One place of a name.
  public struct Place: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// What the name seems to be.
    public let kind: CSyntax.Entry.Kind
    /// Whether a conditional stands around it that may take it away; an include guard does not.
    public let isConditional: Bool
  }

  /// Under which kind names are kept; a test knows when the version has to rise.
  public static let kind = CacheKind("names", version: 1)

  /// As they are written.
  public let encoded: [UInt8]

  /// Takes the names of an outline.
  public init(_ outline: FileOutline) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 + outline.entries.count * 12)
    bytes.append(varint: outline.entries.count)
    let starts = outline.lines.starts
    let guardBranch: Int32 = outline.guardMacro == nil ? -1 : 0
    var index = 0
    var line = 0
    var previous: ArraySlice<UInt8> = []
    for entry in outline.entries {
      let token = outline.tokens[Int(entry.token)]
      let offset = Int(token.start)
      if starts[index] > offset { index = outline.lines.line(of: offset) - 1 }
      while index + 1 < starts.count, starts[index + 1] <= offset { index += 1 }
      let isConditional = entry.branch >= 0 && entry.branch != guardBranch
      bytes.append(
        varint: folded(index + 1 - line) << 4 | Int(entry.kind.rawValue) << 1
          | (isConditional ? 1 : 0))
      line = index + 1
      let name = spelling(of: token, in: outline.bytes)
      let shared = Self.shared(previous, name)
      bytes.append(varint: shared)
      bytes.append(varint: name.count - shared)
      bytes += name.dropFirst(shared)
      previous = name
    }
    encoded = bytes
  }

  /// In how many of their first bytes two names agree.
  private static func shared(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let most = min(left.count, right.count)
        var count = 0
        while count < most, left[count] == right[count] { count += 1 }
        return count
      }
    }
  }

  /// Reads names; nil for bytes that are none.
  public init?(encoded: [UInt8]) {
    let isSound = encoded.withUnsafeBufferPointer { bytes in
      var reader = VarintReader(bytes)
      var left = reader.next()
      var line = 0
      var length = 0
      while left > 0, !reader.isBroken {
        let head = reader.next()
        let shared = reader.next()
        let count = reader.next()
        guard shared <= length, reader.skip(count) else { return false }
        line += unfolded(head >> 4)
        length = shared + count
        guard line > 0, line <= Int32.max, length > 0, Self.place(line, head) != nil else {
          return false
        }
        left -= 1
      }
      return !reader.isBroken && reader.position == bytes.count
    }
    guard isSound else { return nil }
    self.encoded = encoded
  }

  /// All names in the order in which they stand.
  public var entries: [Entry] {
    var entries: [Entry] = []
    encoded.withUnsafeBufferPointer { bytes in
      var reader = VarintReader(bytes)
      var name: [UInt8] = []
      var line = 0
      for _ in 0..<reader.next() {
        let head = reader.next()
        name.removeLast(name.count - reader.next())
        let count = reader.next()
        name += bytes[reader.position..<(reader.position + count)]
        reader.position += count
        line += unfolded(head >> 4)
        if let place = Self.place(line, head) { entries.append(Entry(name: name, place: place)) }
      }
    }
    return entries
  }

  /// The places of one name in the order in which they stand.
  public func places(of name: [UInt8]) -> [Place] {
    var places: [Place] = []
    encoded.withUnsafeBufferPointer { bytes in
      name.withUnsafeBufferPointer { name in
        var reader = VarintReader(bytes)
        var line = 0
        // In how many of its first bytes the entry before agrees with the name.
        var agreed = 0
        for _ in 0..<reader.next() {
          let head = reader.next()
          let shared = reader.next()
          let count = reader.next()
          let start = reader.position
          reader.position += count
          line += unfolded(head >> 4)
          // One that shares more than that differs from the name where the entry before does.
          guard shared <= agreed else { continue }
          agreed = shared
          while agreed < name.count, agreed - shared < count,
            bytes[start + agreed - shared] == name[agreed]
          { agreed += 1 }
          if agreed == name.count, shared + count == agreed, let place = Self.place(line, head) {
            places.append(place)
          }
        }
      }
    }
    return places
  }

  private static func place(_ line: Int, _ head: Int) -> Place? {
    CSyntax.Entry.Kind(rawValue: UInt8(head >> 1 & 7)).map {
      Place(line: line, kind: $0, isConditional: head & 1 == 1)
    }
  }
}
