// How to read this file: a name under `state` is that of the place where a value is first read. What lies behind a
// pointer that is given an object is read, and asked for, by the object's name, and behind NULL lies nothing. So a line
// that speaks of it by the pointer's name would never be asked. Only the texts are compared.

import SourceText

extension ScenarioParser {
  /// What a pointer is given, by its name.
  private struct GivenPointer {
    /// In words.
    var words: String
    /// Whether anything lies behind it.
    var isAddress = false
    /// What names of what lies behind it begin with, the joint that follows included; nil for elements of a row.
    var behind: String?
    var line: Int
  }

  /// Longer names, and further joints of a name, are not compared.
  private static let (nameLimit, jointLimit) = (1_024, 32)

  /// Reports names that lead through a pointer which is given what has a name of its own, or nothing behind it.
  mutating func checkBehind(_ state: [GivenState], _ objects: [ObjectDescription]) {
    guard !state.isEmpty else { return }
    let rows = Set(objects.filter { $0.count != nil }.map(\.name.value))
    var given: [Substring: GivenPointer] = [:]
    for object in objects where object.conditions.isEmpty && object.count == nil {
      Self.collect(object.fields, "\(object.name.value)->", rows, &given)
    }
    for entry in state {
      guard case .value(let value) = entry.value.value else { continue }
      given[entry.name.value[...]] = Self.pointer(value, entry.name.origin, rows)
    }
    for entry in state where entry.value.value != .unknown {
      let name = entry.name.value.drop { $0 == "*" || $0 == "&" }
      guard name.utf8.count <= Self.nameLimit else { continue }
      guard let (start, rest, pointer) = Self.given(by: name, given) else { continue }
      var behind =
        pointer.isAddress
        ? ", and what lies behind it goes by the name of that" : ", so nothing lies behind it"
      if var other = pointer.behind.map({ $0 + rest }) {
        // The name may lead through another one that is given.
        for _ in 0..<Self.jointLimit {
          guard let (_, rest, pointer) = Self.given(by: other[...], given),
            let next = pointer.behind.map({ $0 + rest }), next.utf8.count <= Self.nameLimit
          else { break }
          other = next
        }
        behind = "; write \(other.shortened)"
      }
      report(
        "contradiction", entry.name.origin,
        "'\(String(start).shortened)' is \(pointer.words) by line \(pointer.line)" + behind)
    }
  }

  /// The first pointer that a name leads through and that is given; with the name up to it and behind it.
  private static func given(
    by name: Substring, _ given: [Substring: GivenPointer]
  ) -> (start: Substring, rest: Substring, pointer: GivenPointer)? {
    for joint in joints(of: name) {
      let start = name[..<joint.lowerBound]
      if let pointer = given[start] { return (start, name[joint.upperBound...], pointer) }
    }
    return nil
  }

  /// Where a name goes on from a pointer or a structure.
  private static func joints(of name: Substring) -> [Range<Substring.Index>] {
    var found: [Range<Substring.Index>] = []
    var index = name.startIndex
    while index < name.endIndex, found.count < jointLimit {
      let next = name.index(after: index)
      if name[index] == "." {
        found.append(index..<next)
      } else if name[index] == "-", next < name.endIndex, name[next] == ">" {
        found.append(index..<name.index(after: next))
      }
      index = next
    }
    return found
  }

  /// What fields are given, by the names that reports have for them.
  private static func collect(
    _ fields: [FieldSetting], _ start: String, _ rows: Set<String>,
    _ given: inout [Substring: GivenPointer]
  ) {
    for field in fields where field.content.alternatives.count == 1 {
      guard let alternative = field.content.alternatives.first, alternative.conditions.isEmpty
      else { continue }
      let name = "\(start)\(field.path)"
      guard name.utf8.count <= nameLimit else { continue }
      switch alternative.content.value {
      case .value(let value): given[name[...]] = pointer(value, field.origin, rows)
      case .fields(let inner): collect(inner, "\(name).", rows, &given)
      case .list, .elements: break
      }
    }
  }

  /// What a value says of what lies behind it; nil where that is nothing.
  ///
  /// - Parameter rows: The objects that are several.
  private static func pointer(
    _ value: StateValue, _ origin: Origin, _ rows: Set<String>
  ) -> GivenPointer? {
    var given = GivenPointer(words: "", line: origin.position.line)
    switch value {
    case .object(let path):
      given.isAddress = true
      given.words = path.members.steps.isEmpty ? "the object \(path.name)" : "the member \(path)"
      guard !rows.contains(path.name) else { break }
      given.behind = path.name + "->" + (path.members.steps.isEmpty ? "" : "\(path.members).")
    case .global(let path):
      given.isAddress = true
      (given.words, given.behind) = ("the variable \(path)", "\(path).")
    case .function(let name): given.words = "the function \(name)"
    case .model(let name): given.words = "the model \(name)"
    case .null: given.words = "NULL"
    case .integer(0): given.words = "0"
    case .errorPointer(let errno): given.words = "error -\(errno.name)"
    case .errno(let errno, isNegative: true): given.words = "-\(errno.name)"
    case .errno, .integer, .boolean, .constant, .unknown, .new, .result, .string: return nil
    }
    return given
  }
}
