import GRDB

/// Does something to a cache that no firstbad would.
func rewrite(_ path: String, _ statement: String) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
  try queue.close()
}
