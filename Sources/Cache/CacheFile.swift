// How to read this file: the cache is one SQLite file, and its name has a number: `cache-1.0.sqlite` is the
// first one of the tables' version 1. A file that cannot be used is never replaced under its own name, since
// SQLite in another process may still have it open and would take the new one's log for its own: the next
// number is taken, and the old file is unlinked.

import Foundation
import GRDB

/// One file of a cache.
struct CacheFile {
  let path: String
  let pool: DatabasePool

  /// What a file had to be given up for.
  typealias Refusal = (path: String, trouble: CacheTrouble)

  /// Opens the newest file of a folder, and a new one where that cannot be used.
  ///
  /// - Returns: The file, and why its predecessor had to go, if it had to.
  /// - Throws: where no file can be had at all.
  static func open(in folder: String) throws(CacheTrouble) -> (CacheFile, Refusal?) {
    try make(folder)
    let newest = numbers(in: folder).max()
    let first = path(newest ?? 0, in: folder)
    do throws(CacheTrouble) {
      return (try CacheFile(at: first), nil)
    } catch {
      // What is busy is in use and will do again.
      guard let newest, !error.isBusy else { throw error }
      let next = try CacheFile(at: path(newest + 1, in: folder))
      remove(upTo: newest, in: folder)
      return (next, (first, error))
    }
  }

  /// Throws away all files of a folder.
  ///
  /// - Returns: How many bytes they had.
  static func clear(_ folder: String) throws(CacheTrouble) -> Int {
    guard let newest = numbers(in: folder).max() else { return 0 }
    let before = bytes(in: folder)
    // Numbers go on, so that no later file meets the log of one that is still open somewhere; a full
    // disk may not have room for that.
    if let next = try? CacheFile(at: path(newest + 1, in: folder)) { try? next.pool.close() }
    remove(upTo: newest, in: folder)
    if numbers(in: folder).contains(newest) {
      throw CacheTrouble("'\(path(newest, in: folder))' cannot be removed")
    }
    return before
  }

  /// Gives up a file that turned out to be damaged while it was in use.
  static func replace(_ path: String, in folder: String) {
    guard let newest = numbers(in: folder).max(), path == Self.path(newest, in: folder) else {
      return
    }
    _ = try? clear(folder)
  }

  private init(at path: String) throws(CacheTrouble) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(Self.patience))
    configuration.maximumReaderCount = 16
    configuration.persistentReadOnlyConnections = true
    configuration.prepareDatabase { database in
      // A damaged file must not make SQLite run, or believe, what stands in it.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      // Large transactions; the log does not stay as long as it once was.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
      try database.execute(sql: "PRAGMA journal_size_limit = 33554432")
    }
    // SQLite does not always wait while two processes make one file.
    let clock = ContinuousClock()
    let start = clock.now
    while true {
      do {
        let pool = try DatabasePool(path: path, configuration: configuration)
        // Reading waits for nobody, and nearly always there is nothing to be made.
        if try !pool.read({ try CacheTables.isPrepared($0) }) {
          try pool.write { database in
            if try !CacheTables.isPrepared(database) { try CacheTables.make(database) }
          }
        }
        self.pool = pool
        return
      } catch {
        let trouble = CacheTrouble(error)
        guard trouble.isBusy, clock.now - start < .seconds(Self.patience) else { throw trouble }
        usleep(20_000)
      }
    }
  }

  /// How many seconds another process may be in the way.
  private static let patience = 10

  // MARK: Names

  private static let prefix = "cache-\(CacheTables.schema)."
  private static let suffix = ".sqlite"
  /// What SQLite keeps beside a file.
  private static let companions = ["", "-wal", "-shm", "-journal"]

  static func path(_ number: Int, in folder: String) -> String {
    CacheFolder.joined(folder, "\(prefix)\(number)\(suffix)")
  }

  /// The numbers of the files that are there.
  static func numbers(in folder: String) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
      let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
      // Not above what the next number can still be written for.
      guard digits.count <= 15, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return Int(digits)
    }
  }

  /// How many bytes all files of the folder have.
  static func bytes(in folder: String) -> Int {
    numbers(in: folder).reduce(0) { sum, number in
      companions.reduce(sum) { sum, companion in
        var status = stat()
        let path = path(number, in: folder) + companion
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return sum }
        return sum + Int(status.st_size)
      }
    }
  }

  private static func remove(upTo number: Int, in folder: String) {
    for old in numbers(in: folder) where old <= number {
      // What is no file stays: whoever put a folder there may want it.
      for companion in companions { unlink(path(old, in: folder) + companion) }
    }
  }

  private static func make(_ folder: String) throws(CacheTrouble) {
    do {
      // The specification asks for this mode where a folder has to be made.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CacheTrouble("the folder cannot be made")
    }
  }
}
