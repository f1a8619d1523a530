// How to read this file: runs cannot tell two contents of a path apart if the contents agree on all that runs want
// to know of that path. Such contents are one class. What is wanted grows while runs are made, and classes are then
// made anew, from digests that are made once per content, and only of contents that somebody asks about.

import CProgram
import Git

/// Which contents are the same for all runs so far.
///
/// A class because it keeps the digests. It belongs to one worker.
final class FactClasses {
  private let watched: WatchedPaths
  private let reader: RepositoryReader
  /// Where names are asked for; without it nothing is known of a content but its identity.
  private let programs: CommitPrograms?

  /// What is known of each content, by its number.
  private var digests: [Digested] = []
  private var charSigns: [Int32: Bool] = [:]
  /// For which of ``AskedNames/edition`` and ``WatchedPaths/edition`` the classes below are right.
  private var edition: (asked: Int, watched: Int) = (-1, -1)
  private var moment = AskedNames.Moment()
  private var classes: [Key: Int32] = [:]
  /// What each class stands for, by its number less one.
  private var keys: [Key] = []
  /// The classes of contents of which names are asked; 0 for one that has none yet.
  private var classOfNames: [Int32] = []

  private enum Digested {
    case notYet
    /// It cannot be read, or is too large: it is like no other content, and a run that needs it will say so.
    case never
    case digest(FileDigest)
  }

  private enum Key: Hashable {
    case content(Int32)
    case names(FileDigest.Projection)
    case sign(isUnsigned: Bool, names: Int32)
  }

  /// The class of a file of which only its presence matters.
  private static let present: Int32 = 0

  init(watched: WatchedPaths, reader: RepositoryReader, programs: CommitPrograms?) {
    self.watched = watched
    self.reader = reader
    self.programs = programs
  }

  private var currentEdition: (asked: Int, watched: Int) {
    (programs?.asked.edition ?? 0, watched.edition)
  }

  /// Whether nothing was asked that was not asked when the classes were made.
  var isCurrent: Bool { edition == currentEdition }

  /// Makes the classes by all that was asked until now.
  ///
  /// Contents that say nothing of what was asked for since the classes were made stay what they are, and a class whose
  /// contents all say the same of it, too.
  ///
  /// - Returns: Whether contents that were one class may be several now.
  func renew() -> Bool {
    let before = edition
    edition = currentEdition
    guard let programs, before.asked != edition.asked else { return true }
    let changes = programs.asked.changes(since: moment)
    moment = programs.asked.moment
    var sizes: [Int32: Int] = [:]
    var touched: [Int32: [(content: Int32, key: Key)]] = [:]
    for (content, known) in classOfNames.enumerated() where known != 0 {
      sizes[known, default: 0] += 1
      let content = Int32(content)
      if let digest = digest(of: content), !digest.isTouched(by: changes) { continue }
      touched[known, default: []].append((content, key(ofNamesIn: content)))
    }
    var isSplit = before.watched != edition.watched
    for (known, members) in touched.sorted(by: { $0.key < $1.key }) {
      let first = members[0].key
      if members.count == sizes[known], members.allSatisfy({ $0.key == first }),
        classes[first] == nil || classes[first] == known
      {
        rename(known, first)
        continue
      }
      isSplit = true
      for (content, key) in members { classOfNames[Int(content)] = number(key) }
    }
    return isSplit
  }

  /// Lets a class stand for something else than before.
  private func rename(_ number: Int32, _ key: Key) {
    classes[keys[Int(number) - 1]] = nil
    classes[key] = number
    keys[Int(number) - 1] = key
  }

  /// The class of a content at a path; what is no content is its own.
  ///
  /// What is asked of its names must have been prepared.
  func of(_ content: Int32, at path: Int32) -> Int32 {
    guard content >= 0 else { return content }
    let use = watched.use(of: path)
    if use.isEmpty { return Self.present }
    guard !use.isOfAllBytes else { return number(.content(content)) }
    let names = use.contains(.names) ? classOfNames(content) : 0
    guard use.contains(.charSign) else { return names }
    guard let isUnsigned = saysUnsignedChar(content) else { return number(.content(content)) }
    return number(.sign(isUnsigned: isUnsigned, names: names))
  }

  private func number(_ key: Key) -> Int32 {
    if let known = classes[key] { return known }
    keys.append(key)
    let number = Int32(keys.count)
    classes[key] = number
    return number
  }

  private func classOfNames(_ content: Int32) -> Int32 {
    grow(&classOfNames, 0)
    let known = classOfNames[Int(content)]
    if known != 0 { return known }
    let number = number(key(ofNamesIn: content))
    classOfNames[Int(content)] = number
    return number
  }

  /// What a content says of all names that were asked for.
  private func key(ofNamesIn content: Int32) -> Key {
    guard let programs, let digest = digest(of: content) else { return .content(content) }
    return .names(digest.projection(on: programs.asked))
  }

  private func digest(of content: Int32) -> FileDigest? {
    guard Int(content) < digests.count, case .digest(let digest) = digests[Int(content)] else {
      return nil
    }
    return digest
  }

  private func grow<Element>(_ array: inout [Element], _ element: Element) {
    let count = watched.table.contents.contents.count
    if array.count < count {
      array += Array(repeating: element, count: count - array.count)
    }
  }

  // MARK: Contents

  /// Whether the class of a content at a path cannot be told before it is prepared.
  func lacks(_ content: Int32, at path: Int32) -> Bool {
    guard content >= 0, programs != nil else { return false }
    let use = watched.use(of: path)
    guard use.contains(.names), !use.isOfAllBytes else { return false }
    grow(&digests, .notYet)
    if case .notYet = digests[Int(content)] { return true }
    return false
  }

  /// Reads contents that are lacking, and makes their digests.
  func prepare(_ lacking: [Int32]) {
    guard let programs, !lacking.isEmpty else { return }
    grow(&digests, .notYet)
    let contents = lacking.map { watched.table.contents.contents[Int($0)] }
    let made = DigestCrew(path: reader.path, shelf: programs.shelf)
      .digests(of: contents, reader: reader)
    for (place, number) in lacking.enumerated() {
      guard let made = made[place] else {
        digests[Int(number)] = .never
        continue
      }
      reader.note(read: contents[place])
      programs.asked.noteMacros(of: made)
      digests[Int(number)] = .digest(made)
    }
  }

  /// What a Makefile says of plain `char`; nil if it cannot be read.
  private func saysUnsignedChar(_ content: Int32) -> Bool? {
    if let known = charSigns[content] { return known }
    let bytes = try? reader.bytes(of: watched.table.contents.contents[Int(content)])
    charSigns[content] = bytes.map(Program.saysUnsignedChar)
    return charSigns[content]
  }
}
