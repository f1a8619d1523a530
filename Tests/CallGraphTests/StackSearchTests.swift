import CallGraph
import CSyntax
import Foundation
import SourceIndex
import Testing
import Workbench

@Suite struct StackSearchTests {
  /// One that has no hops yet gets them and fails; with `FIRSTBAD_BLESS` set all are written anew.
  @Test(arguments: StackCase.all) func theHopsAreThoseOfTheCase(url: URL) throws {
    let stackCase = try StackCase(url)
    #expect(!stackCase.stacks.isEmpty)
    let folder = try Folder()
    let search = StackSearch(try stackCase.index(in: folder))
    let found = stackCase.stacks.flatMap { search.hops(of: $0) }.map { told($0) + "\n" }.joined()
    let isBlessing = ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] != nil
    guard !isBlessing, let expected = stackCase.expected else {
      try Data("\(stackCase.head)\n== hops\n\(found)".utf8).write(to: url)
      if !isBlessing { Issue.record("\(url.lastPathComponent) had no hops; read what is written") }
      return
    }
    let lines = found.split(separator: "\n")
    let wanted = expected.split(separator: "\n")
    for (line, other) in zip(lines, wanted) { #expect(line == other) }
    #expect(lines.count == wanted.count)
  }

  /// A way is found again in the files it rests on alone, also where their lines have moved, and not
  /// where one of them is gone.
  @Test(arguments: StackCase.all) func waysAreVerifiedInTheirFilesAlone(url: URL) throws {
    let stackCase = try StackCase(url)
    let folder = try Folder()
    let index = try stackCase.index(in: folder)
    let moved = try stackCase.index(in: folder, shiftedBy: 3)
    let search = StackSearch(index)
    var count = 0
    for hop in stackCase.stacks.flatMap({ search.hops(of: $0) }) {
      guard let way = hop.way else { continue }
      count += 1
      let check = HopCheck(way)
      #expect(check.way(in: check.files.compactMap { index.file(at: $0) }) == way, "\(told(hop))")
      let other = check.way(in: check.files.compactMap { moved.file(at: $0) })
      #expect(other != way)
      #expect(other?.isSame(as: way) == true, "\(told(hop))")
      #expect(other?.steps.map { $0.line - 3 } == way.steps.map(\.line))
      for gone in check.files {
        let rest = check.files.filter { $0 != gone }.compactMap { index.file(at: $0) }
        #expect(check.way(in: rest) == nil, "\(told(hop)) without \(gone)")
      }
    }
    #expect(count > 0 || url.lastPathComponent == "broken.case")
  }

  @Test func symbolsThatCompilersMadeAreTheFunctionsOfTheirSources() throws {
    let url = try #require(StackCase.all.first { $0.lastPathComponent == "direct.case" })
    let folder = try Folder()
    let search = StackSearch(try StackCase(url).index(in: folder))
    let plain = search.hops(of: [FrameName("deep"), FrameName("check"), FrameName("entry")])
    let made = search.hops(
      of: [
        FrameName("deep.cold"), FrameName("check.isra.0"), FrameName("entry.part.0.constprop.1"),
      ])
    #expect(made.map(\.way) == plain.map(\.way))
  }

  @Test func aFilesNameSaysWhichDefinitionIsMeant() throws {
    let url = try #require(StackCase.all.first { $0.lastPathComponent == "variants.case" })
    let folder = try Folder()
    let search = StackSearch(try StackCase(url).index(in: folder))
    let hops = search.hops(
      of: [FrameName("x86_flush"), FrameName("arch_flush", file: "x86/mm/flush.c")])
    #expect(hops.first?.way?.caller.file == "arch/x86/mm/flush.c")
    #expect(hops.first?.otherCallers.isEmpty == true)
  }

  @Test func stacksOfNothingHaveNoHops() throws {
    let search = StackSearch(FewFiles([]))
    #expect(search.hops(of: []).isEmpty)
    #expect(search.hops(of: [FrameName("a")]).isEmpty)
    let hops = search.hops(
      of: ["", "\u{202e}x", String(repeating: "y", count: 100_000)].map { FrameName($0) })
    #expect(hops.count == 2 && hops.allSatisfy { $0.way == nil })
  }

  @Test func aWayIsTheSameThroughJSON() throws {
    for url in StackCase.all {
      let stackCase = try StackCase(url)
      let folder = try Folder()
      let search = StackSearch(try stackCase.index(in: folder))
      for stack in stackCase.stacks {
        let hops = search.hops(of: stack)
        let data = try JSONEncoder().encode(hops)
        #expect(try JSONDecoder().decode([Hop].self, from: data) == hops)
      }
    }
  }
}
