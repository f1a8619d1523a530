import Foundation
import Workbench

/// Runs the real git with no settings but the repository's own.
func git(_ arguments: String..., in folder: String) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "-C", folder] + arguments
  var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
  environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
  environment["GIT_CONFIG_NOSYSTEM"] = "1"
  process.environment = environment
  process.standardError = FileHandle.nullDevice
  try process.start()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw GitFailure(arguments: arguments) }
}

/// A command of git that failed.
struct GitFailure: Error {
  let arguments: [String]
}
