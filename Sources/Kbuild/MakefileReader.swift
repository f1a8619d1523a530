/// Reads makefiles into variables, each conditional both ways at once.
struct MakefileReader<Tree: TreeFiles> {
  var evaluator: MakeEvaluator
  let tree: Tree
  let places: PlaceNames

  /// When a line is read.
  private struct Circumstances {
    var needs = Condition.always
    /// Whether it is read in any case.
    var isCertain = true
    /// Whether it is read whenever the condition holds.
    var isExact = true
  }

  /// A conditional that is open: when the part at hand is read, and when none so far was; nil for never.
  private struct Branch {
    var now: Circumstances?
    var otherwise: Circumstances?
  }

  /// A line that includes a file or adds to a list, and nothing says to which.
  private(set) var unknownLine: Word?

  private var branches: [Branch] = []
  private var includes = 0
  private var isInRule = false
  private var isInDefine = false

  init(_ evaluator: MakeEvaluator, tree: Tree, places: PlaceNames) {
    self.evaluator = evaluator
    self.tree = tree
    self.places = places
  }

  /// Reads a file and what it includes; false if there is none.
  @discardableResult
  mutating func read(_ path: ArraySlice<UInt8>, depth: Int = 0) -> Bool {
    guard depth < 20, includes < 500,
      let bytes = tree.bytes(at: String(decoding: path, as: UTF8.self))
    else { return false }
    includes += 1
    let file = places.file(Array(path))
    let open = branches.count
    var lines = MakeLines(bytes)
    while let line = lines.next() {
      guard evaluator.budget > 0 else { break }
      evaluator.budget -= 1
      evaluator.place = PlaceNumber(file: file, line: line.number)
      statement(line, depth, open)
    }
    branches.removeLast(max(0, branches.count - open))
    isInRule = false
    isInDefine = false
    return true
  }

  private mutating func statement(_ line: MakeLines.Line, _ depth: Int, _ open: Int) {
    let (word, rest) = line.text.firstWord
    if isInDefine {
      if word.equals("endef") { isInDefine = false }
      return
    }
    if line.isIndentedByTab, isInRule { return }
    if conditional(word, rest, line.text, open) { return }
    guard let now = circumstances() else {
      isInDefine = word.equals("define")
      return
    }
    if word.equals("include") || word.equals("-include") || word.equals("sinclude") {
      for found in evaluator.words(rest) {
        guard let both = now.needs.and(found.needs) else { continue }
        guard let text = found.text else {
          if !found.isFromOutside { unknownLine = evaluator.unknown(both) }
          continue
        }
        for path in text.words where !path.hasPrefix("/") {
          var inside = now
          inside.needs = both
          if !found.needs.isAlways || found.mayBeAbsent {
            inside.isCertain = false
            inside.isExact = false
          }
          branches.append(Branch(now: inside))
          read(FolderPath.normal(path), depth: depth + 1)
          branches.removeLast()
        }
      }
      return
    }
    var text = line.text
    for _ in 0..<3 {
      let (word, rest) = text.firstWord
      if word.equals("define") {
        isInDefine = true
        return
      }
      if word.equals("export") || word.equals("override") || word.equals("private") {
        let isExport = word.equals("export")
        text = rest
        if isExport { export(rest) }
      }
    }
    assign(text, now)
  }

  private mutating func export(_ text: ArraySlice<UInt8>) {
    for word in text.words {
      let name = word.prefix {
        $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "+")
      }
      if !name.isEmpty { evaluator.scope.exported.insert(name) }
      if name.count < word.count { break }
    }
  }

  // MARK: Assignments

  private mutating func assign(_ text: ArraySlice<UInt8>, _ now: Circumstances) {
    var index = text.startIndex
    while index < text.endIndex, text[index] != UInt8(ascii: "="), text[index] != UInt8(ascii: ":")
    {
      index =
        text[index] == UInt8(ascii: "$") ? MakeText.endOfReference(text, at: index) : index + 1
    }
    var end = index
    while index < text.endIndex, text[index] == UInt8(ascii: ":") { index += 1 }
    guard index < text.endIndex, text[index] == UInt8(ascii: "=") else {
      isInRule = true
      return
    }
    isInRule = false
    let isSimple = index > end
    var operation: UInt8 = 0
    if !isSimple, end > text.startIndex, [0x2B, 0x3F, 0x21].contains(text[end - 1]) {
      end -= 1
      operation = text[end]
    }
    let value = text[(index + 1)...].trimmed
    for name in evaluator.variants(text[..<end].trimmed) {
      guard let both = now.needs.and(name.needs) else { continue }
      guard let words = name.text?.words else {
        // No list is named by a number or a text that is set.
        if !name.isFromOutside, !name.needs.terms.contains(where: { $0.values == .text }) {
          unknownLine = evaluator.unknown(both)
        }
        continue
      }
      guard words.count == 1 else { continue }
      let isCertain = now.isCertain && name.needs.isAlways && !name.mayBeAbsent
      var assignment = MakeScope.Assignment(
        value: .text(value), appends: operation == UInt8(ascii: "+"), needs: both,
        isCertain: isCertain, isExact: now.isExact && !name.mayBeAbsent, place: evaluator.place)
      if operation == UInt8(ascii: "?") {
        let earlier = evaluator.scope.variables[words[0]] ?? []
        if earlier.contains(where: \.isCertain) || evaluator.handedDown[words[0]] != nil {
          continue
        }
        assignment.isCertain = isCertain && earlier.isEmpty
        assignment.isExact = assignment.isExact && earlier.isEmpty
      }
      if operation == UInt8(ascii: "!") {
        assignment.value = .words([evaluator.unknown()])
      } else if isSimple {
        assignment.value = .words(evaluator.words(value))
      }
      evaluator.scope.assign(words[0], assignment)
    }
  }

  // MARK: Conditionals

  /// When the line at hand is read; nil if it never is.
  private func circumstances() -> Circumstances? {
    guard let last = branches.last else { return Circumstances() }
    return last.now
  }

  private mutating func conditional(
    _ word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>, _ open: Int
  ) -> Bool {
    if word.hasPrefix("ifeq") || word.hasPrefix("ifneq") || word.equals("ifdef")
      || word.equals("ifndef")
    {
      guard word.count <= 6 || word.contains(UInt8(ascii: "(")) else { return false }
      guard branches.count < 200 else {
        // Deeper than any makefile goes: the rest of the file is given up.
        evaluator.budget = 0
        return true
      }
      branches.append(branch(circumstances(), text))
      return true
    }
    if word.equals("else") {
      guard branches.count > open, let last = branches.popLast() else { return true }
      branches.append(
        rest.hasPrefix("if") ? branch(last.otherwise, rest) : Branch(now: last.otherwise))
      return true
    }
    if word.equals("endif") {
      if branches.count > open { branches.removeLast() }
      return true
    }
    return false
  }

  /// What a conditional makes of the circumstances it stands in.
  private mutating func branch(_ outer: Circumstances?, _ text: ArraySlice<UInt8>) -> Branch {
    guard let outer else { return Branch() }
    var (yes, no) = decide(text)
    if text.hasPrefix("ifn") { swap(&yes, &no) }
    // Exact is what is about one symbol, and just the other way round where it does not hold.
    let isExact =
      yes == nil || no == nil
      || yes?.negated?.terms.first?.values == no?.terms.first?.values
        && yes?.terms.count == 1 && no?.terms.count == 1
        && yes?.terms.first?.symbol == no?.terms.first?.symbol
    func part(_ condition: Condition?, _ other: Condition?) -> Circumstances? {
      guard let condition, let needs = outer.needs.and(condition) else { return nil }
      return Circumstances(
        needs: needs, isCertain: outer.isCertain && other == nil,
        isExact: outer.isExact && isExact)
    }
    return Branch(now: part(yes, no), otherwise: part(no, yes))
  }

  /// When two texts are equal or a variable is defined, and when not.
  private mutating func decide(_ text: ArraySlice<UInt8>) -> (Condition?, Condition?) {
    if text.hasPrefix("ifdef") || text.hasPrefix("ifndef") {
      return definedness(text.firstWord.rest)
    }
    let rest = text.drop {
      $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") && $0 != UInt8(ascii: "(")
    }
    guard let (left, right) = Self.operands(rest.trimmed) else { return (.always, .always) }
    let (ways, others) = (evaluator.variants(left), evaluator.variants(right))
    var (yes, no): (Condition?, Condition?)
    for way in ways {
      for other in others {
        guard let both = way.needs.and(other.needs) else { continue }
        let isEqual = way.text.flatMap { one in other.text.map { one.trimmed == $0.trimmed } }
        if isEqual ?? true { yes = .either(yes, both) }
        if !(isEqual ?? false) { no = .either(no, both) }
      }
    }
    return (yes, no)
  }

  /// The two sides of `(A,B)` or `"A" "B"`.
  private static func operands(
    _ text: ArraySlice<UInt8>
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      let parts = MakeText.arguments(text.dropFirst().dropLast())
      return parts.count == 2 ? (parts[0].trimmed, parts[1].trimmed) : nil
    }
    guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      let end = text.dropFirst().firstIndex(of: first)
    else { return nil }
    let second = text[(end + 1)...].trimmed
    guard let quote = second.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      second.count > 1, second.last == quote
    else { return nil }
    return (text[(text.startIndex + 1)..<end], second.dropFirst().dropLast())
  }

  private mutating func definedness(_ text: ArraySlice<UInt8>) -> (Condition?, Condition?) {
    var (yes, no): (Condition?, Condition?)
    for name in evaluator.variants(text) {
      guard let variable = name.text?.trimmed else { return (.always, .always) }
      var (isDefined, isNot) = evaluator.truth(
        evaluator.variants([UInt8(ascii: "$"), UInt8(ascii: "(")] + variable + [UInt8(ascii: ")")]))
      if evaluator.scope.variables[variable] != nil, isDefined == nil {
        // What is defined as nothing but references counts as defined.
        isDefined = .always
      }
      isDefined = isDefined.flatMap(name.needs.and)
      isNot = isNot.flatMap(name.needs.and)
      yes = .either(yes, isDefined)
      no = .either(no, isNot)
    }
    return (yes, no)
  }
}
