import Findings
import Foundation
import Git
import Testing

@testable import Replay

/// A change of our own C, and what is told of it.
///
/// A case is a file in `Reasons`.
/// It begins with lines such as `fields: count: 3`, which say what the scenario has; then come files, `== before NAME`,
/// `== after NAME` or `== both NAME`, in which a line `%box` is the structure; last what must be told, under `== told`.
struct ReasonCase {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Reasons")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".reason") }.sorted()

  let name: String
  private let text: String
  private(set) var scenario: [String: String] = [:]
  private(set) var before: [String: String] = [:]
  private(set) var after: [String: String] = [:]
  /// What must be told; nil where the file does not say.
  private(set) var told: String?

  init(_ name: String) throws {
    self.name = name
    text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let parts = ("\n" + text).components(separatedBy: "\n== ")
    for line in parts[0].split(separator: "\n") where !line.hasPrefix("#") {
      let pair = line.split(separator: ":", maxSplits: 1)
      scenario[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces)
    }
    for part in parts.dropFirst() {
      let head = part.prefix { $0 != "\n" }.split(separator: " ")
      let body =
        part.drop { $0 != "\n" }.dropFirst().trimmingCharacters(in: .newlines) + "\n"
      let text = body.replacing("%box\n", with: boxStruct)
      if head[0] == "told" {
        told = String(part.drop { $0 != "\n" }.dropFirst())
        continue
      }
      if head[0] != "after" { before[String(head[1])] = text }
      if head[0] != "before" { after[String(head[1])] = text }
    }
  }

  /// Writes what is told into the file.
  func bless(_ lines: [String]) throws {
    let kept = ("\n" + text).components(separatedBy: "\n== told")[0].dropFirst()
    let whole =
      kept.trimmingCharacters(in: .newlines) + "\n== told\n" + lines.joined(separator: "\n")
    try Data((whole + "\n").utf8).write(to: Self.folder.appending(path: name))
  }

  /// What is told.
  func explained() throws -> Explained {
    var lab = try Lab()
    try lab.commit(before.mapValues { .some($0) })
    var changes = after.mapValues { String?.some($0) }
    for name in before.keys where after[name] == nil { changes[name] = .some(nil) }
    for name in after.keys where after[name] == before[name] { changes[name] = nil }
    try lab.commit(changes)
    return try lab.explain(
      boxScenario(
        fields: scenario["fields"] ?? "count: 3", bad: scenario["bad"] ?? "returns: -EBUSY",
        rest: scenario["rest"] ?? "zero", more: scenario["more"] ?? ""))
  }
}

@Suite struct ReasonCaseTests {
  @Test(arguments: ReasonCase.names) func aChangeIsTold(_ name: String) throws {
    let wanted = try ReasonCase(name)
    let lines = try wanted.explained().lines
    guard ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] == nil, let told = wanted.told
    else {
      try wanted.bless(lines)
      if wanted.told == nil {
        Issue.record("what is told was missing in \(name) and is written; read it")
      }
      return
    }
    let expected = told.split(separator: "\n").map(String.init)
    #expect(lines == expected)
  }

  @Test func theCasesAreThere() {
    #expect(ReasonCase.names.count >= 50)
  }
}
