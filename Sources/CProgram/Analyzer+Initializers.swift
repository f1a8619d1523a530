// Initialisers (C11 6.7.9): braces, designators and what may be left out become a list of steps, each a
// value at an offset. Later steps override earlier ones, as the standard has it.

import CSyntax

extension Analyzer {
  /// An object whose initialiser has more steps than this cannot be used.
  static let stepLimit = 100_000
  /// No designator is larger; an offset that it makes cannot overflow.
  static let indexLimit: Int64 = 1 << 22

  /// The steps that give an object of a type its first value; what they leave out is zero.
  mutating func initialSteps(_ initializer: Initializer, type: CType) -> [InitialStep] {
    let outer = unionMembers
    unionMembers = [:]
    defer { unionMembers = outer }
    var steps: [InitialStep] = []
    initialize(type, at: 0, with: initializer, bits: nil, &steps)
    if steps.count >= Self.stepLimit {
      let reason = "an initialiser of more than \(Self.stepLimit) values is not carried out"
      let span = initializer.span
      return [
        InitialStep(
          offset: 0, value: .stop(.unsupported, reason, span), storage: .record(0), span: span)
      ]
    }
    var written = InitialSteps(steps, isConstant: builder == nil)
    return written.ordered()
  }

  /// Makes the values of the elements of a range one: `starts` says where each element's steps begin.
  mutating func share(_ starts: [Int], _ steps: inout [InitialStep]) {
    guard let first = starts.first, starts.count > 1 else { return }
    let count = starts[1] - first
    let ends = starts.dropFirst() + [steps.count]
    ranges += 1
    for (start, end) in zip(starts, ends) {
      for index in start..<end {
        steps[index].range = ranges
        guard end - start == count else { continue }
        steps[index].shared = first + index - start + ranges << 32
      }
    }
  }

  typealias Items = [(designators: [Designator], value: Initializer)]

  mutating func initialize(
    _ type: CType, at offset: Int, with initializer: Initializer, bits: BitField?,
    _ steps: inout [InitialStep]
  ) {
    guard steps.count < Self.stepLimit else { return }
    switch initializer {
    case .expression(let expression): initialize(type, at: offset, expression, bits, &steps)
    case .list(let items, let span):
      switch type.unqualified {
      case .array(let element, let count):
        if items.count == 1, items[0].designators.isEmpty,
          case .expression(let expression) = items[0].value, isString(expression, for: element)
        {
          initialize(type, at: offset, expression, nil, &steps)
          return
        }
        clear(type, offset, span, &steps)
        var cursor = items[...]
        initializeArray(element, count, at: offset, &cursor, isBraced: true, &steps)
      case .record(let record):
        clear(type, offset, span, &steps)
        var cursor = items[...]
        initializeRecord(record, at: offset, &cursor, isBraced: true, &steps)
      default:
        // A scalar in braces.
        if let first = items.first {
          initialize(type, at: offset, with: first.value, bits: bits, &steps)
        } else {
          clear(type, offset, span, &steps)
        }
      }
    }
  }

  func clear(
    _ type: CType, _ offset: Int, _ span: Span, _ steps: inout [InitialStep]
  ) {
    steps.append(
      InitialStep(
        offset: offset, value: .void, storage: .zeros(program.measure(type).size), span: span))
  }

  func isString(_ expression: Expression, for element: CType) -> Bool {
    guard case .string(_, let prefix) = expression.kind else { return false }
    guard case .integer(let integer) = element.unqualified else { return false }
    if prefix.isEmpty || prefix == "u8" { return integer.rank == 1 }
    return program.measure(integer) == program.measure(stringUnits([], prefix).element)
  }

  mutating func initialize(
    _ type: CType, at offset: Int, _ expression: Expression, _ bits: BitField?,
    _ steps: inout [InitialStep]
  ) {
    let span = expression.span
    if case .array(let element, let count) = type.unqualified {
      guard isString(expression, for: element),
        case .string(let bytes, let prefix) = expression.kind
      else {
        if case .compoundLiteral(_, let inner) = expression.kind {
          // GNU: an array may begin with a compound literal of its type.
          initialize(type, at: offset, with: inner, bits: nil, &steps)
          return
        }
        steps.append(unreadable("an array begins with something that is no string", offset, span))
        return
      }
      // The terminating zero is left out if it does not fit (C11 6.7.9p14).
      let (unit, units) = stringUnits(bytes, prefix)
      let width = program.measure(unit).size
      // An array may be larger than all memory.
      let size = min(count ?? units.count / width + 1, Int.max / width) * width
      let filled = Array(units.prefix(size))
      steps.append(
        InitialStep(offset: offset, value: .void, storage: .bytes(filled), span: span))
      if size > filled.count {
        steps.append(
          InitialStep(
            offset: offset &+ filled.count, value: .void, storage: .zeros(size - filled.count),
            span: span))
      }
      return
    }
    let value = value(expression)
    if type.record != nil {
      let size = program.measure(type).size
      steps.append(
        InitialStep(offset: offset, value: value.operation, storage: .record(size), span: span))
      return
    }
    guard let scalar = program.scalar(type) else {
      steps.append(unreadable("something of this type cannot be initialised", offset, span))
      return
    }
    let converted = convert(value, to: type)
    let storage: InitialStep.Storage = bits.map { .bits($0, scalar) } ?? .scalar(scalar)
    steps.append(
      InitialStep(offset: offset, value: converted.operation, storage: storage, span: span))
  }

  func unreadable(_ reason: String, _ offset: Int, _ span: Span) -> InitialStep {
    InitialStep(
      offset: offset, value: .stop(.invalid, reason, span), storage: .record(0), span: span)
  }
}
