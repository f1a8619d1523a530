import CMachine
import CProgram
import CSyntax
import HostModel

/// What is tried with `--run`: everything that runs C, as `firstbad eval` does, and as a replay does.
///
/// The machine takes other ways where values are followed; both must end alike.
enum Execution {
  /// What became of one input.
  struct Outcome: Equatable, CustomStringConvertible {
    /// How the program ended, or why it did not begin.
    var end: String
    /// Whether a limit of ours was met, which one way of running meets before the other.
    var isCut = false
    var output: [UInt8] = []

    var description: String { "\(end), \(output.count) bytes of output" }
  }

  static func run(_ input: Input) -> Outcome {
    let entries = entries(of: input.bytes)
    guard !entries.isEmpty else { return Outcome(end: "no function can be called") }
    // Two of a file are enough, and not always the same two.
    let first = input.bytes.count % entries.count
    var outcome = Outcome(end: "")
    for entry in Set([first, entries.count - 1]).sorted().map({ entries[$0] }) {
      outcome = run(input, entry, isFollowed: false)
      let followed = run(input, entry, isFollowed: true)
      precondition(
        outcome == followed || outcome.isCut || followed.isCut,
        "\(entry): \(outcome), but followed \(followed)")
    }
    precondition(Watchdog.peakBytes() < 3 << 30, "too much memory")
    return outcome
  }

  /// `main`, and the cases of a family of faults.
  private static func entries(of bytes: [UInt8]) -> [String] {
    var entries: [String] = []
    for token in lexC(bytes) where token.kind == .identifier {
      let word = String(decoding: bytes[token.range], as: UTF8.self)
      if word == "main" || word.hasPrefix("fault_") || word.hasPrefix("fine_"),
        !entries.contains(word)
      {
        entries.append(word)
      }
    }
    return entries
  }

  private static func run(_ input: Input, _ entry: String, isFollowed: Bool) -> Outcome {
    var limits = Limits()
    limits.steps = 20_000
    limits.callDepth = 200
    limits.memory = 4 << 20
    var output: [UInt8] = []
    do throws(HostTrouble) {
      let program = try HostProgram(
        file: ("fuzz.c", input.bytes), folder: "/nonexistent", architecture: input.architecture)
      let run = try program.run(
        entry, named: "fuzz", limits: limits, isTracing: isFollowed && input.hasConfiguration,
        keepsSites: isFollowed
      ) { output += $1 }
      look(at: run)
      switch run.end {
      case .exited(let status): return Outcome(end: "status \(status)", output: output)
      case .stopped(let stop):
        return Outcome(
          end: "\(stop.kind): \(stop.reason)", isCut: stop.kind == .exhausted, output: output)
      }
    } catch {
      return Outcome(end: error.message)
    }
  }

  /// What a report asks of a machine.
  private static func look(at run: HostRun) {
    let program = run.machine.program
    for event in run.machine.trace { _ = program.place(of: event.span) }
    guard case .stopped(let stop) = run.end else { return }
    for span in [stop.span].compactMap({ $0 }) + stop.related.map(\.span) {
      _ = program.excerpt(of: span)
      _ = program.place(of: span)
    }
  }
}
