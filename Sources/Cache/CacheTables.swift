// How to read this file: all SQL is here. A value's row is found by a number made of its kind and key, so
// a look-up is one descent in one tree; the whole key stands in the row and is compared, and so is a sum of
// key and value. When a value was used last stands in a table of its own, because SQLite writes a row as a
// whole.

import Foundation
import GRDB

/// The tables of a cache.
enum CacheTables {
  /// The version of the tables; part of the file's name as well, so that programs of different
  /// versions do not fight for one file.
  static let schema: Int32 = 1
  /// "fbad", by which SQLite files of others are told from ours.
  private static let application: Int32 = 0x6662_6164

  private static let statements = [
    "CREATE TABLE entries (id INTEGER PRIMARY KEY, name BLOB NOT NULL, sum INTEGER NOT NULL, "
      + "value BLOB NOT NULL)",
    "CREATE TABLE uses (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, used INTEGER NOT NULL, "
      + "bytes INTEGER NOT NULL)",
  ]

  /// Whether the tables are there; false for a new file.
  ///
  /// - Throws: damage, if there is anything else.
  static func isPrepared(_ database: Database) throws -> Bool {
    let made = try String.fetchAll(
      database, sql: "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name")
    if made.isEmpty, try version(database) == 0 { return false }
    let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard owner == application, try version(database) == schema, made == statements else {
      throw CacheTrouble("it is not a cache of this version of firstbad", isDamage: true)
    }
    return true
  }

  /// Makes the tables in a new file.
  static func make(_ database: Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try database.execute(sql: "PRAGMA application_id = \(application)")
    try database.execute(sql: "PRAGMA user_version = \(schema)")
  }

  private static func version(_ database: Database) throws -> Int32 {
    try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  // MARK: Reading

  /// A value, and when it was used last.
  struct Found {
    var value: [UInt8]
    var used: Int64
  }

  /// The values of names, in the order of the names; nil for each that is not there or is damaged.
  static func values(of names: [[UInt8]], _ database: Database) throws -> [Found?] {
    let statement = try database.cachedStatement(
      sql: "SELECT name, sum, value, used FROM entries LEFT JOIN uses USING (id) WHERE id = ?")
    let ids = names.map(Checksum.id)
    var found = [Found?](repeating: nil, count: names.count)
    // In the order in which the rows stand.
    for index in ids.indices.sorted(by: { ids[$0] < ids[$1] }) {
      let rows = try Row.fetchCursor(statement, arguments: [ids[index]])
      guard let row = try rows.next() else { continue }
      let isSame = try row.withUnsafeData(atIndex: 0) { $0?.elementsEqual(names[index]) ?? false }
      guard isSame, let sum = Int64.fromDatabaseValue(row[1] as DatabaseValue) else { continue }
      let value = try row.withUnsafeData(atIndex: 2) { $0.map { [UInt8]($0) } ?? [] }
      guard sum == Checksum.sum(of: names[index], value) else { continue }
      let used = Int64.fromDatabaseValue(row[3] as DatabaseValue) ?? 0
      found[index] = Found(value: value, used: used)
    }
    return found
  }

  /// The kinds with how many rows and bytes each has.
  static func kinds(_ database: Database) throws -> [CacheInfo.Kind] {
    try Row.fetchAll(
      database, sql: "SELECT kind, count(*), sum(bytes) FROM uses GROUP BY kind ORDER BY kind"
    ).map { row in
      CacheInfo.Kind(
        name: String.fromDatabaseValue(row[0] as DatabaseValue) ?? "",
        rows: Int.fromDatabaseValue(row[1] as DatabaseValue) ?? 0,
        bytes: Int.fromDatabaseValue(row[2] as DatabaseValue) ?? 0)
    }
  }

  // MARK: Writing

  /// A value on its way to the disk.
  struct Entry: Sendable {
    let label: String
    let name: [UInt8]
    let value: [UInt8]
  }

  /// That a value was used.
  struct Use: Sendable {
    let id: Int64
    let label: String
    let bytes: Int
  }

  static func write(_ entries: [Entry], at time: Int64, _ database: Database) throws {
    let entry = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)")
    let rows = entries.map { (id: Checksum.id(of: $0.name), entry: $0) }.sorted { $0.id < $1.id }
    for row in rows {
      let sum = Checksum.sum(of: row.entry.name, row.entry.value)
      try entry.execute(
        arguments: [row.id, Data(row.entry.name), sum, Data(row.entry.value)])
    }
    try write(
      rows.map {
        Use(id: $0.id, label: $0.entry.label, bytes: $0.entry.name.count + $0.entry.value.count)
      }, at: time, database)
  }

  static func write(_ uses: [Use], at time: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO uses VALUES (?, ?, ?, ?)")
    for use in uses {
      try statement.execute(arguments: [use.id, use.label, time, use.bytes])
    }
  }

  // MARK: Bounds

  /// How many bytes of the file hold something.
  static func size(_ database: Database) throws -> Int {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    return (pages - free) * page
  }

  /// The rows that have so many bytes together, those that were not used for longest.
  static func oldest(having bytes: Int, _ database: Database) throws -> [Int64] {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, bytes FROM uses ORDER BY used, id")
    var ids: [Int64] = []
    var sum = 0
    while sum < bytes, let row = try rows.next() {
      guard let id = Int64.fromDatabaseValue(row[0] as DatabaseValue) else { continue }
      ids.append(id)
      sum += max(0, min(bytes, Int.fromDatabaseValue(row[1] as DatabaseValue) ?? 0))
    }
    return ids
  }

  static func removeAll(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM entries")
    try database.execute(sql: "DELETE FROM uses")
  }

  static func remove(_ ids: [Int64], _ database: Database) throws {
    for table in ["entries", "uses"] {
      let statement = try database.cachedStatement(sql: "DELETE FROM \(table) WHERE id = ?")
      for id in ids { try statement.execute(arguments: [id]) }
    }
  }
}
