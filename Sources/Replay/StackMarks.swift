import CallGraph
import CMachine
import Findings
import Scenarios

/// Marks the frames of the reported stack that a run ran; the others are unchecked until somebody looks for their hops.
///
/// How frames come to one another is no part of a run, so that no verdict depends on it.
struct StackMarks {
  let scenario: Scenario
  let machine: CMachine.Machine

  func frames() -> [FrameFinding] {
    guard let stack = scenario.stack?.value else { return [] }
    let ran = Dictionary(
      machine.functionsRun.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return stack.frames.map { frame in
      guard let place = ran[frame.function] else {
        return FrameFinding(function: frame.function, mode: .unchecked)
      }
      return FrameFinding(
        function: frame.function, file: place.path, line: place.line, mode: .run)
    }
  }
}

/// What is known of a hop at one commit.
enum HopAnswer {
  /// It goes this way.
  case way(HopWay)
  /// The whole tree has none; a sentence, and where the caller is defined.
  case broken(String, caller: HopWay.Definition?)
  /// Nobody knows; a sentence, and where the caller is defined.
  case unchecked(String, caller: HopWay.Definition?)

  /// The way, if there is one.
  var way: HopWay? {
    if case .way(let way) = self { way } else { nil }
  }
}

extension FrameFinding {
  /// Says how the frame leads to the one below it.
  mutating func lead(by answer: HopAnswer) {
    switch answer {
    case .way(let way):
      stand(at: way.caller)
      if mode != .run { mode = .verified }
      hop = way.hop
      via = way.viaNames
      note = way.note
    case .broken(let reason, let caller):
      stand(at: caller)
      guard mode != .run else { return }
      mode = .broken
      note = reason
    case .unchecked(let reason, let caller):
      stand(at: caller)
      guard mode != .run else { return }
      note = reason
    }
  }

  /// Takes the place of a definition, if the frame has none.
  mutating func stand(at definition: HopWay.Definition?) {
    guard file == nil, let definition else { return }
    file = definition.file
    line = definition.line
  }
}

extension HopWay {
  /// How it leads, as findings say it.
  var hop: FrameFinding.Hop {
    switch kind {
    case .direct: .direct
    case .pointer: .pointer
    case .elided: steps.contains { $0.elision == .tailCall } ? .tail : .inlined
    }
  }

  /// What it goes through, in its order.
  var viaNames: [String] {
    steps.enumerated().flatMap { number, step in
      (step.pointer.map { [$0.through.name] } ?? [])
        + (number < steps.count - 1 ? [step.callee.name] : [])
    }
  }

  /// What there is to say of it besides: what fills its pointer, and which function on it should have a frame.
  fileprivate var note: String? {
    var parts = steps.compactMap(\.pointer).map { HopWords.filling($0) }
    parts += leavingFrames.map {
      "\($0.name) would have left a frame, so the stack is another here"
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// The way as a finding has it.
  var stepFindings: [HopStepFinding] {
    var file = caller.file
    return steps.map { step in
      defer { file = step.callee.file }
      let filling = step.pointer?.filling
      return HopStepFinding(
        function: step.callee.name, file: file, line: step.line,
        pointer: step.pointer?.through.name, filledBy: filling?.within, filledFile: filling?.file,
        filledLine: filling?.line)
    }
  }
}
