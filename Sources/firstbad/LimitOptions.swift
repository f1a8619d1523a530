import ArgumentParser
import CMachine

/// How much a run may use; what meets a limit is exhausted, which is no verdict.
struct LimitOptions: ParsableArguments {
  @Option(help: "Stop after so many steps: instructions and calls.")
  var steps = Limits().steps

  @Option(help: "Stop where calls nest deeper than this.")
  var callDepth = Limits().callDepth

  @Option(help: "Stop where live objects need more MiB than this.")
  var memory = Limits().memory >> 20

  /// The options, for what looks at the command line itself.
  static let names = ["--steps", "--call-depth", "--memory"]

  func validate() throws {
    for name in Self.names { try refuseRepeated(name) }
    guard steps > 0, callDepth > 0, memory > 0, memory <= 1 << 20 else {
      throw ValidationError("a limit is a number from 1 on, and --memory one up to 1048576")
    }
  }

  /// The limits as the machine takes them.
  var limits: Limits {
    var limits = Limits()
    limits.steps = steps
    limits.callDepth = callDepth
    limits.memory = memory << 20
    return limits
  }

  /// The limits with one on time.
  func limits(with longest: TimeOption) -> Limits {
    var limits = limits
    limits.time = longest.seconds.map { .seconds($0) }
    return limits
  }

  /// What makes a command line give the same limits again.
  var words: [String] {
    let usual = Limits()
    var words: [String] = []
    if steps != usual.steps { words += ["--steps", String(steps)] }
    if callDepth != usual.callDepth { words += ["--call-depth", String(callDepth)] }
    if memory != usual.memory >> 20 { words += ["--memory", String(memory)] }
    return words
  }
}

/// How long a run may take, for whoever waits for it.
///
/// Not for bisections: machines differ, and a verdict must not.
struct TimeOption: ParsableArguments {
  @Option(
    help: "Stop after so many seconds; none by default, since then machines give different answers."
  )
  var seconds: Int?

  func validate() throws {
    try refuseRepeated("--seconds")
    guard (seconds ?? 1) > 0 else { throw ValidationError("--seconds is a number from 1 on") }
  }
}
