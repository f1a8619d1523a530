import Foundation
import Testing
import Workbench

/// What a run of the program came to.
struct Answer: Sendable {
  /// The exit code, nil if a signal ended it.
  let status: Int32?
  /// The signal that ended it.
  let signal: Int32?
  let output: [UInt8]
  let errors: [UInt8]

  var text: String { String(decoding: output, as: UTF8.self) }
  var complaint: String { String(decoding: errors, as: UTF8.self) }
  /// The lines on standard error.
  var complaints: [Substring] { complaint.split(separator: "\n") }
}

/// The built program, which stands beside the bundle of the tests.
let programPath = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  .deletingLastPathComponent().appendingPathComponent("firstbad").path

/// How a run is set up.
struct Run {
  var executable = programPath
  var arguments: [String]
  var directory = "/"
  var environment: [String: String] = [:]
  var input: [UInt8] = []
  /// Where standard output goes instead of into the answer.
  var output: FileHandle?
  /// Called when the process is there.
  var whenStarted: (Process) -> Void = { _ in }

  /// A run ends long before this; one that hangs is killed, and the test that expects otherwise fails.
  static let patience = DispatchTimeInterval.seconds(120)

  func start() throws -> Answer {
    let folder = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    var variables = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("GIT_") && $0.key != "NO_COLOR"
    }
    variables["GIT_CONFIG_GLOBAL"] = "/dev/null"
    variables["GIT_CONFIG_NOSYSTEM"] = "1"
    variables["LC_ALL"] = "C"
    variables["SWIFT_BACKTRACE"] = "enable=no"
    // Whoever runs the tests has a cache, too.
    variables["FIRSTBAD_CACHE"] = folder("cache")
    process.environment = variables.merging(environment) { $1 }
    // Files take what pipes would make wait.
    for name in ["in", "out", "err"] { try folder.write(name, name == "in" ? input : []) }
    process.standardInput = FileHandle(forReadingAtPath: folder("in"))
    process.standardOutput = output ?? FileHandle(forWritingAtPath: folder("out"))
    process.standardError = FileHandle(forWritingAtPath: folder("err"))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.start()
    whenStarted(process)
    if ended.wait(timeout: .now() + Self.patience) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Answer(
      status: isSignal ? nil : process.terminationStatus,
      signal: isSignal ? process.terminationStatus : nil,
      output: try folder.bytes("out"), errors: try folder.bytes("err"))
  }
}

/// Runs the program.
func firstbad(
  _ arguments: String..., in directory: String = "/", environment: [String: String] = [:]
) throws -> Answer {
  try Run(arguments: arguments, directory: directory, environment: environment).start()
}

/// Expects a refusal: the exit code, nothing on standard output, one clear sentence.
///
/// - Parameter words: What the sentence must have.
func expectRefusal(
  _ answer: Answer, _ status: Int32, _ words: String..., location: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, "\(answer.complaint)", sourceLocation: location)
  #expect(answer.output.isEmpty, "\(answer.text)", sourceLocation: location)
  #expect(answer.complaints.count == 1, "\(answer.complaint)", sourceLocation: location)
  for word in words {
    #expect(answer.complaint.contains(word), "\(answer.complaint)", sourceLocation: location)
  }
}
