// A condition as a reader of C would put it. The paths know an unknown pointer that leads to a known object by two
// names, the pointer's and the object's; and they are listed in the order in which they were found.

import CMachine
import CProgram
public import Constraints

extension PathWords {
  /// A condition whose cases for what a pointer leads to are one case where they say the same of it, and whose parts
  /// stand in the order in which the program asks for them.
  ///
  /// So what is asked of a pointer stands behind the question whether it is NULL.
  ///
  /// - Parameters:
  ///   - condition: As the separation of the paths gave it.
  ///   - paths: The truths of each path, in the order of its questions.
  public func plain(_ condition: Condition, of paths: [[Term]]) -> Condition {
    var positions: [Term: Int] = [:]
    for path in paths {
      for (position, literal) in path.enumerated() {
        let question = question(literal)
        positions[question] = min(positions[question] ?? position, position)
      }
    }
    func position(_ literal: Term) -> Int { positions[question(literal)] ?? .max }
    let cubes = unaliased(condition.cubes).enumerated().sorted { a, b in
      let (first, second) = (a.element.map(position), b.element.map(position))
      return first == second ? a.offset < b.offset : first.lexicographicallyPrecedes(second)
    }
    return Condition(cubes: cubes.map(\.element))
  }

  /// How many pointers are found to be equal to others in some truths.
  public func aliases(in literals: [Term]) -> Int { literals.count { pointers($0) != nil } }

  /// A truth without its negation.
  private func question(_ literal: Term) -> Term {
    store.operation(of: literal) == .not ? store.operands(of: literal)[0] : literal
  }

  /// The names of two pointers that a truth says to be equal.
  private func pointers(_ literal: Term) -> (String, String)? {
    guard store.operation(of: literal) == .equal else { return nil }
    let operands = store.operands(of: literal).compactMap { term -> String? in
      guard let symbol = symbol(term), symbol.scalar.kind == .pointer else { return nil }
      return symbol.name
    }
    return operands.count == 2 ? (operands[0], operands[1]) : nil
  }

  /// Joins cubes that say of an object by its name what others say of it by a pointer that leads elsewhere.
  private func unaliased(_ cubes: [[Term]]) -> [[Term]] {
    var cubes = cubes
    var isNew = true
    while isNew {
      isNew = false
      search: for (index, cube) in cubes.enumerated() {
        for literal in cube {
          guard let pointers = pointers(literal), let opposite = try? store.not(literal) else {
            continue
          }
          let rest = cube.filter { $0 != literal }
          for (from, to) in [pointers, (pointers.1, pointers.0)] {
            let renamed = Set(rest.map { rename($0, from, to) })
            guard renamed != Set(rest),
              let other = cubes.firstIndex(where: { cube in
                Set(cube.filter { $0 != opposite }) == renamed
              })
            else { continue }
            cubes[other].removeAll { $0 == opposite }
            cubes.remove(at: index)
            isNew = true
            break search
          }
        }
      }
    }
    return cubes
  }

  /// A truth with what lies behind one pointer called by another.
  private func rename(_ literal: Term, _ from: String, _ to: String) -> Term {
    var replacements: [Term: Term] = [:]
    for term in store.symbols(of: literal) {
      guard let name = symbol(term)?.name, name.hasPrefix("\(from)->"),
        let other = symbol(named: to + name.dropFirst(from.count)),
        store.sort(of: other) == store.sort(of: term)
      else { continue }
      replacements[term] = other
    }
    return (try? store.substitute(replacements, in: literal)) ?? literal
  }
}
