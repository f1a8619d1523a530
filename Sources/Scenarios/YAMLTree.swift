import SourceText
import Yams

/// A node of a scenario file as text: no tag, no anchor, no type is left to interpret.
///
/// YAML 1.1 makes a boolean of `n` and a number of `1_000`; here a scalar is what is written.
struct YAMLNode {
  enum Kind {
    case scalar(String)
    case mapping([YAMLEntry])
    case sequence([YAMLNode])
  }

  var kind: Kind
  var origin: Origin

  /// How many keys a mapping has.
  var entryCount: Int {
    if case .mapping(let entries) = kind { entries.count } else { 0 }
  }

  /// What the node is, in the words of a diagnostic.
  var kindName: String {
    switch kind {
    case .scalar(let text): text.isEmpty ? "nothing" : "'\(text.shortened)'"
    case .mapping: "a mapping"
    case .sequence: "a sequence"
    }
  }
}

/// A key of a mapping and what it stands for.
struct YAMLEntry {
  var key: String
  var keyOrigin: Origin
  var node: YAMLNode
}

extension String {
  /// The text as a diagnostic quotes it: one line, not too long.
  var shortened: String {
    let line = map { $0.isNewline ? " " : String($0) }.joined()
    return line.count > 60 ? line.prefix(57) + "..." : line
  }
}

/// Turns the guarded bytes of a file into nodes, collecting what is wrong.
struct YAMLTreeBuilder {
  private let bytes: [UInt8]
  private let lines: LineTable
  /// What is wrong; the path is left to the caller.
  private(set) var findings: [TextGuard.Finding] = []
  /// The keys at the top whose parts are no YAML and were taken out.
  private(set) var damaged: Set<String> = []
  /// First letters of keys that stand twice, by where the key begins; see `compose`.
  private var replaced: [SourcePosition: Unicode.Scalar] = [:]

  init(bytes: [UInt8], lines: LineTable) {
    self.bytes = bytes
    self.lines = lines
  }

  mutating func build() -> YAMLNode? {
    guard let root = compose() else { return nil }
    return node(root, path: "", depth: 0)
  }

  // MARK: The library

  /// How many keys that stand twice are told; for each of them the whole text is read again.
  private static let duplicateLimit: UInt32 = 16
  /// How many parts of the file that are no YAML are told; for each of them the rest is read again.
  private static let damageLimit = 8

  /// Composes the document.
  ///
  /// Yams stops at the first mapping with a key that stands twice. To learn of all of them, the
  /// first letter of the key it names is exchanged for one nobody uses, which moves nothing, and
  /// the text is read again; `node` puts the letter back. It also stops at the first thing that is no YAML;
  /// then the part of the file below the same key at the top is taken out, and the rest is read.
  private mutating func compose() -> Node? {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    var last: Yams.Mark?
    var attempt: UInt32 = 0
    while attempt < Self.duplicateLimit {
      do {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return try Parser(yaml: String(text), encoding: .utf8).singleRoot()
      } catch let YamlError.duplicatedKeysInMapping(names, context) {
        let mark = context.mark
        last = mark
        guard mark.line >= 1, mark.line <= starts.count,
          let stand = Unicode.Scalar(0xE000 + attempt)
        else { return nil }
        var index = starts[mark.line - 1] + mark.column - 1
        if index < scalars.count, ["\"", "'"].contains(scalars[index]) { index += 1 }
        guard index < scalars.count, !["\n", "\"", "'", "\\", ":"].contains(scalars[index]) else {
          complain(
            "duplicate-key", at: mark,
            "the key '\(names.first ?? "")' stands twice in one mapping")
          return nil
        }
        replaced[position(mark)] = scalars[index]
        scalars[index] = stand
        attempt += 1
      } catch let error as YamlError {
        complain(error)
        guard damaged.count < Self.damageLimit, let part = YAMLPart(around: error, scalars, starts),
          damaged.insert(part.key).inserted
        else { return nil }
        part.blank(&scalars)
      } catch {
        findings.append(.init(id: "syntax", offset: 0, message: "not YAML: \(error)"))
        return nil
      }
    }
    complain(
      "duplicate-key", at: last,
      "more than \(Self.duplicateLimit) keys stand twice up to here; each may stand once")
    return nil
  }

  private mutating func complain(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if let context, let what = unclosed(context, problem, mark) {
        complain("syntax", at: context.mark, "not YAML: \(what) here is not closed")
        return
      }
      let around = context.map { "\($0.text) from line \($0.mark.line): " } ?? ""
      var hint = ""
      if problem.contains("',' or") {
        hint = "; a word with [ or ] inside [...] or {...} needs quotes, as in \"group[0]\""
      } else if problem.contains("expected <block end>") || problem.contains("mapping values") {
        hint = "; look at the indentation and for a missing ': '"
      }
      if problem.contains("cannot start any token") {
        hint = "; a text that begins with it needs quotes"
      }
      complain("syntax", at: mark, "not YAML: \(around)\(problem)\(hint)")
    case .reader(let problem, _, _, _):
      findings.append(.init(id: "syntax", offset: 0, message: "not YAML: \(problem)"))
    default:
      findings.append(.init(id: "syntax", offset: 0, message: "not YAML"))
    }
  }

  /// What is opened and not closed, if that is what the library means: it says so only where it no longer understands.
  private func unclosed(
    _ context: YamlError.Context, _ problem: String, _ mark: Yams.Mark
  ) -> String? {
    if context.text.contains("quoted"), problem.contains("end of stream") {
      return "the quotation mark that opens"
    }
    guard context.text.contains("flow"), mark.line > context.mark.line else { return nil }
    return context.text.contains("sequence") ? "the [ that opens" : "the { that opens"
  }

  // MARK: Nodes

  private mutating func node(_ node: Node, path: String, depth: Int) -> YAMLNode? {
    let origin = Origin(position: position(node.mark), yamlPath: path)
    guard depth <= TextGuard.depthLimit else {
      complain("too-deep", at: node.mark, "nested more than \(TextGuard.depthLimit) levels deep")
      return nil
    }
    // The guard has blanked anchors; one it did not see is refused before it is followed.
    guard node.anchor == nil else {
      complain("anchor", at: node.mark, "YAML anchors and aliases are not used in scenarios")
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(kind: .scalar(scalar.string), origin: origin)
    case .sequence(let sequence):
      var children: [YAMLNode] = []
      for (index, child) in sequence.enumerated() {
        guard let child = self.node(child, path: "\(path)[\(index)]", depth: depth + 1) else {
          continue
        }
        children.append(child)
      }
      return YAMLNode(kind: .sequence(children), origin: origin)
    case .mapping(let mapping):
      return YAMLNode(
        kind: .mapping(entries(of: mapping, path: path, depth: depth)), origin: origin)
    case .alias:
      complain("alias", at: node.mark, "YAML aliases are not used in scenarios")
      return nil
    }
  }

  private mutating func entries(of mapping: Node.Mapping, path: String, depth: Int) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var seen: [String: Int] = [:]
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        complain("complex-key", at: keyNode.mark, "a key must be a single word")
        continue
      }
      let keyPosition = position(keyNode.mark)
      var key = scalar.string
      if let first = replaced[keyPosition] {
        key = String(first) + String(String.UnicodeScalarView(key.unicodeScalars.dropFirst()))
      }
      guard key != "<<" else {
        complain(
          "merge-key", at: keyNode.mark, "'<<' merges mappings in YAML; write the keys out here")
        continue
      }
      let line = seen.updateValue(keyPosition.line, forKey: key)
      guard line == nil else {
        seen[key] = line
        let first = line.map { ", first in line \($0)" } ?? ""
        complain(
          "duplicate-key", at: keyNode.mark,
          "the key '\(key.shortened)' stands twice in one mapping\(first)")
        continue
      }
      let childPath = path.isEmpty ? key : "\(path).\(key)"
      guard let child = node(value, path: childPath, depth: depth + 1) else { continue }
      let keyOrigin = Origin(position: keyPosition, yamlPath: childPath)
      entries.append(YAMLEntry(key: key, keyOrigin: keyOrigin, node: child))
    }
    return entries
  }

  // MARK: Places

  private mutating func complain(_ id: String, at mark: Yams.Mark?, _ message: String) {
    findings.append(.init(id: id, offset: mark.map(offset) ?? 0, message: message))
  }

  private func position(_ mark: Yams.Mark?) -> SourcePosition {
    mark.map { lines.position(of: offset($0)) } ?? SourcePosition(line: 1, column: 1)
  }

  /// The byte a mark of the library means, which counts columns in characters.
  private func offset(_ mark: Yams.Mark) -> Int {
    let line = lines.range(ofLine: mark.line)
    var left = mark.column - 1
    var offset = line.lowerBound
    while left > 0, offset < line.upperBound {
      offset += 1
      while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
