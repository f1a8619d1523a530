// The types of parameters and members at the commit that a draft is made at: structs that a unit only declares are looked
// for in the other sources, and a source that has one to itself is said.

import CProgram
import CSyntax
import Replay

/// The types that a draft's objects have.
struct TreeTypes {
  let program: Program
  /// The files that are searched, the judged function's first.
  let sources: [String]
  /// What the program was opened with, and lives as long as.
  private let programs: CommitPrograms

  init(_ program: Program, sources: [String], keeping programs: CommitPrograms) {
    self.programs = programs
    self.program = program
    self.sources = sources
    // What one unit only declares another one may define.
    for path in sources { _ = program.unit(at: path) }
  }

  /// A parameter.
  struct Parameter {
    var name: String
    var type: CType
  }

  /// The parameters of a function, nil if it is not defined in a file.
  func parameters(of function: String, in path: String) -> [Parameter]? {
    guard let symbol = program.function(Name(function), in: path), let code = symbol.code else {
      return nil
    }
    return symbol.functionType.parameters.enumerated().map { number, type in
      let name = number < code.parameterCount ? code.locals[number].name.spelling : ""
      return Parameter(name: name.isEmpty ? "argument\(number + 1)" : name, type: type)
    }
  }

  /// What a function returns; nil if it is not defined in a file.
  func result(of function: String, in path: String) -> CType? {
    program.function(Name(function), in: path).flatMap {
      $0.definition == nil ? nil : $0.functionType.result.unqualified
    }
  }

  /// The struct or union that a pointer leads to.
  func record(behind type: CType) -> RecordType? {
    guard case .pointer(let inner) = type.unqualified,
      case .record(let record) = program.completed(inner).unqualified
    else { return nil }
    return record
  }

  /// The struct of a tag, as the first source knows it that defines it.
  func record(tagged tag: String) -> RecordType? {
    for path in sources {
      if let found = program.unit(at: path)?.definedRecord(Name(tag)) { return found }
    }
    return nil
  }

  /// The type of a member, or of a member of a member: `devices.next`, `table[2].valid`.
  func type(of place: String, in record: RecordType) -> CType? {
    var type = CType.record(record)
    for step in place.split(separator: ".") {
      let name = step.prefix { $0 != "[" }
      guard case .record(let owner) = program.completed(type).unqualified,
        let member = member(Name(name), of: owner, depth: 0)
      else { return nil }
      type = member
      for _ in step.dropFirst(name.count).filter({ $0 == "[" }) {
        guard case .array(let element, _) = type.unqualified else { return nil }
        type = element
      }
    }
    return type
  }

  /// Members of anonymous structs and unions count as the outer one's (C11 6.7.2.1p13).
  private func member(_ name: Name, of record: RecordType, depth: Int) -> CType? {
    for member in record.members ?? [] {
      if member.name == name { return member.type }
      if member.name == nil, depth < 16, case .record(let inner) = member.type.unqualified,
        let found = self.member(name, of: inner, depth: depth + 1)
      {
        return found
      }
    }
    return nil
  }

  /// The file to name with a type: none where the first source knows it, else the first that does.
  func file(defining record: RecordType) -> String? {
    guard let tag = record.tag else { return nil }
    for (number, path) in sources.enumerated() {
      if program.unit(at: path)?.definedRecord(tag)?.members != nil {
        return number == 0 ? nil : path
      }
    }
    return nil
  }

  /// Whether a type is the head of a list.
  func isListHead(_ type: CType) -> Bool {
    if case .record(let record) = type.unqualified {
      record.tag == Name("list_head")
    } else {
      false
    }
  }
}
