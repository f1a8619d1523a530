import Foundation
import Workbench

/// Runs the real git with no settings but the repository's own.
func git(_ arguments: String..., in folder: String) throws {
  try git(arguments, in: folder)
}

/// The same with something on standard input, which is smaller than a pipe holds.
func git(_ arguments: [String], in folder: String, input: String = "") throws {
  _ = try gitOutput(arguments, in: folder, input: input)
}

/// What the real git prints.
func gitOutput(_ arguments: [String], in folder: String, input: String = "") throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "-C", folder] + arguments
  var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
  environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
  environment["GIT_CONFIG_NOSYSTEM"] = "1"
  process.environment = environment
  process.standardError = FileHandle.nullDevice
  let (stdin, output) = (Pipe(), Pipe())
  process.standardInput = stdin
  process.standardOutput = output
  try process.start()
  stdin.fileHandleForWriting.write(Data(input.utf8))
  try stdin.fileHandleForWriting.close()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw GitFailure(arguments: arguments) }
  return String(decoding: bytes, as: UTF8.self)
}

/// A command of git that failed.
struct GitFailure: Error {
  let arguments: [String]
}
