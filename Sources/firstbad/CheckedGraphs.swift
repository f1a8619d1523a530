import Cache

/// Which files of commit-graphs have been checked, by what tells them from others.
struct CheckedGraphs {
  private static let kind = CacheKind("graphs", version: 1)
  private let cache: CacheStore?

  init(in cache: CacheStore?) {
    self.cache = cache
  }

  func contains(_ identity: [UInt8]) -> Bool {
    cache?.value(of: Self.kind, for: identity) == [1]
  }

  func insert(_ identity: [UInt8]) { cache?.put([1], of: Self.kind, for: identity) }
}
