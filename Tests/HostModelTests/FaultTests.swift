import CMachine
import Foundation
import Testing

/// Functions that do wrong, one file for each family of faults, and some that nearly do.
///
/// A case is a function `fault_...` or `fine_...` without parameters, with what stands between it and the
/// one before it. In a case, `// FAULT` marks the line where the stop is to be told, `// ALLOCATED` and
/// `// FREED` the lines of what belongs to it.
@Suite struct Faults {
  struct Case: CustomStringConvertible, Sendable {
    let family: String
    let function: String
    var lines: [String: [Int]] = [:]

    var isFine: Bool { function.hasPrefix("fine_") }
    var related: [String] {
      (lines["ALLOCATED"] ?? []).map { "allocated here \($0)" }
        + (lines["FREED"] ?? []).map { "freed here \($0)" }
    }
    var description: String { "\(family).\(function)" }
  }

  static let cases: [Case] = sources(in: "Faults").flatMap { name in
    let file = testFolder.appendingPathComponent("Faults/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return cases(of: String(name.dropLast(2)), in: text)
  }

  private static func cases(of family: String, in text: String) -> [Case] {
    var cases: [Case] = []
    var function: String?
    var lines: [String: [Int]] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("int fault_") || line.hasPrefix("int fine_"), line.hasSuffix("(void)") {
        function = String(line.dropFirst(4).dropLast(6))
      }
      if let comment = line.range(of: "// ") {
        for mark in line[comment.upperBound...].split(separator: " ") {
          lines[String(mark), default: []].append(index + 1)
        }
      }
      if line == "}", let name = function {
        cases.append(Case(family: family, function: name, lines: lines))
        function = nil
        lines = [:]
      }
    }
    return cases
  }

  @Test(arguments: Fault.allCases) func everyFamilyHasCases(_ fault: Fault) {
    let ofFamily = Self.cases.filter { $0.family == fault.rawValue }
    #expect(ofFamily.count { !$0.isFine } >= 10)
    #expect(ofFamily.count { $0.isFine } >= 3)
  }

  @Test(arguments: cases) func aFaultIsToldWithItsLines(_ one: Case) throws {
    let file = testFolder.appendingPathComponent("Faults/\(one.family).c")
    let bytes = Array(try Data(contentsOf: file))
    for model in DataModel.allCases {
      for following in Following.allCases {
        let ours = try evaluate(
          bytes, path: "\(one.family).c", entry: one.function, architecture: model.rawValue,
          following: following)
        let told = "\(one), \(model), following \(following): \(ours.stop?.reason ?? "no stop")"
        if one.isFine {
          #expect(ours.execution?.status == 0, "\(told)")
        } else {
          #expect(ours.family == one.family, "\(told)")
          #expect(ours.line == one.lines["FAULT"]?.first, "\(told)")
          #expect(ours.related == one.related, "\(told)")
        }
      }
    }
  }
}
