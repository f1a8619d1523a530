// What a draft says of the configuration: what is certain, since the stack's functions were compiled, and the numbers without
// which code does not compile.

import CallGraph
import CSyntax
import Kbuild

extension Drafting {
  /// What stands beside a setting that is none of the report's.
  static let byDefault = "the default"

  /// What is certain of the configuration, by symbol: what the stack's files are built under, and what follows; and the
  /// numbers without which code does not compile, as they are by default.
  ///
  /// - Parameter facts: What the architecture says of symbols.
  func certain(
    _ way: StackWay, _ folder: String, _ facts: [String: Bool], _ tree: CommitTree
  ) -> [String: Draft.Line] {
    progress("reading makefiles and Kconfig files")
    let around = enclosing(way, tree)
    var given = facts
    for line in around { given[line.key] = line.value == "y" }
    for (name, value) in request.config where value == "y" || value == "n" {
      given[name] = value == "y"
    }
    let conditions = BuildConditions(
      of: way.files, architecture: folder, given: given, in: tree)
    let all =
      (conditions.files.flatMap(\.requirements) + conditions.requirements + conditions.everywhere)
      .filter { $0.reason != .given }
    let lines = conditions.defaults.map {
      Draft.Line(
        key: $0.symbol, value: $0.value,
        comment: "\(Self.byDefault) (\($0.place.path):\($0.place.line))")
    }
    return (all.map(\.line) + around + lines).reduce(into: [:]) { found, line in
      found[line.key] = found[line.key] ?? line
    }
  }

  /// What the stack's functions are compiled under in their files.
  private func enclosing(_ way: StackWay, _ tree: CommitTree) -> [Draft.Line] {
    var outlines: [String: (outline: FileOutline, bytes: [UInt8])] = [:]
    var lines: [Draft.Line] = []
    for case let definition? in way.definitions {
      let path = definition.file
      if outlines[path] == nil, let bytes = tree.bytes(at: path) {
        outlines[path] = (FileOutline(bytes), bytes)
      }
      guard let (outline, bytes) = outlines[path] else { continue }
      for setting in outline.settings(around: definition.line, of: bytes) {
        lines.append(
          Draft.Line(
            key: setting.symbol, value: setting.isSet ? "y" : "n",
            comment: "\(path) has \(definition.name)() under it (\(path):\(setting.line))"))
      }
    }
    return lines
  }
}

extension BuildConditions.Requirement {
  /// As a draft has it.
  fileprivate var line: Draft.Line {
    let value = setting == .no ? "n" : "y"
    let why: String =
      switch reason {
      case .builtUnder(let file): "\(file) is built under it"
      case .selected(let symbol): "\(symbol) selects it"
      case .needed(let symbol): "\(symbol) depends on it"
      case .onlyWayToSet(let symbol): "what sets \(symbol)"
      case .byDefault: "its default"
      case .notChosen(let symbol): "\(symbol) is chosen instead"
      case .given: "as given"
      }
    return Draft.Line(key: symbol, value: value, comment: "\(why) (\(place.path):\(place.line))")
  }
}
