import CSyntax

/// Collects the instructions of one function.
struct FunctionBuilder {
  let symbol: FunctionSymbol
  private(set) var instructions: [Instruction] = []
  private(set) var locals: [LocalVariable] = []
  private(set) var branches: [BranchSite] = []
  private(set) var scopes: [Int] = [-1]
  private(set) var labelTargets: [Int] = []
  private var labels: [Name: Int] = [:]
  private var localLabels: [[Name: Int]] = []

  var branch = -1
  var scope = 0
  /// The jumps to the end of the innermost loop or switch, and to the next turn of the loop.
  var breaks: [[Int]] = []
  var continues: [[Int]] = []
  var selections: [Selection] = []

  struct Selection {
    var cases: [(low: Int64, high: Int64, target: Int)] = []
    var otherwise: Int?
    let scalar: Scalar
  }

  init(symbol: FunctionSymbol) {
    self.symbol = symbol
  }

  var count: Int { instructions.count }

  // MARK: Instructions

  mutating func append(_ kind: Instruction.Kind, _ span: Span) -> Int {
    instructions.append(Instruction(kind: kind, span: span, branch: branch, scope: scope))
    return instructions.count - 1
  }

  /// Gives a jump made earlier its target.
  mutating func patch(_ index: Int, to target: Int) {
    let old = instructions[index]
    let kind: Instruction.Kind
    switch old.kind {
    case .jump(_, let isExplicit): kind = .jump(target, isExplicit: isExplicit)
    case .block: kind = .block(end: target)
    case .branch(let condition, _, let site):
      kind = .branch(condition, otherwise: target, site: site)
    default: return
    }
    instructions[index] = Instruction(
      kind: kind, span: old.span, branch: old.branch, scope: old.scope)
  }

  /// Makes a jump made earlier come out at the next instruction.
  mutating func patchToHere(_ index: Int) { patch(index, to: count) }

  /// Makes the next instruction the `default` of the innermost switch.
  mutating func placeDefault() {
    if let last = selections.indices.last { selections[last].otherwise = count }
  }

  mutating func patchSelection(_ index: Int, _ selection: Selection, end: Int) {
    let old = instructions[index]
    guard case .select(let value, _, _, let scalar) = old.kind else { return }
    instructions[index] = Instruction(
      kind: .select(
        value, cases: selection.cases, otherwise: selection.otherwise ?? end, scalar),
      span: old.span, branch: old.branch, scope: old.scope)
  }

  // MARK: Variables, branches, scopes

  mutating func addLocal(_ local: LocalVariable) -> Int {
    locals.append(local)
    return locals.count - 1
  }

  /// A nameless variable for a compound literal.
  mutating func temporary(_ type: CType, size: Int) -> Int {
    addLocal(LocalVariable(name: Name("<literal>"), type: type, scalar: nil, size: size))
  }

  mutating func addBranch(_ span: Span, _ kind: BranchSite.Kind) -> Int {
    branches.append(BranchSite(span: span, parent: branch, kind: kind))
    return branches.count - 1
  }

  mutating func addScope() -> Int {
    scopes.append(scope)
    return scopes.count - 1
  }

  /// Goes back to the scope around the present one.
  mutating func leaveScope() { scope = scopes[scope] }

  // MARK: Labels

  /// The number of a label, whether or not it was seen yet.
  mutating func label(_ name: Name) -> Int {
    for frame in localLabels.reversed() {
      if let known = frame[name] { return known }
    }
    if let known = labels[name] { return known }
    labelTargets.append(-1)
    labels[name] = labelTargets.count - 1
    return labelTargets.count - 1
  }

  mutating func place(_ label: Int) {
    labelTargets[label] = instructions.count
  }

  mutating func openLocalLabels() { localLabels.append([:]) }

  mutating func declareLocalLabels(_ names: [Name]) {
    guard !localLabels.isEmpty else { return }
    for name in names {
      labelTargets.append(-1)
      localLabels[localLabels.count - 1][name] = labelTargets.count - 1
    }
  }

  mutating func closeLocalLabels() { _ = localLabels.popLast() }

  // MARK: Undoing

  /// How far the function had come.
  struct Mark {
    let instructions: Int
    let locals: Int
    let branches: Int
    let breaks: [[Int]]
    let continues: [[Int]]
    let selections: [Selection]
    let labels: [Int]
    let branch: Int
    let scope: Int
  }

  func mark() -> Mark {
    Mark(
      instructions: instructions.count, locals: locals.count, branches: branches.count,
      breaks: breaks, continues: continues, selections: selections, labels: labelTargets,
      branch: branch, scope: scope)
  }

  /// Forgets what was added since a mark; label numbers stay, their places go.
  mutating func reset(to mark: Mark) {
    instructions.removeSubrange(mark.instructions...)
    locals.removeSubrange(mark.locals...)
    branches.removeSubrange(mark.branches...)
    breaks = mark.breaks
    continues = mark.continues
    selections = mark.selections
    for index in labelTargets.indices {
      labelTargets[index] = index < mark.labels.count ? mark.labels[index] : -1
    }
    branch = mark.branch
    scope = mark.scope
  }

  func finished(parameterCount: Int) -> FunctionCode {
    FunctionCode(
      symbol: symbol, instructions: instructions, locals: locals,
      parameterCount: parameterCount, branches: branches, scopes: scopes, labels: labelTargets,
      labelNumbers: labels)
  }
}
