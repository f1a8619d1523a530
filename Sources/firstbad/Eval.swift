import ArgumentParser
import CMachine
import Findings
import Foundation
import HostModel
import Reports
import Runs
import SourceText

/// `firstbad eval`: a self-contained C program on the machine.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a self-contained C program on the machine that replays run on.",
    discussion: """
      Its output is the program's, its exit code the program's up to 124, and 125 for a stop, which is \
      told on standard error. No system header is needed, and what gcc -E wrote works as well.
      """)

  @Argument(help: "The C file; - reads standard input.")
  var file: String

  @Option(help: "The function to run: main, or one without parameters.")
  var entry = "main"

  @Option(help: "The architecture whose data model holds.")
  var arch = "x86_64"

  @Option(help: "How to write the result: text (the program's output) or json.")
  var format = EvalFormat.text

  @Flag(help: "Also write every call, branch and write to standard error; in JSON, into it.")
  var trace = false

  @OptionGroup var most: LimitOptions

  @OptionGroup var longest: TimeOption

  func validate() throws {
    try refuseRepeated("--entry", "--arch", "--format")
  }

  mutating func run() throws {
    let console = Console(isHeld: format == .json)
    let bytes = try source()
    let run: HostRun
    let notes: [String]
    do throws(HostTrouble) {
      let program = try HostProgram(
        file: (file == "-" ? "<standard input>" : file, bytes),
        folder: FileManager.default.currentDirectoryPath, architecture: arch)
      run = try program.run(
        entry, named: file, limits: most.limits(with: longest), isTracing: trace, keepsSites: trace,
        write: console.write)
      notes = program.notes
    } catch {
      throw CommandFailure(.usage, "firstbad: \(error.message)")
    }
    let finding = finding(run, console, notes)
    switch format {
    case .json: try Output.write(try JSONFormat().report(finding))
    case .text:
      try console.flush()
      for line in EvaluationText.lines(finding) { Output.complain(line) }
    }
    throw Finished(status: Int32(finding.exitCode))
  }

  private func source() throws -> [UInt8] {
    do throws(DiskFile.Trouble) {
      if let bytes = try DiskFile.read(file == "-" ? "/dev/stdin" : file) { return bytes }
    } catch {
      throw CommandFailure(.usage, "firstbad: \(error.message)")
    }
    throw CommandFailure(.usage, "firstbad: there is no file '\(file)'")
  }

  private func finding(
    _ run: HostRun, _ console: Console, _ notes: [String]
  ) -> EvaluationFinding {
    let machine = run.machine
    let outcome: Outcome =
      switch run.end {
      case .exited(let status): Outcome(kind: .returned, value: status)
      case .stopped(let stop): machine.outcome(of: stop)
      }
    return EvaluationFinding(
      file: file, entry: entry, architecture: arch, outcome: outcome,
      output: String(decoding: console.held.output, as: UTF8.self),
      errorOutput: String(decoding: console.held.error, as: UTF8.self),
      assumptions: machine.assumptionFindings.filter { $0.kind != .model },
      trace: machine.traceFindings, notes: notes, steps: machine.steps)
  }
}

/// How the result of a program can be written.
enum EvalFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// What a program prints, passed on in pieces or held for the JSON.
///
/// A class because the machine writes to it while it runs.
private final class Console {
  private(set) var held: (output: [UInt8], error: [UInt8]) = ([], [])
  private let isHeld: Bool
  private var failure: (any Error)?

  init(isHeld: Bool) {
    self.isHeld = isHeld
  }

  func write(_ stream: HostEnvironment.Stream, _ bytes: [UInt8]) {
    switch stream {
    case .output: held.output += bytes
    case .error: held.error += bytes
    }
    guard !isHeld, stream == .error || held.output.count >= 1 << 16 else { return }
    do { try flush() } catch { failure = failure ?? error }
  }

  /// Writes what is left; what could not be written is told here.
  func flush() throws {
    if let failure { throw failure }
    guard !isHeld else { return }
    if !held.output.isEmpty { try Output.write(bytes: held.output) }
    if !held.error.isEmpty { Output.writeError(bytes: held.error) }
    held = ([], [])
  }
}
