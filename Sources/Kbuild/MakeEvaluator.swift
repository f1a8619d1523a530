/// What the text of a makefile becomes, for all configurations at once.
///
/// A reference to a symbol is each of its values under the condition that it has it. What is not known,
/// such as what a shell command prints, is a word that may be anything.
struct MakeEvaluator {
  /// The variables of the makefile at hand.
  var scope = MakeScope()
  /// The variables that the top makefile hands down.
  var handedDown: [ArraySlice<UInt8>: [Word]] = [:]
  /// Where the text stands that is being expanded.
  var place = PlaceNumber(file: 0, line: 0)
  let symbols: SymbolNames
  /// The names in a folder, for `wildcard`.
  let names: (String) -> [String]
  /// What may still be done: hostile makefiles double their text with each line.
  var budget = 2_000_000

  private var depth = 0
  private var active: Set<ArraySlice<UInt8>> = []
  /// The values of `$(1)` and so on, and of the variables of `foreach`.
  var arguments: [ArraySlice<UInt8>: [Word]] = [:]

  /// More ways to write one text than this are given up.
  private static let variantLimit = 64
  private static let wordLimit = 20_000

  init(symbols: SymbolNames, names: @escaping (String) -> [String]) {
    self.symbols = symbols
    self.names = names
  }

  func unknown(_ needs: Condition = .always) -> Word { Word(text: nil, needs: needs, place: place) }

  func word(_ text: ArraySlice<UInt8>, _ needs: Condition = .always) -> Word {
    Word(text: text, needs: needs, place: place)
  }

  // MARK: Lists

  /// The words of a text.
  mutating func words(_ text: ArraySlice<UInt8>) -> [Word] {
    var found: [Word] = []
    for token in MakeText.tokens(text) {
      budget -= 1 + token.count / 16
      guard budget > 0, found.count < Self.wordLimit else { return found + [unknown()] }
      if token.first != UInt8(ascii: "$") && !token.contains(UInt8(ascii: "$")) {
        found.append(word(token))
      } else if let reference = MakeText.wholeReference(token) {
        found += value(ofReference: reference)
      } else {
        for variant in variants(token) {
          guard let text = variant.text else {
            found.append(variant)
            continue
          }
          for part in text.words {
            var word = word(part, variant.needs)
            word.mayBeAbsent = variant.mayBeAbsent
            found.append(word)
          }
        }
      }
    }
    return found
  }

  /// The ways in which a text may read as a whole, blanks as they stand.
  mutating func variants(_ text: ArraySlice<UInt8>) -> [Word] {
    var ways = [word([])]
    for piece in MakeText.pieces(text) {
      budget -= 1
      guard budget > 0 else { return [unknown()] }
      switch piece {
      case .literal(let literal):
        for index in ways.indices {
          if let text = ways[index].text { ways[index].text = text + literal }
        }
      case .reference(let reference):
        let values = Self.joined(value(ofReference: reference), unknown: unknown())
        var next: [Word] = []
        for way in ways {
          for value in values {
            guard let needs = way.needs.and(value.needs) else { continue }
            var both = way
            both.needs = needs
            both.isFromOutside = way.isFromOutside || value.isFromOutside
            both.mayBeAbsent = way.mayBeAbsent || value.mayBeAbsent
            if let one = way.text, let other = value.text {
              both.text = one + other
            } else {
              both.text = nil
            }
            next.append(both)
          }
        }
        budget -= next.count
        ways = next.count > Self.variantLimit ? [unknown()] : next
      }
    }
    return ways
  }

  /// The texts that a list may be, its words with one blank between them.
  static func joined(_ words: [Word], unknown: Word) -> [Word] {
    var ways = [Word(text: [], needs: .always, place: unknown.place)]
    for word in words {
      var next: [Word] = []
      for way in ways {
        if let needs = way.needs.and(word.needs) {
          var both = way
          both.needs = needs
          both.isFromOutside = way.isFromOutside || word.isFromOutside
          both.mayBeAbsent = way.mayBeAbsent || word.mayBeAbsent
          if let one = way.text, let other = word.text {
            both.text = one.isEmpty ? other : one + [0x20] + other
          } else {
            both.text = nil
          }
          if both.text.map({ $0.count > 1 << 16 }) ?? false { return [unknown] }
          next.append(both)
        }
        if word.mayBeAbsent {
          var without = way
          without.mayBeAbsent = true
          next.append(without)
        } else if !word.needs.isAlways, let not = word.needs.negated,
          let needs = way.needs.and(not)
        {
          var without = way
          without.needs = needs
          next.append(without)
        }
      }
      if next.count > variantLimit { return [unknown] }
      ways = next
    }
    return ways
  }

  // MARK: References

  /// The words that stand for what is between `$(` and `)`.
  private mutating func value(ofReference text: ArraySlice<UInt8>) -> [Word] {
    guard depth < 40, budget > 0 else { return [unknown()] }
    depth += 1
    defer { depth -= 1 }
    if let (name, rest) = MakeText.function(text) {
      return call(name, MakeText.arguments(rest), rest)
    }
    if let (name, from, to) = MakeText.substitution(text) {
      let values = self.values(ofName: name)
      return patternSubstitution(words(from), words(to), values)
    }
    return values(ofName: text)
  }

  private mutating func values(ofName text: ArraySlice<UInt8>) -> [Word] {
    guard text.contains(UInt8(ascii: "$")) else { return value(ofVariable: text) }
    var found: [Word] = []
    for name in variants(text) {
      guard let text = name.text else {
        found.append(name)
        continue
      }
      for var word in value(ofVariable: text) {
        guard let needs = word.needs.and(name.needs) else { continue }
        word.needs = needs
        word.mayBeAbsent = true
        found.append(word)
      }
    }
    return found
  }

  /// The words of a variable's value.
  mutating func value(ofVariable name: ArraySlice<UInt8>) -> [Word] {
    if let words = arguments[name] { return words }
    if let text = scope.fixed[name] { return text.isEmpty ? [] : [word(text)] }
    if name.hasPrefix("CONFIG_") { return values(ofSymbol: name.dropFirst(7)) }
    guard let assignments = scope.variables[name] else { return value(fromOutside: name) }
    // A variable that is made of itself has no value in make, either.
    guard active.insert(name).inserted else { return [unknown()] }
    defer { active.remove(name) }
    let outer = place
    defer { place = outer }
    // What was there before counts until it is replaced; what only the environment may have set counts
    // where it is added to, as `MAKEFLAGS` is.
    let isKept =
      !assignments.contains(where: \.isReplacing)
      && (handedDown[name] != nil || assignments.first?.appends ?? false)
    var found = isKept ? value(fromOutside: name) : []
    let last = assignments.lastIndex { !$0.appends } ?? 0
    for (index, assignment) in assignments.enumerated() {
      place = assignment.place
      let words =
        switch assignment.value {
        case .text(let text): self.words(text)
        case .words(let words): words
        }
      budget -= words.count
      guard budget > 0, found.count < Self.wordLimit else { return found + [unknown()] }
      for var word in words {
        guard let needs = word.needs.and(assignment.needs) else { continue }
        word.needs = needs
        // A later assignment may have taken its place.
        if !assignment.isExact || index < last { word.mayBeAbsent = true }
        found.append(word)
      }
    }
    return found
  }

  /// The value that a variable has before the makefile at hand assigns to it.
  private func value(fromOutside name: ArraySlice<UInt8>) -> [Word] {
    if let words = handedDown[name] { return words }
    guard name.first?.isUppercase ?? false else { return [] }
    var word = unknown()
    word.isFromOutside = true
    return [word]
  }

  private func values(ofSymbol name: ArraySlice<UInt8>) -> [Word] {
    let symbol = symbols.number(of: name)
    return [
      word([UInt8(ascii: "y")], Condition(symbol, in: .yes, at: place)),
      word([UInt8(ascii: "m")], Condition(symbol, in: .module, at: place)),
      unknown(Condition(symbol, in: .text, at: place)),
    ]
  }
}
