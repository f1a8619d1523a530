// How to read this file: an outline's items are taken one after another. The tokens of each, directives and what is
// under `#if 0` left out, are put into a list with a code and a word's number for each (`take`). What kind of item it
// is says where its names stand (`scanFunction` and so on); then one walk over the list finds the facts (`walk`, in
// CallScanner+Walk.swift). The list has some empty tokens before and after it, so that looking a little back or ahead
// needs no question.

import CSyntax
import SourceText

/// Finds what a file says about calls.
struct CallScanner {
  /// One token: what it is, and which word.
  struct Piece {
    /// A code below, or the byte of a mark.
    var code: UInt8
    var isConditional: Bool
    /// The word's number in the table; 0 for what is no word.
    var word: Int32
    var offset: UInt32
    /// Its number in the file.
    var token: Int32
  }

  static let identifier: UInt8 = 1
  static let keyword: UInt8 = 2
  static let literal: UInt8 = 3
  static let arrow: UInt8 = 4
  static let operation: UInt8 = 5
  static let pasting: UInt8 = 6
  /// How many empty pieces stand before and after the others.
  static let margin = 4

  let outline: FileOutline
  let file: UnsafeBufferPointer<UInt8>
  let lines: LineTable
  var table = SpellingTable.fresh()
  var writer = CallWriter()

  var pieces: [Piece] = []
  var facts: [CallWriter.Fact] = []
  /// The names of the open scope's parameters and local variables.
  var locals: [Local] = []
  /// By word the number of a local plus one; 0 for what is none.
  var localNumbers: [Int32] = []
  /// Those that are known where the walk is, in the order of their declarations.
  var openLocals: [Int] = []
  /// Whether two of them have one name.
  var hasHomonyms = false
  var frames: [Frame] = []
  /// Calls of local variables, and such that are arguments or returned, until it is known what was read into them.
  var localUses: [LocalUse] = []
  /// The places of facts that turned out to be none.
  var deadFacts: Set<Int> = []
  /// Whether what the open scope returns may be a pointer to a function, and the functions of the file that do.
  var returnsPointer = false
  var pointerMakers: Set<Int32> = []
  /// Members that are called through anywhere in the file; what is copied to members, and what calls return that are
  /// arguments.
  var calledMembers: Set<Int32> = []
  var copies: [(scope: Int, fact: CallWriter.Fact)] = []
  /// Those of the open scope.
  var ownCopies: [CallWriter.Fact] = []
  /// All scopes, written when it is known which copies matter.
  var found: [(CallWriter.Scope, [CallWriter.Fact])] = []

  /// The bytes of what a blob says.
  static func encodedCalls(of outline: FileOutline) -> [UInt8] {
    outline.bytes.withUnsafeBufferPointer { file in
      var scanner = CallScanner(outline: outline, file: file, lines: outline.lines)
      scanner.scan()
      return scanner.writer.encoded(scanner.table, file)
    }
  }

  private init(outline: FileOutline, file: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    self.outline = outline
    self.file = file
    self.lines = lines
  }

  private mutating func scan() {
    // Both lists are in the order of the file; their facts are brought together in it.
    var entries = outline.entries.lazy.filter { !$0.kind.isMacro }.makeIterator()
    var entry = entries.next()
    var directive = 0
    for (number, item) in outline.items.enumerated() {
      while directive < outline.directives.count,
        outline.directives[directive].tokens.lowerBound < item.tokens.lowerBound
      {
        if outline.directives[directive].kind == .define {
          scanMacro(outline.directives[directive])
        }
        directive += 1
      }
      var own: [Entry] = []
      while let next = entry, Int(next.item) <= number {
        if Int(next.item) == number { own.append(next) }
        entry = entries.next()
      }
      scan(item, own)
    }
    while directive < outline.directives.count {
      if outline.directives[directive].kind == .define { scanMacro(outline.directives[directive]) }
      directive += 1
    }
    for (scope, fact) in copies {
      let matters =
        fact.kind == .passedResult
        ? pointerMakers.contains(fact.name) : calledMembers.contains(fact.other)
      if matters { found[scope].1.append(fact) }
    }
    for (scope, facts) in found { writer.write(scope, facts) }
  }

  private mutating func scan(_ item: Item, _ entries: [Entry]) {
    take(item.tokens)
    let end = pieces.count - Self.margin
    guard end > Self.margin else { return }
    if item.hasBody {
      scanFunction(entries, end)
      return
    }
    var depth = 0
    var equal = 0
    var hasBrace = false
    for index in Self.margin..<end {
      switch pieces[index].code {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "{"):
        hasBrace = hasBrace || depth == 0 && equal == 0
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "=") where depth == 0 && equal == 0: equal = index
      default: break
      }
    }
    if hasBrace { scanMembers(end) }
    if equal > 0 {
      scanVariable(entries, equal, end)
    } else if !hasBrace || pieces[Self.margin].code == Self.identifier {
      scanInvocation(end)
    }
  }

  // MARK: Tokens

  /// Puts a range of tokens into the list.
  mutating func take(_ range: Range<Int>) {
    pieces.removeAll(keepingCapacity: true)
    appendMargin()
    var directive = outline.firstDirective(atOrAfter: range.lowerBound)
    // For each conditional inside the range, whether the branch being read is `#if 0`.
    var dead: [Bool] = []
    var deadCount = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if directive < outline.directives.count,
        outline.directives[directive].tokens.lowerBound == index
      {
        let found = outline.directives[directive]
        directive += 1
        index = max(found.tokens.upperBound, index + 1)
        if found.kind == .branch, found.opens >= 0 {
          let branch = outline.branches[Int(found.opens)]
          if branch.previous < 0 {
            dead.append(isZero(branch))
          } else if let last = dead.popLast() {
            deadCount -= last ? 1 : 0
            dead.append(isZero(branch))
          } else {
            continue
          }
          deadCount += dead[dead.count - 1] ? 1 : 0
        } else if found.kind == .endif, let last = dead.popLast() {
          deadCount -= last ? 1 : 0
        }
        continue
      }
      if deadCount == 0 { append(index, isConditional: !dead.isEmpty) }
      index += 1
    }
    appendMargin()
  }

  private func isZero(_ branch: Branch) -> Bool {
    guard branch.kind == .expression, branch.condition.count == 1,
      let first = branch.condition.first
    else { return false }
    let token = outline.tokens[first]
    return token.kind == .number && token.end == token.start + 1
      && file[Int(token.start)] == UInt8(ascii: "0")
  }

  private mutating func appendMargin() {
    let nothing = Piece(code: 0, isConditional: false, word: 0, offset: 0, token: -1)
    pieces.append(contentsOf: repeatElement(nothing, count: Self.margin))
  }

  /// Puts the tokens of a macro's definition into the list.
  mutating func takeMacro(_ range: Range<Int>) {
    pieces.removeAll(keepingCapacity: true)
    appendMargin()
    for index in range { append(index, isConditional: false) }
    appendMargin()
  }

  private mutating func append(_ index: Int, isConditional: Bool) {
    let token = outline.tokens[index]
    var code = Self.literal
    var word: Int32 = 0
    switch token.kind {
    case .identifier:
      if token.flags.contains(.spliced) {
        word = table.word(Array(spelling(of: token, in: outline.bytes)), in: file)
      } else {
        word = table.word(token.range, in: file)
      }
      code = table.isReserved(word) ? Self.keyword : Self.identifier
      if table.meaning(word) == .constant { code = Self.literal }
    case .punctuator:
      let first = file[Int(token.start)]
      if token.end == token.start + 1 {
        code = first
      } else {
        let second = file[Int(token.start) + 1]
        switch (first, second) {
        case (UInt8(ascii: "-"), UInt8(ascii: ">")): code = Self.arrow
        case (UInt8(ascii: "#"), UInt8(ascii: "#")): code = Self.pasting
        default: code = Self.operation
        }
      }
    default: break
    }
    pieces.append(
      Piece(
        code: code, isConditional: isConditional, word: word, offset: token.start,
        token: Int32(index)))
  }

  func line(_ piece: Int) -> Int { lines.line(of: Int(pieces[piece].offset)) }

  /// Whether a conditional stands around a token that may take it away.
  func isConditional(token: Int) -> Bool {
    let next = outline.firstDirective(atOrAfter: token)
    guard next > 0 else { return false }
    let last = outline.directives[next - 1]
    let branch = last.kind == .branch && last.opens >= 0 ? last.opens : last.branch
    return branch >= 0 && branch != (outline.guardMacro == nil ? -1 : 0)
  }

  // MARK: The end of a scope

  /// Ends a scope: what was found belongs to it.
  mutating func close(_ scope: CallWriter.Scope) {
    if hasHomonyms { forgetHomonyms() }
    let noted = facts.count
    for use in localUses {
      for load in locals[use.local].loads {
        guard let kind = Self.kind(of: use.fact.kind, load.source) else { continue }
        var fact = use.fact
        if let place = use.place { fact.isTail = facts[place].isTail }
        fact.kind = kind
        fact.name = load.word
        fact.owner = load.owner
        if kind == .member { calledMembers.insert(load.word) }
        facts.append(fact)
      }
    }
    if !deadFacts.isEmpty {
      facts = facts.indices.filter { $0 >= noted || !deadFacts.contains($0) }.map { facts[$0] }
    }
    if returnsPointer { pointerMakers.insert(scope.name) }
    if !facts.isEmpty || !ownCopies.isEmpty || scope.kind == .function || scope.kind == .made {
      for copy in ownCopies { copies.append((found.count, copy)) }
      found.append((scope, facts))
    }
    facts = []
    ownCopies = []
    forgetLocals()
  }

  /// What a use of a variable says of what was read into it; nil for nothing.
  private static func kind(of use: CallFact.Kind, _ source: Load.Source) -> CallFact.Kind? {
    switch (use, source) {
    case (.local, .member): .member
    case (.local, .element): .element
    case (.local, .result): .result
    case (.local, .parameter): .local
    case (.passedMember, .member): .passedMember
    case (.passedMember, .result): .passedResult
    case (.passedMember, .function): .passed
    case (.passedMember, .parameter): .passedParameter
    case (.returnedMember, .member): .returnedMember
    case (.returnedMember, .element): .returnedElement
    case (.returnedMember, .result): .returnedResult
    case (.returnedMember, .function): .returned
    case (.returnedMember, .parameter): .returnedParameter
    default: nil
    }
  }

  /// What was assigned to a variable that is not called is nothing that one of the same name in another block calls.
  private mutating func forgetHomonyms() {
    var called: Set<Int> = []
    var words: Set<Int32> = []
    for use in localUses where use.fact.kind == .local {
      called.insert(use.local)
      words.insert(locals[use.local].word)
    }
    for (number, local) in locals.enumerated()
    where words.contains(local.word) && !called.contains(number) {
      for load in local.loads { if let place = load.place { deadFacts.insert(place) } }
    }
  }
}
