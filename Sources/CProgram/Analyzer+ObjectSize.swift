// `__builtin_object_size` where the expression itself shows the object (gcc manual, Object Size Checking). What
// only optimisation finds out is "not known", but for the members of what a pointer points to: code such as
// the kernel's strtomem_pad() does not compile where their size is not known.

import CSyntax

extension Analyzer {
  /// How many bytes lie from where an expression points to the end of the object, or of the innermost
  /// member if the lowest bit of the kind is set; nil if it is not known.
  mutating func objectSize(_ expression: Expression, kind: Int64) -> Int? {
    switch expression.kind {
    case .cast(_, let inner): return objectSize(inner, kind: kind)
    case .unary(.address, let inner): return objectSize(of: inner, kind: kind)
    case .name, .member, .string, .compoundLiteral:
      let type = unevaluated { $0.analyze(expression).type }
      guard case .array = type.unqualified else { return nil }
      return objectSize(of: expression, kind: kind)
    default: return nil
    }
  }

  private mutating func objectSize(of object: Expression, kind: Int64) -> Int? {
    switch object.kind {
    case .name, .member, .string, .compoundLiteral: break
    default: return nil
    }
    let typed = unevaluated { $0.analyze(object) }
    guard case .place(let place, nil) = typed.node else { return nil }
    var offset = 0
    var base = place
    while case .member(let outer, let distance) = base {
      offset += distance
      base = outer
    }
    let whole: Int
    switch base {
    case .local(let slot):
      guard let builder, builder.locals.indices.contains(slot) else { return nil }
      whole = builder.locals[slot].size
    case .variable(let symbol): whole = program.measure(symbol.type).size
    case .literal(_, let size, _): whole = size
    case .string(let literal): whole = literal.bytes.count
    case .pointee where kind & 1 == 1 && isInnerArray(object, typed.type):
      return program.measure(typed.type).size
    default: return nil
    }
    let size = kind & 1 == 1 ? program.measure(typed.type).size : whole - offset
    return whole > 0 && size >= 0 ? size : nil
  }

  /// Whether an array is a member that is not its record's last: the last one may be longer than it says.
  private mutating func isInnerArray(_ member: Expression, _ type: CType) -> Bool {
    guard case .array(_, .some) = type.unqualified,
      case .member(let outer, let name, let isThroughPointer) = member.kind
    else { return false }
    let outerType = unevaluated { isThroughPointer ? $0.value(outer).type : $0.analyze(outer).type }
    let record: RecordType?
    if isThroughPointer, case .pointer(let target) = outerType.unqualified {
      record = target.record
    } else {
      record = outerType.record
    }
    guard let members = record?.members, let last = members.last else { return false }
    return last.name != name && last.name != nil
  }
}
