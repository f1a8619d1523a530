// CONFIG symbols that nobody knows. They are the first questions of every path: each answer is a program of its own,
// and all that is asked afterwards is asked of that program.

import CMachine
import CProgram
import CSyntax
import Constraints

/// The programs of a commit for the values that unknown CONFIG symbols may have.
///
/// A class because a program is read once for all the paths through it.
final class ConfigVariants {
  /// The symbols without the prefix `CONFIG_`, in the order of the scenario.
  let symbols: [String]
  private let make: ([String: Bool]) -> Program
  private var programs: [[String: Bool]: Program] = [:]

  /// - Parameter make: Opens the commit's program with symbols set or not.
  init(_ symbols: [String], make: @escaping ([String: Bool]) -> Program) {
    self.symbols = symbols
    self.make = make
  }

  /// The program for values of the symbols.
  func program(_ values: [String: Bool]) -> Program {
    if let known = programs[values] { return known }
    let program = make(values)
    programs[values] = program
    return program
  }

  /// The name of a symbol in conditions.
  static func name(_ symbol: String) -> String { "CONFIG_\(symbol)" }

  /// The symbol of a name in conditions, nil for any other name.
  func symbol(named name: String) -> String? { symbols.first { Self.name($0) == name } }

  /// Chooses the program of a path.
  func choose(_ search: PathSearch) throws(Stop) -> Program {
    var values: [String: Bool] = [:]
    for symbol in symbols {
      guard let truth = truth(symbol, search) else {
        throw Stop(.exhausted, "there are too many terms", span: Span.none)
      }
      values[symbol] = try search.decide(truth, .possibility, at: .none)
    }
    return program(values)
  }

  /// That a symbol is set.
  private func truth(_ symbol: String, _ search: PathSearch) -> Term? {
    let name = Self.name(symbol)
    guard let term = try? search.store.symbol(name, width: 1),
      let zero = try? search.store.constant(0, width: 1),
      let isUnset = try? search.store.equal(term, zero)
    else { return nil }
    search.note(
      PathSymbol(
        term: term, name: name, scalar: Scalar(bits: 8, isSigned: false, kind: .bool),
        origin: .other))
    return try? search.store.not(isUnset)
  }

  /// On which of the symbols a condition depends, as a sentence; nil if none is unknown.
  func sentence(_ names: Set<String>) -> String? {
    guard !symbols.isEmpty else { return nil }
    let all = symbols.map(Self.name)
    let (used, unused) = (all.filter(names.contains), all.filter { !names.contains($0) })
    let list = { (names: [String], word: String) in
      names.count < 2
        ? names.joined()
        : names.dropLast().joined(separator: ", ") + " \(word) \(names[names.count - 1])"
    }
    if used.isEmpty { return "the verdict does not depend on \(list(all, "or"))" }
    return "the verdict depends on \(list(used, "and"))"
      + (unused.isEmpty ? "" : ", and not on \(list(unused, "or"))")
  }
}
