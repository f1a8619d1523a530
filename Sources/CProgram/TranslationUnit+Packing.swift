// `#pragma pack` limits the alignment of the members of what is defined behind it (gcc manual, Structure
// Layout Pragmas). It has a state and a stack, so all of them are read in the order of the unit, once.

import CSyntax

extension TranslationUnit {
  /// From a place on, members are aligned to this many bytes at most; nil is no limit.
  struct Packing {
    let point: Point
    let limit: Int?
  }

  /// The limit on the alignment of members that is in force where a definition stands.
  func packing(at span: Span) -> Int? {
    if packings == nil { packings = readPackings() }
    guard let packings, !packings.isEmpty, let place = point(of: span) else { return nil }
    return packings.last { $0.point < place }?.limit
  }

  /// The place of a span where its file is read first.
  private func point(of span: Span) -> Point? {
    guard let instance = instances.firstIndex(where: { $0.file == span.file }) else { return nil }
    let tokens = outlines.outlines[Int(instances[instance].slot)].tokens
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < span.start { low = middle + 1 } else { high = middle }
    }
    return point(instance, Int32(low))
  }

  private func readPackings() -> [Packing] {
    var found: [(point: Point, operands: [Token])] = []
    for (number, instance) in instances.enumerated() {
      let outline = outlines.outlines[Int(instance.slot)]
      for directive in outline.packings.map({ outline.directives[Int($0)] })
      where isActive(directive.branch, in: number) {
        let point = point(number, Int32(directive.tokens.lowerBound))
        let operands = directive.operands.dropFirst().map { token(number, $0) }
        found.append((point, expand(operands, at: point)))
      }
    }
    var limit: Int?
    var stack: [(name: Name?, limit: Int?)] = []
    return found.sorted { $0.point < $1.point }.map { pragma in
      Self.apply(pragma.operands, &limit, &stack)
      return Packing(point: pragma.point, limit: limit)
    }
  }

  // pack = "(" ")" | "(" number ")" | "(" ("push" | "pop") ("," name)? ("," number)? ")"

  private static func apply(
    _ operands: [Token], _ limit: inout Int?, _ stack: inout [(name: Name?, limit: Int?)]
  ) {
    let words = operands.filter { $0.kind == .identifier }.map(\.text)
    let number = operands.first { $0.kind == .number }
      .flatMap { parseIntegerConstant($0.text.bytes) }.map { Int(clamping: $0.value) }
    // gcc ignores a pragma with any other number.
    if let number, ![0, 1, 2, 4, 8, 16].contains(number) { return }
    switch words.first?.spelling {
    case "push": stack.append((words.dropFirst().first, limit))
    case "pop":
      if let name = words.dropFirst().first {
        guard let index = stack.lastIndex(where: { $0.name == name }) else { return }
        limit = stack[index].limit
        stack.removeSubrange(index...)
      } else if let last = stack.popLast() {
        limit = last.limit
      }
    case nil: if number == nil { limit = nil }
    default: return
    }
    if let number { limit = number == 0 ? nil : number }
  }
}
