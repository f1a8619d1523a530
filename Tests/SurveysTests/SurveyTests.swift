import Findings
import Foundation
import Surveys
import Testing

/// Files made for one test, in a folder that goes away with it.
final class Folder {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "survey-\(UUID().uuidString)")
    path = url.path
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct SurveyTests {
  private let files = [
    "a/one.c": "int f(void) { return 1; }\nint g(void) { x = = 2; return 2; }\n",
    "a/two.h": "static inline int h(void)\n{\n\treturn 3; /* */\n}\n#define M(x) \\\n  x\n",
    "a/notes.txt": "int f(void) { return 1; }\n",
    "b/three.c":
      "TRACE(x, if (y) { z(); } w(););\nSYSCALL(shut, int, fd) { return 0; }\nint v = 3;\n",
  ]

  @Test func definitionsAreCountedAndThoseNotUnderstood() throws {
    let folder = try Folder(files)
    let finding = try Survey(SourceList(paths: [folder.path])).run()
    #expect(finding.files == 3)
    #expect(
      finding.bytes == files.filter { $0.key != "a/notes.txt" }.map(\.value.utf8.count).reduce(0, +)
    )
    #expect(finding.functions == 4)
    #expect(finding.unparsed == 1)
    #expect(finding.inexact.isEmpty)
    #expect(finding.causes.first?.examples == ["\(folder.path)/a/one.c:2"])
  }

  @Test func theAnswerDoesNotDependOnTheNumberOfThreads() throws {
    let folder = try Folder(files)
    var findings = try [1, 2, 7].map {
      try Survey(SourceList(paths: [folder.path]), jobs: $0).run()
    }
    for index in findings.indices {
      findings[index].seconds = 0
      findings[index].outlineSeconds = 0
      findings[index].parseSeconds = 0
    }
    #expect(Set(findings).count == 1)
  }

  @Test func symlinksAreNotFollowed() throws {
    let folder = try Folder(files)
    for (link, target) in [("loop", "."), ("again.c", "a/one.c")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(link)", withDestinationPath: target)
    }
    #expect(try Survey(SourceList(paths: [folder.path])).run().files == 3)
  }

  @Test func whatIsNotThereIsAMistakeOfUse() {
    #expect { try SourceList(paths: ["/nowhere/at/all"]) } throws: { error in
      if case SurveyTrouble.usage = error { true } else { false }
    }
    #expect(throws: SurveyTrouble.self) {
      try SourceList(repository: "/nowhere/at/all", at: "HEAD", under: nil)
    }
  }

  @Test func aDefinitionUnderTwoHeadsIsOneForEachName() throws {
    let folder = try Folder([
      "a.c":
        "#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n#ifdef B\n\tif (1) {\n#endif\n\tg();\n"
        + "#ifdef B\n\t}\n#endif\n\treturn 1;\n}\n"
    ])
    let finding = try Survey(SourceList(paths: [folder.path])).run()
    #expect(finding.functions == 2)
    #expect(finding.unparsed == 0)
  }

  @Test func aFunctionIsShownWithItsTreeAndWhatIsNotUnderstood() throws {
    let folder = try Folder(files)
    let file = try SourceFile(path: "\(folder.path)/a/one.c")
    let finding = try file.parsed(function: "g")
    #expect(finding.definitions.count == 1)
    #expect(finding.definitions[0].line == 2)
    #expect(finding.definitions[0].unparsed.count == 1)
    #expect(throws: SurveyTrouble.self) { try file.parsed(function: "nothing") }
    #expect(file.outlined().entries.map(\.name) == ["f", "g"])
  }

  @Test func aSystemCallIsFoundByItsFirstArgument() throws {
    let folder = try Folder(files)
    let finding = try SourceFile(path: "\(folder.path)/b/three.c").parsed(function: "shut")
    #expect(finding.definitions[0].tree.contains("(return (integer 0))"))
  }
}
