// How to read this file: where the files below a tree define a function depends on the tree's id alone, so it is
// remembered by id, of trees as of blobs: the next commit costs only what it changed. A blob whose bytes do not hold the
// name is out at once; of the others an outline is made, as the front end makes it, for a name in a comment, a text, a
// prototype or a call is no definition.

import CSyntax
public import Git

/// Finds the C files of trees that define one function.
///
/// A class because it remembers what it found. It belongs to one worker.
public final class DefinitionSearch {
  /// What is looked for, and where; all that the answer depends on besides the tree.
  public struct Question: Hashable, Sendable {
    /// The function.
    public var function: String
    /// Paths whose file may be another one now: a static function counts in that file only.
    public var moved: [String]
    /// Folders of the root that are left out.
    public var leftOut: [String]
    /// The one folder of `arch/` that is not left out; nil for all.
    public var architecture: String?

    /// Makes a question.
    public init(
      function: String, moved: [String] = [], leftOut: [String] = [], architecture: String? = nil
    ) {
      self.function = function
      self.moved = moved
      self.leftOut = leftOut
      self.architecture = architecture
    }
  }

  /// A file that defines the function.
  public struct Definition: Hashable, Sendable {
    /// Its path from the tree that was asked.
    public let path: String
    /// Whether a definition in it is static.
    public let isStatic: Bool
  }

  /// What was found below a tree.
  public struct Found: Hashable, Sendable {
    /// The files that count, in the tree's order.
    public var definitions: [Definition] = []
    /// Whether the function is static in files that do not count.
    public var hasOthers = false
  }

  /// What a blob says of the function.
  private enum Say: UInt8 {
    case nothing, external, isStatic
  }

  private let name: Name
  private let spelling: [UInt8]
  private let moved: [MovedPath]
  private let question: Question
  /// Where the function is mentioned, while a tree is searched of which that is known.
  private var mentions: SourceMentions?
  private var blobs: [ObjectID: Say] = [:]
  /// By trees, the numbers of what is below them; of what is right in them; and below those of which parts are left out.
  private var below: [ObjectID: Int32] = [:]
  private var within: [ObjectID: Int32] = [:]
  private var roots: [ObjectID: Int32] = [:]
  private var arches: [ObjectID: Int32] = [:]
  private var found = [Found()]
  private var numbers = [Found(): Int32(0)]

  /// How many trees and blobs are remembered at the most; beyond it all are forgotten and read again.
  private static let limit = 600_000
  /// Larger blobs that mention the function are taken to define it: what is not known must not look like an answer.
  private static let sizeLimit = 32 << 20

  /// Prepares a search.
  public init(_ question: Question) {
    self.question = question
    name = Name(question.function)
    spelling = Array(question.function.utf8)
    moved = question.moved.map { MovedPath($0) }
  }

  /// The files right in a tree that define the function.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func definitions(
    rightIn tree: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> Found {
    forgetIfTooMany()
    if let known = within[tree] { return found[Int(known)] }
    let number = number(
      of: try look(into: tree, at: SourceMentions.root, repository) { _, _, _, _ in nil })
    within[tree] = number
    return found[Int(number)]
  }

  /// The files that define the function anywhere below the root of a commit, but for what is left out.
  ///
  /// - Parameter mentions: Where the function may be mentioned in this tree and others; nothing else is looked at then, and
  ///   the answer is the same.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func definitions(
    belowRoot tree: ObjectID, _ repository: borrowing Repository, mentions: SourceMentions? = nil
  ) throws(GitError) -> Found {
    forgetIfTooMany()
    if let known = roots[tree] { return found[Int(known)] }
    // A tree has one answer wherever it stands: if it has a mention, it stands at a path that is looked at.
    self.mentions = mentions
    defer { self.mentions = nil }
    let whole = try look(into: tree, at: SourceMentions.root, repository) {
      (name, id, place, repository) throws(GitError) in
      if self.question.leftOut.contains(name) { return nil }
      if name == "arch", self.question.architecture != nil {
        return try self.number(belowArch: id, at: place, repository)
      }
      return try self.number(below: id, at: place, repository, depth: 1)
    }
    let number = number(of: whole)
    roots[tree] = number
    return found[Int(number)]
  }

  private func number(
    belowArch tree: ObjectID, at place: Int32, _ repository: borrowing Repository
  ) throws(GitError) -> Int32 {
    if let known = arches[tree] { return known }
    let number = number(
      of: try look(into: tree, at: place, repository) {
        (name, id, place, repository) throws(GitError) in
        name == self.question.architecture
          ? try self.number(below: id, at: place, repository, depth: 2) : nil
      })
    arches[tree] = number
    return number
  }

  private func number(
    below tree: ObjectID, at place: Int32, _ repository: borrowing Repository, depth: Int
  ) throws(GitError) -> Int32 {
    if let known = below[tree] { return known }
    try repository.expect(depth: depth, of: tree)
    let number = number(
      of: try look(into: tree, at: place, repository) {
        (_, id, place, repository) throws(GitError) in
        try self.number(below: id, at: place, repository, depth: depth + 1)
      })
    below[tree] = number
    return number
  }

  // MARK: One tree

  /// An entry of a tree that may bear on the answer.
  private struct Item {
    let name: String
    let id: ObjectID
    let isFolder: Bool
  }

  /// What is in a tree.
  ///
  /// - Parameters:
  ///   - place: The folder at which it stands, if only mentions are looked at.
  ///   - enter: Gives the number of what is below a folder in it, nil for one that is left out.
  private func look(
    into tree: ObjectID, at place: Int32, _ repository: borrowing Repository,
    enter: (String, ObjectID, Int32, borrowing Repository) throws(GitError) -> Int32?
  ) throws(GitError) -> Found {
    var items: [Item] = []
    var whole = Found()
    try repository.forEachEntry(ofTree: tree) { (mode, name, id) throws(GitError) in
      let isFolder = mode == .directory
      guard isFolder || mode.isFile && Self.isSource(name) else { return }
      // Most are known to have nothing, and their names are not wanted.
      if isFolder ? self.below[id] == 0 : self.blobs[id] == .nothing { return }
      if !isFolder, let mentions = self.mentions, !mentions.blobs.contains(id) { return }
      // What is no text nobody could name.
      guard let text = String(validating: name, as: UTF8.self) else { return }
      items.append(Item(name: text, id: id, isFolder: isFolder))
    }
    for item in items {
      if item.isFolder {
        var inside = place
        if let mentions {
          guard let known = mentions.folder(item.name, in: place) else { continue }
          inside = known
        }
        guard let number = try enter(item.name, item.id, inside, repository), number != 0
        else { continue }
        let inner = found[Int(number)]
        whole.hasOthers = whole.hasOthers || inner.hasOthers
        whole.definitions += inner.definitions.map {
          Definition(path: "\(item.name)/\($0.path)", isStatic: $0.isStatic)
        }
        continue
      }
      switch try say(of: item.id, repository) {
      case .nothing: continue
      case .isStatic where !moved.contains { $0.mayBe(named: item.name) }: whole.hasOthers = true
      case let say:
        whole.definitions.append(Definition(path: item.name, isStatic: say == .isStatic))
      }
    }
    return whole
  }

  /// Whether a name is that of a C file.
  static func isSource(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count > 2, name[name.count - 2] == UInt8(ascii: ".") else { return false }
    let end = name[name.count - 1]
    return end == UInt8(ascii: "c") || end == UInt8(ascii: "h")
  }

  private func number(of whole: Found) -> Int32 {
    if let known = numbers[whole] { return known }
    let number = Int32(found.count)
    found.append(whole)
    numbers[whole] = number
    return number
  }

  private func forgetIfTooMany() {
    guard blobs.count + below.count + within.count + roots.count > Self.limit else { return }
    blobs = [:]
    below = [:]
    within = [:]
    roots = [:]
    arches = [:]
  }

  // MARK: One blob

  private func say(
    of blob: ObjectID, _ repository: borrowing Repository
  ) throws(GitError) -> Say {
    if let known = blobs[blob] { return known }
    var say = Say.nothing
    if let bytes = try repository.blob(blob, mentioning: spelling) {
      say = bytes.count > Self.sizeLimit ? .external : self.say(of: FileOutline(bytes))
    }
    blobs[blob] = say
    return say
  }

  private func say(of outline: FileOutline) -> Say {
    // The outline of such a file is not to be trusted.
    if outline.isNestedTooDeeply { return .external }
    var say = Say.nothing
    for entry in outline.entries where entry.kind == .function && entry.name == name {
      let head = outline.items[Int(entry.item)].tokens.lowerBound..<Int(entry.token)
      let isStatic = head.contains { token in
        outline.tokens[token].kind == .identifier && outline.name(ofToken: token) == Self.storage
      }
      if isStatic { return .isStatic }
      say = .external
    }
    return say
  }

  private static let storage = Name("static")
}
