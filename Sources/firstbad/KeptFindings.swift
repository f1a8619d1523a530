import Cache
import Foundation

/// Findings of earlier runs of one command, kept under what they depend on.
struct KeptFindings<Finding: Codable & Equatable> {
  private let kind: CacheKind
  private let cache: CacheStore?

  /// - Parameter cache: Where they are; nil to do without.
  init(_ kind: CacheKind, in cache: CacheStore?) {
    self.kind = kind
    self.cache = cache
  }

  /// The finding under a key; nil where there is none that can be read.
  func finding(for key: [UInt8]) -> Finding? {
    guard let bytes = cache?.value(of: kind, for: key) else { return nil }
    return try? JSONDecoder().decode(Finding.self, from: Data(bytes))
  }

  /// Keeps a finding that is the same again when it is read back; no other is kept.
  func keep(_ finding: Finding, for key: [UInt8]) {
    guard let cache, let bytes = try? JSONEncoder().encode(finding),
      let again = try? JSONDecoder().decode(Finding.self, from: bytes), again == finding
    else { return }
    cache.put(Array(bytes), of: kind, for: key)
  }
}
