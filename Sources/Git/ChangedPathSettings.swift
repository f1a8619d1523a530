/// How the changed-path filters of a commit-graph were made.
struct ChangedPathSettings: Sendable, Equatable {
  /// 1, or 2, which hashes bytes from 0x80 on as murmur3 does.
  let version: UInt32
  /// How many bits a path sets.
  let hashCount: Int
  /// How many bits a filter has for each of its paths.
  let bitsPerEntry: UInt32

  /// Nil for settings that cannot be used, for instance those of a version to come.
  init?(version: UInt32, hashCount: UInt32, bitsPerEntry: UInt32) {
    // Git writes 7; a filter that asks for very many bits says nothing that trees do not say faster.
    guard version == 1 || version == 2, (1...64).contains(hashCount) else { return nil }
    self.version = version
    self.hashCount = Int(hashCount)
    self.bitsPerEntry = bitsPerEntry
  }
}
