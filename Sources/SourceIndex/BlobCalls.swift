// How to read this file: what one blob says about calls as bytes. First the words it uses, then its scopes, which
// name words by their numbers:
//
//     calls  = wordCount {word} scopeCount {scope}
//     word   = length and roles, {byte}
//     scope  = kind and traits, line, name, detail + 1, parameterCount {name}, factCount {fact}
//     fact   = head, [rest], line, name, [other], [owner], [index]
//
// Lines are folded differences to the line before. A fact's head says its kind in four bits, then whether it is
// conditional, whether it is a tail call, whether there is another name, and in two bits what the owner is. Kinds from
// 15 on, which are few, are 15 in the head, and what is beyond that is the rest. All numbers are as Varints.swift says. The roles of a word say in which lists of a tree's index it is, so that these are
// made of the words alone.

public import Cache
public import CSyntax

/// What the definitions of one blob call, through which members, and what they and its initialisers fill with functions.
///
/// All of it is by names, from tokens: nothing is preprocessed, so a call that a macro makes is the macro's, and what
/// stands under a conditional counts, marked as conditional.
public struct BlobCalls: BlobPart, Hashable {
  /// Under which kind they are kept; a test knows when the version has to rise.
  public static let kind = CacheKind("calls", version: 2)

  /// As they are written.
  public let encoded: [UInt8]

  /// In which lists of an index a word is.
  struct Roles: OptionSet {
    let rawValue: UInt8
    /// It names a function, macro or made function.
    static let defined = Roles(rawValue: 1)
    /// It is a fact's name.
    static let mentioned = Roles(rawValue: 2)
    /// It is a structure's member.
    static let member = Roles(rawValue: 4)
    static let all: [Roles] = [.defined, .mentioned, .member]
    static let bits = 3
  }

  /// The first kind of fact that a head has no room for.
  static let rareKinds = 15

  /// Larger blobs say nothing: nobody wrote them.
  static let sizeLimit = 256 << 20

  /// Reads an outline.
  public init(_ outline: FileOutline) {
    // What is nested too deeply is not to be trusted.
    guard outline.bytes.count <= Self.sizeLimit, !outline.isNestedTooDeeply else {
      encoded = [0, 0]
      return
    }
    encoded = CallScanner.encodedCalls(of: outline)
  }

  /// Reads what was written; nil for anything else.
  public init?(encoded: [UInt8]) {
    let isSound = encoded.withUnsafeBufferPointer { Self.walk($0, Check()) }
    guard isSound else { return nil }
    self.encoded = encoded
  }

  /// The scopes in the order in which they stand.
  public var scopes: [CallScope] {
    var names: [Name] = []
    forEachWord { spelling, _ in names.append(Name(bytes: Array(spelling)[...])) }
    let collector = Collector(names)
    _ = encoded.withUnsafeBufferPointer { Self.walk($0, collector) }
    return collector.scopes
  }

  /// Tells every word with the lists it is in.
  func forEachWord(_ body: (UnsafeBufferPointer<UInt8>, Roles) -> Void) {
    encoded.withUnsafeBufferPointer { bytes in
      var reader = VarintReader(bytes)
      for _ in 0..<reader.next() {
        let head = reader.next()
        let start = reader.position
        guard reader.skip(head >> Roles.bits) else { return }
        body(
          UnsafeBufferPointer(rebasing: bytes[start..<reader.position]),
          Roles(rawValue: UInt8(head & (1 << Roles.bits - 1))))
      }
    }
  }

  // MARK: Reading

  /// One scope's head as numbers.
  struct RawScope {
    var kind: CallScope.Kind
    var traits: UInt8
    var line: Int
    var name: Int
    /// The word plus one; 0 for none.
    var detail: Int
    var parameters: [Int]
  }

  /// One fact as numbers.
  struct RawFact {
    var kind: CallFact.Kind
    var line: Int
    var isConditional = false
    var isTail = false
    var name: Int
    /// The word; -1 for none.
    var other = -1
    /// 0 for none, 1 for a type, 2 for a member.
    var ownerKind = 0
    var owner = 0
    var index = 0
  }

  /// Who is told what is read.
  private protocol Listener {
    func begin(_ scope: RawScope)
    func add(_ fact: RawFact)
    func end()
  }

  private struct Check: Listener {
    func begin(_ scope: RawScope) {}
    func add(_ fact: RawFact) {}
    func end() {}
  }

  /// A class because the walk tells it one thing after another.
  private final class Collector: Listener {
    let names: [Name]
    var scopes: [CallScope] = []
    private var scope: RawScope?
    private var facts: [CallFact] = []

    init(_ names: [Name]) { self.names = names }

    func begin(_ scope: RawScope) { self.scope = scope }

    func add(_ fact: RawFact) {
      let owner: CallFact.Owner =
        switch fact.ownerKind {
        case 1: .type(names[fact.owner])
        case 2: .member(names[fact.owner])
        default: .unknown
        }
      facts.append(
        CallFact(
          kind: fact.kind, line: fact.line, isConditional: fact.isConditional, isTail: fact.isTail,
          name: names[fact.name], other: fact.other < 0 ? nil : names[fact.other], owner: owner,
          index: fact.index))
    }

    func end() {
      guard let scope else { return }
      scopes.append(
        CallScope(
          kind: scope.kind, name: names[scope.name], line: scope.line,
          traits: CallScope.Traits(rawValue: scope.traits),
          detail: scope.detail == 0 ? nil : names[scope.detail - 1],
          parameters: scope.parameters.map { names[$0] }, facts: facts))
      facts = []
    }
  }

  /// Walks the bytes and tells what is there.
  ///
  /// - Returns: Whether all is as it is written; what was told before something was not is to be forgotten.
  private static func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, _ listener: some Listener
  ) -> Bool {
    var reader = VarintReader(bytes)
    let words = reader.next()
    var left = words
    while left > 0, !reader.isBroken {
      let length = reader.next() >> Roles.bits
      guard length > 0, reader.skip(length) else { return false }
      left -= 1
    }
    var scopesLeft = reader.next()
    var line = 0
    while scopesLeft > 0, !reader.isBroken {
      guard let scope = scope(&reader, &line, words) else { return false }
      listener.begin(scope)
      var factsLeft = reader.next()
      while factsLeft > 0, !reader.isBroken {
        guard let fact = fact(&reader, &line, words) else { return false }
        listener.add(fact)
        factsLeft -= 1
      }
      listener.end()
      scopesLeft -= 1
    }
    return !reader.isBroken && reader.position == bytes.count
  }

  private static func scope(
    _ reader: inout VarintReader, _ line: inout Int, _ words: Int
  ) -> RawScope? {
    let head = reader.next()
    guard let kind = CallScope.Kind(rawValue: UInt8(head & 7)), head >> 3 < 32,
      advance(&line, &reader)
    else { return nil }
    let name = reader.next()
    let detail = reader.next()
    var parametersLeft = reader.next()
    guard name < words, detail <= words else { return nil }
    var parameters: [Int] = []
    while parametersLeft > 0, !reader.isBroken {
      let parameter = reader.next()
      guard parameter < words else { return nil }
      parameters.append(parameter)
      parametersLeft -= 1
    }
    guard !reader.isBroken else { return nil }
    return RawScope(
      kind: kind, traits: UInt8(head >> 3), line: line, name: name, detail: detail,
      parameters: parameters)
  }

  private static func fact(
    _ reader: inout VarintReader, _ line: inout Int, _ words: Int
  ) -> RawFact? {
    let head = reader.next()
    guard head < 1 << 9 else { return nil }
    let rest = head & 15 < rareKinds ? 0 : reader.next()
    guard rest < 16, let kind = CallFact.Kind(rawValue: UInt8(head & 15 + rest)),
      advance(&line, &reader)
    else { return nil }
    var fact = RawFact(kind: kind, line: line, name: reader.next())
    fact.isConditional = head & 16 != 0
    fact.isTail = head & 32 != 0
    if head & 64 != 0 { fact.other = reader.next() }
    fact.ownerKind = head >> 7
    if fact.ownerKind != 0 { fact.owner = reader.next() }
    if kind.hasIndex { fact.index = reader.next() }
    guard !reader.isBroken, fact.name < words, fact.other < words, fact.owner < words,
      fact.ownerKind < 3
    else { return nil }
    return fact
  }

  /// Moves to the next line; false for one that no file has.
  private static func advance(_ line: inout Int, _ reader: inout VarintReader) -> Bool {
    line += unfolded(reader.next())
    return line > 0 && line <= Int(Int32.max)
  }
}
