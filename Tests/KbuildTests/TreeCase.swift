import Foundation
import Kbuild

/// A tree in one text: lines `=== PATH`, and after each what stands in that file.
struct TreeCase: TreeFiles {
  var files: [String: String] = [:]
  /// What stands before the first file: `ask ARCHITECTURE FILE...` lines.
  var questions: [(architecture: String, paths: [String])] = []

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "tree" }.map {
      $0.deletingPathExtension().lastPathComponent
    }.sorted()
  }()

  init(files: [String: String]) { self.files = files }

  init(_ text: String) {
    var path: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        path = String(line.dropFirst(4))
      } else if let path {
        files[path, default: ""] += line + "\n"
      } else if line.hasPrefix("ask ") {
        let words = line.split(separator: " ").map(String.init)
        questions.append((words[1], Array(words.dropFirst(2))))
      }
    }
  }

  func bytes(at path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }

  func names(in folder: String) -> [String] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let inside = files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    return Array(Set(inside.compactMap { $0.split(separator: "/").first.map(String.init) }))
  }
}

extension BuildConditions {
  /// All of it, a line each.
  var text: String {
    var lines: [String] = []
    for file in files {
      lines.append("\(file.path): \(file.isFound ? "built under" : "not found")")
      lines += file.requirements.map { "  \(Self.line($0))" }
    }
    lines.append("follows:")
    lines += requirements.map { "  \(Self.line($0))" }
    lines.append("everywhere:")
    lines += everywhere.map { "  \(Self.line($0))" }
    if !defaults.isEmpty {
      lines.append("by default:")
      lines += defaults.map { "  \($0.symbol)=\($0.value) (\($0.place.path):\($0.place.line))" }
    }
    lines.append("left out:")
    lines += omissions.map { omission in
      let place = omission.place.map { " (\($0.path):\($0.line))" } ?? ""
      return "  \(omission.subject): \(omission.message)\(place)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ requirement: Requirement) -> String {
    let setting =
      switch requirement.setting {
      case .yes: "y"
      case .module: "m"
      case .yesOrModule: "y or m"
      case .no: "n"
      }
    let reason =
      switch requirement.reason {
      case .builtUnder(let file): "built under, \(file)"
      case .selected(let symbol): "selected by \(symbol)"
      case .needed(let symbol): "needed by \(symbol)"
      case .onlyWayToSet(let symbol): "the only way to set \(symbol)"
      case .byDefault: "by default"
      case .notChosen(let symbol): "\(symbol) is chosen"
      case .given: "given"
      }
    let place = "\(requirement.place.path):\(requirement.place.line)"
    return "\(requirement.symbol)=\(setting) \(reason) (\(place))"
  }
}
