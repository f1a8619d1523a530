// How to read this file: an initialiser is a list of steps in the order they are written; what is carried out is
// what gcc makes of them (gcc's c-typeck.cc, process_init_element): parts in the order of the object, an overridden
// part not evaluated at all, the value of a range of elements evaluated once.

/// The steps of an initialiser, on their way to what is carried out.
struct InitialSteps {
  private var steps: [InitialStep]

  /// Objects with more steps than this are taken as they are written where one step may lie in another.
  private static let searchLimit = 4_000
  /// Larger objects are taken as they are written.
  private static let sizeLimit = 4 << 20

  /// Whether all values are constant, as those of static objects are.
  private let isConstant: Bool

  init(_ steps: [InitialStep], isConstant: Bool) {
    self.steps = steps
    self.isConstant = isConstant
  }

  /// The steps as they are carried out.
  mutating func ordered() -> [InitialStep] {
    guard !isInOrder, let size = steps.map(\.end).max(), size <= Self.sizeLimit,
      steps.allSatisfy({ $0.offset >= 0 && $0.end >= $0.offset })
    else {
      return steps
    }
    if steps.count <= Self.searchLimit {
      if !isConstant { openOverridden() }
      forgetParts()
    }
    dropCovered(size)
    return steps.enumerated().sorted { a, b in
      (a.element.firstBit, a.offset) < (b.element.firstBit, b.offset)
    }.map(\.element)
  }

  /// Whether every step writes behind all that was written before.
  private var isInOrder: Bool {
    var end = 0
    for step in steps {
      guard step.firstBit >= end else { return false }
      if case .zeros = step.storage { continue }
      end = step.lastBit
    }
    return true
  }

  /// A record of which a part is given anew begins with zeros.
  private mutating func openOverridden() {
    for index in steps.indices {
      guard case .record(let size) = steps[index].storage, size > 0 else { continue }
      if steps[(index + 1)...].contains(where: { $0.isPart(of: steps[index]) }) {
        steps[index] = InitialStep(
          offset: steps[index].offset, value: .void, storage: .zeros(size), span: steps[index].span)
      }
    }
  }

  /// An element of a range of which a part is given anew loses its other parts if the range's value is not
  /// constant: then gcc holds it as an expression (save_expr in process_init_element of gcc's c-typeck.cc).
  private mutating func forgetParts() {
    var forgotten: Set<Int> = []
    let computed = Set(steps.filter { !$0.value.isConstant }.compactMap(\.range))
    for index in steps.indices {
      guard case .zeros = steps[index].storage, let range = steps[index].range,
        computed.contains(range),
        let change = steps[(index + 1)...].firstIndex(where: {
          $0.range != range && $0.isPart(of: steps[index])
        })
      else { continue }
      for part in (index + 1)..<change
      where steps[part].range == range && steps[part].isPart(of: steps[index]) {
        forgotten.insert(part)
      }
    }
    steps = steps.indices.filter { !forgotten.contains($0) }.map { steps[$0] }
  }

  /// Leaves out what later steps write over.
  private mutating func dropCovered(_ size: Int) {
    var isCovered = Array(repeating: false, count: size)
    var bits: Set<BitPlace> = []
    var kept: [InitialStep] = []
    for step in steps.reversed() {
      let range = step.offset..<step.end
      if !range.isEmpty, range.allSatisfy({ isCovered[$0] }) { continue }
      if case .bits(let field, _) = step.storage {
        guard bits.insert(BitPlace(offset: step.offset, field: field)).inserted else { continue }
      } else {
        for byte in range { isCovered[byte] = true }
      }
      kept.append(step)
    }
    steps = kept.reversed()
  }

  private struct BitPlace: Hashable {
    let offset: Int
    let field: BitField
  }
}

extension Operation {
  /// Whether the linker knows its value, at the latest.
  fileprivate var isConstant: Bool {
    switch self {
    case .constant, .floating, .function, .label, .void: true
    case .address(let place): place.isStatic
    case .negate(let inner, _), .complement(let inner, _), .not(let inner), .truth(let inner),
      .convert(let inner, _, _), .seen(let inner, _):
      inner.isConstant
    case .arithmetic(_, let a, let b, _, _), .compare(_, let a, let b, _, _),
      .offset(let a, let b, _, _, _):
      a.isConstant && b.isConstant
    default: false
    }
  }
}

extension Place {
  fileprivate var isStatic: Bool {
    switch self {
    case .variable, .string: true
    case .member(let inner, _): inner.isStatic
    default: false
    }
  }
}

extension InitialStep {
  /// Where it writes, in bits.
  fileprivate var firstBit: Int {
    if case .bits(let field, _) = storage { return offset &* 8 &+ field.shift }
    return offset &* 8
  }

  fileprivate var lastBit: Int {
    if case .bits(let field, _) = storage { return offset &* 8 &+ field.shift + field.width }
    return end &* 8
  }

  /// Whether it writes inside what another one wrote, and not over all of it.
  fileprivate func isPart(of other: InitialStep) -> Bool {
    firstBit >= other.firstBit && lastBit <= other.lastBit
      && (firstBit != other.firstBit || lastBit != other.lastBit)
  }
}
