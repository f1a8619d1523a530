/// A version as tags name it: `v5.19-rc7` is before `v5.19`, that before `v5.19.1`.
struct ReleaseVersion: Comparable {
  let numbers: [Int]
  /// The release candidate, nil for the release itself.
  let candidate: Int?
  let name: String

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
    numbers = parts.compactMap { $0 }
    self.candidate = candidate
    self.name = name
  }

  static func < (a: ReleaseVersion, b: ReleaseVersion) -> Bool {
    for index in 0..<max(a.numbers.count, b.numbers.count) {
      let (x, y) = (
        index < a.numbers.count ? a.numbers[index] : 0,
        index < b.numbers.count ? b.numbers[index] : 0
      )
      if x != y { return x < y }
    }
    if a.candidate != b.candidate { return (a.candidate ?? .max) < (b.candidate ?? .max) }
    return a.name < b.name
  }
}
