// How to read this file: a unit is a source file with everything it includes, in the order the compiler
// would read it. `build` walks the include directives, deciding only the conditionals around them; each
// time a file is entered it becomes an instance, and the stretches of files between includes get
// ascending sequence numbers. A place in the unit is (sequence, token), so "the definition in force
// here" is "the last one before here" (C11 6.10.3.5). Conditions around definitions are decided only
// when somebody asks for the name.

public import CSyntax

/// A source file with what it includes, as one commit and one CONFIG make it (C11 5.1.1.1).
///
/// A class because symbols, macros and types found in it are remembered in it.
public final class TranslationUnit {
  /// The program it belongs to.
  public unowned let program: Program
  /// The source file.
  public let main: FileNumber

  /// One reading of one file.
  struct Instance {
    let file: FileNumber
    let slot: OutlineStore.Slot
    let parent: Int32
    /// Which of the folders for `<name>` it was found in, -1 for none: `#include_next` goes on behind it.
    let chain: Int
    /// Where stretches begin, and their sequence numbers.
    var segments: [(token: Int32, sequence: Int32)] = []
    /// While a file that it includes is being read: the token of that include.
    var limit = Int32.max
    /// The includes that were followed, in their order, by directive index, and the instance that each made.
    var children: [(directive: Int32, instance: Int32)] = []
    var branchStates: [BranchState]
    /// The reading before this one of a file with the same bytes, -1 for none.
    let before: Int32

    /// The instance that an include made, nil if it was not followed.
    func child(at directive: Int) -> Int? {
      var low = 0
      var high = children.count
      while low < high {
        let middle = (low + high) / 2
        if Int(children[middle].directive) < directive { low = middle + 1 } else { high = middle }
      }
      guard low < children.count, Int(children[low].directive) == directive else { return nil }
      return Int(children[low].instance)
    }

    func sequence(of token: Int32) -> Int32 {
      var low = 0
      var high = segments.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if segments[middle].token <= token { low = middle } else { high = middle }
      }
      return segments[low].sequence
    }
  }

  /// What is known of a branch; `passed` is one behind the one that is taken.
  enum BranchState: UInt8 {
    case unknown, deciding, taken, left, passed
  }

  /// A place in the unit.
  struct Point: Comparable {
    var sequence: Int32
    var token: Int32

    static func < (a: Point, b: Point) -> Bool {
      (a.sequence, a.token) < (b.sequence, b.token)
    }
    static let end = Point(sequence: .max, token: .max)
  }

  private(set) var instances: [Instance] = []
  /// By the number of an outline its last reading, -1 for none; shorter where none of the rest was read.
  private var lastReadings: [Int32] = []
  /// By its number how often each file was entered; another file with the same bytes is another file.
  private var readings: [Int32] = []
  /// For each sequence number the instance that has it; the numbers begin with 1.
  private var owners: [Int32] = [-1]
  private var depth = 0

  var symbols: [Name: Symbol?] = [:]
  var tags: [Name: RecordType?] = [:]
  /// The definitions of tags that no text shows, nil until they are read.
  var hiddenTags: [Name: RecordSpecifier?] = [:]
  var enumTags: [Name: CType?] = [:]
  var parsed: [ItemKey: [ExternalDeclaration]] = [:]
  var typeNames: [Name: Bool] = [:]
  var symbolsInProgress: Set<Name> = []
  var enumerations: [Span: CType] = [:]
  var hasReadEnumsOfMacros = false
  var invocationNames = InvocationNames()
  /// The `#pragma pack` lines in the order of the unit; nil until somebody asks.
  var packings: [Packing]?
  /// The functions whose code was made.
  var analyzed: [FunctionSymbol] = []
  /// How often `__COUNTER__` was used.
  var counter = 0
  /// What the condition asks for that is being decided; nil where none is.
  var questions: MacroQuestions?

  struct ItemKey: Hashable {
    let instance: Int32
    let item: Int32
  }

  /// Files that include each other without guards could go on for ever; gcc stops at depth 200.
  static let includeDepthLimit = 200
  static let instanceLimit = 20_000
  /// A file that others include for a list in it is read some dozens of times.
  static let instancesPerFileLimit = 1_000

  let outlines: OutlineStore

  init(program: Program, main: FileNumber) {
    self.program = program
    self.main = main
    outlines = program.outlines
  }

  /// The path of the source file.
  public var path: String { program.path(of: main) }

  // MARK: Includes

  func build() {
    guard instances.isEmpty else { return }
    enter(program.preludeFile, parent: -1, chain: -1)
    enter(main, parent: -1, chain: -1)
  }

  @discardableResult
  private func enter(_ file: FileNumber, parent: Int32, chain: Int) -> Int {
    let slot = program.slot(of: file)
    let outline = outlines.outlines[Int(slot)]
    if outline.isNestedTooDeeply {
      program.meet(
        limit: "conditionals in \(program.path(of: file)) nest deeper than "
          + "\(FileOutline.conditionalLimit)")
    }
    let index = instances.count
    var instance = Instance(
      file: file, slot: slot, parent: parent, chain: chain,
      branchStates: Array(repeating: .unknown, count: outline.branches.count),
      before: lastReading(of: slot))
    instance.segments.append((0, nextSequence(index)))
    instances.append(instance)
    note(reading: Int32(index), of: slot)
    if Int(file) >= readings.count {
      readings += Array(repeating: 0, count: Int(file) + 1 - readings.count)
    }
    readings[Int(file)] += 1
    depth += 1
    defer { depth -= 1 }
    for number in outline.inclusions {
      let directive = outline.directives[Int(number)]
      guard let target = includeTarget(directive, in: index, outline) else {
        if directive.kind == .error { refuse(directive, in: index, outline, "is reached") }
        continue
      }
      guard isActive(directive.branch, in: index) else { continue }
      guard let found = resolve(target, directive, from: index) else {
        refuse(directive, in: index, outline, "leads to no file")
        continue
      }
      guard mayEnter(found.file) else { continue }
      instances[index].limit = Int32(directive.tokens.lowerBound)
      let child = enter(found.file, parent: Int32(index), chain: found.chain)
      instances[index].limit = .max
      instances[index].children.append((number, Int32(truncatingIfNeeded: child)))
      instances[index].segments.append((Int32(directive.tokens.upperBound), nextSequence(index)))
    }
    return index
  }

  /// Notes a directive that ends every translation but a kernel's, of which only a part is there.
  private func refuse(
    _ directive: Directive, in instance: Int, _ outline: FileOutline, _ reason: String
  ) {
    guard program.target.configuration == nil else { return }
    let file = instances[instance].file
    program.note(.whole, of: file)
    guard isActive(directive.branch, in: instance), let last = directive.tokens.last else { return }
    let first = outline.tokens[directive.tokens.lowerBound]
    let place = Span(file: file, start: first.start, end: outline.tokens[last].end)
    program.failures.append((place, "'\(program.source(of: place))' \(reason)"))
  }

  private func nextSequence(_ instance: Int) -> Int32 {
    owners.append(Int32(instance))
    return Int32(owners.count - 1)
  }

  private func lastReading(of slot: OutlineStore.Slot) -> Int32 {
    Int(slot) < lastReadings.count ? lastReadings[Int(slot)] : -1
  }

  private func note(reading index: Int32, of slot: OutlineStore.Slot) {
    if Int(slot) >= lastReadings.count {
      let missing = outlines.outlines.count - lastReadings.count
      lastReadings += Array(repeating: -1, count: missing)
    }
    lastReadings[Int(slot)] = index
  }

  /// The reading of a file that a place stands in.
  func instance(at point: Point) -> Int? {
    let number = Int(point.sequence)
    return number > 0 && number < owners.count ? Int(owners[number]) : nil
  }

  /// How many includes deep a place stands.
  func includeLevel(at point: Point) -> Int {
    guard var index = instance(at: point).map(Int32.init) else { return 0 }
    var level = -1
    while index >= 0 {
      level += 1
      index = instances[Int(index)].parent
    }
    return level
  }

  private enum IncludeTarget {
    case known(Name)
    case computed
  }

  private func includeTarget(
    _ directive: Directive, in instance: Int, _ outline: FileOutline
  ) -> IncludeTarget? {
    switch directive.kind {
    case .includeAngled, .includeQuoted: directive.name.map { .known($0) }
    case .includeComputed: .computed
    default: nil
    }
  }

  private func resolve(
    _ target: IncludeTarget, _ directive: Directive, from instance: Int
  ) -> Program.Inclusion? {
    switch target {
    case .known(let name):
      return include(
        name, isQuoted: directive.kind == .includeQuoted, isNext: directive.isNext, from: instance)
    case .computed:
      let raw = directive.operands.map { token(instance, $0) }
      let expanded = expand(raw, at: point(instance, Int32(directive.tokens.lowerBound)))
      guard let first = expanded.first else { return nil }
      if first.kind == .string {
        let name = Name(bytes: first.text.bytes.dropFirst().dropLast())
        return include(name, isQuoted: true, isNext: directive.isNext, from: instance)
      }
      guard first.text == .less else { return nil }
      let inner = expanded.dropFirst().prefix { $0.text != .greater }
      return include(
        Name(inner.map(\.text.spelling).joined()), isQuoted: false, isNext: directive.isNext,
        from: instance)
    }
  }

  /// What an include in a file leads to.
  ///
  /// - Parameter isNext: Whether the search begins behind the folder the file was found in (gcc's cpp
  ///   manual, Wrapper Headers); in the source file itself it is an include like any other.
  func include(
    _ name: Name, isQuoted: Bool, isNext: Bool, from instance: Int?
  ) -> Program.Inclusion? {
    guard let instance else { return program.include(name, from: nil) }
    if !program.isInTree(instances[instance].file) {
      // What the command line includes stands at that place or nowhere.
      return program.file(at: name.spelling).map { Program.Inclusion(file: $0, chain: -1) }
    }
    if isNext, instances[instance].parent >= 0 {
      return program.include(name, from: nil, chain: instances[instance].chain + 1)
    }
    return program.include(name, from: isQuoted ? folder(of: instance) : nil)
  }

  private func folder(of instance: Int) -> String {
    program.folder(of: instances[instance].file)
  }

  private func mayEnter(_ file: FileNumber) -> Bool {
    guard depth < Self.includeDepthLimit, instances.count < Self.instanceLimit else {
      program.note("includes of \(path) go deeper than \(Self.includeDepthLimit) files")
      return false
    }
    guard Int(file) < readings.count, readings[Int(file)] > 0 else { return true }
    let count = readings[Int(file)]
    guard count < Self.instancesPerFileLimit else {
      program.meet(
        limit: "\(program.path(of: file)) is included more than \(Self.instancesPerFileLimit) times"
      )
      return false
    }
    let outline = program.outline(of: file)
    if outline.isIncludedOnce { return false }
    guard let guardMacro = outline.guardMacro else { return true }
    return macroEntry(guardMacro, at: .end) == nil
  }

  /// Lets go of what was found: symbols, types and code lead to each other in circles, and to the unit.
  func forget() {
    for function in analyzed { function.forget() }
    analyzed = []
    symbols = [:]
    tags = [:]
    hiddenTags = [:]
    enumTags = [:]
    enumerations = [:]
    parsed = [:]
  }

  // MARK: Conditionals

  /// Whether the lines of a branch are compiled; -1 is the file itself.
  ///
  /// What a branch depends on, the one around it and those before it, is decided first and without
  /// recursion: files nest and chain conditionals as deep as they like.
  func isActive(_ branch: Int32, in instance: Int) -> Bool {
    guard branch >= 0 else { return true }
    if let known = known(branch, instance) { return known }
    let outline = outlines.outlines[Int(instances[instance].slot)]
    var pending = [branch]
    while let last = pending.last {
      let current = outline.branches[Int(last)]
      if known(last, instance) != nil {
        pending.removeLast()
      } else if current.parent >= 0, known(current.parent, instance) == nil {
        pending.append(current.parent)
      } else if current.previous >= 0, known(current.previous, instance) == nil {
        pending.append(current.previous)
      } else {
        instances[instance].branchStates[Int(last)] = .deciding
        let state = decide(last, current, outline, instance)
        instances[instance].branchStates[Int(last)] = state
        pending.removeLast()
      }
    }
    return known(branch, instance) ?? false
  }

  private func known(_ branch: Int32, _ instance: Int) -> Bool? {
    switch instances[instance].branchStates[Int(branch)] {
    case .unknown: nil
    case .taken: true
    // A condition that asks for itself can only come from a malformed unit.
    case .left, .passed, .deciding: false
    }
  }

  /// Decides a branch whose parent and whose previous one are decided.
  private func decide(
    _ number: Int32, _ branch: Branch, _ outline: FileOutline, _ instance: Int
  ) -> BranchState {
    if branch.parent >= 0, known(branch.parent, instance) != true { return .left }
    if branch.previous >= 0 {
      let before = instances[instance].branchStates[Int(branch.previous)]
      if before == .taken || before == .passed { return .passed }
    }
    let point = point(instance, Int32(branch.start))
    switch branch.kind {
    case .otherwise: return .taken
    case .defined, .undefined:
      guard let first = branch.condition.first else { return .left }
      let isDefined = isMacroDefined(outline.name(ofToken: first), at: point)
      return isDefined == (branch.kind == .defined) ? .taken : .left
    case .expression:
      return isTrue(branch.condition, of: number, in: instance, at: point) ? .taken : .left
    }
  }

  // MARK: Names

  func token(_ instance: Int, _ index: Int) -> Token {
    outlines.token(instances[instance].slot, index, file: instances[instance].file)
  }

  func point(_ instance: Int, _ token: Int32) -> Point {
    Point(sequence: instances[instance].sequence(of: token), token: token)
  }

  /// Goes through all readings of the files that bear a name, from the first link of it on.
  @inline(__always)
  private func forEachReading(
    from head: Int32, _ body: (_ instance: Int, _ link: OutlineStore.Link) -> Void
  ) {
    var next = head
    while next >= 0 {
      let link = outlines.link(next)
      next = link.next
      var reading = lastReading(of: link.slot)
      while reading >= 0 {
        let instance = Int(reading)
        reading = instances[instance].before
        body(instance, link)
      }
    }
  }

  /// The definition of a macro in force at a place: instance and entry, or nil.
  func macroEntry(_ name: Name, at point: Point) -> (instance: Int, entry: Entry)? {
    if outlines.isConfigName(name) { program.noteAsked(name) }
    // What the conditions around definitions ask for is no question of the condition that asks for this one.
    var asking: MacroQuestions?
    swap(&asking, &questions)
    defer { swap(&asking, &questions) }
    let place = lastActive(name, before: point)
    let entry = place.map { outlines.outlines[Int($0.link.slot)].entries[Int($0.link.entry)] }
    guard let place, let entry, entry.kind == .define else {
      asking?.macros.append((name, nil))
      return nil
    }
    asking?.macros.append((name, MacroKey(slot: place.link.slot, directive: entry.item)))
    return (place.instance, entry)
  }

  /// Where a macro's definition, or the end of one, may stand.
  private struct MacroPlace {
    let point: Point
    let instance: Int
    let link: OutlineStore.Link
  }

  /// The last definition or end of a macro before a place that is compiled.
  ///
  /// Conditions are decided from the last one backwards, and those before it are not: deciding one shows, be it by what it asks
  /// for, and must not depend on the order in which the store got its files.
  private func lastActive(_ name: Name, before point: Point) -> MacroPlace? {
    let head = outlines.macroHead(name)
    func forEachPlace(before point: Point, _ body: (MacroPlace) -> Void) {
      forEachReading(from: head) { instance, link in
        guard link.token < instances[instance].limit else { return }
        let place = self.point(instance, link.token)
        if place < point { body(MacroPlace(point: place, instance: instance, link: link)) }
      }
    }
    var last: MacroPlace?
    forEachPlace(before: point) { place in
      if last.map({ $0.point < place.point }) ?? true { last = place }
    }
    guard let last else { return nil }
    if isActive(last.link.branch, in: last.instance) { return last }
    var others: [MacroPlace] = []
    forEachPlace(before: last.point) { others.append($0) }
    others.sort { $1.point < $0.point }
    return others.first { isActive($0.link.branch, in: $0.instance) }
  }

  func isMacroDefined(_ name: Name, at point: Point) -> Bool {
    isDynamicMacro(name) || macroEntry(name, at: point) != nil
  }

  /// The active entries of a name other than macros, with the instances they stand in.
  func entries(_ name: Name) -> [(instance: Int, entry: Entry)] {
    var found: [(instance: Int, entry: Entry)] = []
    forEachReading(from: outlines.symbolHead(name)) { instance, link in
      let entry = outlines.outlines[Int(link.slot)].entries[Int(link.entry)]
      found.append((instance, entry))
    }
    // Links come in the order of the store; what is asked for is told, and its conditions decided, in the order of the unit.
    found.sort { point($0.instance, $0.entry.token) < point($1.instance, $1.entry.token) }
    return found.filter { isActive($0.entry.branch, in: $0.instance) }
  }
}

extension Program {
  /// The folder that a file lies in, empty for the top one.
  func folder(of file: FileNumber) -> String {
    let path = path(of: file)
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  func note(_ sentence: String) {
    if !notes.contains(sentence) { notes.append(sentence) }
  }
}
