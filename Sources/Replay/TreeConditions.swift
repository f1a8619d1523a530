import CProgram
import CSyntax
import Scenarios

/// Answers the `when:` conditions of a scenario for one commit, from what its tree defines.
struct TreeConditions {
  let program: Program

  /// Whether all conditions hold.
  func hold(_ conditions: [Condition]) -> Bool {
    conditions.allSatisfy { holds($0) }
  }

  private func holds(_ condition: Condition) -> Bool {
    switch condition.test {
    case .has(let entity): has(entity, in: condition.file?.value)
    case .lacks(let entity): !has(entity, in: condition.file?.value)
    case .arch(let architecture):
      architecture.directory == program.target.architecture.name
        && architecture.pointerBits == program.target.architecture.pointerSize * 8
    }
  }

  private func has(_ entity: Entity, in path: String?) -> Bool {
    switch entity {
    case .file(let path): return program.hasFile(at: path)
    case .config(let name):
      switch program.target.configuration?.values[name] {
      case .yes?, .module?, .text?: return true
      case .no?, nil: return false
      }
    case .function(let name):
      return program.function(Name(name), in: path)?.definition != nil
        || units(path).contains { unit in
          if case .function? = unit.symbol(Name(name)) { return true }
          return false
        }
    case .type(let type): return units(path).contains { defines(type, $0) }
    case .field(let type, let members):
      return units(path).contains { unit in
        guard let found = self.type(type, unit) else { return false }
        return follow(members, from: found) != nil
      }
    case .global(let name):
      return units(path).contains { unit in
        if case .variable? = unit.symbol(Name(name)) { return true }
        return false
      }
    case .macro(let name): return units(path).contains { $0.definesMacro(Name(name)) }
    }
  }

  /// The units in which to look: that of the named file, or those of the scenario's sources.
  private func units(_ path: String?) -> [TranslationUnit] {
    (path.map { program.places(of: $0) } ?? program.sources).compactMap { program.unit(at: $0) }
  }

  private func defines(_ type: Scenarios.TypeName, _ unit: TranslationUnit) -> Bool {
    switch type.kind {
    case .enumeration: unit.definesEnumeration(Name(type.name))
    default: self.type(type, unit) != nil
    }
  }

  private func type(_ type: Scenarios.TypeName, _ unit: TranslationUnit) -> CType? {
    switch type.kind {
    case .structure, .union: return unit.definedRecord(Name(type.name)).map { .record($0) }
    case .enumeration: return nil
    case .typedef:
      if case .type(let found)? = unit.symbol(Name(type.name)) { return found }
      return nil
    }
  }

  /// What a path of members leads to, from a type.
  func follow(_ path: MemberPath, from type: CType) -> FieldPlace? {
    var place = FieldPlace(type: type, offset: 0, bits: nil)
    for step in path.steps {
      switch step {
      case .member(let name):
        guard let record = place.type.record, record.members != nil,
          let field = record.layout(program).field(Name(name), program)
        else { return nil }
        place = FieldPlace(
          type: field.member.type, offset: place.offset + field.offset, bits: field.bits)
      case .index(let index):
        guard case .array(let element, let count) = place.type.unqualified, index >= 0,
          count.map({ index < $0 }) ?? true
        else { return nil }
        place = FieldPlace(
          type: element, offset: place.offset + index * program.measure(element).size, bits: nil)
      }
    }
    return place
  }
}

/// Where a member lies in an object and what it is.
struct FieldPlace {
  var type: CType
  var offset: Int
  var bits: BitField?
}
