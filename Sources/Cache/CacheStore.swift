// How to read this file: a store never fails. What goes wrong on its way is told once, in one sentence, and
// from then on nothing is found and nothing is kept, which costs time and never an answer.

import Foundation
import GRDB
import Synchronization

/// What one run found that the next need not find again: values by kind and key.
///
/// The same key of a kind must always have the same value: keys are made of content, such as the id of a
/// blob. Several threads may use a store, and several processes one folder. What is read is verified;
/// a value that was damaged is as absent.
///
/// A class because threads share it.
public final class CacheStore: Sendable {
  /// How much is kept, and how it is written.
  public struct Limits: Sendable {
    /// How many bytes the file may have.
    public var bytes: Int
    /// How many values are written in one transaction, at most.
    public var batchRows: Int
    /// How many bytes of values are written in one transaction, about.
    public var batchBytes: Int

    /// Makes limits.
    public init(bytes: Int = 1 << 30, batchRows: Int = 4000, batchBytes: Int = 8 << 20) {
      self.bytes = bytes
      self.batchRows = batchRows
      self.batchBytes = batchBytes
    }
  }

  private struct State {
    var file: CacheFile?
    var entries: [CacheTables.Entry] = []
    var bytes = 0
    var uses: [CacheTables.Use] = []
  }

  /// The folder of the cache.
  public let folder: String
  private let limits: Limits
  private let state: Mutex<State>
  private let warn: @Sendable (String) -> Void
  private let clock: @Sendable () -> Int64

  /// How many seconds pass before a further use of a value is worth writing down.
  private static let useGrain: Int64 = 3600
  /// To what share of the limit the file is brought down once it is above.
  private static let room = (kept: 4, of: 5)
  /// How many rows go in one transaction.
  private static let pruneRows = 1000

  /// Opens the cache in a folder, making both where they are not there.
  ///
  /// - Parameter warn: Is told at most one sentence, without a full stop: what is wrong with the cache.
  public convenience init(
    in folder: String, limits: Limits = Limits(), warn: @escaping @Sendable (String) -> Void
  ) {
    self.init(in: folder, limits: limits, clock: { Int64(time(nil)) }, warn: warn)
  }

  /// The same, with the seconds since 1970 by which uses are ordered.
  package init(
    in folder: String, limits: Limits, clock: @escaping @Sendable () -> Int64,
    warn: @escaping @Sendable (String) -> Void
  ) {
    self.folder = folder
    self.limits = limits
    self.clock = clock
    var file: CacheFile?
    var sentence: String?
    do throws(CacheTrouble) {
      let (opened, refusal) = try CacheFile.open(in: folder)
      file = opened
      sentence = refusal.map {
        "the cache '\($0.path)' cannot be used, and a new one is begun: \($0.trouble.sentence)"
      }
    } catch {
      sentence = "without a cache in '\(folder)': \(error.sentence)"
    }
    state = Mutex(State(file: file))
    let hasWarned = Mutex(sentence != nil)
    self.warn = { sentence in
      let isFirst = hasWarned.withLock { told in
        defer { told = true }
        return !told
      }
      if isFirst { warn(sentence) }
    }
    if let sentence { warn(sentence) }
  }

  // MARK: Reading

  /// The values of some keys of a kind, in the order of the keys; nil for each that is not there.
  ///
  /// What was put and not yet written is not found.
  public func values(of kind: CacheKind, for keys: [[UInt8]]) -> [[UInt8]?] {
    guard let file = state.withLock({ $0.file }) else {
      return Array(repeating: nil, count: keys.count)
    }
    let names = keys.map(kind.name)
    let found: [CacheTables.Found?]
    do {
      found = try file.pool.read { try CacheTables.values(of: names, $0) }
    } catch {
      giveUp(file, error)
      return Array(repeating: nil, count: keys.count)
    }
    let old = clock() - Self.useGrain
    var uses: [CacheTables.Use] = []
    for (name, found) in zip(names, found) {
      guard let found, found.used <= old else { continue }
      uses.append(
        CacheTables.Use(
          id: Checksum.id(of: name), label: kind.label, bytes: name.count + found.value.count))
    }
    if !uses.isEmpty { state.withLock { $0.uses += uses } }
    return found.map { $0?.value }
  }

  /// The value of one key of a kind.
  public func value(of kind: CacheKind, for key: [UInt8]) -> [UInt8]? {
    values(of: kind, for: [key]).first ?? nil
  }

  // MARK: Writing

  /// Takes a value to be kept; it is written with others, at the latest by `flush`.
  public func put(_ value: [UInt8], of kind: CacheKind, for key: [UInt8]) {
    let entry = CacheTables.Entry(label: kind.label, name: kind.name(of: key), value: value)
    // One value that is most of the cache would push all others out.
    guard value.count <= limits.bytes / 8 else { return }
    let isBatch = state.withLock { state in
      guard state.file != nil else { return false }
      state.entries.append(entry)
      state.bytes += entry.name.count + entry.value.count
      return state.entries.count >= limits.batchRows || state.bytes >= limits.batchBytes
    }
    if isBatch { write(isLast: false) }
  }

  /// Writes what is not yet written.
  public func flush() { write(isLast: true) }

  private func write(isLast: Bool) {
    let (file, entries, uses) = state.withLock { state in
      let taken = (state.file, state.entries, isLast ? state.uses : [])
      state.entries = []
      state.bytes = 0
      if isLast { state.uses = [] }
      return taken
    }
    guard let file, !entries.isEmpty || !uses.isEmpty else { return }
    let now = clock()
    do {
      let size = try file.pool.write { database in
        try CacheTables.write(uses, at: now, database)
        try CacheTables.write(entries, at: now, database)
        return try CacheTables.size(database)
      }
      if size > limits.bytes { try prune(file, size) }
    } catch {
      giveUp(file, error)
    }
  }

  /// Makes room, the rows that were not used for longest going first.
  private func prune(_ file: CacheFile, _ before: Int) throws {
    let wanted = limits.bytes / Self.room.of * Self.room.kept
    var rest = try file.pool.read { try CacheTables.oldest(having: before - wanted, $0) }[...]
    var size = before
    while size > wanted, !rest.isEmpty {
      let ids = Array(rest.prefix(Self.pruneRows))
      rest = rest.dropFirst(Self.pruneRows)
      size = try file.pool.write { database in
        try CacheTables.remove(ids, database)
        return try CacheTables.size(database)
      }
    }
    // Only a file whose tables do not fit together comes here.
    if size > limits.bytes { try file.pool.write { try CacheTables.removeAll($0) } }
  }

  /// Goes on without a cache.
  private func giveUp(_ file: CacheFile, _ error: any Error) {
    let isFirst = state.withLock { state in
      defer { state = State() }
      return state.file != nil
    }
    // What was cleared while it was in use is nobody's trouble.
    guard isFirst, access(file.path, F_OK) == 0 else { return }
    let trouble = CacheTrouble(error)
    if trouble.isDamage { CacheFile.replace(file.path, in: folder) }
    warn(
      trouble.isDamage
        ? "the cache '\(file.path)' is damaged and is thrown away: \(trouble.sentence)"
        : "the cache '\(file.path)' is left alone from here on: \(trouble.sentence)")
  }

  // MARK: All of it

  /// What is in the cache of a folder; looking makes neither.
  ///
  /// - Throws: what is wrong with a cache that is there and cannot be read.
  public static func info(
    in folder: String, limits: Limits = Limits()
  ) throws(CacheTrouble) -> CacheInfo {
    var info = CacheInfo(
      folder: folder, path: nil, bytes: CacheFile.bytes(in: folder), limit: limits.bytes, kinds: [])
    guard !CacheFile.numbers(in: folder).isEmpty else { return info }
    let (file, _) = try CacheFile.open(in: folder)
    info.path = file.path
    do {
      info.kinds = try file.pool.read { try CacheTables.kinds($0) }
    } catch {
      throw CacheTrouble(error)
    }
    info.bytes = CacheFile.bytes(in: folder)
    return info
  }

  /// Throws away all that is kept in a folder; a process that is using it goes on without harm.
  ///
  /// - Returns: How many bytes that were.
  /// - Throws: what stands in the way.
  @discardableResult
  public static func clear(_ folder: String) throws(CacheTrouble) -> Int {
    try CacheFile.clear(folder)
  }
}
