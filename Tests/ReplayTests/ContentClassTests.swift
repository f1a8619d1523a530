import CSyntax
import Git
import Testing
import Workbench

@testable import CProgram
@testable import Replay

/// Two contents of a path are one class exactly as long as they say the same of every name that was asked for.
@Suite struct ContentClassTests {
  private static let names = (0..<12).map { "name_\($0)" }

  /// A header that says something of some names.
  private static func header(_ random: inout SplitMix) -> [UInt8] {
    var lines: [String] = []
    for name in names where random.once(in: 3) {
      let value = random.below(2)
      lines.append(
        random.pick([
          "#define \(name) \(value)", "int \(name)[\(value + 1)];", "MAKE(\(name), \(value))\n;",
          "#define MAKE(n, v) int n##v", "#if \(value)\nint \(name);\n#endif",
        ]))
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Asks for something more of some name.
  private static func ask(_ asked: AskedNames, _ random: inout SplitMix) {
    if random.once(in: 12) { asked.noteInvocations() }
    let name = Name(random.pick(names + ["MAKE"]))
    asked.note(name, random.pick([AskedNames.Mark.macro, AskedNames.Mark.symbol]))
  }

  @Test(arguments: 0..<40) func whatIsAskedLaterTellsApartWhatItMust(_ seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed) &* 19 &+ 2)
    var lab = try Lab()
    let headers = (0..<12).map { _ in Self.header(&random) }
    for number in 0..<40 {
      // Nobody asks for what makes them different files.
      let noise = "\nint noise_\(number);\n"
      try lab.commit(bytes: ["a.h": random.pick(headers) + Array(noise.utf8)])
    }
    let reader = try RepositoryReader(path: lab.path)
    let range = try CommitRange(good: [], bad: ["main"], reader: reader)
    let watched = WatchedPaths(range: range, reader: reader)
    watched.note([Fact(path: "a.h", content: nil, use: .names)], [-1])
    watched.watch()
    try watched.lookUp { _ in true }
    let path = try #require(watched.table.number(of: .content("a.h")))
    let contents = range.ids.indices.map { watched.table.reply(to: path, of: $0) }
    let architecture = try #require(Architecture(named: "arm"))
    let programs = CommitPrograms(
      reader: reader, target: Target(architecture: architecture, configuration: nil))
    let classes = FactClasses(watched: watched, reader: reader, programs: programs)
    let digests = try range.ids.map {
      FileDigest(FileOutline(try #require(try reader.bytes(at: "a.h", of: $0))))
    }
    var seen: [Int] = []
    var before: [Int: Int32] = [:]
    for _ in 0..<60 {
      if random.once(in: 2) { Self.ask(programs.asked, &random) }
      // Some contents are looked at only when much has been asked for.
      let number = random.below(contents.count)
      if classes.lacks(contents[number], at: path) { classes.prepare([contents[number]]) }
      // While epochs are followed contents are asked about before the classes are made anew.
      if random.once(in: 2) { _ = classes.of(contents[number], at: path) }
      let isSplit = classes.isCurrent ? false : classes.renew()
      for known in seen where !isSplit {
        #expect(classes.of(contents[known], at: path) == before[known], "seed \(seed)")
      }
      if !seen.contains(number) { seen.append(number) }
      let said = seen.map { digests[$0].projection(on: programs.asked) }
      let found = seen.map { classes.of(contents[$0], at: path) }
      for one in seen.indices {
        for other in 0..<one {
          #expect(
            (found[one] == found[other]) == (said[one] == said[other]),
            "seed \(seed): \(seen[one]), \(seen[other])")
        }
        before[seen[one]] = found[one]
      }
    }
    #expect(seen.count > 20)
  }
}
