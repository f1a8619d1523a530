// Once an object is drawn, a run calls what lies in it by the object's name; here everything keeps the name by which an
// argument leads to it, so that what one run found is not lost to the next.

import Findings

/// What the runs so far found of the state: names and values.
struct KnownValues {
  /// Of a state in which the report comes true, the latest that is known of each name.
  private(set) var bad: [StateExampleValue] = []
  /// Names that other states have values for.
  private(set) var others: [StateExampleValue] = []
  private var places: [String: String] = [:]

  /// Adds what a run found.
  ///
  /// - Parameter origin: By which name an argument leads to an object that was drawn.
  mutating func add(_ finding: ReplayFinding, origin: (String) -> NamePath?) {
    let examples = finding.paths?.examples ?? []
    for value in examples.first(where: { $0.verdict == .bad })?.values ?? [] {
      Self.put(renamed(value, origin), into: &bad)
    }
    for value in examples.filter({ $0.verdict != .bad }).flatMap(\.values) {
      Self.put(renamed(value, origin), into: &others)
    }
    // What the condition speaks of, and no example: it has a line as well.
    for name in NameScan.names(in: finding.shownCondition) {
      let value = renamed(StateExampleValue(name: name, value: ""), origin)
      let isKnown = (bad + others).contains { $0.name == value.name }
      if !isKnown { others.append(value) }
    }
    for part in finding.paths?.parts ?? [] {
      guard let file = part.file else { continue }
      for value in examples.flatMap(\.values)
      where part.text.contains(value.name) && !part.text.contains("\(value.name)->")
        && !part.text.contains("\(value.name).")
      {
        let name = renamed(value, origin).name
        places[name] = places[name] ?? "\(file):\(part.line ?? 0)"
      }
    }
  }

  /// Where a name is asked for.
  func place(_ name: String) -> String? { places[name] }

  private func renamed(
    _ value: StateExampleValue, _ origin: (String) -> NamePath?
  ) -> StateExampleValue {
    guard let path = NamePath(value.name), let known = origin(path.base) else { return value }
    var value = value
    value.name = NamePath(base: known.base, places: known.places + path.places).text
    return value
  }

  private static func put(_ value: StateExampleValue, into list: inout [StateExampleValue]) {
    if let place = list.firstIndex(where: { $0.name == value.name }) {
      list[place] = value
    } else {
      list.append(value)
    }
  }
}

extension ReplayFinding {
  /// The condition as far as a draft shows it.
  var shownCondition: String { condition.map { ShownCondition($0).text } ?? "" }
}
