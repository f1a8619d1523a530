// How to read this file: ways are looked for from the caller downwards, the cheapest first (Dijkstra's search over
// definitions). A definition is gone into only where it may have left no frame, and what that costs says how likely it
// is. At each, its calls are compared with the callee, and its exits with the entrances of the callee and of what jumps to
// the callee (`targets`). The first pass takes only functions that leave no frame; where it finds nothing a second one also
// goes through a few that would leave one, for then the stack of this commit is another, and not impossible.

import CSyntax
import SourceIndex

/// Finds the ways from one definition to a function.
///
/// A class because it remembers what it found; it belongs to one thread.
final class WaySearch {
  let source: any CallSource
  let finder: DefinitionFinder
  let entranceFinder: EntranceFinder
  let exitFinder: ExitFinder
  let owners: OwnerTypes
  let limits: SearchLimits

  init(_ source: any CallSource, _ limits: SearchLimits) {
    self.source = source
    self.limits = limits
    finder = DefinitionFinder(source)
    entranceFinder = EntranceFinder(source, finder)
    owners = OwnerTypes(source)
    exitFinder = ExitFinder(source, finder, owners)
  }

  /// A way with what it costs.
  struct Candidate {
    let cost: Int
    let way: HopWay
    /// Of a way through a pointer, what else fills it with the same function.
    var others: [HopWay.Filling] = []
  }

  /// What a pointer may lead to: the callee, or what ends by jumping to it.
  private struct Target {
    let defined: Defined?
    let name: Name
    let cost: Int
    /// From the target to the callee.
    let steps: [HopWay.Step]
    let elision: HopWay.Elision?
    let leavers: Int
  }

  private struct Node {
    let defined: Defined
    let cost: Int
    let steps: [HopWay.Step]
    /// Whether only what it calls last counts.
    let mustJump: Bool
    let leavers: Int
  }

  private struct Visit: Hashable {
    let defined: Defined
    let mustJump: Bool
    let leavers: Int
  }

  /// What is looked for.
  struct Question {
    /// The callee's name where it is defined, and as it is called.
    var names: Set<Name>
    /// Its definitions, the preferred first; empty for what is no C.
    var callees: [Defined]
    var neighbourhood: Neighbourhood
    /// How many functions that would leave a frame a way may lead through.
    var leavers = 0
    /// Whether all ways within the limits are wanted, and not the best alone.
    var wantsAll = false
    /// The function that calls the caller, which may give it what it calls.
    var outer: String?
    /// The only functions and macros that a way may lead through; nil for any.
    var only: Set<String>?

    /// Whether a way may lead through a definition.
    func allows(_ defined: Defined) -> Bool {
      only?.contains(defined.scope.name.spelling) ?? true
    }
  }

  /// What was found.
  struct Answer {
    var candidates: [Candidate] = []
    var isCut = false
  }

  /// Finds ways from a definition.
  func ways(from caller: Defined, _ question: Question) -> Answer {
    var answer = Answer()
    var queue = CostQueue<Node>()
    queue.insert(
      Node(defined: caller, cost: 0, steps: [], mustJump: false, leavers: question.leavers), 0)
    var seen: Set<Visit> = []
    var entrances: [PointerKey: [(Entrance, Target)]]?
    var best = Int.max
    while let node = queue.popFirst() {
      if node.cost > best, !question.wantsAll { break }
      guard
        seen.insert(
          Visit(defined: node.defined, mustJump: node.mustJump, leavers: node.leavers)
        ).inserted
      else { continue }
      if seen.count > limits.definitions {
        answer.isCut = true
        break
      }
      for fact in node.defined.scope.facts where fact.kind == .call {
        guard question.names.contains(fact.name), mayFollow(fact, node) else { continue }
        if let way = directly(node, fact, caller, question) {
          answer.candidates.append(way)
          best = min(best, way.cost)
        }
      }
      if best <= node.cost, !question.wantsAll { break }
      if entrances == nil { entrances = self.entrances(question, &answer.isCut) }
      for way in pointers(node, caller, entrances ?? [:], question) {
        answer.candidates.append(way)
        best = min(best, way.cost)
      }
      guard node.steps.count < limits.depth else { continue }
      if queue.count < limits.definitions * 16 {
        expand(node, question, &queue)
      } else {
        answer.isCut = true
      }
    }
    answer.candidates.sort { $0.cost < $1.cost }
    return answer
  }

  /// Whether a call counts where the one who makes it must have left by it.
  private func mayFollow(_ fact: CallFact, _ node: Node) -> Bool {
    !node.mustJump || fact.isTail
  }

  // MARK: Calls by name

  private func directly(
    _ node: Node, _ fact: CallFact, _ caller: Defined, _ question: Question
  ) -> Candidate? {
    let meant = finder.meant(fact.name, in: node.defined.path)
    var cost = node.cost
    let told: HopWay.Definition
    if question.callees.isEmpty {
      // What is assembly has no definition here.
      told = HopWay.Definition(
        name: fact.name.spelling, file: node.defined.path, line: fact.line, isMacro: false,
        isConditional: false)
    } else if let number = question.callees.firstIndex(where: { meant.contains($0) }) {
      told = question.callees[number].told
      cost += number == 0 ? 0 : 2
    } else {
      return nil
    }
    let step = HopWay.Step(
      line: fact.line, isConditional: fact.isConditional, pointer: nil, callee: told, elision: nil)
    return Candidate(cost: cost, way: HopWay(caller: caller.told, steps: node.steps + [step]))
  }

  private func expand(_ node: Node, _ question: Question, _ queue: inout CostQueue<Node>) {
    if node.defined.scope.kind == .made, let macro = node.defined.scope.detail {
      // What the macro itself does, around or before the body.
      for next in finder.meant(macro, in: node.defined.path).prefix(limits.variants)
      where next.scope.kind == .macro && question.allows(next) {
        let step = HopWay.Step(
          line: node.defined.scope.line, isConditional: false, pointer: nil, callee: next.told,
          elision: .macro)
        queue.insert(
          Node(
            defined: next, cost: node.cost + 11, steps: node.steps + [step], mustJump: false,
            leavers: node.leavers), node.cost + 11)
      }
    }
    for fact in node.defined.scope.facts where fact.kind == .call && mayFollow(fact, node) {
      for next in finder.meant(fact.name, in: node.defined.path).prefix(limits.variants) {
        guard next != node.defined, question.allows(next) else { continue }
        for (elision, cost) in elisions(of: next, calledFrom: node.defined)
        where elision != .leavesFrame || node.leavers > 0 {
          let step = HopWay.Step(
            line: fact.line, isConditional: fact.isConditional, pointer: nil, callee: next.told,
            elision: elision)
          let total = node.cost + cost + question.neighbourhood.distance(next.path) / 4
          queue.insert(
            Node(
              defined: next, cost: total, steps: node.steps + [step],
              mustJump: elision == .tailCall,
              leavers: node.leavers - (elision == .leavesFrame ? 1 : 0)), total)
        }
      }
    }
  }

  /// Why a function may leave no frame when another calls it, and what it costs to think so.
  private func elisions(
    of next: Defined, calledFrom from: Defined
  ) -> [(HopWay.Elision, cost: Int)] {
    let traits = next.scope.traits
    if next.scope.kind == .macro { return [(.macro, cost: 11)] }
    if !traits.contains(.isNoinline) {
      if next.isHeader { return [(traits.contains(.isInline) ? .inline : .header, cost: 11)] }
      if next.path == from.path {
        if traits.contains(.isInline) { return [(.inline, cost: 11)] }
        if next.isStatic {
          return finder.callers(of: next) < 2 ? [(.onlyCaller, cost: 10)] : [(.isStatic, cost: 12)]
        }
        return [(.sameFile, cost: 14)]
      }
    }
    return [(.tailCall, cost: 13), (.leavesFrame, cost: 40)]
  }

  // MARK: Pointers

  private func pointers(
    _ node: Node, _ caller: Defined, _ entrances: [PointerKey: [(Entrance, Target)]],
    _ question: Question
  ) -> [Candidate] {
    guard !entrances.isEmpty else { return [] }
    var found: [Candidate] = []
    for exit in exitFinder.exits(of: node.defined) where mayFollow(exit.fact, node) {
      var matches: [(cost: Int, entrance: Entrance, target: Target)] = []
      for (entrance, target) in entrances[exit.key] ?? [] {
        if case .parameter = exit.key, !node.steps.isEmpty,
          !comes(entrance.filling, along: node, caller)
        {
          continue
        }
        if let file = exit.onlyFile, entrance.filling.file != file { continue }
        // What a function was given and returns comes to who gave it.
        if case .result = exit.key, entrance.filling.kind == .argument, let holder = exit.holder,
          entrance.filling.within != holder.scope.name.spelling
            || entrance.filling.file != holder.path
        {
          continue
        }
        if exit.isLocal,
          entrance.filling.within != node.defined.scope.name.spelling
            || entrance.filling.file != node.defined.path
        {
          continue
        }
        var cost = node.cost + 12 + exit.cost + entrance.cost + target.cost
        if case .parameter = exit.key, node.steps.isEmpty, let outer = question.outer,
          outer != entrance.filling.within
        {
          cost += 3
        }
        switch owners.compare(exit.owner, entrance.owner) {
        case .different: continue
        case .unknown: cost += 1
        case .same: break
        }
        matches.append((cost, entrance, target))
      }
      // What is not followed comes only into pointers that nothing else tells of.
      if matches.isEmpty, exit.fact.kind == .local || exit.fact.kind == .element {
        for (entrance, target) in entrances[.registered] ?? [] where target.steps.isEmpty {
          matches.append((node.cost + 12 + entrance.cost + target.cost, entrance, target))
        }
      }
      matches.sort {
        ($0.cost, $0.entrance.filling.file, $0.entrance.filling.line)
          < ($1.cost, $1.entrance.filling.file, $1.entrance.filling.line)
      }
      for match in question.wantsAll ? matches[...] : matches.prefix(Self.matchLimit) {
        guard let way = way(node, caller, exit, match.entrance, match.target) else { continue }
        let others =
          question.wantsAll
          ? []
          : matches.prefix(Self.othersLimit).filter {
            $0.target.name == match.target.name && $0.entrance.filling != match.entrance.filling
          }
        found.append(
          Candidate(
            cost: match.cost, way: way, others: others.map(\.entrance.filling)))
      }
    }
    return found
  }

  /// How many fillings of one pointer are tried, and how many are told.
  private static let matchLimit = 8
  private static let othersLimit = 24

  /// Whether what comes into a parameter of a function on the way comes from a function on it.
  private func comes(_ filling: HopWay.Filling, along node: Node, _ caller: Defined) -> Bool {
    filling.within == caller.scope.name.spelling && filling.file == caller.path
      || node.steps.contains {
        $0.callee.name == filling.within && $0.callee.file == filling.file
      }
  }

  private func way(
    _ node: Node, _ caller: Defined, _ exit: Exit, _ entrance: Entrance, _ target: Target
  ) -> HopWay? {
    guard let defined = target.defined else { return nil }
    var filling = entrance.filling
    for relay in exit.relays where !filling.relays.contains(relay) { filling.relays.append(relay) }
    let step = HopWay.Step(
      line: exit.fact.line, isConditional: exit.fact.isConditional,
      pointer: HopWay.Pointer(through: exit.through, filling: filling), callee: defined.told,
      elision: target.elision)
    return HopWay(caller: caller.told, steps: node.steps + [step] + target.steps)
  }

  // MARK: Targets

  private func entrances(
    _ question: Question, _ isCut: inout Bool
  ) -> [PointerKey: [(Entrance, Target)]] {
    var found: [PointerKey: [(Entrance, Target)]] = [:]
    for target in targets(question) {
      guard target.defined?.scope.kind != .macro else { continue }
      let (entrances, cut) = entranceFinder.entrances(
        of: target.name, defined: target.defined, question.neighbourhood)
      isCut = isCut || cut
      for entrance in entrances { found[entrance.key, default: []].append((entrance, target)) }
    }
    return found
  }

  /// The callee, and what ends by jumping to it.
  private func targets(_ question: Question) -> [Target] {
    var found: [Target] = question.callees.prefix(limits.variants).enumerated().map {
      Target(
        defined: $1, name: $1.scope.name, cost: $0 == 0 ? 0 : 2, steps: [], elision: nil,
        leavers: question.leavers)
    }
    var seen = Set(found.compactMap(\.defined))
    var next = 0
    while next < found.count, found.count < limits.targets {
      let target = found[next]
      next += 1
      guard target.steps.count < limits.jumps, let defined = target.defined else { continue }
      for (caller, fact) in finder.calls(of: defined, limit: limits.callerFiles) {
        let isInlined = caller.scope.kind == .macro || caller.isHeader
        guard fact.isTail || caller.scope.kind == .macro || target.leavers > 0,
          question.allows(caller), found.count < limits.targets, seen.insert(caller).inserted
        else { continue }
        let leaves = !fact.isTail && caller.scope.kind != .macro
        let step = HopWay.Step(
          line: fact.line, isConditional: fact.isConditional, pointer: nil, callee: defined.told,
          elision: target.elision)
        found.append(
          Target(
            defined: caller, name: caller.scope.name, cost: target.cost + (leaves ? 40 : 13),
            steps: [step] + target.steps,
            elision: leaves ? .leavesFrame : isInlined ? .inline : .tailCall,
            leavers: target.leavers - (leaves ? 1 : 0)))
      }
    }
    return found
  }
}
