public import Foundation
import Synchronization

extension Process {
  /// Starts the process, one at a time.
  ///
  /// Two threads that call `run()` at once crash in Swift 6.3's Foundation every few thousand times.
  public func start() throws {
    try Self.starting.withLock { _ in try run() }
  }

  /// Runs a program to its end: its exit status, and what it wrote to either output.
  public static func output(
    of path: String, _ arguments: [String]
  ) throws -> (status: Int32, text: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.start()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static let starting = Mutex(())
}
