// How to read this file: a function that ran was compiled, so each `#if` around it held. What follows of single CONFIG symbols is
// what every way to meet the conditions has in common; a condition of which none does says nothing here.

extension FileOutline {
  /// What a `#if` around a line says of a CONFIG symbol.
  public struct Setting: Sendable, Hashable {
    /// The symbol, without `CONFIG_`.
    public let symbol: String
    /// Whether it is set, to `y` or `m`; else it is not.
    public let isSet: Bool
    /// The line of the directive, from 1.
    public let line: Int
  }

  /// What certainly holds of CONFIG symbols if a line is compiled.
  ///
  /// - Parameters:
  ///   - line: The line, from 1.
  ///   - bytes: The file that this is the outline of.
  public func settings(around line: Int, of bytes: [UInt8]) -> [Setting] {
    let starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    guard line >= 1, line <= starts.count else { return [] }
    var around: Int32 = -1
    for directive in directives
    where Int(tokens[directive.tokens.lowerBound].start) < starts[line - 1] {
      switch directive.kind {
      case .branch: around = directive.opens
      case .endif: around = around >= 0 ? branches[Int(around)].parent : -1
      default: break
      }
    }
    var reader = ConditionReader(self)
    var settings: [Setting] = []
    func place(of branch: Branch) -> Int {
      let start = Int(tokens[branch.start].start)
      return starts.lastIndex { $0 <= start }.map { $0 + 1 } ?? 1
    }
    while around >= 0 {
      var branch = branches[Int(around)]
      around = branch.parent
      var wanted = true
      // What stands behind `#else` is compiled if nothing before it is.
      while true {
        for atom in reader.formula(of: branch).forced(wanted) {
          guard let symbol = reader.symbol(ofAtom: atom.number) else { continue }
          settings.append(
            Setting(symbol: symbol, isSet: atom.value, line: place(of: branch)))
        }
        guard branch.previous >= 0 else { break }
        branch = branches[Int(branch.previous)]
        wanted = false
      }
    }
    return settings
  }
}

extension ConditionFormula {
  /// The atoms that have one value wherever the formula has the wanted one.
  fileprivate func forced(_ wanted: Bool) -> [(number: Int, value: Bool)] {
    switch self {
    case .constant: []
    case .atom(let number): [(number, wanted)]
    case .not(let inner): inner.forced(!wanted)
    case .all(let parts): wanted || parts.count == 1 ? parts.flatMap { $0.forced(wanted) } : []
    case .any(let parts): !wanted || parts.count == 1 ? parts.flatMap { $0.forced(wanted) } : []
    }
  }
}

extension ConditionReader {
  /// The CONFIG symbol that an atom asks for, without `CONFIG_`: `defined(CONFIG_PM)`, `IS_ENABLED(CONFIG_PM)`.
  fileprivate func symbol(ofAtom number: Int) -> String? {
    guard let words = spelling(ofAtom: number) else { return nil }
    let isQuestion =
      words.count == 2 && words[0] == .wordDefined
      || words.count == 4 && words[0].spelling == "IS_ENABLED"
    guard isQuestion, let word = words.first(where: { $0.spelling.hasPrefix("CONFIG_") }) else {
      return nil
    }
    return String(word.spelling.dropFirst("CONFIG_".count))
  }
}
