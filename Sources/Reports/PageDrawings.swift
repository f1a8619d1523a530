import Findings

/// The drawings of a page as numbers and words; the template makes SVG of them.
enum PageDrawings {
  /// The verdict through time; nil where there is too little to draw.
  static func timeline(_ finding: BisectionFinding) -> [String: Any]? {
    // Releases come one after another, commits on their way to one do not: a line of both would tell of verdicts that came
    // and went where two branches only had different ones.
    let releases = finding.timeline.filter { $0.name != nil }
    var points = releases.count > 1 ? releases : finding.timeline
    if points.count < 2 {
      points = (finding.firstBad.map { ($0, Verdict.bad) } + finding.fixes.map { ($0, .good) })
        .map { transition, verdict in
          PointFinding(
            name: transition.firstTag, commit: transition.commit, date: transition.date,
            verdict: verdict)
        }
    }
    guard points.count > 1 else { return nil }
    let (shown, rest) = capped(points, at: 400)
    // In their order: a commit may be older than the release that it came after.
    var latest = -Double.infinity
    let days = shown.map { point -> Double? in
      guard let day = point.date.flatMap(day) else { return nil }
      latest = max(latest, day)
      return latest
    }
    let known = days.compactMap { $0 }
    let isByTime = known.count == shown.count && (known.last ?? 0) > (known.first ?? 0)
    let left = 40.0
    let right = 920.0
    var previous = -100.0
    var free = [-100.0, -100.0, -100.0, -100.0]
    var marks: [[String: Any]] = []
    var spans: [[String: Any]] = []
    for (index, point) in shown.enumerated() {
      var part = Double(index) / Double(shown.count - 1)
      if isByTime, let first = known.first, let last = known.last, let day = days[index] {
        part = (day - first) / (last - first)
      }
      // Points of one day stand beside each other, as long as there is room.
      let place = left + part * (right - left)
      let x = shown.count > 50 ? place : min(right, max(place, previous + 16))
      previous = x
      let name = (point.name ?? point.commit.abbreviated).pageText(limit: 24)
      let half = Double(name.count) * 3.7
      let middle = min(max(x, half + 2), 958 - half)
      let row = free.firstIndex { $0 < middle - half - 4 }
      if let row { free[row] = middle + half }
      if let last = marks.indices.last {
        marks[last]["end"] = text(x)
        spans[last]["end"] = text(x)
      }
      spans.append(["span": text(x), "end": text(right + 20), "verdict": point.verdict.rawValue])
      var mark = marker(point.verdict, x, 40)
      mark["tip"] =
        "\(name) \(point.commit.abbreviated.pageText()) \(point.date.map { String($0.prefix(10)).pageText() } ?? ""): \(point.verdict.rawValue)"
      mark["labels"] =
        row.map {
          [["lx": text(middle), "ly": text(68 + Double($0) * 16), "name": name]]
        } ?? [[String: Any]]()
      marks.append(mark)
    }
    return [
      "marks": marks, "spans": spans,
      "summary": summary(points).pageText(limit: 2 * TextLimit.line),
      "byTime": isByTime
        ? "Left to right by date." : "Left to right in order, not to scale.",
      "points": shown.map {
        [
          "pointName": ($0.name ?? $0.commit.abbreviated).pageText(limit: TextLimit.name),
          "pointCommit": $0.commit.abbreviated.pageText(),
          "pointDate": ($0.date.map { String($0.prefix(10)) } ?? "").pageText(),
          "pointVerdict": $0.verdict.rawValue,
        ]
      },
      "morePoints": rest > 0 ? ["\(rest) more points are left out."] : [String](),
    ]
  }

  /// The graph around a transition, the newest commit on top.
  static func graph(_ transition: TransitionFinding, _ finding: BisectionFinding) -> [String: Any]?
  {
    var nodes = transition.neighbours
    if nodes.isEmpty {
      let change = finding.changes.first { $0.commit == transition.commit }
      let parents =
        change?.parents.map { ($0.commit, $0.verdict) }
        ?? transition.parentReplays.map { ($0.commit, $0.verdict) }
      guard !parents.isEmpty else { return nil }
      nodes = parents.map {
        NeighbourFinding(
          commit: $0, parents: [], verdict: $1, subject: finding.subject(of: $0))
      }
      nodes.append(
        NeighbourFinding(
          commit: transition.commit, parents: parents.map(\.0),
          verdict: change?.verdict ?? transition.replay?.verdict, subject: transition.subject))
    }
    let rows = Array(nodes.suffix(40).reversed())
    var lanes: [String?] = []
    var places: [String: (x: Double, y: Double)] = [:]
    for (index, node) in rows.enumerated() where places[node.commit] == nil {
      let lane = lanes.firstIndex(of: node.commit) ?? lanes.firstIndex(of: nil) ?? lanes.count
      for other in lanes.indices where lanes[other] == node.commit { lanes[other] = nil }
      if lane == lanes.count { lanes.append(nil) }
      places[node.commit] = (24 + Double(min(lane, 7)) * 26, 24 + Double(index) * 34)
      for parent in node.parents.prefix(16) where !lanes.contains(parent) {
        if lanes[lane] == nil {
          lanes[lane] = parent
        } else if let free = lanes.firstIndex(of: nil) {
          lanes[free] = parent
        } else {
          lanes.append(parent)
        }
      }
    }
    let words = 24.0 + Double(min(max(1, lanes.count), 8)) * 26 + 6
    var edges: [[String: Any]] = []
    let circles: [[String: Any]] = rows.compactMap { node in
      guard let place = places[node.commit] else { return nil }
      for parent in node.parents.prefix(16) {
        let to = places[parent] ?? (place.x, place.y + 22)
        let half = (place.y + to.y) / 2
        edges.append([
          "path":
            "M\(text(place.x)) \(text(place.y))C\(text(place.x)) \(text(half)) \(text(to.x)) \(text(half)) \(text(to.x)) \(text(to.y))",
          "isCondensed": node.isCondensed || places[parent] == nil,
        ])
      }
      var circle = marker(node.verdict, place.x, place.y)
      circle["tx"] = text(words)
      circle["ty"] = text(place.y + 5)
      circle["isIt"] = node.commit == transition.commit
      circle["hash"] = node.commit.abbreviated.pageText()
      circle["state"] = node.verdict?.rawValue ?? "outside"
      circle["line"] = (node.subject ?? "").pageText(limit: 80)
      return circle
    }
    return [
      "edges": edges, "nodes": circles, "height": text(Double(rows.count) * 34 + 24),
      "graphOf": transition.commit.abbreviated.pageText(),
      "leftOut": nodes.count > rows.count
        ? ["\(nodes.count - rows.count) commits are left out."] : [String](),
    ]
  }

  /// A mark whose shape tells the verdict as well as its colour does.
  private static func marker(_ verdict: Verdict?, _ x: Double, _ y: Double) -> [String: Any] {
    let shape =
      switch verdict {
      case .good:
        "M\(text(x - 7)) \(text(y))a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z"
      case .bad: "M\(text(x - 7)) \(text(y - 7))h14v14h-14z"
      default: "M\(text(x)) \(text(y - 8))l8 8l-8 8l-8 -8z"
      }
    return ["shape": shape, "verdict": verdict?.rawValue ?? "outside"]
  }

  private static func summary(_ points: [PointFinding]) -> String {
    var turns: [String] = []
    var last: Verdict?
    for point in points where point.verdict != last {
      last = point.verdict
      turns.append("\(point.verdict.rawValue) from \(point.name ?? point.commit.abbreviated)")
      if turns.count == 12 { break }
    }
    return "Along the history: " + turns.joined(separator: ", ") + "."
  }

  /// The days since some day that `YYYY-MM-DD...` is, with the time of day; nil for what is no date.
  private static func day(_ date: String) -> Double? {
    let numbers = date.prefix(19).split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    guard numbers.count >= 3, (1...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    let hours = numbers.count > 3 ? Double(min(numbers[3], 24)) / 24 : 0
    return Double(numbers[0]) * 365.25 + Double(numbers[1]) * 30.4375 + Double(numbers[2]) + hours
  }

  /// A number with one decimal, as SVG wants it.
  static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
