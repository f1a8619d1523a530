import Foundation
import Kbuild
import Testing

@Suite struct TreeCaseTests {
  @Test(arguments: TreeCase.names)
  func aTreeSaysWhatItsFilesNeed(name: String) throws {
    let tree = TreeCase(
      try String(contentsOf: TreeCase.folder.appending(path: "\(name).tree"), encoding: .utf8))
    var text = ""
    for (architecture, paths) in tree.questions {
      text += "ask \(architecture) \(paths.joined(separator: " "))\n"
      // `A=y` among the files is what is given.
      let given = paths.filter { $0.contains("=") }.map { word in
        (String(word.prefix { $0 != "=" }), word.hasSuffix("=y"))
      }
      text +=
        BuildConditions(
          of: paths.filter { !$0.contains("=") }, architecture: architecture,
          given: Dictionary(uniqueKeysWithValues: given), in: tree
        ).text
    }
    let golden = TreeCase.folder.appending(path: "\(name).expected")
    let expected = try? String(contentsOf: golden, encoding: .utf8)
    if expected == nil || ProcessInfo.processInfo.environment["FIRSTBAD_BLESS"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    guard let expected else {
      Issue.record("the golden of \(name) was missing and has been written")
      return
    }
    #expect(text == expected)
  }

  @Test func theCasesAreThere() {
    #expect(TreeCase.names.count >= 8)
  }
}
