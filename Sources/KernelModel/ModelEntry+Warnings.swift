import CLibrary
import CMachine
import CProgram
import CSyntax

// `WARN_ON` evaluates its condition once, gives its truth, is recorded, and the run goes on; `BUG` ends it.

extension ModelEntry {
  static let warnings: [ModelEntry] = [
    ModelEntry(
      "WARN_ON WARN_ON_ONCE WARN_ON_SMP WARN_ON_FUNCTION_MISMATCH",
      "the condition's truth; if it holds, a warning is recorded", result: .int
    ) { machine, call throws(Stop) in
      try warn(machine, call, condition: 0, format: nil)
    },
    ModelEntry(
      "WARN WARN_ONCE WARN_RATELIMIT",
      "the condition's truth; if it holds, a warning with its text is recorded", result: .int,
      messageFrom: 1, evaluatesMessage: false
    ) { machine, call throws(Stop) in
      try warn(machine, call, condition: 0, format: 1)
    },
    ModelEntry(
      "dev_WARN_ONCE drm_WARN drm_WARN_ONCE",
      "the condition's truth; if it holds, a warning with its text is recorded", result: .int,
      messageFrom: 2, evaluatesMessage: false
    ) { machine, call throws(Stop) in
      try warn(machine, call, condition: 1, format: 2)
    },
    ModelEntry(
      "drm_WARN_ON drm_WARN_ON_ONCE",
      "the condition's truth; if it holds, a warning is recorded", result: .int
    ) { machine, call throws(Stop) in
      try warn(machine, call, condition: 1, format: nil)
    },
    ModelEntry(
      "WARN_TAINT WARN_TAINT_ONCE",
      "the condition's truth; if it holds, a warning is recorded", result: .int, messageFrom: 2,
      evaluatesMessage: false
    ) { machine, call throws(Stop) in
      try warn(machine, call, condition: 0, format: 2)
    },
    ModelEntry("BUG_ON VM_BUG_ON", "a fault if the condition holds") { machine, call throws(Stop) in
      guard try machine.isTrue(call.argument(0), at: call.span) else { return Value(.void) }
      throw Stop(
        .fault(.bug), "\(machine.program.source(of: call.span)) is reached", span: call.span)
    },
    ModelEntry("BUG panic", "a fault") { machine, call throws(Stop) in
      throw Stop(.fault(.bug), "\(call.name.spelling)() is reached", span: call.span)
    },
  ]

  private static func warn(
    _ machine: Machine, _ call: ModelCall, condition: Int, format: Int?
  ) throws(Stop) -> Value {
    guard try machine.isTrue(call.argument(condition), at: call.span) else { return .integer(0) }
    let rendered = format.flatMap {
      renderFormat(machine, call.argument($0), Array(call.arguments.dropFirst($0 + 1)), .kernel)?
        .message
    }
    machine.warn(rendered ?? machine.program.source(of: call.span), at: call.span)
    return .integer(1)
  }
}
