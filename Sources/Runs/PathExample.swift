public import CMachine
public import Constraints
public import Findings

extension PathSearch {
  /// A state that leads down a path, the plainest there is.
  ///
  /// - Parameters:
  ///   - literals: What holds on the path.
  ///   - assumed: What was taken for granted on it.
  ///   - preferring: The values that unknowns have where they may; zero where none is named.
  /// - Returns: Values for everything unknown on the path; nil if the solver finds none.
  public func plainestState(
    literals: [Term], assumed: [Term], preferring: [Term: UInt128] = [:]
  ) -> Assignment? {
    solver.push()
    defer { try? solver.pop() }
    do {
      for term in literals + assumed { try solver.assert(term) }
      let asked = store.symbols(of: literals)
      let all = store.symbols(of: literals + assumed)
      return try solver.minimalModel(
        of: asked + all.filter { !asked.contains($0) }, preferring: preferring)?.assignment
    } catch {
      return nil
    }
  }
}

extension PathWords {
  /// The values that symbols have in a state, addresses of objects left out.
  public func values(
    of symbols: [Term], in state: Assignment, search: PathSearch
  ) -> [StateExampleValue] {
    symbols.compactMap { term in
      guard let symbol = search.symbol(term), symbol.origin != .address, let bits = state[term]
      else { return nil }
      return StateExampleValue(name: symbol.name, value: value(bits, of: symbol))
    }
  }
}
