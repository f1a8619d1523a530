// The words for what scenarios say: values, conditions, fields.

import Scenarios

// MARK: Conditions

extension [Condition] {
  /// When they hold, such as "where struct a has b and CONFIG_C is set".
  var words: String { "where " + map(\.words).joined(separator: " and ") }
}

extension Condition {
  fileprivate var words: String {
    let place = file.map { " in \($0.value)" } ?? ""
    switch test {
    case .has(let entity): return entity.words(isThere: true) + place
    case .lacks(let entity): return entity.words(isThere: false) + place
    case .arch(let arch): return "the machine is \(arch.name)"
    }
  }
}

extension Entity {
  fileprivate func words(isThere: Bool) -> String {
    func exists(_ what: String) -> String { isThere ? "\(what) exists" : "there is no \(what)" }
    switch self {
    case .function(let name): return exists("\(name)()")
    case .type(let type): return exists("\(type)")
    case .field(let type, let path): return "\(type) has \(isThere ? "" : "no ")\(path)"
    case .global(let name): return exists("variable \(name)")
    case .macro(let name): return exists("macro \(name)")
    case .file(let path): return exists("file \(path)")
    case .config(let name): return "CONFIG_\(name) is \(isThere ? "" : "not ")set"
    }
  }
}

// MARK: Values

extension StateValue {
  /// The value as a scenario writes it, functions and models with their parentheses.
  var words: String {
    switch self {
    case .integer(let number): "\(number)"
    case .constant(let name): name
    case .boolean(let truth): truth ? "true" : "false"
    case .null: "NULL"
    case .unknown: "unknown"
    case .new: "an object that nothing else leads to"
    case .errno(let errno, let isNegative): (isNegative ? "-" : "") + errno.name
    case .errorPointer(let errno): "the error pointer -\(errno.name)"
    case .object(let path), .result(let path): "\(path)"
    case .global(let path): "the variable \(path)"
    case .model(let name): "the model \(name)"
    case .function(let name): "\(name)()"
    case .string(let text): "the text \"\(text)\""
    }
  }

  /// What a place with the value does, such as "points to group".
  fileprivate var phrase: String { (isAddress ? "points to " : "is ") + words }
}

extension ReturnPattern {
  /// What an answer is compared with.
  var words: String {
    switch self {
    case .value(let value): value.words
    case .error: "any error"
    case .noError: "anything but an error"
    case .pointer: "any pointer that is neither NULL nor an error"
    }
  }
}

extension [Choice<StateValue>] {
  /// Arguments as in a call.
  var words: String { map { $0.phrase(\.words) }.joined(separator: ", ") }
}

extension JudgedPlace {
  /// The place.
  var words: String { isGlobal ? "the variable \(path)" : "\(path)" }
}

extension BadRule {
  /// What is bad, each in words.
  var words: [String] {
    let deciders = decidingFunctions.map { "\($0.value)()" }.joined(separator: " or ")
    let made = deciders.isEmpty ? "" : " that came into being in \(deciders)"
    var words = returns.map { $0.value.words + made }
    switch faults {
    case .none: break
    case .any: words.append("any fault")
    case .kinds(let kinds): words += kinds.map { "a fault: \($0.value.rawValue)" }
    }
    return words
  }
}

extension Choice {
  /// The alternatives one after the other, each with when it is taken.
  fileprivate func phrase(_ words: (Content) -> String) -> String {
    let parts = alternatives.map { alternative in
      words(alternative.content.value)
        + (alternative.conditions.isEmpty ? "" : " \(alternative.conditions.words)")
    }
    return parts.joined(separator: ", else ")
  }

  /// Clauses that say what a place is; a single alternative without conditions may be several.
  func clauses(
    _ place: String, _ clauses: (Content, String) -> [String]
  ) -> [String] {
    if alternatives.count == 1, alternatives[0].conditions.isEmpty {
      return clauses(alternatives[0].content.value, place)
    }
    let parts = alternatives.map { alternative in
      clauses(alternative.content.value, "").joined(separator: ", ")
        + (alternative.conditions.isEmpty ? "" : " \(alternative.conditions.words)")
    }
    return [(place.isEmpty ? "" : place + " ") + parts.joined(separator: ", else ")]
  }
}

// MARK: Contents

extension StateContent {
  /// What the content makes of a place, each part of it a clause; without a name for the place only what it is.
  func clauses(of place: String) -> [String] {
    let lead = place.isEmpty ? "" : place + " "
    switch self {
    case .value(let value): return [lead + value.phrase]
    case .list(let entries):
      guard !entries.isEmpty else { return [lead + "is an empty list"] }
      let nodes = entries.map { entry in
        "\(entry.node.value)" + (entry.conditions.isEmpty ? "" : " (\(entry.conditions.words))")
      }
      return [lead + "is the list of " + nodes.joined(separator: ", ")]
    case .fields(let fields): return fields.flatMap { $0.clauses(inside: place) }
    case .elements(let elements):
      return elements.enumerated().flatMap { $1.value.clauses(of: "\(place)[\($0)]") }
    }
  }

  /// Whether some of it is unknown.
  fileprivate var isUnknown: Bool {
    switch self {
    case .value(.unknown): true
    case .value, .list: false
    case .fields(let fields): fields.contains { $0.content.isEverUnknown }
    case .elements(let elements): elements.contains { $0.value.isUnknown }
    }
  }
}

extension Choice<StateContent> {
  /// Whether an alternative is unknown.
  var isEverUnknown: Bool { alternatives.contains { $0.content.value.isUnknown } }
}

extension Choice<StateValue> {
  /// Whether an alternative is unknown.
  var isEverUnknown: Bool { alternatives.contains { $0.content.value == .unknown } }
}

extension FieldSetting {
  /// What the field is, below a place.
  func clauses(inside place: String) -> [String] {
    var clauses = content.clauses(name(inside: place)) { $0.clauses(of: $1) }
    if isOptional, let last = clauses.indices.last { clauses[last] += " (may be missing)" }
    return clauses
  }

  /// The unknown places in the field, below a place.
  func unknownPlaces(in place: String) -> [String] {
    let name = name(inside: place)
    return content.alternatives.flatMap { alternative -> [String] in
      switch alternative.content.value {
      case .fields(let fields): return fields.flatMap { $0.unknownPlaces(in: name) }
      case let other: return other.isUnknown ? [name] : []
      }
    }
  }

  private func name(inside place: String) -> String {
    guard case .member? = path.steps.first, !place.isEmpty else { return "\(place)\(path)" }
    return "\(place).\(path)"
  }
}

extension ObjectDescription {
  /// The object in a sentence or two.
  var entry: ReportDocument.Entry {
    var clauses: [String] = []
    let what = type?.value ?? "of the type that pointers to it say"
    let number = count.map { "\($0.value) side by side, each " } ?? ""
    clauses.append(
      number + what + (file.map { " as \($0.value) has it" } ?? "")
        + (storage == .static ? ", which is never freed" : "")
        + (conditions.isEmpty ? "" : ", only \(conditions.words)"))
    for field in fields { clauses += field.clauses(inside: "") }
    if let value {
      clauses += value.clauses("it") { $0.clauses(of: $1) }
    } else {
      let all = fields.isEmpty ? "all of it" : "all else"
      clauses.append("\(all) is \(rest == .zero ? "zero" : "unknown")")
    }
    return ReportDocument.Entry(name: name.value, clauses: clauses)
  }
}

extension GivenState {
  /// The name and its value.
  var entry: ReportDocument.Entry {
    let words =
      switch value.value {
      case .value(let value): value.phrase
      case .new: "points to an object or function that nothing else leads to"
      case .unknown: "is unknown"
      case .same(let other): "is the same pointer as \(other)"
      }
    return ReportDocument.Entry(name: name.value, clauses: [words])
  }
}

extension ModelDescription {
  /// What the model does.
  var entry: ReportDocument.Entry {
    var clauses = sets.map { effect in
      let place = effect.isGlobal ? "the variable \(effect.target)" : "\(effect.target)"
      return "sets \(place) to \(effect.content.phrase(\.words))"
    }
    clauses.append(returns.map { "returns \($0.phrase(\.words))" } ?? "returns nothing")
    if !conditions.isEmpty { clauses.append("exists only \(conditions.words)") }
    return ReportDocument.Entry(name: "\(name.value)()", clauses: clauses)
  }
}

extension CallDescription {
  /// The call and what it must come to.
  var entry: ReportDocument.Entry {
    var clauses: [String] = []
    if let file { clauses.append("that of \(file.value)") }
    switch expectation {
    case .byType: clauses.append("must return 0, nothing, or a pointer that is no error")
    case .anything: clauses.append("may return what it likes")
    case .oneOf(let patterns):
      clauses.append("must return " + patterns.map(\.value.words).joined(separator: " or "))
    }
    if let result { clauses.append("what it returns is called \(result.value)") }
    if !conditions.isEmpty { clauses.append("is made only \(conditions.words)") }
    return ReportDocument.Entry(
      name: "\(function.value)(\(arguments.words))", clauses: clauses)
  }
}
