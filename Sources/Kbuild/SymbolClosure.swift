/// What follows from the settings of some symbols, with certainty, until nothing new does.
final class SymbolClosure {
  let menu: KconfigMenu
  let symbols: SymbolNames
  let places: PlaceNames
  /// Of each symbol, the values that it may have by its type.
  private(set) var initial: [ValueSet]
  /// Those that are left.
  private(set) var state: [ValueSet]
  private(set) var omissions: [BuildConditions.Omission] = []

  /// Of each symbol, its entries in the menu.
  let definitions: [[Int]]
  /// Of each symbol, the entries that select or imply it.
  let selectors: [[(definition: Int, selection: KconfigMenu.Selection)]]
  /// Of each choice, its symbols.
  let members: [[Int]]
  private var reasons: [(reason: BuildConditions.Reason, place: PlaceNumber)?]
  private var told: Set<BuildConditions.Omission> = []
  var budget = 10_000_000
  private var hasChanged = false
  private var tells = false

  init(_ menu: KconfigMenu, symbols: SymbolNames, places: PlaceNames) {
    self.menu = menu
    self.symbols = symbols
    self.places = places
    let count = symbols.names.count
    var definitions = [[Int]](repeating: [], count: count)
    var selectors = [[(definition: Int, selection: KconfigMenu.Selection)]](
      repeating: [], count: count)
    var members = [[Int]](repeating: [], count: menu.choices.count)
    var types = [ValueSet](repeating: [], count: count)
    for (number, definition) in menu.definitions.enumerated() {
      definitions[definition.symbol].append(number)
      types[definition.symbol].formUnion(definition.values)
      for selection in definition.selections + definition.implications {
        selectors[selection.symbol].append((number, selection))
      }
      if let choice = definition.choice, members[choice].last != definition.symbol {
        members[choice].append(definition.symbol)
      }
    }
    initial = zip(types, definitions).map { type, entries in
      entries.isEmpty ? (menu.isWhole ? .no : .any) : type.isEmpty ? .any : type
    }
    state = initial
    reasons = Array(repeating: nil, count: count)
    self.definitions = definitions
    self.selectors = selectors
    self.members = members
  }

  /// Whether a symbol is known not to be `n`.
  func isSet(_ symbol: Int) -> Bool {
    !state[symbol].contains(.no) && !state[symbol].contains(.text)
  }

  /// Whether all its entries are without a prompt, and there are any.
  func isHidden(_ symbol: Int) -> Bool {
    !definitions[symbol].isEmpty
      && definitions[symbol].allSatisfy { !menu.definitions[$0].hasPrompt }
  }

  // MARK: What is put in

  /// Puts in what a file is built under.
  func require(_ ways: FolderWays, of path: String) {
    guard let condition = ways.condition else {
      omit(path, "no makefile was found that builds it", nil)
      return
    }
    for term in condition.terms {
      narrow(term.symbol, to: term.values, .builtUnder(file: path), term.place)
    }
    for term in ways.dropped where term.values.isDisjoint(with: .no) {
      omit(
        symbols.text(term.symbol), "'\(path)' is built under it, and in another way without it",
        term.place)
    }
    if let unknown = ways.unknown {
      omit(path, "what this line builds is not known, and it may be this file", unknown)
    }
  }

  /// Takes away values of a symbol.
  ///
  /// Where none would be left, something is asked of the configuration that this tree's Kconfig files do
  /// not allow; that is told, and the symbol stays as it was.
  func narrow(
    _ symbol: Int, to values: ValueSet, _ reason: @autoclosure () -> BuildConditions.Reason,
    _ place: PlaceNumber
  ) {
    let left = state[symbol].intersection(values)
    if left == state[symbol] { return }
    if left.isEmpty {
      let name = symbols.text(symbol)
      let isDefined = !definitions[symbol].isEmpty
      omit(
        name,
        isDefined
          ? "it would have to be set in two ways at once"
          : "it is asked for, and no Kconfig file of this architecture defines it", place)
      return
    }
    state[symbol] = left
    reasons[symbol] = (reason(), place)
    hasChanged = true
  }

  func omit(_ subject: String, _ message: String, _ place: PlaceNumber?) {
    let omission = BuildConditions.Omission(
      subject: subject, message: message, place: place.map(places.place))
    if told.count < 10_000, told.insert(omission).inserted { omissions.append(omission) }
  }

  // MARK: Following

  /// Follows every rule until nothing changes.
  ///
  /// - Parameter known: What was known before there were files; what could not be told is told of the symbols
  ///   that are set since.
  func settle(tellingSince known: [ValueSet]? = nil) {
    repeat {
      hasChanged = false
      for symbol in state.indices {
        if isSet(symbol) {
          followDependencies(of: symbol)
          followSelections(of: symbol)
          followSources(of: symbol)
        } else if state[symbol].contains(.yes), isHidden(symbol) {
          followDefaults(of: symbol)
        }
      }
      for choice in members.indices { followChoice(choice) }
    } while hasChanged && budget > 0
    guard let known else { return }
    tells = true
    for symbol in state.indices where isSet(symbol) && state[symbol] != known[symbol] {
      followDependencies(of: symbol)
      followSelections(of: symbol)
    }
    tells = false
  }

  private func followDependencies(of symbol: Int) {
    let entries = definitions[symbol]
    let needed = state[symbol].contains(.module) || !initial[symbol].contains(.module) ? 1 : 2
    if entries.count == 1 {
      var context = menu.definitions[entries[0]].context
      while let number = context, budget > 0 {
        let at = menu.contexts[number]
        guard let condition = whenAtLeast(needed, at.expression, at.place) else {
          omit(symbols.text(symbol), "what it depends on cannot hold", at.place)
          return
        }
        impose(condition, .needed(by: symbols.text(symbol)))
        if tells, condition.isAlways, value(at.expression).least < needed {
          omit(symbols.text(symbol), "what this line says it depends on is not one thing", at.place)
        }
        context = at.outer
      }
      return
    }
    // A symbol with several entries needs what all of them say.
    var common: Condition?
    for entry in entries {
      common = .either(common, dependencies(of: entry, atLeast: needed))
    }
    if let common { impose(common, .needed(by: symbols.text(symbol))) }
  }

  /// What follows from an entry's dependencies; nil if they cannot hold.
  func dependencies(of entry: Int, atLeast needed: Int) -> Condition? {
    var all = Condition.always
    var context = menu.definitions[entry].context
    while let number = context, budget > 0 {
      let at = menu.contexts[number]
      guard let condition = whenAtLeast(needed, at.expression, at.place),
        let both = all.and(condition)
      else { return nil }
      all = both
      context = at.outer
    }
    return all
  }

  /// Between what an entry's dependencies lie.
  func dependencyValue(of entry: Int) -> (least: Int, greatest: Int) {
    var (least, greatest) = (2, 2)
    var context = menu.definitions[entry].context
    while let number = context, budget > 0 {
      let at = menu.contexts[number]
      let bounds = value(at.expression)
      least = min(least, bounds.least)
      greatest = min(greatest, bounds.greatest)
      context = at.outer
    }
    return budget > 0 ? (least, greatest) : (0, 2)
  }

  func impose(_ condition: Condition, _ reason: BuildConditions.Reason) {
    for term in condition.terms { narrow(term.symbol, to: term.values, reason, term.place) }
  }

  private func followSelections(of symbol: Int) {
    let entries = definitions[symbol]
    for entry in entries {
      let definition = menu.definitions[entry]
      if definition.selections.isEmpty { continue }
      // The dependencies of the only entry hold; of several, one does.
      let around = dependencyValue(of: entry)
      let holds = entries.count == 1 ? max(1, around.least) : around.least
      for selection in definition.selections {
        let bounds = selection.condition.map { value($0) } ?? (least: 2, greatest: 2)
        let least = min(bounds.least, holds, state[symbol].least)
        if least > 0 {
          narrow(
            selection.symbol, to: .atLeast(least), .selected(by: symbols.text(symbol)),
            selection.place)
        } else if tells, min(bounds.greatest, around.greatest) > 0 {
          if state[selection.symbol].contains(.no) {
            omit(
              symbols.text(selection.symbol),
              "\(symbols.text(symbol)) may select it: whether the condition holds is not known",
              selection.place)
          }
        }
      }
    }
  }

  /// In a choice that takes one, the others are not set.
  private func followChoice(_ choice: Int) {
    guard menu.choices[choice], let chosen = members[choice].first(where: isSet) else {
      return
    }
    guard members[choice].allSatisfy({ initial[$0] == .boolean && definitions[$0].count == 1 })
    else {
      return
    }
    for member in members[choice] where member != chosen {
      guard let entry = definitions[member].first else { continue }
      narrow(
        member, to: .no, .notChosen(by: symbols.text(chosen)), menu.definitions[entry].place)
    }
  }

  // MARK: What is read off

  /// What is known of the symbols that a rule accepts, by name.
  func requirements(where accepts: (Int) -> Bool) -> [BuildConditions.Requirement] {
    state.indices.filter(accepts).compactMap { symbol in
      guard let reason = reasons[symbol] else { return nil }
      return requirement(symbol, state[symbol], reason.reason, reason.place)
    }
    .sorted { $0.symbol < $1.symbol }
  }

  /// What a file itself asks for.
  func requirements(of path: String, _ condition: Condition?) -> [BuildConditions.Requirement] {
    (condition?.terms ?? []).compactMap { term in
      let values = term.values.intersection(initial[term.symbol])
      return requirement(term.symbol, values, .builtUnder(file: path), term.place)
    }
    .sorted { $0.symbol < $1.symbol }
  }

  private func requirement(
    _ symbol: Int, _ values: ValueSet, _ reason: BuildConditions.Reason, _ place: PlaceNumber
  ) -> BuildConditions.Requirement? {
    guard let setting = Self.setting(values), !definitions[symbol].isEmpty else { return nil }
    return BuildConditions.Requirement(
      symbol: symbols.text(symbol), setting: setting, reason: reason, place: places.place(place))
  }

  private static func setting(_ values: ValueSet) -> BuildConditions.Setting? {
    switch values {
    case .no: .no
    case .yes: .yes
    case .module: .module
    case [.module, .yes]: .yesOrModule
    default: nil
    }
  }
}
