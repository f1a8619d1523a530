import CProgram
import Findings
import Git
import SourceIndex
import Testing
import Workbench

@testable import Replay

/// Searching the C files of a whole range at once changes no answer.
@Suite struct RangeSourcesTests {
  private static let functions = ["check", "f", "g1", "nowhere"]

  private func text(_ random: inout SplitMix) -> String {
    let name = Self.functions.randomElement(using: &random) ?? "f"
    let value = [0, -16, 5].randomElement(using: &random) ?? 0
    let body = "int \(name)(struct box *b) { return \(value); }\n"
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return body
    case 2: return "static " + body
    case 3: return "/* \(name)() */ int y;\n"
    case 4: return "int \(name)(void);\n"
    case 5: return "int re\(name)(void) { return 0; }\n"
    case 6: return "static inline __init\n" + body
    case 7: return ""
    default: return "int filler\(Int.random(in: 0..<99, using: &random));\n" + body
    }
  }

  /// Files come and go, and side branches are merged.
  private func lab(_ seed: UInt64, commits: Int) throws -> Lab {
    var random = SplitMix(seed: seed)
    var lab = try Lab()
    let filler = (0..<40).map { "int line\($0);\n" }.joined()
    let folders = [
      "drivers/box/", "drivers/", "drivers/box/new/", "lib/", "arch/arm/", "arch/x86/", "tools/",
      "",
      "scripts/lib/", "arch/",
    ]
    let names = ["core.c", "main.c", "box.h", "core.S", "c"]
    for number in 0..<commits {
      var files: [String: String?] = [:]
      for _ in 0..<(number == 0 ? 12 : 2) {
        let path =
          (folders.randomElement(using: &random) ?? "")
          + (names.randomElement(using: &random) ?? "")
        files[path] =
          Int.random(in: 0..<4, using: &random) == 0 && number > 0
          ? .some(nil) : filler + boxStruct + text(&random)
      }
      var parents = lab.order.suffix(1)
      if number > 3, Int.random(in: 0..<4, using: &random) == 0 {
        let other = lab.order[Int.random(in: 0..<(number - 1), using: &random)]
        parents = Bool.random(using: &random) ? [other] : parents + [other]
      }
      // What is not there cannot be taken away.
      do {
        try lab.commit(files, parents: Array(parents))
      } catch {
        try lab.commit(files.filter { $0.value != nil }, parents: Array(parents))
      }
    }
    return lab
  }

  @Test(arguments: [UInt64](0..<6), [false, true])
  func answersAreThoseOfEachTree(_ seed: UInt64, _ isPacked: Bool) throws {
    let lab = try lab(seed, commits: 40)
    if isPacked {
      try git("repack", "-adfq", in: lab.path)
      try git("commit-graph", "write", "--reachable", "--changed-paths", in: lab.path)
    }
    let reader = try RepositoryReader(path: lab.path)
    let range = try CommitRange(good: [], bad: ["main"], reader: reader)
    reader.sources = RangeSources(lab.path, range, likely: Self.functions, fewest: 5)
    #expect(reader.sources != nil)
    var found = 0
    for function in Self.functions {
      for (leftOut, architecture) in [
        ([], nil), (["tools", "scripts"], "arm"), (["drivers"], nil),
      ] {
        for gone in [[], ["drivers/box/core.c"], ["lib/box-main.c"]] {
          let search = FunctionSearch(
            function: function, near: ["drivers/box/core.c"], gone: gone, isEverywhere: true,
            leftOut: leftOut, architecture: architecture)
          var contents = ContentNumbers()
          let unknown = [Int32](repeating: WatchedContents.unknown, count: range.ids.count)
          let answers = try WatchedSearch(search, range: range, reader: reader).answers(
            at: Array(range.ids.indices), known: unknown, &contents
          ) { _ in }
          let alone = try RepositoryReader(path: lab.path)
          for (number, tree) in range.trees.enumerated() {
            let wanted = try alone.files(defining: search, in: tree)
            #expect(try reader.files(defining: search, in: tree) == wanted)
            let content = Fact(search: search, answer: wanted).content
            let answer = answers[number] < 0 ? nil : contents.contents[Int(answers[number])]
            #expect(answer == content, "\(function) at \(range.ids[number])")
            found += wanted.files.count
          }
        }
      }
    }
    #expect(found > 0)
  }

  /// The same on the whole way, with a search that begins at the first commit and one that never does.
  @Test(arguments: [UInt64](20..<26)) func bisectionsAreTheSame(_ seed: UInt64) throws {
    let lab = try lab(seed, commits: 50)
    try git("repack", "-adfq", in: lab.path)
    let scenario = try readScenario(
      Array(boxScenario(sources: "[drivers/box/core.c]").utf8))
    let usual = try bisect(scenario, lab.path)
    for jobs in [1, 2] {
      var request = BisectionRequest(jobs: jobs)
      request.fewestTrees = 1
      let other = try bisect(scenario, lab.path, request)
      #expect(other.verdicts == usual.verdicts)
      #expect(other.finding == usual.finding)
    }
  }

  /// A tree of another commit is searched for itself.
  @Test func aTreeOfNoCommitOfTheRangeIsSearchedForItself() throws {
    var lab = try Lab()
    try lab.commit(["lib/a.c": "int f(void) { return 0; }\n"])
    try lab.commit(["lib/a.c": nil, "lib/b.c": "int f(void) { return 0; }\n"])
    let reader = try RepositoryReader(path: lab.path)
    let range = try CommitRange(good: ["\(lab.order[0])"], bad: ["main"], reader: reader)
    let search = FunctionSearch(function: "f", near: [], gone: [], isEverywhere: true)
    reader.sources = RangeSources(lab.path, range, likely: [], fewest: 0)
    let last = try lab.commit(["lib/b.c": nil, "fs/c.c": "int f(void) { return 0; }\n"])
    let tree = try reader.repository.commit(last).tree
    #expect(reader.mentions(of: search, at: tree) == nil)
    #expect(try reader.files(defining: search, in: tree).files.map(\.path) == ["fs/c.c"])
    #expect(reader.mentions(of: search, at: range.trees[1]) != nil)
    #expect(reader.mentions(of: search, at: range.trees[0]) != nil)
    #expect(
      try reader.files(defining: search, in: range.trees[1]).files.map(\.path) == ["lib/b.c"])
  }
}
