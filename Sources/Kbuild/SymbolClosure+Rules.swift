// What conditions of the Kconfig language are worth, and what follows from them. The values are those of
// its order n < m < y: `!` turns it round, `&&` is the least and `||` the greatest.

extension SymbolClosure {
  /// Between which values a condition lies, as far as it is known.
  func value(_ expression: Int) -> (least: Int, greatest: Int) {
    budget -= 1
    guard budget > 0 else { return (0, 2) }
    switch menu.expressions[expression] {
    case .constant(let value): return (value, value)
    case .unknown, .number: return (0, 2)
    case .symbol(let symbol): return (state[symbol].least, state[symbol].greatest)
    case .not(let part):
      let (least, greatest) = value(part)
      return (2 - greatest, 2 - least)
    case .equals(let symbol, let values):
      let state = compared(symbol)
      return (state.isSubset(of: values) ? 2 : 0, state.isDisjoint(with: values) ? 0 : 2)
    case .all(let parts):
      return parts.reduce((2, 2)) { bounds, part in
        let next = value(part)
        return (min(bounds.0, next.least), min(bounds.1, next.greatest))
      }
    case .any(let parts):
      return parts.reduce((0, 0)) { bounds, part in
        let next = value(part)
        return (max(bounds.0, next.least), max(bounds.1, next.greatest))
      }
    }
  }

  /// The values that a symbol has in a comparison: one that is defined nowhere stands for its own name.
  private func compared(_ symbol: Int) -> ValueSet {
    definitions[symbol].isEmpty && menu.isWhole ? .text : state[symbol]
  }

  /// What follows if a condition is not below a bound; nil if it is.
  func whenAtLeast(_ bound: Int, _ expression: Int, _ place: PlaceNumber) -> Condition? {
    follow(expression, bound, place, isAtLeast: true)
  }

  private func follow(
    _ expression: Int, _ bound: Int, _ place: PlaceNumber, isAtLeast: Bool
  ) -> Condition? {
    budget -= 1
    if budget <= 0 || (isAtLeast ? bound <= 0 : bound >= 2) { return .always }
    switch menu.expressions[expression] {
    case .constant(let value): return (isAtLeast ? value >= bound : value <= bound) ? .always : nil
    case .unknown, .number: return .always
    case .symbol(let symbol):
      return whenIn(symbol, (isAtLeast ? .atLeast(bound) : .atMost(bound)), place)
    case .not(let part): return follow(part, 2 - bound, place, isAtLeast: !isAtLeast)
    case .equals(let symbol, let values):
      let wanted = isAtLeast ? values : .any.subtracting(values)
      if compared(symbol) == .text { return wanted.contains(.text) ? .always : nil }
      return whenIn(symbol, wanted, place)
    case .all(let parts):
      return isAtLeast
        ? every(parts, bound, place, isAtLeast) : some(parts, bound, place, isAtLeast)
    case .any(let parts):
      return isAtLeast
        ? some(parts, bound, place, isAtLeast) : every(parts, bound, place, isAtLeast)
    }
  }

  private func every(
    _ parts: [Int], _ bound: Int, _ place: PlaceNumber, _ isAtLeast: Bool
  ) -> Condition? {
    var all = Condition.always
    for part in parts {
      guard let next = follow(part, bound, place, isAtLeast: isAtLeast), let both = all.and(next)
      else { return nil }
      all = both
    }
    return all
  }

  private func some(
    _ parts: [Int], _ bound: Int, _ place: PlaceNumber, _ isAtLeast: Bool
  ) -> Condition? {
    var any: Condition?
    for part in parts {
      any = .either(any, follow(part, bound, place, isAtLeast: isAtLeast))
      if any?.isAlways ?? false { break }
    }
    return any
  }

  /// That a symbol is one of some values; nil if it cannot be.
  private func whenIn(_ symbol: Int, _ values: ValueSet, _ place: PlaceNumber) -> Condition? {
    // In a condition a number or a text is worth what it says; that is left open.
    let left = state[symbol].intersection(values.union(.text))
    if left.isEmpty { return nil }
    return Condition(symbol, in: left, at: place)
  }

  // MARK: Symbols without a prompt

  /// Whether a symbol's defaults set it in any case.
  func followDefaults(of symbol: Int) {
    var bound = 2
    for entry in definitions[symbol] {
      let around = dependencyValue(of: entry)
      for fallback in menu.definitions[entry].defaults {
        let bounds = fallback.condition.map { value($0) } ?? (least: 2, greatest: 2)
        let least = min(bounds.least, around.least)
        if min(bounds.greatest, around.greatest) == 0 { continue }
        // The first default whose condition holds counts; one that may hold, as `m` perhaps, must
        // set the symbol, too.
        bound = min(bound, value(fallback.value).least, max(1, least))
        if bound == 0 { return }
        if least > 0 {
          narrow(symbol, to: .atLeast(bound), .byDefault, fallback.place)
          return
        }
      }
    }
  }

  /// What all ways to set a symbol without a prompt have in common.
  func followSources(of symbol: Int) {
    guard menu.isWhole, isHidden(symbol), selectors[symbol].count <= 16 else { return }
    var common: Condition?
    for entry in definitions[symbol] {
      for fallback in menu.definitions[entry].defaults {
        common = .either(common, source(entry, fallback.condition, fallback.value, fallback.place))
      }
    }
    for (entry, selection) in selectors[symbol] {
      let owner = menu.definitions[entry].symbol
      let values = ValueSet([.module, .yes]).intersection(state[owner])
      guard owner != symbol, !values.isEmpty else { continue }
      let set = Condition(owner, in: values, at: selection.place)
      common = .either(common, source(entry, selection.condition, nil, selection.place)?.and(set))
    }
    if let common { impose(common, .onlyWayToSet(symbols.text(symbol))) }
  }

  /// What holds if an entry's default or selection has had its effect; nil if it cannot.
  private func source(
    _ entry: Int, _ condition: Int?, _ value: Int?, _ place: PlaceNumber
  ) -> Condition? {
    var all = dependencies(of: entry, atLeast: 1)
    for part in [condition, value].compactMap({ $0 }) {
      all = all.flatMap { before in whenAtLeast(1, part, place).flatMap(before.and) }
    }
    return all
  }
}
