// How to read this file: first the definitions of all frames are found; those of which there is one only say where the stack
// is, and that ranks the others. Then each step is looked for, the innermost first, so that a frame is the same definition
// as callee of one step and as caller of the one before.

import CSyntax
import SourceIndex

/// Finds how the frames of a stack come to one another at one commit.
///
/// A class because it remembers what it found from one stack to the next; it belongs to one thread.
public final class StackSearch {
  private let search: WaySearch
  private let limits: SearchLimits

  /// How many definitions of a caller are tried, and how many where a way may lead through functions that leave frames.
  private static let callerLimit = 12
  private static let leavingCallerLimit = 3
  /// How many facts are told of where a hop is broken.
  private static let nearestLimit = 5

  /// Prepares a search.
  public init(_ source: any CallSource, limits: SearchLimits = SearchLimits()) {
    search = WaySearch(source, limits)
    self.limits = limits
  }

  /// Finds the steps of a stack.
  ///
  /// - Parameter frames: The frames, the innermost first: each is called by the next.
  /// - Returns: One hop for each frame but the last, in the same order.
  public func hops(of frames: [FrameName]) -> [Hop] {
    var definitions = frames.map { search.finder.definitions(of: $0) }
    let neighbourhood = neighbourhood(of: definitions)
    for number in definitions.indices {
      let beside = [number - 1, number + 1].filter { definitions.indices.contains($0) }
        .flatMap { definitions[$0].count < 3 ? definitions[$0].map(\.path) : [] }
      definitions[number] = ranked(definitions[number], beside: beside, neighbourhood)
    }
    var hops: [Hop] = []
    for number in frames.indices.dropLast() {
      let hop = hop(
        caller: frames[number + 1], definitions[number + 1], callee: frames[number],
        definitions[number], neighbourhood,
        outer: number + 2 < frames.count ? frames[number + 2].function : nil)
      // What was the caller here is the callee of the next step.
      if let chosen = hop.way?.caller,
        let place = definitions[number + 1].firstIndex(where: { $0.told == chosen })
      {
        definitions[number + 1].swapAt(0, place)
      }
      hops.append(hop)
    }
    return hops
  }

  /// The places that define a frame's function, in no order that means anything.
  public func definitions(of frame: FrameName) -> [HopWay.Definition] {
    search.finder.definitions(of: frame).map(\.told)
  }

  private func neighbourhood(of definitions: [[Defined]]) -> Neighbourhood {
    Neighbourhood(
      definitions.filter { Set($0.map(\.path)).count == 1 }.compactMap { $0.first?.path })
  }

  private func ranked(
    _ found: [Defined], beside: [String], _ neighbourhood: Neighbourhood
  ) -> [Defined] {
    guard found.count > 1 else { return found }
    return found.map { defined in
      var distance = neighbourhood.distance(defined.path) * 4
      if !beside.contains(defined.path) { distance += 2 }
      if defined.scope.traits.contains(.isConditional) { distance += 1 }
      return (defined, distance)
    }
    .sorted { ($0.1, $0.0.path, $0.0.number) < ($1.1, $1.0.path, $1.0.number) }
    .map(\.0)
  }

  // MARK: One step

  private func hop(
    caller: FrameName, _ callers: [Defined], callee: FrameName, _ callees: [Defined],
    _ neighbourhood: Neighbourhood, outer: String?
  ) -> Hop {
    var hop = Hop(
      caller: caller, callee: callee, outcome: .outside(""), otherFillings: [],
      otherCallers: callers.dropFirst().prefix(Self.nearestLimit).map(\.told))
    guard !callers.isEmpty else {
      hop.outcome = undefinedCaller(caller, callees, neighbourhood)
      return hop
    }
    if let same = callers.first(where: { $0.scope.kind == .made && callees.contains($0) }) {
      // Several symbols are made of one definition, and each calls the next.
      let step = HopWay.Step(
        line: same.scope.line, isConditional: false, pointer: nil, callee: same.told, elision: nil)
      hop.outcome = .resolved(HopWay(caller: same.told, steps: [step]))
      return hop
    }
    let plain = KernelConventions.plain(callee.function)
    var question = WaySearch.Question(
      names: [Name(plain)], callees: callees, neighbourhood: neighbourhood)
    question.outer = outer.map { KernelConventions.plain($0) }
    var isCut = false
    var best = best(callers.prefix(Self.callerLimit), question, &isCut)
    if best == nil, callees.isEmpty, let path = assembly(plain, neighbourhood) {
      hop.outcome = .outside("\(plain) is assembly, in \(path), and nothing names it on the way")
      return hop
    }
    if best == nil, callees.contains(where: \.isSystemCall),
      callers.contains(where: { KernelConventions.architecture(of: $0.path) != nil })
    {
      hop.outcome = .outside(
        "\(plain) is a system call, and the build makes the table it is called from")
      return hop
    }
    if best == nil, let made = callers.first, made.scope.kind == .made,
      KernelConventions.driver(registeredBy: made.scope.name.spelling) != nil,
      let macro = made.scope.detail, KernelConventions.registersDriver(macro)
    {
      hop.outcome = .outside(
        "\(made.scope.name.spelling) is made by \(macro.spelling) (\(made.path):\(made.scope.line)), "
          + "and what it calls is put together there")
      return hop
    }
    if best == nil, !callees.isEmpty, limits.leavers > 0 {
      question.leavers = limits.leavers
      best = self.best(callers.prefix(Self.leavingCallerLimit), question, &isCut)
    }
    guard let best else {
      hop.outcome = .broken(broken(callers, callees, neighbourhood, isCut))
      return hop
    }
    hop.outcome = .resolved(best.way)
    hop.otherFillings = best.others
    hop.otherCallers = callers.map(\.told).filter { $0 != best.way.caller }
      .prefix(Self.nearestLimit).map { $0 }
    return hop
  }

  /// The best way from any of a caller's definitions.
  private func best(
    _ callers: ArraySlice<Defined>, _ question: WaySearch.Question, _ isCut: inout Bool
  ) -> WaySearch.Candidate? {
    var best: WaySearch.Candidate?
    var least = Int.max
    for (rank, caller) in callers.enumerated() {
      let answer = search.ways(from: caller, question)
      isCut = isCut || answer.isCut
      guard let first = answer.candidates.first else { continue }
      if first.cost + rank * 2 < least {
        least = first.cost + rank * 2
        best = first
      }
      if least <= rank * 2 { break }
    }
    return best
  }

  /// The file of assembly that defines a name, that of the stack's architecture if there is one.
  ///
  /// It is nil where none does. Where that cannot be told the answer is not that there is none.
  private func assembly(_ name: String, _ neighbourhood: Neighbourhood) -> String? {
    guard let paths = search.source.assembly(naming: Name(name)) else {
      return "no file that could be read"
    }
    let own = paths.first {
      KernelConventions.architecture(of: $0) == neighbourhood.architecture
    }
    if let own { return own }
    guard let first = paths.first else { return nil }
    return paths.count == 1 ? first : "\(first) and \(paths.count - 1) other files"
  }

  private func undefinedCaller(
    _ caller: FrameName, _ callees: [Defined], _ neighbourhood: Neighbourhood
  ) -> Hop.Outcome {
    let plain = KernelConventions.plain(caller.function)
    if let entered = KernelConventions.entered(by: plain),
      !search.finder.all(Name(entered)).isEmpty
    {
      return .outside("\(plain) is the entry code of \(entered), which macros make")
    }
    if let path = assembly(plain, neighbourhood) {
      return .outside("\(plain) is assembly, in \(path)")
    }
    if KernelConventions.isVector(plain) {
      return .outside("\(plain) is a vector, whose name assembly pastes together")
    }
    return .broken(
      BrokenHop(
        reason: .callerUndefined, callers: [], callees: callees.prefix(4).map(\.told),
        calledBy: calledBy(callees), filledAt: [], isCut: search.finder.isCut))
  }

  private func broken(
    _ callers: [Defined], _ callees: [Defined], _ neighbourhood: Neighbourhood, _ isCut: Bool
  ) -> BrokenHop {
    var filled: [Entrance] = []
    for callee in callees.prefix(2) {
      filled +=
        search.entranceFinder.entrances(
          of: callee.scope.name, defined: callee, neighbourhood
        ).found
    }
    filled.sort { $0.cost < $1.cost }
    return BrokenHop(
      reason: callees.isEmpty ? .calleeUndefined : .noWay,
      callers: callers.prefix(Self.nearestLimit).map(\.told),
      callees: callees.prefix(Self.nearestLimit).map(\.told), calledBy: calledBy(callees),
      filledAt: filled.prefix(Self.nearestLimit).map(\.filling),
      isCut: isCut || search.finder.isCut)
  }

  private func calledBy(_ callees: [Defined]) -> [HopWay.Definition] {
    guard let callee = callees.first else { return [] }
    let callers = search.finder.calls(of: callee, limit: limits.callerFiles).map(\.caller)
    return DefinitionFinder.nearest(callers, to: callee.path).prefix(Self.nearestLimit).map(\.told)
  }
}
