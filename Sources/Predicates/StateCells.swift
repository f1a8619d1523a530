// How to read this file: the truths that stand in some conditions cut the states into cells, in each of which every
// condition is decided. Cells without a state do not count. Those in which the same conditions hold are put
// together again, each as far as it grows by leaving truths out.

import Constraints

/// Cuts states by what some conditions ask.
struct StateCells {
  /// A kind of states.
  struct Row {
    /// What holds in them.
    let literals: [Term]
    /// Which of the conditions hold in them.
    let holds: [Bool]
  }

  /// The truths, each once and none with its opposite.
  let atoms: [Term]
  private let opposites: [Term]
  private let conditions: [Condition]
  private let solver: Solver

  private static let atomLimit = 12
  private static let cellLimit = 256

  init(_ conditions: [Condition], _ solver: Solver) throws {
    var atoms: [Term] = []
    var opposites: [Term] = []
    for literal in conditions.flatMap({ $0.cubes.flatMap { $0 } })
    where !atoms.contains(literal) && !opposites.contains(literal) {
      let opposite = try solver.store.not(literal)
      atoms.append(literal)
      opposites.append(opposite)
    }
    self.atoms = atoms
    self.opposites = opposites
    self.conditions = conditions
    self.solver = solver
  }

  /// The kinds of states; nil where there would be too many.
  func rows() throws -> [Row]? {
    guard atoms.count <= Self.atomLimit else { return nil }
    var cells: [[Bool]] = []
    guard try collect([], &cells) else { return nil }
    let answers = cells.map { answer(in: $0) }
    // What is long says least to a reader, and of what is equally long what was asked last.
    let lengths = atoms.map { solver.store.symbols(of: $0).count }
    let order = atoms.indices.sorted {
      lengths[$0] != lengths[$1] ? lengths[$0] > lengths[$1] : $0 > $1
    }
    var rows: [Row] = []
    var isCovered = [Bool](repeating: false, count: cells.count)
    for (number, cell) in cells.enumerated() where !isCovered[number] {
      var chosen: [Bool?] = cell
      for atom in order {
        var wider = chosen
        wider[atom] = nil
        let isPure = cells.indices.allSatisfy {
          answers[$0] == answers[number] || !Self.matches(cells[$0], wider)
        }
        if isPure { chosen = wider }
      }
      for other in cells.indices where Self.matches(cells[other], chosen) {
        isCovered[other] = true
      }
      rows.append(
        Row(
          literals: atoms.indices.compactMap { atom in
            chosen[atom].map { $0 ? atoms[atom] : opposites[atom] }
          }, holds: answers[number]))
    }
    return rows
  }

  private static func matches(_ cell: [Bool], _ cube: [Bool?]) -> Bool {
    zip(cell, cube).allSatisfy { $1 == nil || $0 == $1 }
  }

  /// Collects the cells that have states, the opposites of what is asked first; false where there are too many.
  private func collect(_ prefix: [Bool], _ cells: inout [[Bool]]) throws -> Bool {
    let literals = prefix.enumerated().map { $1 ? atoms[$0] : opposites[$0] }
    if try solver.check(assuming: literals) == .unsatisfiable { return true }
    guard prefix.count < atoms.count else {
      cells.append(prefix)
      return cells.count <= Self.cellLimit
    }
    for value in [false, true] {
      guard try collect(prefix + [value], &cells) else { return false }
    }
    return true
  }

  /// Which conditions hold in a cell.
  private func answer(in cell: [Bool]) -> [Bool] {
    conditions.map { condition in
      condition.cubes.contains { cube in
        cube.allSatisfy { literal in
          if let atom = atoms.firstIndex(of: literal) { return cell[atom] }
          return opposites.firstIndex(of: literal).map { !cell[$0] } ?? false
        }
      }
    }
  }
}
