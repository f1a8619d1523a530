/// The order of names that have versions in them: numbers count as numbers, and a release candidate comes before its release.
struct VersionOrder: Comparable {
  private let parts: [Part]
  private let candidate: Int
  private let name: String

  private enum Part: Comparable {
    case number(length: Int, digits: String)
    case text(String)
  }

  init(_ name: String) {
    self.name = name
    var base = Substring(name)
    var candidate = Int.max
    if let dash = name.lastIndex(of: "-"), name[dash...].hasPrefix("-rc"),
      let number = Int(name[name.index(dash, offsetBy: 3)...])
    {
      base = name[..<dash]
      candidate = number
    }
    self.candidate = candidate
    var parts: [Part] = []
    var rest = base.utf8[...]
    while let first = rest.first {
      let isNumber = (0x30...0x39).contains(first)
      let run = rest.prefix { (0x30...0x39).contains($0) == isNumber }
      rest = rest.dropFirst(run.count)
      let text = String(Substring(run))
      if isNumber {
        let digits = text.drop { $0 == "0" }
        parts.append(.number(length: digits.utf8.count, digits: String(digits)))
      } else {
        parts.append(.text(text))
      }
    }
    self.parts = parts
  }

  static func < (a: VersionOrder, b: VersionOrder) -> Bool {
    for (x, y) in zip(a.parts, b.parts) where x != y { return x < y }
    if a.parts.count != b.parts.count { return a.parts.count < b.parts.count }
    if a.candidate != b.candidate { return a.candidate < b.candidate }
    return a.name < b.name
  }
}
