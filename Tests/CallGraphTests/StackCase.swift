import CallGraph
import CSyntax
import Foundation
import Git
import SourceIndex
import Workbench

/// One file of `Stacks`: sources, stacks and what is expected of their hops.
struct StackCase {
  let url: URL
  /// Everything up to the hops.
  let head: String
  var files: [(path: String, text: String)] = []
  var stacks: [[FrameName]] = []
  var expected: String?

  static let all: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Stacks")
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "case" }
      .sorted { $0.path < $1.path }
  }()

  init(_ url: URL) throws {
    self.url = url
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.components(separatedBy: "\n== ")
    for part in parts.dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let body = lines.count > 1 ? String(lines[1]) : ""
      let words = lines[0].split(separator: " ")
      switch words.first {
      case "file" where words.count == 2: files.append((String(words[1]), body + "\n"))
      case "stack": stacks.append(body.split(separator: "\n").map { FrameName(String($0)) })
      case "hops": expected = body
      default: throw Trouble(text: "\(url.lastPathComponent): what is '== \(lines[0])'?")
      }
    }
    head = text.components(separatedBy: "\n== hops\n")[0]
  }

  struct Trouble: Error {
    let text: String
  }

  /// The index of its files, each with so many empty lines before it.
  ///
  /// - Parameter folder: Where their repository is made; what is asked for later is read there.
  func index(in folder: Folder, shiftedBy lines: Int = 0) throws -> CallIndex {
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r\(lines).git"))
    var changes: [String: [UInt8]?] = [:]
    let start = String(repeating: "\n", count: lines)
    for (path, text) in files { changes[path] = Array((start + text).utf8) }
    let id = try builder.commit("1", changes: changes)
    return try CallIndex(of: folder("r\(lines).git"), at: "\(id)")
  }
}

/// Hops as text, as cases expect them.
func told(_ hop: Hop) -> String {
  var lines: [String] = []
  let head = "\(hop.caller.function) -> \(hop.callee.function): "
  switch hop.outcome {
  case .outside(let note): lines.append(head + "outside, " + note)
  case .broken(let broken):
    lines.append(head + "broken, \(broken.reason)" + (broken.isCut ? ", cut" : ""))
    if !broken.calledBy.isEmpty {
      lines.append("  called by " + broken.calledBy.map { told($0) }.joined(separator: ", "))
    }
    lines += broken.filledAt.map { "  filled by " + told($0) }
  case .resolved(let way):
    lines.append(head + "\(way.kind)")
    var from = way.caller
    for step in way.steps {
      var line = "  \(from.file):\(step.line) calls "
      if let pointer = step.pointer {
        switch pointer.through {
        case .member(let name): line += "through member \(name)"
        case .parameter(let name, let function): line += "through parameter \(name) of \(function)"
        case .variable(let name): line += "through variable \(name)"
        case .result(of: let function): line += "through the result of \(function)"
        }
        line += ", filled by " + told(pointer.filling) + ": "
      }
      line += told(step.callee)
      if let elision = step.elision { line += ", \(elision)" }
      lines.append(line)
      from = step.callee
    }
    lines += hop.otherFillings.map { "  also filled by " + told($0) }
    if !hop.otherCallers.isEmpty {
      lines.append("  other callers " + hop.otherCallers.map { told($0) }.joined(separator: ", "))
    }
  }
  return lines.joined(separator: "\n")
}

func told(_ definition: HopWay.Definition) -> String {
  let made = definition.madeBy.map { "\($0) " } ?? (definition.isMacro ? "macro " : "")
  return "\(definition.name) (\(made)\(definition.file):\(definition.line))"
}

func told(_ filling: HopWay.Filling) -> String {
  var text = "\(filling.kind) of \(filling.into) in \(filling.within)"
  if !filling.by.isEmpty { text += " by " + filling.by.joined(separator: ", ") }
  return text + " (\(filling.type.map { "struct \($0), " } ?? "")\(filling.file):\(filling.line))"
}
