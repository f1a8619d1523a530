import CMachine
import CProgram
import Foundation
import HostModel
import Testing
import Workbench

/// The folder of these tests.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// The C files of a folder beside these tests, by name.
func sources(in folder: String) -> [String] {
  let path = testFolder.appendingPathComponent(folder).path
  return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    .filter { $0.hasSuffix(".c") }.sorted()
}

/// What a program did.
struct Execution: Equatable {
  var status: Int
  var output: [UInt8]
}

extension Execution: CustomStringConvertible {
  var description: String { "status \(status): \(String(decoding: output, as: UTF8.self))" }
}

/// Runs a program and returns what it printed to standard output.
func run(_ path: String, _ arguments: [String], quietly: Bool = true) throws -> Execution {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = quietly ? FileHandle.nullDevice : FileHandle.standardError
  try process.start()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  // A signal is no status that a program could have given.
  let status = process.terminationReason == .exit ? 0 : 1000
  return Execution(status: status + Int(process.terminationStatus), output: Array(data))
}

/// Gives a body an empty folder of its own.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("firstbad-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The two data models that gcc's programs can show here.
enum DataModel: String, CaseIterable {
  case wide = "x86_64"
  case narrow = "i386"

  /// What makes gcc compile for it.
  var options: [String] { self == .narrow ? ["-m32"] : [] }
}

/// How a run is followed: the machine takes other ways where values or steps are looked at.
enum Following: CaseIterable {
  /// Not at all, as `firstbad eval` does it.
  case nothing
  /// Where values came into being, as in a replay.
  case sites
  /// Every step as well, as in a replay that is traced.
  case everything
}

/// The compiler that is the judge.
enum GCC {
  static let path = "/usr/bin/gcc"

  /// How every program is compiled: as the kernel is, but without optimisation.
  static let options = [
    "-w", "-O0", "-std=gnu11", "-fno-strict-overflow", "-fno-strict-aliasing",
  ]

  /// Compiles a program and runs it.
  static func execution(of file: URL, _ model: DataModel) throws -> Execution {
    try withFolder { folder in
      let program = folder.appendingPathComponent("program").path
      let compiled = try run(
        path, options + model.options + ["-o", program, file.path], quietly: false)
      try #require(compiled.status == 0, "gcc does not compile \(file.lastPathComponent)")
      return try run(program, [])
    }
  }

  /// A program with what it includes, as `gcc -E` writes it.
  static func preprocessed(_ file: URL, _ model: DataModel) throws -> [UInt8] {
    let text = try run(path, options + model.options + ["-E", file.path], quietly: false)
    try #require(text.status == 0)
    return text.output
  }

  /// Whether programs of 32 bits can be made here and run.
  static let has32Bits: Bool =
    (try? withFolder { folder in
      let file = folder.appendingPathComponent("probe.c")
      let source = "#include <stdio.h>\nint main(void) { return sizeof(long) != 4; }\n"
      try source.write(to: file, atomically: true, encoding: .utf8)
      let program = folder.appendingPathComponent("probe").path
      return try run(path, ["-m32", "-o", program, file.path]).status == 0
        && run(program, []).status == 0
    }) ?? false

  /// What a skipped test says.
  static let has32BitsIsMissing: Comment =
    "gcc -m32 does not work here (Debian: gcc-multilib): nothing of 32 bits was compared"
}

/// What a run on our machine gave.
struct OurRun {
  let run: HostRun
  let output: [UInt8]
  let errorOutput: [UInt8]

  /// What the program did, nil if it was stopped.
  var execution: Execution? {
    guard case .exited(let status) = run.end else { return nil }
    return Execution(status: status, output: output)
  }

  /// Why it was stopped.
  var stop: Stop? {
    guard case .stopped(let stop) = run.end else { return nil }
    return stop
  }

  /// Whose fault the stop is, in the words of the report.
  var family: String? {
    switch stop?.kind {
    case .fault(let fault): fault.rawValue
    case .unsupported: "unsupported"
    case .invalid: "invalid"
    case .exhausted: "exhausted"
    case nil: nil
    }
  }

  /// The line a stop is told at.
  var line: Int? { stop?.span.map { run.machine.program.place(of: $0).line } }

  /// What else a stop tells: `allocated here 12`.
  var related: [String] {
    (stop?.related ?? []).map { "\($0.what) \(run.machine.program.place(of: $0.span).line)" }
  }
}

/// Runs a program on our machine.
func evaluate(
  _ bytes: [UInt8], path: String = "test.c", entry: String = "main",
  architecture: String = "x86_64", limits: Limits = Limits(), following: Following = .nothing
) throws -> OurRun {
  try onLargeStack {
    var held: (output: [UInt8], error: [UInt8]) = ([], [])
    let program = try HostProgram(
      file: (path, bytes), folder: testFolder.path, architecture: architecture)
    let run = try program.run(
      entry, named: "program", limits: limits, isTracing: following == .everything,
      keepsSites: following != .nothing
    ) {
      switch $0 {
      case .output: held.output += $1
      case .error: held.error += $1
      }
    }
    return OurRun(run: run, output: held.output, errorOutput: held.error)
  }
}
