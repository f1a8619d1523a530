// How to read this file: runs cannot tell two contents of a path apart if the contents agree on all that runs want
// to know of that path. Such contents are one class. Classes of contents make classes of folders, and those make
// classes of epochs: one run answers for all epochs of a class. All of it is made anew when runs have asked for
// more, from digests that are made once per content.

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

  private var digests: [Int32: FileDigest] = [:]
  private var charSigns: [Int32: Bool] = [:]
  /// For which of ``AskedNames/edition`` and ``WatchedPaths/edition`` the classes below were made.
  private var edition: (asked: Int, watched: Int)?
  private var classes: [Key: Int32] = [:]
  /// The classes of contents of which names are asked.
  private var classOfNames: [Int32: Int32] = [:]
  /// The classes of nodes, by layer.
  private var classOfNode: [[Int32]] = []

  private enum Key: Hashable {
    case content(Int32)
    case names(FileDigest.Projection)
    case sign(isUnsigned: Bool, names: Int32)
    case node([Int32])
    case pair(Int32, Int32)
  }

  /// The class of a file of which only its presence matters.
  private static let present: Int32 = 0

  init(watched: WatchedPaths, reader: RepositoryReader, programs: CommitPrograms?) {
    self.watched = watched
    self.reader = reader
    self.programs = programs
  }

  /// Makes the classes anew if anything was asked since they were made.
  func update() {
    var now = (asked: programs?.asked.edition ?? 0, watched: watched.edition)
    if let edition, edition == now { return }
    loadDigests()
    now.asked = programs?.asked.edition ?? 0
    edition = now
    classes = [:]
    classOfNames = [:]
    classOfNode = watched.layers.indices.map { classesOfNodes(in: $0) }
  }

  /// The class of an epoch, by one of its commits.
  func ofEpoch(with commit: Int) -> Int32 {
    var whole: Int32 = 0
    for layer in watched.layers.indices {
      let node = watched.root(of: commit, in: layer)
      let own = node >= 0 ? classOfNode[layer][Int(node)] : WatchedLayer.nothing
      whole = number(.pair(whole, own))
    }
    for answers in watched.searches {
      whole = number(.pair(whole, self.class(of: answers[commit], .whole)))
    }
    return whole
  }

  /// The class of the answer to a question at a commit; ``WatchedLayer/nothing`` for nothing.
  func of(_ question: Int32, at commit: Int) -> Int32 {
    self.class(of: watched.reply(to: question, of: commit), watched.use(of: question))
  }

  // MARK: Making

  private func number(_ key: Key) -> Int32 {
    if let known = classes[key] { return known }
    let number = Int32(classes.count) + 1
    classes[key] = number
    return number
  }

  private func `class`(of content: Int32, _ use: FileUse) -> Int32 {
    guard content >= 0 else { return WatchedLayer.nothing }
    if use.isEmpty { return Self.present }
    guard !use.isOfAllBytes else { return number(.content(content)) }
    let names = use.contains(.names) ? classOfNames(content) : 0
    guard use.contains(.charSign) else { return names }
    guard let isUnsigned = saysUnsignedChar(content) else { return number(.content(content)) }
    return number(.sign(isUnsigned: isUnsigned, names: names))
  }

  private func classOfNames(_ content: Int32) -> Int32 {
    if let known = classOfNames[content] { return known }
    let key: Key =
      if let programs, let digest = digests[content] {
        .names(digest.projection(on: programs.asked))
      } else {
        .content(content)
      }
    let number = number(key)
    classOfNames[content] = number
    return number
  }

  /// The classes of a layer's nodes; a node comes after those below it.
  private func classesOfNodes(in number: Int) -> [Int32] {
    let layer = watched.layers[number]
    var found: [Int32] = []
    found.reserveCapacity(layer.count)
    for node in 0..<Int32(layer.count) {
      let folder = layer.folders[Int(node)]
      let values = layer.values(of: node)
      var vector: [Int32] = [Int32(number), folder]
      vector.reserveCapacity(values.count + 2)
      for (place, child) in layer.paths.folders[Int(folder)].children.enumerated() {
        let content = values[values.startIndex + 2 * place]
        let below = values[values.startIndex + 2 * place + 1]
        if let path = child.path {
          vector.append(self.class(of: content, watched.uses[number][path]))
        }
        if child.folder != nil {
          vector.append(below >= 0 ? found[Int(below)] : WatchedLayer.nothing)
        }
      }
      found.append(self.number(.node(vector)))
    }
    return found
  }

  // MARK: Contents

  /// Reads the contents that names are asked of and makes their digests.
  private func loadDigests() {
    guard let programs else { return }
    var missing: [Int32] = []
    for number in contentsAskedForNames() where digests[number] == nil {
      if let outline = programs.outline(of: watched.contents.contents[Int(number)]) {
        add(FileDigest(outline), number, programs)
      } else {
        missing.append(number)
      }
    }
    let contents = missing.map { watched.contents.contents[Int($0)] }
    let made = DigestCrew(path: reader.path).digests(of: contents, reader: reader)
    for (place, number) in missing.enumerated() {
      // What cannot be read is like no other content; a run that needs it will say so.
      guard let made = made[place] else { continue }
      reader.note(read: contents[place])
      programs.keep(made.outline, of: contents[place])
      add(made.digest, number, programs)
    }
  }

  private func add(_ digest: FileDigest, _ number: Int32, _ programs: CommitPrograms) {
    programs.asked.noteMacros(of: digest)
    digests[number] = digest
  }

  private func contentsAskedForNames() -> [Int32] {
    var seen: Set<Int32> = []
    var found: [Int32] = []
    for (number, layer) in watched.layers.enumerated() {
      for node in 0..<Int32(layer.count) {
        let folder = layer.paths.folders[Int(layer.folders[Int(node)])]
        let values = layer.values(of: node)
        for (place, child) in folder.children.enumerated() {
          let content = values[values.startIndex + 2 * place]
          guard content >= 0, let path = child.path, watched.uses[number][path].contains(.names),
            !watched.uses[number][path].isOfAllBytes, seen.insert(content).inserted
          else { continue }
          found.append(content)
        }
      }
    }
    return found
  }

  /// What a Makefile says of plain `char`; nil if it cannot be read.
  private func saysUnsignedChar(_ content: Int32) -> Bool? {
    if let known = charSigns[content] { return known }
    let bytes = try? reader.bytes(of: watched.contents.contents[Int(content)])
    charSigns[content] = bytes.map(Program.saysUnsignedChar)
    return charSigns[content]
  }
}
