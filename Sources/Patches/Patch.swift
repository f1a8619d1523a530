/// One patch: what a letter says of itself, and the changes of files that it holds.
public struct Patch: Sendable, Hashable {
  /// Its place among the patches that were read together, from 1; letters without a diff do not count.
  public var number: Int
  /// The letter's subject without `[PATCH]` and its like, nil for a bare diff.
  public var subject: String?
  /// What it does to files, in the order it says so; at least one.
  public var files: [FilePatch]

  /// Makes a patch.
  public init(number: Int, subject: String?, files: [FilePatch]) {
    self.number = number
    self.subject = subject
    self.files = files
  }
}

/// What a patch does to one file.
public struct FilePatch: Sendable, Hashable {
  /// The kinds of changes.
  public enum Change: Sendable, Hashable {
    /// The file stays where it is; its contents or its mode change.
    case modified
    /// It was not there.
    case created
    /// It is taken away.
    case deleted
    /// It gets another path.
    case renamed
    /// It gets another path, and keeps the old one, too.
    case copied
  }

  /// The kind of change.
  public var change: Change
  /// The path from the root of the tree before; nil for a file that was not there.
  public var oldPath: [UInt8]?
  /// The path afterwards; nil for one that is taken away.
  public var newPath: [UInt8]?
  /// The mode that the patch says it had, as git writes it: `0o100644`; nil if it does not say.
  public var oldMode: UInt32?
  /// The mode that it gets; nil for the one it had.
  public var newMode: UInt32?
  /// The changes of its lines, in order.
  public var hunks: [Hunk]

  /// Makes a change of one file.
  public init(
    change: Change, oldPath: [UInt8]?, newPath: [UInt8]?, oldMode: UInt32? = nil,
    newMode: UInt32? = nil, hunks: [Hunk] = []
  ) {
    self.change = change
    self.oldPath = oldPath
    self.newPath = newPath
    self.oldMode = oldMode
    self.newMode = newMode
    self.hunks = hunks
  }

  /// The path that people know it by.
  public var path: [UInt8] { newPath ?? oldPath ?? [] }
}

/// Some lines in a row, as they were and as they will be.
public struct Hunk: Sendable, Hashable {
  /// What becomes of a line.
  public enum Kind: Sendable, Hashable {
    case context, removed, added
  }

  /// One line.
  public struct Line: Sendable, Hashable {
    /// What becomes of it.
    public var kind: Kind
    /// Its bytes with the line feed, which the last line of a file may lack.
    public var bytes: ArraySlice<UInt8>

    /// Makes a line.
    public init(_ kind: Kind, _ bytes: ArraySlice<UInt8>) {
      self.kind = kind
      self.bytes = bytes
    }
  }

  /// Where it begins and how long it is before and after: `@@ -12,7 +12,9 @@`.
  public var header: String
  /// The number of its first line before, from 1; 0 where there is none.
  public var oldStart: Int
  /// The number of its first line afterwards.
  public var newStart: Int
  /// Its lines.
  public var lines: [Line]

  /// Makes a hunk.
  public init(header: String, oldStart: Int, newStart: Int, lines: [Line]) {
    self.header = header
    self.oldStart = oldStart
    self.newStart = newStart
    self.lines = lines
  }
}

/// Why something is no patch, in a sentence.
public struct PatchTrouble: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence, without a full stop.
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Collection<UInt8> {
  /// For a sentence: the bytes as text, cut where they are many.
  var quoted: String {
    let text = String(decoding: prefix(100), as: UTF8.self)
    return "'" + text.replacing("\n", with: "").replacing("\r", with: "")
      + (count > 100 ? "...'" : "'")
  }
}
