import CMachine
import CProgram
import CSyntax
import Foundation
import Testing
import Workbench

/// An environment that knows no function.
final class NoModels: Environment {
  func model(of name: Name) -> Model? { nil }
}

/// A machine over one file in memory, outside any kernel.
func makeMachine(
  _ source: String, architecture: String = "x86_64", environment: any Environment = NoModels(),
  isTracing: Bool = false
) throws -> Machine {
  let store = MemoryFileStore(["test.c": Array(source.utf8)])
  let target = Target(
    architecture: try #require(Architecture(named: architecture)), configuration: nil)
  let program = Program(
    store: store, outlines: OutlineStore(), target: target, sources: ["test.c"], kept: { _ in nil })
  return Machine(program: program, environment: environment, isTracing: isTracing)
}

extension Machine {
  /// Calls a function of the file by name.
  func run(_ name: String, _ arguments: [Value] = []) throws -> Value {
    let symbol = try #require(program.function(Name(name), in: "test.c"))
    return try call(.source(symbol), arguments)
  }
}

/// Runs a program and returns what it printed.
func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.start()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Makes an empty folder of its own for one test.
func makeFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("firstbad-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// Whether gcc can make programs of 32 bits here and they run.
let gccHas32Bits: Bool = {
  guard let folder = try? makeFolder() else { return false }
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("probe.c")
  let program = folder.appendingPathComponent("probe").path
  let source = "#include <stdio.h>\nint main(void) { return sizeof(long) != 4; }\n"
  guard (try? source.write(to: file, atomically: true, encoding: .utf8)) != nil,
    (try? run("/usr/bin/gcc", ["-m32", "-o", program, file.path]))?.status == 0
  else { return false }
  return (try? run(program, []))?.status == 0
}()

/// What a skipped test says.
let gccHas32BitsIsMissing: Comment =
  "gcc -m32 does not work here (Debian: gcc-multilib): nothing of 32 bits was compared"
