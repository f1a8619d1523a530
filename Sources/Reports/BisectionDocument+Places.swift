import Findings

extension BisectionFinding {
  /// Where the bug is, for each pattern that was asked for: the answer, then every stretch of one verdict.
  var placeBlocks: [ReportDocument.Block] {
    places.flatMap { place -> [ReportDocument.Block] in
      [.paragraph(place.sentence), .items(place.stretches)]
    }
  }
}

extension PlaceFinding {
  fileprivate var sentence: String {
    let open = points.count { $0.verdict == .untestable || $0.verdict == .depends }
    let rest = open > 0 ? " Of \(counted(points.count, "ref")), \(open) could not be judged." : ""
    guard let firstWith else {
      return "\(pattern): none of \(counted(points.count, "ref")) is known to have it.\(rest)"
    }
    return "\(pattern): first with it \(firstWith); "
      + (firstWithout.map { "first without it again \($0)." } ?? "none after that is without it.")
      + rest
  }

  private static let stretchLimit = 30

  fileprivate var stretches: [ReportDocument.Item] {
    var stretches: [(first: PointFinding, last: PointFinding, count: Int)] = []
    for point in points {
      if let last = stretches.indices.last, stretches[last].last.verdict == point.verdict,
        stretches[last].last.reason == point.reason
      {
        stretches[last].last = point
        stretches[last].count += 1
      } else {
        stretches.append((point, point, 1))
      }
    }
    var items = stretches.prefix(Self.stretchLimit).map { stretch in
      let first = stretch.first.name ?? stretch.first.commit.abbreviated
      let last = stretch.last.name ?? stretch.last.commit.abbreviated
      let why = stretch.first.reason ?? stretch.first.condition.map { "bad if \($0)" }
      return ReportDocument.Item(
        mark: stretch.first.verdict.rawValue,
        head: stretch.count == 1 ? first : "\(first) to \(last)", isCode: false,
        detail: [stretch.count > 2 ? "\(stretch.count) refs" : nil, why].compactMap(\.self)
          .joined(separator: "; "))
    }
    if stretches.count > Self.stretchLimit {
      items.append(
        ReportDocument.Item(
          head: "... and \(stretches.count - Self.stretchLimit) more stretches", isCode: false))
    }
    return items
  }
}
