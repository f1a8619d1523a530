// Where the errno of a draft comes from, as far as its paths tell.

import Findings

extension Drafting {
  /// How many places are told that the errno comes from.
  private static let placeLimit = 4

  /// The places that the errno comes from: those that write it, and one that passes on what nobody could run.
  func origins(_ made: DryRuns.Made) -> [String] {
    guard made.isBad else { return [] }
    let groups = made.finding.paths?.groups.filter { $0.side == .bad } ?? []
    // Where it is written says more than where it is passed on.
    let written = groups.filter { $0.outcome.value != nil }.compactMap(\.outcome.site)
    guard !written.isEmpty else {
      return made.finding.outcome.site.map { [origin("\(made.draft.errno) comes from", $0)] } ?? []
    }
    var hints = written.prefix(Self.placeLimit).enumerated().map { number, place in
      origin(number == 0 ? "\(made.draft.errno) comes from" : "or from", place)
    }
    if let other = groups.first(where: { $0.outcome.value == nil && $0.outcome.site != nil }),
      let place = other.outcome.site
    {
      // A value that nobody knows is written `? (name)`.
      let text = other.outcome.text ?? ""
      let isNamed = text.hasPrefix("? (") && text.hasSuffix(")")
      let name = isNamed ? String(text.dropFirst(3).dropLast()) : "another value"
      hints.append(origin("or it is \(name), which is passed on by", place))
    }
    return hints
  }

  /// One place, and what holds there.
  private func origin(_ words: String, _ place: Site) -> String {
    let start = "\(words) \(place.function), \(place.file):\(place.line)"
    guard let condition = place.condition else { return start }
    let text = condensed(condition)
    return start + ", if\n" + Draft.example(place.conditionHeld == false ? "!(\(text))" : text)
  }
}
