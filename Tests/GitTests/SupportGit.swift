import Foundation
import Git
import Workbench

/// What went wrong with a command of the real git.
struct GitCommandFailure: Error, CustomStringConvertible {
  let description: String
}

/// Runs the real git with no settings but the repository's own and with a fixed author and date.
@discardableResult
func git(_ arguments: String..., in folder: String = "/", input: [UInt8] = []) throws -> String {
  String(decoding: try gitBytes(arguments, in: folder, input: input), as: UTF8.self)
    .trimmingCharacters(in: .newlines)
}

func gitBytes(_ arguments: [String], in folder: String, input: [UInt8] = []) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "-C", folder, "-c", "protocol.file.allow=always"] + arguments
  var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
  environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
  environment["GIT_CONFIG_NOSYSTEM"] = "1"
  for role in ["AUTHOR", "COMMITTER"] {
    environment["GIT_\(role)_NAME"] = "A U Thor"
    environment["GIT_\(role)_EMAIL"] = "author@example.org"
    environment["GIT_\(role)_DATE"] = "1650000000 +0200"
  }
  process.environment = environment
  let output = Pipe()
  let errors = Pipe()
  let stdin = Pipe()
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = stdin
  try process.start()
  // What the tests put in and what git complains of are smaller than a pipe holds.
  stdin.fileHandleForWriting.write(Data(input))
  try stdin.fileHandleForWriting.close()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  let complaint = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw GitCommandFailure(
      description: "git \(arguments.joined(separator: " ")): "
        + String(decoding: complaint, as: UTF8.self))
  }
  return Array(bytes)
}

/// The ids git prints, one per line.
func gitIDs(_ arguments: String..., in folder: String) throws -> [ObjectID] {
  String(decoding: try gitBytes(arguments, in: folder), as: UTF8.self)
    .split(separator: "\n").compactMap { ObjectID(hex: $0) }
}

/// The error a closure throws; nil if it throws none.
func failure(_ body: () throws(GitError) -> Void) -> GitError? {
  do throws(GitError) {
    try body()
    return nil
  } catch {
    return error
  }
}

extension ObjectID {
  init(_ hex: String) throws {
    guard let id = ObjectID(hex: hex) else {
      throw GitCommandFailure(description: "'\(hex)' is no object id")
    }
    self = id
  }
}

/// Sets a variable of this process; only for exit tests, which have a process of their own.
func setEnvironment(_ name: String, _ value: String) {
  setenv(name, value, 1)
}
