import Git

/// Writes one history: commits that add or take away features, on branches that are merged.
struct Chronicle: ~Copyable {
  private var builder: HistoryBuilder
  private var branches: [String: ObjectID] = [:]
  private var trees: [ObjectID: KernelTree] = [:]
  private var parents: [ObjectID: [ObjectID]] = [:]
  private var order: [ObjectID] = []
  private var labels: [String: ObjectID] = [:]
  private var firstTags: [String: String] = [:]
  private var firstReleases: [String: String] = [:]
  private var tip: ObjectID

  /// Makes the repository and its root, which stands on `main` and is labelled `root`.
  init(at path: String, _ subject: String, body: String = "", adding features: [Feature] = [])
    throws(GitError)
  {
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    let tree = KernelTree(features: Set(features), others: rootTexts)
    let changes = tree.files().mapValues { Optional(Array($0.utf8)) }
    tip = try builder.commit(
      message(subject, body), changes: changes, author: author(for: subject), time: time(0))
    self.builder = builder
    order = [tip]
    trees[tip] = tree
    parents[tip] = []
    branches["main"] = tip
    labels["root"] = tip
  }

  /// Commits on a branch.
  mutating func commit(
    _ subject: String, body: String = "", on branch: String = "main", adding: [Feature] = [],
    removing: [Feature] = [], texts: [String: String] = [:], label: String? = nil
  ) throws(GitError) {
    let parent = branches[branch] ?? tip
    var tree = trees[parent] ?? KernelTree()
    tree.features.formUnion(adding)
    tree.features.subtract(removing)
    tree.others.merge(texts) { _, new in new }
    try write(message(subject, body), tree, parents: [parent], branch, label)
  }

  /// Starts a branch where another one stands.
  mutating func fork(_ branch: String, from other: String = "main") {
    branches[branch] = branches[other]
  }

  /// Merges a branch into another; what the merge itself changes stands in the last two lists.
  mutating func merge(
    _ branch: String, into target: String = "main", _ subject: String, body: String = "",
    adding: [Feature] = [], removing: [Feature] = [], label: String? = nil
  ) throws(GitError) {
    guard let ours = branches[target], let theirs = branches[branch], var tree = trees[ours],
      let other = trees[theirs]
    else { return }
    tree = tree.merging(other, since: base(of: ours, theirs).flatMap { trees[$0] } ?? KernelTree())
    tree.features.formUnion(adding)
    tree.features.subtract(removing)
    try write(message(subject, body), tree, parents: [ours, theirs], target, label)
  }

  /// Tags a branch, as a release is tagged, after a commit that names it in the Makefile.
  mutating func release(_ name: String) throws(GitError) {
    try commit("Linux \(name.dropFirst())", texts: ["Makefile": makefile(name)])
    try builder.tag(
      name, target: tip, message: "Linux \(name.dropFirst())", author: author(for: "Linux"),
      time: time(order.count - 1))
    // Releases are made in the order of their versions, so the first that contains it is the lowest.
    let contained = ancestry(tip)
    for (label, id) in labels where contained.contains(id) {
      if firstTags[label] == nil { firstTags[label] = name }
      if firstReleases[label] == nil, !name.contains("-") { firstReleases[label] = name }
    }
  }

  /// Ends the history: `main` and HEAD stand where it ended.
  consuming func finish(
    _ story: DemoStory, firstBad: [DemoScenario: [DemoTransition]],
    fixes: [DemoScenario: [DemoTransition]]
  ) throws(GitError) -> DemoHistory {
    try builder.setReference("refs/heads/main", to: tip)
    try builder.setHead(to: "main")
    var verdicts: [DemoScenario: [ObjectID: DemoVerdict]] = [:]
    var expected: [DemoScenario: DemoAnswer] = [:]
    for scenario in DemoScenario.allCases {
      let said = trees.mapValues { $0.verdict(scenario) }
      verdicts[scenario] = said
      expected[scenario] = DemoAnswer(
        firstBad: firstBad[scenario] ?? [], fixes: fixes[scenario] ?? [],
        isBadFromTheStart: order.first.flatMap { said[$0] } == .bad,
        depends: said.values.count { $0 == .depends },
        untestable: said.values.count { $0 == .untestable })
    }
    return DemoHistory(
      story: story, repositoryPath: builder.path, commits: labels, firstTags: firstTags,
      firstReleases: firstReleases, order: order, tip: tip, expected: expected, verdicts: verdicts)
  }

  private mutating func write(
    _ message: String, _ tree: KernelTree, parents: [ObjectID], _ branch: String, _ label: String?
  ) throws(GitError) {
    let old = parents.first.flatMap { trees[$0]?.files() } ?? [:]
    let new = tree.files()
    var changes: [String: [UInt8]?] = [:]
    for (path, text) in new where old[path] != text { changes[path] = Array(text.utf8) }
    for path in old.keys where new[path] == nil { changes[path] = .some(nil) }
    let id = try builder.commit(
      message, parents: parents, changes: changes, author: author(for: message),
      time: time(order.count))
    order.append(id)
    trees[id] = tree
    self.parents[id] = parents
    branches[branch] = id
    if branch == "main" { tip = id }
    if let label { labels[label] = id }
  }

  /// The newest commit that both reach.
  private func base(of first: ObjectID, _ second: ObjectID) -> ObjectID? {
    let reached = ancestry(first)
    let common = ancestry(second).intersection(reached)
    return order.last { common.contains($0) }
  }

  private func ancestry(_ id: ObjectID) -> Set<ObjectID> {
    var seen: Set<ObjectID> = [id]
    var pending = [id]
    while let next = pending.popLast() {
      for parent in parents[next] ?? [] where seen.insert(parent).inserted {
        pending.append(parent)
      }
    }
    return seen
  }
}

private func message(_ subject: String, _ body: String) -> String {
  body.isEmpty ? subject : subject + "\n\n" + body
}

/// Seconds since 1970 of the commit with a number: six hours apart, from the autumn of 2021.
private func time(_ number: Int) -> Int64 { 1_635_000_000 + 21_600 * Int64(number) }

/// Who wrote it: one made-up person for each part of the tree.
private func author(for subject: String) -> (name: String, email: String) {
  let people: [(prefix: String, name: String, email: String)] = [
    ("iommu", "Ida Mapper", "ida@example.org"),
    ("drm/rockchip", "Rocco Display", "rocco@example.org"),
    ("drm", "Dora Frame", "dora@example.org"),
    ("ARM", "Armin Core", "armin@example.org"),
    ("vfio", "Vera Guest", "vera@example.org"),
    ("dt-bindings", "Desmond Tree", "desmond@example.org"),
    ("docs", "Doc Writer", "doc@example.org"),
  ]
  for person in people where subject.hasPrefix(person.prefix) {
    return (person.name, person.email)
  }
  return ("Linda Release", "linda@example.org")
}
