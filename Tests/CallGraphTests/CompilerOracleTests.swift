import CallGraph
import Foundation
import SourceIndex
import Testing
import Workbench

/// gcc says which frames there are: in what it makes of a case's sources, a caller has the call of what it calls next, and
/// what is said to have left no frame is not called, or is left by a jump.
@Suite struct CompilerOracleTests {
  /// What a function's instructions name, and whether by a jump.
  private struct Reference: Hashable {
    let name: String
    let isJump: Bool
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.start()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// By function, what it refers to in the compiled sources.
  private func references(_ stackCase: StackCase) throws -> [String: Set<Reference>] {
    let folder = try Folder()
    var found: [String: Set<Reference>] = [:]
    for (path, text) in stackCase.files { try folder.write(path, text) }
    for (path, _) in stackCase.files where path.hasSuffix(".c") {
      let object = folder(path + ".o")
      let compiled = try run([
        "gcc", "-O2", "-w", "-ffunction-sections", "-c", folder(path), "-o", object,
      ])
      try #require(compiled.status == 0, "\(path)")
      var function = ""
      var mnemonic = ""
      for line in try run(["objdump", "-dr", object]).output.split(separator: "\n") {
        if line.hasSuffix(">:"), let open = line.firstIndex(of: "<") {
          function = String(line[line.index(after: open)...].dropLast(2))
        } else if line.contains("R_") {
          let word = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).last ?? ""
          var name = word.prefix { $0 != "+" && $0 != "-" }
          if name.hasPrefix(".text.") { name = name.dropFirst(6) }
          found[function, default: []].insert(
            Reference(name: String(name), isJump: mnemonic.hasPrefix("j") || mnemonic == "b"))
        } else if let tab = line.lastIndex(of: "\t") {
          mnemonic = String(line[line.index(after: tab)...].prefix { $0 != " " })
        }
      }
    }
    return found
  }

  @Test(arguments: ["direct", "elided"]) func compiledCallersCallWhatTheHopsSay(name: String) throws
  {
    let url = try #require(StackCase.all.first { $0.lastPathComponent == "\(name).case" })
    let stackCase = try StackCase(url)
    let references = try references(stackCase)
    let folder = try Folder()
    let search = StackSearch(try stackCase.index(in: folder))
    var count = 0
    for way in stackCase.stacks.flatMap({ search.hops(of: $0) }).compactMap(\.way) {
      var holder = way.caller.name
      for step in way.steps {
        let callee = step.callee.name
        switch step.elision {
        case nil:
          let found = references[holder]?.first { $0.name == callee }
          #expect(found != nil, "\(holder) -> \(callee)")
          // What jumps is not there any more when the callee runs.
          if holder != way.caller.name { #expect(found?.isJump == true, "\(holder) -> \(callee)") }
        case .tailCall:
          #expect(references[holder]?.contains { $0.name == callee } == true)
          holder = callee
        case .leavesFrame: Issue.record("\(callee) leaves a frame")
        default:
          #expect(references[holder]?.contains { $0.name == callee } != true, "\(callee) is called")
        }
        count += 1
      }
    }
    #expect(count >= 3)
  }
}
