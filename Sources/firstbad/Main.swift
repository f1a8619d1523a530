import ArgumentParser
import CMalloc
import Foundation

/// The program: arguments in, exit code out.
///
/// Everything runs on a thread with a large stack, because C nests as deep as people write it, and the
/// limits that stop a run are set so that they are met before this stack ends.
@main
enum Main {
  private static let stackSize = 1 << 30

  static func main() {
    openStandardStreams()
    keepMemory()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // Foundation's Thread says nothing where there is no room for the stack, and never begins.
    let number = pthread_create(&thread, &attributes, { _ in Main.finish() }, nil)
    guard number == 0 else {
      Output.complain(
        "firstbad: no thread with a stack of 1 GiB can be had: \(String(cString: strerror(number)))"
          + "; look at `ulimit -v`")
      exit(ExitStatus.repository.rawValue)
    }
    while true { sleep(1000) }
  }

  /// Lets the C library keep what is given back to it, and take much at a time.
  ///
  /// Along a history many arrays come and go, and to return their pages and ask for them again takes longer than to fill them. An arena
  /// of glibc has heaps of 64 MiB, which it lets grow page by page unless told otherwise (mallopt(3)).
  private static func keepMemory() {
    _ = mallopt(M_TOP_PAD, 64 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 1 << 30)
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
  }

  /// Puts something in the place of standard streams that were closed, so that no file opened later
  /// gets their numbers; what cannot be written there is still told.
  private static func openStandardStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// What the thread does.
  private static func finish() -> UnsafeMutableRawPointer? { exit(run()) }

  /// Runs the command; the exit codes are those of the contract in docs/exit-codes.md.
  private static func run() -> Int32 {
    status {
      do {
        var command = try Firstbad.parseAsRoot()
        try command.run()
      } catch let error where !(error is Finished || error is CommandFailure) {
        let message = Firstbad.fullMessage(for: error)
        // ArgumentParser's own code, 64, would read as "bad" to git bisect run.
        guard Firstbad.exitCode(for: error) == .success else {
          throw CommandFailure(.usage, lines: message.split(separator: "\n").map(String.init))
        }
        try Output.write(message + "\n")
      }
    }
  }

  /// The exit code of some work, after whatever there is to complain of.
  private static func status(_ work: () throws -> Void) -> Int32 {
    do {
      try work()
      return ExitStatus.success.rawValue
    } catch let finished as Finished {
      return finished.status
    } catch let failure as CommandFailure {
      for line in failure.lines { Output.complain(line) }
      return failure.status.rawValue
    } catch {
      Output.complain("firstbad: \(error)")
      return ExitStatus.repository.rawValue
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
