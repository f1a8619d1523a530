// Lists of initialisers for arrays and records, with designators (C11 6.7.9p17 to p23).

import CSyntax

extension Analyzer {
  /// Initialises the elements of an array from the items left; without braces of its own it takes
  /// only as many as it has elements (C11 6.7.9p20).
  mutating func initializeArray(
    _ element: CType, _ count: Int?, at offset: Int, _ items: inout ArraySlice<Items.Element>,
    isBraced: Bool, from start: Int = 0, _ steps: inout [InitialStep]
  ) {
    let stride = program.measure(element).size
    var index = start
    while let item = items.first, steps.count < Self.stepLimit {
      if let first = item.designators.first {
        guard isBraced else { return }
        guard let range = indices(first) else {
          if case .member = first { return }
          items.removeFirst()
          steps.append(beyondLimit(offset, item.value.span))
          continue
        }
        items.removeFirst()
        // gcc refuses what lies beyond the end.
        if let count, range.upperBound >= count { continue }
        let rest = Array(item.designators.dropFirst())
        // A range designator repeats the value; a bomb of a range is cut off at the limit.
        var starts: [Int] = []
        for position in range.prefix(Self.stepLimit) {
          starts.append(steps.count)
          designate(element, at: offset &+ position &* stride, rest, item.value, &items, &steps)
        }
        share(starts, &steps)
        index = (range.last ?? index) + 1
        continue
      }
      if let count, index >= count {
        if isBraced { items.removeFirst(); continue }
        return
      }
      let before = items.count
      initializeNext(element, at: offset &+ index &* stride, nil, &items, &steps)
      index += 1
      // An element without members takes nothing.
      guard items.count == before else { continue }
      guard isBraced else { return }
      items.removeFirst()
    }
  }

  /// Not carrying out a part would give it another value.
  func beyondLimit(_ offset: Int, _ span: Span) -> InitialStep {
    let reason = "an initialiser of an element beyond \(Self.indexLimit) is not carried out"
    return InitialStep(
      offset: offset, value: .stop(.unsupported, reason, span), storage: .record(0), span: span)
  }

  mutating func indices(_ designator: Designator) -> ClosedRange<Int>? {
    switch designator {
    case .index(let expression):
      guard let value = constant(expression), value >= 0, value < Self.indexLimit else {
        return nil
      }
      return Int(value)...Int(value)
    case .range(let low, let high):
      guard let first = constant(low), let last = constant(high), first >= 0, first <= last,
        last < Self.indexLimit
      else {
        return nil
      }
      return Int(first)...Int(last)
    case .member: return nil
    }
  }

  mutating func initializeRecord(
    _ record: RecordType, at offset: Int, _ items: inout ArraySlice<Items.Element>,
    isBraced: Bool, from start: Int = 0, _ steps: inout [InitialStep]
  ) {
    let fields = record.layout(program).fields
    var index = start
    while let item = items.first, steps.count < Self.stepLimit {
      if let first = item.designators.first {
        guard isBraced, case .member(let name) = first else { return }
        items.removeFirst()
        guard let found = fields.firstIndex(where: { holds($0, name) }) else {
          steps.append(
            unreadable("\(record.name) has no member '\(name)'", offset, item.value.span))
          continue
        }
        let field = fields[found]
        var rest = Array(item.designators.dropFirst())
        replaceMember(of: record, at: offset, by: found, item.value.span, &steps)
        // A member of an anonymous member is designated through it.
        if field.member.name != name { rest.insert(first, at: 0) }
        designate(
          field.member.type, at: offset &+ field.offset, rest, item.value, &items, &steps,
          bits: field.bits)
        index = record.isUnion ? fields.count : found + 1
        continue
      }
      // Unnamed bit-fields take no initialiser (C11 6.7.9p9).
      while index < fields.count, fields[index].member.name == nil, fields[index].bits != nil {
        index += 1
      }
      guard index < fields.count else {
        if isBraced { items.removeFirst(); continue }
        return
      }
      let field = fields[index]
      initializeNext(field.member.type, at: offset &+ field.offset, field.bits, &items, &steps)
      index = record.isUnion ? fields.count : index + 1
    }
  }

  /// Takes back what another member of the same union was given before (C11 6.7.9p19).
  private mutating func replaceMember(
    of record: RecordType, at offset: Int, by index: Int, _ span: Span, _ steps: inout [InitialStep]
  ) {
    guard record.isUnion else { return }
    let place = UnionPlace(record: record, offset: offset)
    if let before = unionMembers[place], before != index {
      steps.append(
        InitialStep(
          offset: offset, value: .void, storage: .zeros(record.layout(program).size), span: span))
    }
    unionMembers[place] = index
  }

  /// A union inside the object that is initialised.
  struct UnionPlace: Hashable {
    let record: RecordType
    let offset: Int
  }

  private func holds(_ field: Field, _ name: Name) -> Bool {
    if field.member.name == name { return true }
    guard field.member.name == nil, let inner = field.member.type.record else { return false }
    return inner.layout(program).field(name, program) != nil
  }

  /// Follows the rest of a designator, then initialises what it leads to.
  private mutating func designate(
    _ type: CType, at offset: Int, _ designators: [Designator], _ value: Initializer,
    _ items: inout ArraySlice<Items.Element>, _ steps: inout [InitialStep], bits: BitField? = nil
  ) {
    guard let first = designators.first else {
      // What follows a designated sub-aggregate without braces goes on inside it.
      if case .expression = value {
        items.insert(([], value), at: items.startIndex)
        initializeNext(type, at: offset, bits, &items, &steps)
      } else {
        initialize(type, at: offset, with: value, bits: bits, &steps)
      }
      return
    }
    let rest = Array(designators.dropFirst())
    switch (first, type.unqualified) {
    case (.member(let name), .record(let record)):
      let fields = record.layout(program).fields
      guard let found = fields.firstIndex(where: { holds($0, name) }) else {
        steps.append(unreadable("\(record.name) has no member '\(name)'", offset, value.span))
        return
      }
      let field = fields[found]
      replaceMember(of: record, at: offset, by: found, value.span, &steps)
      designate(
        field.member.type, at: offset &+ field.offset,
        field.member.name == name ? rest : [first] + rest, value, &items, &steps, bits: field.bits)
      // What follows without a designator goes on behind the member (C11 6.7.9p17).
      initializeRecord(
        record, at: offset, &items, isBraced: false,
        from: record.isUnion ? fields.count : found + 1, &steps)
    case (_, .array(let element, let count)):
      guard let range = indices(first) else {
        steps.append(beyondLimit(offset, value.span))
        return
      }
      guard range.upperBound < count ?? .max,
        let last = range.prefix(Self.stepLimit).last
      else { return }
      let stride = program.measure(element).size
      var starts: [Int] = []
      for position in range.prefix(Self.stepLimit) {
        starts.append(steps.count)
        var none: ArraySlice<Items.Element> = []
        let place = offset &+ position &* stride
        if position == last {
          designate(element, at: place, rest, value, &items, &steps)
        } else {
          designate(element, at: place, rest, value, &none, &steps)
        }
      }
      share(starts, &steps)
      initializeArray(
        element, count, at: offset, &items, isBraced: false, from: range.upperBound + 1, &steps)
    default:
      steps.append(unreadable("a designator does not fit the type", offset, value.span))
    }
  }

  /// Initialises one element with the next item, or an aggregate with as many as it needs.
  private mutating func initializeNext(
    _ type: CType, at offset: Int, _ bits: BitField?, _ items: inout ArraySlice<Items.Element>,
    _ steps: inout [InitialStep]
  ) {
    guard let item = items.first else { return }
    if case .expression(let expression) = item.value {
      switch type.unqualified {
      case .array(let element, let count):
        if !isString(expression, for: element), !isWhole(expression, type) {
          initializeArray(element, count, at: offset, &items, isBraced: false, &steps)
          return
        }
      case .record(let record):
        if !isWhole(expression, type) {
          initializeRecord(record, at: offset, &items, isBraced: false, &steps)
          return
        }
      default: break
      }
    }
    items.removeFirst()
    initialize(type, at: offset, with: item.value, bits: bits, &steps)
  }

  /// Whether an expression is a value of the aggregate itself (C11 6.7.9p13).
  mutating func isWhole(_ expression: Expression, _ type: CType) -> Bool {
    if case .compoundLiteral = expression.kind, case .array = type.unqualified { return true }
    let found = unevaluated { $0.analyze(expression).type }
    guard let wanted = type.record, let record = found.record else { return false }
    return isCompatible(.record(wanted), .record(record))
  }

  /// How many elements a braced list gives an array of unknown length.
  mutating func elementCount(_ items: Items, of element: CType) -> Int {
    let isScalar = program.scalar(element) != nil
    var index = 0
    var largest = 0
    var cursor = items[...]
    var unused: [InitialStep] = []
    while let item = cursor.first {
      if let first = item.designators.first {
        cursor.removeFirst()
        guard let range = indices(first) else {
          // Such an array is made, and its initialiser then says that it is not carried out.
          if case .index(let expression) = first, let value = constant(expression), value >= 0 {
            index = Int(min(value, 1 << 40)) + 1
          } else if case .range(_, let last) = first, let value = constant(last), value >= 0 {
            index = Int(min(value, 1 << 40)) + 1
          }
          largest = max(largest, index)
          continue
        }
        index = range.upperBound + 1
      } else if case .expression = item.value, !isScalar {
        // Elements without braces may take several items each.
        let before = cursor.count
        unused.removeAll()
        initializeNext(element, at: 0, nil, &cursor, &unused)
        if cursor.count == before { cursor.removeFirst() }
        index += 1
      } else {
        cursor.removeFirst()
        index += 1
      }
      largest = max(largest, index)
    }
    return largest
  }
}

extension Initializer {
  /// Where it stands.
  var span: Span {
    switch self {
    case .expression(let expression): expression.span
    case .list(_, let span): span
    }
  }
}
