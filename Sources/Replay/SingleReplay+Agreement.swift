import CMachine
import CProgram
import CSyntax
import Findings
import Runs
import Scenarios

extension SingleReplay {
  /// Has the machine remember the state, if it may have to be compared with what is given by other names.
  func keepInitialMemory() {
    if machine.followsPaths, machine.givens.keys.contains(where: { $0.contains("->") }) {
      machine.keepInitialMemory()
    }
  }

  /// Why a path is not one of the state that is given: what it knows an object by is not all that is said of it.
  ///
  /// Nil where nothing contradicts, or that cannot be told.
  func disagreement(_ conditions: TreeConditions) -> String? {
    guard machine.followsPaths else { return nil }
    for name in machine.givens.keys.sorted() {
      for end in name.ranges(of: "->").map(\.lowerBound) where end > name.startIndex {
        let rest = name[end...].dropFirst(2)
        guard !rest.contains("->"), !rest.contains("("),
          let members = MemberPath(written: rest),
          let shared = try? machine.object(sharedBy: String(name[..<end])),
          let place = conditions.follow(members, from: shared.type), place.bits == nil,
          let agrees = try? machine.agrees(
            name, with: shared.place.moved(by: place.offset), place.type), !agrees
        else { continue }
        return "'\(name)', given under state, is "
          + "\(machine.describePlace(shared.place.moved(by: place.offset))) here, and that is something else"
      }
    }
    return nil
  }

  /// Why what is given of a function's result was not heard: a model of ours answered for it.
  ///
  /// Whatever the run came to, it is not that of the state that was given.
  func unheardResult(_ scenario: Scenario) -> String? {
    for name in machine.givens.keys.sorted() where !givensAsked.contains(name) {
      guard let end = name.firstRange(of: "()") else { continue }
      let (function, rest) = (String(name[..<end.lowerBound]), name[end.upperBound...])
      guard rest.isEmpty || rest.hasPrefix(" /* "), scenario.model(named: function) == nil,
        machine.assumptionFindings.contains(where: { $0.kind == .model && $0.name == function })
      else { continue }
      return "'\(name)' is given under state, and a model answers for \(function)(): "
        + "say under models what it returns"
    }
    return nil
  }
}
