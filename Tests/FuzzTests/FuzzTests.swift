import Foundation
import Testing
import Workbench

/// Runs the fuzzer, which is a program of its own so that a crash of it fails one test and not the run.
@Suite(.serialized) struct FuzzTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  @Test func thousandsOfMutatedSourcesAreReadWithoutACrash() throws {
    let run = try fuzz([
      "--inputs", "2000", "--batch", "1000", "--seed", "1", "Tests/Corpus",
      "Tests/CMachineTests/Agreement",
    ])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("2000 inputs"))
  }

  @Test func hundredsOfMutatedProgramsAreRunWithoutACrash() throws {
    let run = try fuzz([
      "--run", "--inputs", "1000", "--batch", "500", "--seed", "1", "Tests/HostModelTests/Programs",
      "Tests/HostModelTests/Faults",
    ])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("1000 inputs"))
  }

  /// What once crashed, hung or filled the memory when it was run, and where a run followed ended otherwise.
  @Test func whatOnceWentWrongIsRunToItsEnd() throws {
    let run = try fuzz(["--run", "--whole", "Tests/Corpus/Runs"])
    #expect(run.status == 0, "\(run.output)")
  }

  /// What once crashed or hung.
  @Test func whatOnceWentWrongIsRead() throws {
    let run = try fuzz(["--whole", "Tests/Corpus/Fuzz"])
    #expect(run.status == 0, "\(run.output)")
  }

  /// Some of each kind, no higher than it takes to be too much; `Tests/Scripts/fuzz` sets off all of
  /// them with 100,000 levels.
  @Test func bombsAreReadToTheirEndsAndSaySomething() throws {
    let run = try fuzz([
      "--bombs", "--levels", "4500", "parentheses", "open-braces", "initialisers", "structs",
      "compound-literals", "stars", "casts", "ifs", "else-ifs", "nots", "ternaries-right", "commas",
      "sums", "ifs-in-ifs", "if-parentheses", "macro-arguments", "macro-chain", "macro-pasting",
      "va-opt", "includes-itself", "typedef-backwards", "struct-doubling", "struct-of-itself",
    ])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func anInputCanBeHadAgainByItsNumber() throws {
    let words = ["--only", "77", "--print", "Tests/Corpus/Layout"]
    let (first, second) = (try fuzz(words), try fuzz(words))
    #expect(first.status == 0 && !first.output.isEmpty)
    #expect(first.output.prefix(200) == second.output.prefix(200))
  }

  /// Runs the fuzzer that was built beside these tests.
  private func fuzz(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let program = try #require(Self.program, "the fuzzer is not built")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.start()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// It stands beside the bundle of the tests.
  private static let program: URL? = {
    let file = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("Fuzz")
    return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
  }()
}
