import ArgumentParser
import Foundation

/// The program: arguments in, exit code out.
///
/// Everything runs on a thread with a large stack, because C nests as deep as people write it, and the
/// limits that stop a run are set so that they are met before this stack ends.
@main
enum Main {
  private static let stackSize = 1 << 30

  static func main() {
    let thread = Thread { exit(run()) }
    thread.stackSize = stackSize
    thread.start()
    while true { sleep(1000) }
  }

  /// Runs the command; the exit codes are those of the contract in docs/exit-codes.md.
  private static func run() -> Int32 {
    do {
      var command = try Firstbad.parseAsRoot()
      try command.run()
      return ExitStatus.success.rawValue
    } catch let finished as Finished {
      return finished.status
    } catch let failure as CommandFailure {
      for line in failure.lines { Output.complain(line) }
      return failure.status.rawValue
    } catch {
      let message = Firstbad.fullMessage(for: error)
      if Firstbad.exitCode(for: error) == .success {
        Output.write(message + "\n")
        return ExitStatus.success.rawValue
      }
      // ArgumentParser's own code, 64, would read as "bad" to git bisect run.
      Output.complain(message)
      return ExitStatus.usage.rawValue
    }
  }
}

/// The exit codes that are not a verdict.
enum ExitStatus: Int32 {
  /// Done.
  case success = 0
  /// Wrong usage or wrong scenario; `git bisect run` stops at it.
  case usage = 129
  /// The repository or the disk failed; `git bisect run` stops at it.
  case repository = 130
}

/// The command is done, with an exit code that is part of its answer.
struct Finished: Error {
  let status: Int32
}

/// The command cannot be carried out.
struct CommandFailure: Error {
  let status: ExitStatus
  let lines: [String]

  init(_ status: ExitStatus, _ lines: String...) {
    self.status = status
    self.lines = lines
  }

  init(_ status: ExitStatus, lines: [String]) {
    self.status = status
    self.lines = lines
  }
}
