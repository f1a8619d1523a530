/// Writes what a scanner finds, as `BlobCalls` reads it.
struct CallWriter {
  /// One scope that is being written.
  struct Scope {
    var kind: CallScope.Kind
    var traits: CallScope.Traits
    var name: Int32
    var detail: Int32 = 0
    var line: Int
    var parameters: [Int32] = []
  }

  /// One fact; words are the table's, 0 for none.
  struct Fact: Hashable {
    var kind: CallFact.Kind
    var line: Int
    var isConditional: Bool
    var isTail = false
    var name: Int32
    var other: Int32 = 0
    var owner = Owner()
    var index = 0

    /// Facts that say the same at two places are written once.
    static func == (left: Fact, right: Fact) -> Bool {
      left.kind == right.kind && left.name == right.name && left.other == right.other
        && left.owner == right.owner && left.index == right.index
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(UInt64(UInt32(bitPattern: name)) << 32 | UInt64(UInt32(bitPattern: other)))
      hasher.combine(kind)
    }
  }

  /// What has a member.
  struct Owner: Hashable {
    /// 0 for nothing that is known, 1 for a type, 2 for a member.
    var kind: UInt8 = 0
    var word: Int32 = 0

    static func type(_ word: Int32) -> Owner { word == 0 ? Owner() : Owner(kind: 1, word: word) }
    static func member(_ word: Int32) -> Owner { word == 0 ? Owner() : Owner(kind: 2, word: word) }
  }

  private var body: [UInt8] = []
  private var scopes = 0
  private var line = 0
  /// By the table's words the numbers they are written with, plus one; 0 for words not used yet.
  private var numbers: [Int32] = []
  private var roles: [BlobCalls.Roles] = []
  private var used: [Int32] = []

  private mutating func number(_ word: Int32, _ role: BlobCalls.Roles) -> Int {
    let place = Int(word)
    if place >= numbers.count {
      numbers += repeatElement(0, count: max(place + 1, numbers.count * 2) - numbers.count)
    }
    if numbers[place] == 0 {
      used.append(word)
      roles.append(role)
      numbers[place] = Int32(used.count)
    } else {
      roles[Int(numbers[place]) - 1].formUnion(role)
    }
    return Int(numbers[place]) - 1
  }

  /// Writes a scope with its facts, which are brought into the order of their lines.
  mutating func write(_ scope: Scope, _ found: [Fact]) {
    var facts: [Fact] = []
    // Short lists, which most are, are looked through; long ones are not, for they may be anything.
    var seen: [Fact: Int] = [:]
    for fact in found {
      let known = found.count > 12 ? seen[fact] : facts.firstIndex(of: fact)
      if let known {
        facts[known].isTail = facts[known].isTail || fact.isTail
        facts[known].isConditional = facts[known].isConditional && fact.isConditional
      } else {
        if found.count > 12 { seen[fact] = facts.count }
        facts.append(fact)
      }
    }
    facts.sort { $0.line < $1.line }
    scopes += 1
    let isDefined = scope.kind == .function || scope.kind == .macro || scope.kind == .made
    body.append(varint: Int(scope.kind.rawValue) | Int(scope.traits.rawValue) << 3)
    append(line: scope.line)
    body.append(varint: number(scope.name, isDefined ? .defined : .mentioned))
    body.append(varint: scope.detail == 0 ? 0 : number(scope.detail, []) + 1)
    body.append(varint: scope.parameters.count)
    for parameter in scope.parameters { body.append(varint: number(parameter, [])) }
    body.append(varint: facts.count)
    for fact in facts { append(fact) }
  }

  private mutating func append(line next: Int) {
    body.append(varint: folded(next - line))
    line = next
  }

  private mutating func append(_ fact: Fact) {
    let kind = Int(fact.kind.rawValue)
    var head = min(kind, BlobCalls.rareKinds)
    if fact.isConditional { head |= 16 }
    if fact.isTail { head |= 32 }
    if fact.other != 0 { head |= 64 }
    head |= Int(fact.owner.kind) << 7
    body.append(varint: head)
    if kind >= BlobCalls.rareKinds { body.append(varint: kind - BlobCalls.rareKinds) }
    append(line: fact.line)
    body.append(varint: number(fact.name, fact.kind == .has ? .member : .mentioned))
    if fact.other != 0 { body.append(varint: number(fact.other, [])) }
    if fact.owner.kind != 0 { body.append(varint: number(fact.owner.word, [])) }
    if fact.kind.hasIndex { body.append(varint: fact.index) }
  }

  /// All that was written.
  func encoded(_ table: SpellingTable, _ file: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + used.count * 12)
    bytes.append(varint: used.count)
    for (word, roles) in zip(used, roles) {
      let spelling = table.spelling(of: word, in: file)
      bytes.append(varint: spelling.count << BlobCalls.Roles.bits | Int(roles.rawValue))
      bytes += spelling
    }
    bytes.append(varint: scopes)
    return bytes + body
  }
}
