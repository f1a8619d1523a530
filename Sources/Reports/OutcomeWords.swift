import Findings

extension Outcome {
  /// How the run ended, to follow a subject: "returned -EBUSY".
  var words: String {
    switch kind {
    case .returned: "returned \(returnedValue)"
    case .void: "returned"
    case .fault: "faulted" + because
    case .unsupported: "stopped at something firstbad cannot do" + because
    case .invalid: "stopped where there is nothing to run" + because
    case .exhausted: "stopped at a limit of firstbad" + because
    }
  }

  private var returnedValue: String {
    if let errno { return "\((value ?? -1) < 0 ? "-" : "")\(errno)" }
    return text ?? value.map(String.init) ?? "an unknown value"
  }

  private var because: String { reason.map { ": \($0)" } ?? "" }
}

extension Site {
  /// The place as people write it.
  var place: String { file.isEmpty ? "" : line > 0 ? "\(file):\(line)" : file }
}

extension CallFinding {
  /// What the call gave, and what it should have given.
  var words: String {
    let given =
      value.map { "returned \($0)" } ?? text.map { $0 == "void" ? "returned" : "returned \($0)" }
    let wanted = expected.flatMap { $0 == value ? nil : ", expected \($0)" } ?? ""
    return (given ?? "did not return") + wanted
  }
}

extension FrameFinding {
  /// The frame as a row: what was done, the function, and where and how it leads on.
  var item: ReportDocument.Item {
    var parts: [String] = []
    if let file { parts.append(line.map { "\(file):\($0)" } ?? file) }
    if let hop {
      parts.append(via.isEmpty ? hop.words : "\(hop.words) \(via.joined(separator: ", "))")
    }
    if let note { parts.append(note) }
    return ReportDocument.Item(
      mark: mode.rawValue, head: function, detail: parts.joined(separator: "; "))
  }
}

extension FrameFinding.Hop {
  /// How a frame leads to the next, with room for what it goes through.
  fileprivate var words: String {
    switch self {
    case .direct: "direct"
    case .inlined: "inlined"
    case .tail: "tail call"
    case .pointer: "pointer"
    }
  }
}

extension Sequence<Assumption> {
  /// The assumptions as rows.
  ///
  /// A kernel's headers ask for a hundred CONFIG symbols and more, and a function follows many pointers. Many of which
  /// the same is said are one row; of CONFIG symbols only the JSON names each.
  var items: [ReportDocument.Item] {
    let all = Array(self)
    let many = Dictionary(grouping: all.filter { $0.kind == .config }, by: \.note)
      .filter { $0.value.count > 12 }
    let values = Dictionary(grouping: all.filter { $0.kind == .unknown }, by: \.note)
      .filter { $0.value.count > 3 }
    var told: Set<String> = []
    return all.compactMap { assumption in
      let group =
        switch assumption.kind {
        case .config: many[assumption.note]
        case .unknown: values[assumption.note]
        default: nil as [Assumption]?
        }
      guard let group else {
        return ReportDocument.Item(
          mark: assumption.kind.rawValue, head: assumption.name, detail: assumption.note)
      }
      guard told.insert(assumption.note).inserted else { return nil }
      guard assumption.kind == .config else {
        return ReportDocument.Item(
          mark: assumption.kind.rawValue, head: counted(group.count, "value"), isCode: false,
          detail: "\(assumption.note): \(group.map(\.name).joined(separator: ", "))")
      }
      return ReportDocument.Item(
        mark: assumption.kind.rawValue, head: counted(group.count, "symbol"), isCode: false,
        detail: "\(assumption.note); JSON names them")
    }
  }
}
