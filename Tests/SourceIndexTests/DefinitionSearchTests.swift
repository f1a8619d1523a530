import CSyntax
import Git
import Testing
import Workbench

@testable import SourceIndex

@Suite struct DefinitionSearchTests {
  /// What is remembered from one tree to the next is what a search from nothing finds, and what the index says.
  @Test(arguments: 0..<6) func theAnswerIsTheIndexs(seed: Int) throws {
    let trees = try RandomTrees(seed: seed, commits: 6)
    let repository = try Repository(at: trees.path)
    var seen = 0
    for name in ["a", "ab", "abc", "reg", "a_ab", "REG_MASK", "x1_a", "nowhere"] {
      let search = DefinitionSearch(DefinitionSearch.Question(function: name))
      for id in trees.ids {
        let index = try TreeIndex(of: trees.path, at: "\(id)", jobs: 1)
        var wanted: [String] = []
        for place in index.definitions(of: name)
        where place.kind == .function && !wanted.contains(place.path) { wanted.append(place.path) }
        let tree = try repository.commit(id).tree
        let found = try search.definitions(belowRoot: tree, repository)
        #expect(found.definitions.map(\.path).sorted() == wanted.sorted(), "\(name) at \(id)")
        #expect(!found.hasOthers)
        let within = try search.definitions(rightIn: tree, repository)
        #expect(
          within.definitions.map(\.path).sorted() == wanted.filter { !$0.contains("/") }.sorted())
        seen += wanted.count
      }
    }
    #expect(seen > 0)
  }

  private func tree(
    _ files: [String: String], _ body: (borrowing Repository, ObjectID) throws -> Void
  ) throws {
    let folder = try Folder()
    var builder = try HistoryBuilder(creatingBareRepositoryAt: folder("r.git"))
    let id = try builder.commit(
      "all", parents: [], changes: files.mapValues { Array($0.utf8) }, modes: [:])
    let repository = try Repository(at: folder("r.git"))
    try body(repository, repository.commit(id).tree)
  }

  @Test func staticFunctionsCountOnlyInFilesOfAName() throws {
    let text = "static int f(void) { return 0; }\n"
    try tree(["a/x.c": text, "a/y-x.c": text, "b/z.c": text, "b/x.h": text]) { repository, tree in
      let search = DefinitionSearch(
        DefinitionSearch.Question(function: "f", moved: ["q/y/x.c"]))
      let found = try search.definitions(belowRoot: tree, repository)
      #expect(found.definitions.map(\.path) == ["a/x.c", "a/y-x.c"])
      #expect(found.definitions.allSatisfy(\.isStatic) && found.hasOthers)
    }
  }

  @Test func foldersThatAreLeftOutAreNotSearched() throws {
    let text = "int f(void) { return 0; }\n"
    let files = Dictionary(
      uniqueKeysWithValues: [
        "tools/f.c", "lib/tools/f.c", "arch/arm/f.c", "arch/mips/f.c", "lib/arch/mips/f.c",
      ].map { ($0, text) })
    try tree(files) { repository, tree in
      let search = DefinitionSearch(
        DefinitionSearch.Question(function: "f", leftOut: ["tools"], architecture: "arm"))
      let found = try search.definitions(belowRoot: tree, repository)
      #expect(
        found.definitions.map(\.path) == ["arch/arm/f.c", "lib/arch/mips/f.c", "lib/tools/f.c"])
    }
  }

  @Test(arguments: [
    ("drivers/iommu/intel-iommu.c", "drivers/iommu/intel/iommu.c", true),
    ("drivers/iommu/amd_iommu.c", "drivers/iommu/amd/iommu.c", true),
    ("drivers/iommu/dmar.c", "drivers/iommu/intel/dmar.c", true),
    ("drivers/iommu/intel/dmar.c", "drivers/iommu/dmar.c", true),
    ("drivers/staging/a/vop.c", "drivers/gpu/a/vop.c", true),
    ("drivers/iommu/arm-smmu.c", "drivers/iommu/arm-smmu-v3.c", false),
    ("drivers/gpu/core.c", "drivers/usb/core.c", false), ("a.c", "a.h", false),
    ("a.c", "b/a.c", true), ("a.c", "b/c/a.c", false), ("a/b.c", "b/a.c", false),
    ("", "a.c", false),
  ])
  func aFileIsKnownByItsName(_ left: String, _ right: String, _ isLike: Bool) {
    #expect(MovedPath(left).isLike(right) == isLike)
    #expect(MovedPath(right).isLike(left) == isLike)
  }
}
