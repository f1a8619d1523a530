/// Random numbers that are the same on every machine (SplitMix64).
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// Begins a sequence.
  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  public mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

  /// Whether something that happens once in so many times happens.
  public mutating func once(in count: Int) -> Bool { below(count) == 0 }

  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }
}

/// What a member of a known state holds.
public enum Content: Hashable, Sendable {
  case number(Int64)
  case object(String)
  case function(String)

  /// As it is printed for whoever reads a failure.
  public var text: String {
    switch self {
    case .number(let number): String(number)
    case .object(let name): "&\(name)"
    case .function(let name): name
    }
  }
}

/// A member of `struct node`.
public struct Member: Sendable {
  public enum Kind: Sendable { case number(ClosedRange<Int64>), pointer, function }
  public let name: String
  public let declaration: String
  public let kind: Kind
}

/// Something that has a value, known or one of a few: a member of an object or a variable.
public struct Slot {
  public let object: String
  public let member: String
  public var values: [Content]
  /// Whether the machine is told the value.
  public var isKnown: Bool

  public var key: String { object.isEmpty ? member : "\(object)->\(member)" }
}

/// Objects with members, a few of which are unknown with small domains.
///
/// `a` and `b` are objects the scenario has; `f` and `g` are there for unknown pointers to lead to, and nothing is said
/// of them.
public struct RandomState {
  public private(set) var members: [Member] = []
  public private(set) var slots: [Slot] = []
  public static let functions = ["inc", "neg"]
  /// How many assignments there are at most.
  private let assignmentLimit: Int
  private let isClosedByChoice: Bool

  public static let pool: [Member] = [
    Member(name: "v", declaration: "int v", kind: .number(-0x8000_0000...0x7FFF_FFFF)),
    Member(name: "u", declaration: "unsigned u", kind: .number(0...0xFFFF_FFFF)),
    Member(name: "sc", declaration: "signed char sc", kind: .number(-128...127)),
    Member(name: "uc", declaration: "unsigned char uc", kind: .number(0...255)),
    Member(name: "s", declaration: "short s", kind: .number(-32768...32767)),
    Member(name: "us", declaration: "unsigned short us", kind: .number(0...65535)),
    Member(name: "l", declaration: "long l", kind: .number(.min ... .max)),
    Member(name: "flag", declaration: "_Bool flag", kind: .number(0...1)),
    Member(name: "f1", declaration: "unsigned f1:3", kind: .number(0...7)),
    Member(name: "f2", declaration: "int f2:4", kind: .number(-8...7)),
    Member(name: "f3", declaration: "unsigned f3:1", kind: .number(0...1)),
    Member(name: "f4", declaration: "_Bool f4:1", kind: .number(0...1)),
    Member(name: "next", declaration: "struct node *next", kind: .pointer),
    Member(name: "peer", declaration: "struct node *peer", kind: .pointer),
    Member(name: "fn", declaration: "int (*fn)(int)", kind: .function),
  ]

  /// Makes one at random.
  ///
  /// - Parameters:
  ///   - assignments: How many there are at most.
  ///   - isClosed: Whether no pointer may lead to an object of which nothing is said.
  public init(_ random: inout SplitMix, assignments: Int, isClosed: Bool = false) {
    assignmentLimit = assignments
    self.isClosedByChoice = isClosed
    members = Self.pool.filter { _ in !random.once(in: 3) }.shuffled(using: &random)
    if !members.contains(where: { $0.name == "v" }) { members.append(Self.pool[0]) }
    if !members.contains(where: { $0.name == "next" }) { members.append(Self.pool[12]) }
    for object in ["a", "b", "f", "g"] {
      for member in members {
        let isKnown = (object == "a" || object == "b") && !random.once(in: 2)
        slots.append(
          Slot(
            object: object, member: member.name, values: values(of: member, &random),
            isKnown: isKnown))
      }
    }
    for name in ["x", "gv"] {
      slots.append(
        Slot(
          object: "", member: name, values: values(of: Self.pool[0], &random),
          isKnown: random.once(in: 3)))
    }
    shrink(&random)
  }

  /// A state that is written down: members of `struct node` and values of `a->v`, `f->next`, `x` and so on.
  ///
  /// - Parameter known: Values that the machine is told.
  public init(members: [Member], known: [String: Content] = [:], _ unknown: [String: [Content]]) {
    assignmentLimit = 0
    isClosedByChoice = false
    self.members = members
    for (key, values) in known.mapValues({ [$0] }).merging(unknown, uniquingKeysWith: { $1 })
      .sorted(by: { $0.key < $1.key })
    {
      let parts = key.split(separator: ">")
      slots.append(
        Slot(
          object: parts.count == 1 ? "" : String(parts[0].dropLast()),
          member: String(parts.last ?? ""),
          values: values, isKnown: known[key] != nil))
    }
  }

  private func values(of member: Member, _ random: inout SplitMix) -> [Content] {
    let count = 2 + random.below(2)
    var values: [Content] = []
    for _ in 0..<count {
      let value: Content
      switch member.kind {
      case .number(let range):
        let wanted = random.pick(
          [0, 0, 1, 1, 2, 3, -1, 5, 7, 4, -2, 16, -16, 100, 127, 128, 255, 256, 0x7FFF_FFFF, -128]
            as [Int64])
        value = .number(min(max(wanted, range.lowerBound), range.upperBound))
      case .pointer:
        value = random.pick([
          .number(0), .object("a"), .object("b"), .object("f"), .object("a"), .object("g"),
          .number(-12), .object("f"),
        ])
      case .function:
        value = random.pick([.number(0), .function("inc"), .function("neg"), .function("inc")])
      }
      let isOutside = value == .object("f") || value == .object("g")
      if !values.contains(value), !isClosedByChoice || !isOutside { values.append(value) }
    }
    if values.isEmpty { values = [.number(0)] }
    return values
  }

  /// The objects that some pointer can lead to.
  private var reachable: Set<String> {
    var found: Set<String> = ["a", "b"]
    var isNew = true
    while isNew {
      isNew = false
      for slot in slots where found.contains(slot.object) {
        for case .object(let name) in slot.values where found.insert(name).inserted {
          isNew = true
        }
      }
    }
    return found
  }

  /// Takes away values until all assignments can be tried; those of the objects that nothing is said of first.
  private mutating func shrink(_ random: inout SplitMix) {
    for index in slots.indices where slots[index].isKnown {
      let told = slots[index].values.filter { $0 != .object("f") && $0 != .object("g") }
      slots[index].values = [told.first ?? .number(0)]
    }
    func product() -> Int {
      var product = 1
      for slot in slots { product = min(product * slot.values.count, 1 << 40) }
      return product
    }
    while product() > assignmentLimit {
      let wide = slots.indices.filter { slots[$0].values.count > 1 }
      let fresh = wide.filter { slots[$0].object == "f" || slots[$0].object == "g" }
      let index = fresh.count * 2 > wide.count ? random.pick(fresh) : random.pick(wide)
      slots[index].values.remove(at: random.below(slots[index].values.count))
    }
    // What cannot be reached has no say.
    let reachable = reachable
    slots.removeAll { !$0.object.isEmpty && !reachable.contains($0.object) }
  }

  public var objects: [String] {
    var names: [String] = []
    for slot in slots where !slot.object.isEmpty && !names.contains(slot.object) {
      names.append(slot.object)
    }
    return names
  }

  /// Every way to choose a value for every slot.
  public func assignments() -> [[String: Content]] {
    var all: [[String: Content]] = [[:]]
    for slot in slots {
      all = all.flatMap { one in
        slot.values.map { value in
          var one = one
          one[slot.key] = value
          return one
        }
      }
    }
    return all
  }

  /// Whether no pointer may lead to an object of which nothing is said.
  public var isClosed: Bool { objects.allSatisfy { $0 == "a" || $0 == "b" } }

  /// The definition of the structure.
  public var definition: String {
    "struct node { " + members.map { $0.declaration + "; " }.joined() + "};\n"
  }

  /// The state for whoever reads a failure.
  public var text: String {
    slots.map { slot in
      let values = slot.values.map(\.text).joined(separator: ", ")
      return "\(slot.key)\(slot.isKnown ? " =" : " in") {\(values)}"
    }.joined(separator: "; ")
  }
}
