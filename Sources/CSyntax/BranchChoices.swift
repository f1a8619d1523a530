// How to read this file: an item that holds conditionals is several texts. `variants` lists token ranges for
// some of them: enough that every branch that can be compiled at all is in one, few enough that a function
// with twenty conditionals does not become a million functions, and each one consistent, so that a brace
// opened under `#ifdef A` closes under the next `#ifdef A`. Each variant begins with a branch that no
// earlier one had, decides its condition, and then all others: a condition that is open gets the value
// that shows something new. docs/decisions/branches.md says why.

/// The texts that an item of an outline can be, its conditional branches chosen consistently.
struct BranchChoices {
  private let outline: FileOutline
  private var conditions: ConditionReader
  private var formulas: [Int32: ConditionFormula] = [:]

  /// Texts read of one item at the most.
  static let variantLimit = 24
  /// Branches that one tries to show; no function a person wrote has as many.
  static let goalLimit = 400

  init(_ outline: FileOutline) {
    self.outline = outline
    conditions = ConditionReader(outline)
  }

  /// Whether an item may have more than one variant, or lines that are in none.
  func hasDirectives(_ item: Item) -> Bool {
    let first = outline.firstDirective(atOrAfter: item.tokens.lowerBound)
    return first < outline.directives.count
      && outline.directives[first].tokens.lowerBound < item.tokens.upperBound
  }

  /// The tokens of an item in each of its variants; directives are in none.
  mutating func variants(of item: Item) -> [[Range<Int>]] {
    let first = outline.firstDirective(atOrAfter: item.tokens.lowerBound)
    guard first < outline.directives.count,
      outline.directives[first].tokens.lowerBound < item.tokens.upperBound
    else { return [[item.tokens]] }
    let layout = Layout(outline, item, first)
    guard layout.hasBranches else { return [layout.pieces.map(\.tokens)] }
    return choose(layout)
  }

  // MARK: Choosing

  private mutating func choose(_ layout: Layout) -> [[Range<Int>]] {
    var base = conditions.fixed
    for branch in layout.required { _ = ConditionDemand.meet(demands(of: branch), &base) }
    var covered: Set<Int32> = []
    var variants: [[Range<Int>]] = []
    var goals = Array(layout.goals.prefix(Self.goalLimit).reversed())
    while variants.count < Self.variantLimit {
      var atoms = base
      if let goal = goals.popLast() {
        guard !covered.contains(goal.key) else { continue }
        var wanted = layout.path(to: goal.branch, outline).flatMap { demands(of: $0) }
        if let group = goal.refused {
          wanted += layout.groups[group].map { ConditionDemand(formula($0), is: false) }
        }
        guard ConditionDemand.meet(wanted, &atoms) else { continue }
      } else if !variants.isEmpty {
        break
      }
      let active = complete(layout, &atoms, &covered)
      variants.append(
        layout.pieces.filter { active.contains($0.branch) || layout.isOutside($0.branch) }
          .map(\.tokens))
    }
    return variants
  }

  /// What makes a branch the one that is compiled: its previous siblings are not.
  private mutating func demands(of branch: Int32) -> [ConditionDemand] {
    var demands = [ConditionDemand(formula(branch), is: true)]
    var previous = outline.branches[Int(branch)].previous
    while previous >= 0 {
      demands.append(ConditionDemand(formula(previous), is: false))
      previous = outline.branches[Int(previous)].previous
    }
    return demands
  }

  /// Decides every conditional, and returns the branches that are compiled.
  private mutating func complete(
    _ layout: Layout, _ atoms: inout [Int: Bool], _ covered: inout Set<Int32>
  ) -> Set<Int32> {
    var active: Set<Int32> = []
    for group in layout.groups {
      guard let head = group.first else { continue }
      let parent = outline.branches[Int(head)].parent
      guard layout.isOutside(parent) || active.contains(parent) else { continue }
      for branch in group {
        let value: Bool
        if let known = formula(branch).value(atoms) {
          value = known
        } else {
          let isNew = !covered.contains(branch) || group.allSatisfy { covered.contains($0) }
          value =
            ConditionDemand.meet([ConditionDemand(formula(branch), is: isNew)], &atoms) == isNew
        }
        if value {
          active.insert(branch)
          covered.insert(branch)
          break
        }
      }
      if !group.contains(where: active.contains) { covered.insert(Goal.key(ofNone: head)) }
    }
    return active
  }

  private mutating func formula(_ branch: Int32) -> ConditionFormula {
    if let known = formulas[branch] { return known }
    let formula = conditions.formula(of: outline.branches[Int(branch)])
    formulas[branch] = formula
    return formula
  }

  // MARK: Layout

  /// A branch to be seen in some variant, or none of a conditional's.
  private struct Goal {
    /// The branch; for "none of these" a number that no branch has.
    let key: Int32
    /// The innermost branch to be compiled for it.
    let branch: Int32
    /// The conditional of which none is.
    let refused: Int?

    static func key(ofNone head: Int32) -> Int32 { -2 - head }
  }

  /// What of an item stands in which branch.
  private struct Layout {
    var pieces: [(tokens: Range<Int>, branch: Int32)] = []
    /// The conditionals that are decided anew for each variant, each with its branches.
    var groups: [[Int32]] = []
    /// Branches that all of the item stands in, or its end does.
    var required: [Int32] = []
    var goals: [Goal] = []
    private var inside: Set<Int32> = []

    var hasBranches: Bool { !groups.isEmpty }

    func isOutside(_ branch: Int32) -> Bool { !inside.contains(branch) }

    init(_ outline: FileOutline, _ item: Item, _ first: Int) {
      var current = Int32(-1)
      if first > 0 { current = Self.branch(after: outline.directives[first - 1]) }
      let start = current
      var turned: Set<Int32> = []
      var position = item.tokens.lowerBound
      var number = first
      var seen: [Int32] = []
      while number < outline.directives.count,
        outline.directives[number].tokens.lowerBound < item.tokens.upperBound
      {
        let directive = outline.directives[number]
        if position < directive.tokens.lowerBound {
          pieces.append((position..<directive.tokens.lowerBound, current))
        }
        if directive.kind == .endif { turned.insert(current) }
        if directive.opens >= 0 {
          seen.append(directive.opens)
          if outline.branches[Int(directive.opens)].previous >= 0 { turned.insert(current) }
        }
        current = Self.branch(after: directive)
        position = directive.tokens.upperBound
        number += 1
      }
      if position < item.tokens.upperBound {
        pieces.append((position..<item.tokens.upperBound, current))
      }
      addAncestors(of: start, outline, turned, &seen)
      group(seen, outline)
      // What is still open at the end was opened for it.
      let known = Set(required)
      var open = current
      while open >= 0 {
        if !known.contains(open) { required.append(open) }
        open = outline.branches[Int(open)].parent
      }
      makeGoals(outline)
    }

    private static func branch(after directive: Directive) -> Int32 {
      directive.opens >= 0 ? directive.opens : directive.branch
    }

    /// A conditional around the item's start is a choice only if the item goes on behind its branch.
    private mutating func addAncestors(
      of start: Int32, _ outline: FileOutline, _ turned: Set<Int32>, _ seen: inout [Int32]
    ) {
      var branch = start
      while branch >= 0 {
        if turned.contains(branch) {
          var before = branch
          while before >= 0 {
            seen.append(before)
            before = outline.branches[Int(before)].previous
          }
        } else {
          required.append(branch)
        }
        branch = outline.branches[Int(branch)].parent
      }
    }

    private mutating func group(_ seen: [Int32], _ outline: FileOutline) {
      var heads: [Int32: Int] = [:]
      inside = Set(seen)
      for branch in seen.sorted() {
        var head = branch
        while outline.branches[Int(head)].previous >= 0 {
          head = outline.branches[Int(head)].previous
        }
        if let known = heads[head] {
          groups[known].append(branch)
        } else {
          heads[head] = groups.count
          groups.append([branch])
        }
      }
    }

    private mutating func makeGoals(_ outline: FileOutline) {
      for (number, group) in groups.enumerated() {
        guard let head = group.first else { continue }
        for branch in group {
          goals.append(Goal(key: branch, branch: branch, refused: nil))
        }
        if let last = group.last, outline.branches[Int(last)].kind != .otherwise {
          let parent = outline.branches[Int(head)].parent
          goals.append(Goal(key: Goal.key(ofNone: head), branch: parent, refused: number))
        }
      }
    }

    func path(to branch: Int32, _ outline: FileOutline) -> [Int32] {
      var path: [Int32] = []
      var branch = branch
      while branch >= 0, inside.contains(branch) {
        path.append(branch)
        branch = outline.branches[Int(branch)].parent
      }
      return path.reversed()
    }
  }
}
