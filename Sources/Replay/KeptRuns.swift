// How to read this file: what a replay at a commit comes to depends on the program, the scenario, the limits and the
// commit, so under these it is kept as soon as it is made. A search that was interrupted finds the replays that it had
// made, and one of a history that has grown since makes those of the new commits. With each goes all that the search wants
// of a replay besides its answer: what it read, and which names it asked about.

import Cache
import CProgram
import Foundation
import Git
import Synchronization

/// The replays of one scenario that earlier searches made, and where those of this one are put.
final class KeptRuns: Sendable {
  private static let kind = CacheKind("runs", version: 1)
  private let cache: CacheStore
  /// What every replay depends on.
  private let base: Digest
  /// How much work may be lost with a process that is killed.
  private let patience: Duration
  private let lastWrite = Mutex(ContinuousClock.now)

  init(in cache: CacheStore, base: Digest, patience: Duration = .seconds(1)) {
    self.cache = cache
    self.base = base
    self.patience = patience
  }

  private func key(of commit: ObjectID) -> [UInt8] {
    var digest = base
    digest.add(commit)
    return digest.value
  }

  /// The replay at a commit, with what it asked files about; nil where there is none that can be read.
  func run(at commit: ObjectID) -> KeptRun? {
    cache.value(of: Self.kind, for: key(of: commit)).flatMap { KeptRun(bytes: $0) }
  }

  /// Keeps a replay; replays of less than a second are written many at a time.
  func keep(_ run: KeptRun, at commit: ObjectID) {
    guard let bytes = run.bytes else { return }
    cache.put(bytes, of: Self.kind, for: key(of: commit))
    let isDue = lastWrite.withLock { last in
      let now = ContinuousClock.now
      guard last.duration(to: now) >= patience else { return false }
      last = now
      return true
    }
    if isDue { cache.flush() }
  }

  /// Writes what was put until now, so that it is there whatever becomes of this process.
  func flush() { cache.flush() }
}

/// A replay with all that a search wants of it.
struct KeptRun {
  let run: EpochRun<Replayer.Record>
  /// What it asked files about.
  let asked: AskedNames.Notes

  init(_ run: EpochRun<Replayer.Record>, asked: AskedNames.Notes) {
    self.run = run
    self.asked = asked
  }

  // MARK: As bytes

  /// How it is written: the record as JSON, the functions that it looked for as JSON, the facts, and what it asked, each
  /// with its length before it.
  var bytes: [UInt8]? {
    let searches = run.trace.compactMap { fact -> FunctionSearch? in
      if case .definitions(let search) = fact.question { search } else { nil }
    }
    let encoder = JSONEncoder()
    // The same run is written the same.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let record = try? encoder.encode(run.answer), let sought = try? encoder.encode(searches)
    else { return nil }
    var facts: [UInt8] = []
    facts.reserveCapacity(run.trace.count * 64)
    for fact in run.trace { fact.append(to: &facts) }
    var bytes: [UInt8] = []
    for part in [Array(record), Array(sought), facts, asked.bytes] { bytes.append(counted: part) }
    return bytes
  }

  /// Reads one; nil for what was not written like that.
  init?(bytes: [UInt8]) {
    var rest = bytes[...]
    guard let record = rest.takeCounted(), let sought = rest.takeCounted(),
      var facts = rest.takeCounted(), let asked = rest.takeCounted(), rest.isEmpty,
      let answer = try? JSONDecoder().decode(Replayer.Record.self, from: Data(record)),
      var searches = (try? JSONDecoder().decode([FunctionSearch].self, from: Data(sought)))?[...],
      let notes = AskedNames.Notes(bytes: Array(asked))
    else { return nil }
    var trace: [Fact] = []
    while !facts.isEmpty {
      guard let fact = Fact(reading: &facts, &searches) else { return nil }
      trace.append(fact)
    }
    run = EpochRun(answer: answer, trace: trace)
    self.asked = notes
  }
}

extension Fact {
  /// What is in the first byte besides what is wanted of a file.
  private static let (search, present): (UInt8, UInt8) = (0x80, 0x40)

  /// Writes a fact: a byte that says what kind it is and what of the file was looked at; the name of what was found, if
  /// anything was; and for a file its path.
  fileprivate func append(to bytes: inout [UInt8]) {
    bytes.append(
      use.rawValue | (path == nil ? Self.search : 0) | (content == nil ? 0 : Self.present))
    if let content { bytes += ObjectID(content).bytes }
    if let path { bytes.append(counted: path.utf8) }
  }

  /// Reads one; nil for what was not written like that.
  fileprivate init?(
    reading bytes: inout ArraySlice<UInt8>, _ searches: inout ArraySlice<FunctionSearch>
  ) {
    guard let first = bytes.popFirst() else { return nil }
    var found: ContentID?
    if first & Self.present != 0 {
      guard let id = ObjectID(bytes: bytes.prefix(20)) else { return nil }
      found = ContentID(id)
      bytes = bytes.dropFirst(20)
    }
    content = found
    use = FileUse(rawValue: first & ~(Self.search | Self.present))
    if first & Self.search != 0 {
      guard let search = searches.popFirst() else { return nil }
      question = .definitions(search)
    } else {
      guard let path = bytes.takeCounted() else { return nil }
      question = .content(String(decoding: path, as: UTF8.self))
    }
  }
}

extension [UInt8] {
  /// Appends bytes with their number before them, in four bytes.
  fileprivate mutating func append(counted part: some Collection<UInt8>) {
    Swift.withUnsafeBytes(of: UInt32(clamping: part.count).littleEndian) { self += $0 }
    self += part
  }
}

extension ArraySlice<UInt8> {
  /// Takes what was appended like that; nil where the bytes end before.
  fileprivate mutating func takeCounted() -> ArraySlice<UInt8>? {
    guard count >= 4 else { return nil }
    let length = prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= count - 4 else { return nil }
    defer { self = dropFirst(4 + length) }
    return dropFirst(4).prefix(length)
  }
}
