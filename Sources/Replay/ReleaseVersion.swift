/// A version as tags name it: `v5.19-rc7` is before `v5.19`, that before `v5.19.1`.
struct ReleaseVersion: Comparable {
  /// The release candidate, nil for the release itself.
  let candidate: Int?
  let name: String
  private let order: VersionOrder

  init?(_ name: String) {
    guard name.hasPrefix("v") else { return nil }
    var text = name.dropFirst()
    var candidate: Int?
    if let dash = text.firstIndex(of: "-") {
      let suffix = text[text.index(after: dash)...]
      if suffix.hasPrefix("rc") { candidate = Int(suffix.dropFirst(2)) }
      text = text[..<dash]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    order = VersionOrder(name)
    self.candidate = candidate
    self.name = name
  }

  static func < (a: ReleaseVersion, b: ReleaseVersion) -> Bool { a.order < b.order }
}
