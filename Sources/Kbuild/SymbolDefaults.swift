// How to read this file: a number that a configuration has is seldom in a report, and code does not compile without it. Here is
// what it is where nobody chose otherwise: the first default whose condition holds if what is not known to be set is not, and
// each choice is left as it is.

/// What a configuration says of symbols where nobody set them.
struct SymbolDefaults {
  private let closure: SymbolClosure
  private var menu: KconfigMenu { closure.menu }

  /// How deep conditions lead to others.
  private static let depthLimit = 12

  init(_ closure: SymbolClosure) { self.closure = closure }

  /// The numbers that have a default, the symbols that are `y` by default, and of each choice the one that it takes, by
  /// name.
  func all() -> [BuildConditions.Default] {
    var found: [BuildConditions.Default] = []
    for symbol in closure.definitions.indices {
      let isNumber = closure.definitions[symbol].contains { menu.definitions[$0].isNumber }
      guard isNumber, let (text, place) = number(symbol, 0) else { continue }
      found.append(made(symbol, String(decoding: text, as: UTF8.self), place))
    }
    for symbol in closure.definitions.indices {
      if let place = defaultYes(symbol) { found.append(made(symbol, "y", place)) }
    }
    for choice in menu.choices.indices where menu.choices[choice] {
      guard let symbol = chosen(choice, 0), !closure.isSet(symbol),
        closure.initial[symbol] == .boolean, isOffered(symbol, 0),
        let entry = closure.definitions[symbol].first
      else { continue }
      let place = menu.fallbacks[choice].first?.place ?? menu.definitions[entry].place
      found.append(made(symbol, "y", place))
    }
    return found.sorted { $0.symbol < $1.symbol }
  }

  /// Whether what the entry of a symbol depends on holds.
  private func isOffered(_ symbol: Int, _ depth: Int) -> Bool {
    closure.definitions[symbol].contains { entry in
      var context = menu.definitions[entry].context
      while let number = context {
        if value(of: menu.contexts[number].expression, depth) ?? 0 == 0 { return false }
        context = menu.contexts[number].outer
      }
      return true
    }
  }

  private func made(
    _ symbol: Int, _ value: String, _ place: PlaceNumber
  ) -> BuildConditions.Default {
    .init(symbol: closure.symbols.text(symbol), value: value, place: closure.places.place(place))
  }

  /// The line that has a symbol be `y` where nobody says anything; nil where none does.
  private func defaultYes(_ symbol: Int) -> PlaceNumber? {
    let state = closure.state[symbol]
    guard state.contains(.yes), state.contains(.no), !state.contains(.text),
      closure.definitions[symbol].count == 1, let entry = closure.definitions[symbol].first,
      menu.definitions[entry].choice == nil, isOffered(symbol, 0)
    else { return nil }
    for fallback in menu.definitions[entry].defaults {
      guard let condition = value(of: fallback.condition, 0) else { return nil }
      if condition > 0 { return value(of: fallback.value, 0) == 2 ? fallback.place : nil }
    }
    return nil
  }

  /// A number's default; nil where what decides is not known.
  ///
  /// An entry whose dependencies hold comes before others.
  private func number(
    _ symbol: Int, _ depth: Int
  ) -> (text: ArraySlice<UInt8>, place: PlaceNumber)? {
    guard depth < Self.depthLimit else { return nil }
    let entries = closure.definitions[symbol]
    let holding = entries.filter { closure.dependencyValue(of: $0).least > 0 }
    for entry in holding + entries {
      for fallback in menu.definitions[entry].defaults {
        guard let condition = value(of: fallback.condition, depth) else { return nil }
        if condition == 0 { continue }
        if let text = fallback.number { return (text, fallback.place) }
        guard case .symbol(let other) = menu.expressions[fallback.value] else { return nil }
        return number(other, depth + 1)
      }
    }
    return nil
  }

  /// The symbol that a choice takes by itself: the one that is known to be set, else its first default that holds, else the
  /// first that is there.
  private func chosen(_ choice: Int, _ depth: Int) -> Int? {
    guard depth < Self.depthLimit else { return nil }
    let members = closure.members[choice]
    if let known = members.first(where: closure.isSet) { return known }
    for fallback in menu.fallbacks[choice] {
      guard let condition = value(of: fallback.condition, depth + 1) else { return nil }
      if condition > 0 { return members.contains(fallback.symbol) ? fallback.symbol : nil }
    }
    return members.first { isOffered($0, depth + 1) }
  }

  /// What a condition is worth, 0 to 2, where what is not known to be set is not; nil where that does not decide it.
  private func value(of condition: Int?, _ depth: Int) -> Int? {
    guard let condition else { return 2 }
    guard depth < Self.depthLimit else { return nil }
    switch menu.expressions[condition] {
    case .constant(let value): return value
    case .unknown: return nil
    case .number(let symbol, let wanted, let isEqual):
      return number(symbol, depth + 1).map { ($0.text == wanted) == isEqual ? 2 : 0 }
    case .symbol(let symbol): return value(ofSymbol: symbol, depth)
    case .not(let part): return value(of: part, depth + 1).map { 2 - $0 }
    case .equals(let symbol, let values):
      guard !closure.initial[symbol].contains(.text) else { return nil }
      return value(ofSymbol: symbol, depth).map {
        values.contains($0 == 0 ? .no : $0 == 1 ? .module : .yes) ? 2 : 0
      }
    case .all(let parts):
      let found = parts.map { value(of: $0, depth + 1) }
      return found.contains(0) ? 0 : found.contains(nil) ? nil : found.compactMap(\.self).min()
    case .any(let parts):
      let found = parts.map { value(of: $0, depth + 1) }
      return found.contains(2) ? 2 : found.contains(nil) ? nil : found.compactMap(\.self).max()
    }
  }

  private func value(ofSymbol symbol: Int, _ depth: Int) -> Int? {
    let state = closure.state[symbol]
    if state.contains(.text) { return nil }
    if state.least == state.greatest || closure.isSet(symbol) { return state.greatest }
    let choices = closure.definitions[symbol].compactMap { menu.definitions[$0].choice }
    guard let choice = choices.first, menu.choices[choice] else { return 0 }
    return chosen(choice, depth + 1).map { $0 == symbol ? 2 : 0 }
  }
}
