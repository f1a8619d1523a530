import Findings
import Foundation
import Git
import Surveys
import Testing

@Suite struct RepositoryTests {
  private let files = [
    "a/one.c": "int f(void) { return 1; }\nint g(void) { x = = 2; return 2; }\n",
    "a/two.h": "static inline int h(void)\n{\n\treturn 3; /* */\n}\n#define M(x) \\\n  x\n",
    "a.c": "int before(void) { return 1; }\n", "a/notes.txt": "int f(void) { return 1; }\n",
    "z/three.c": "SYSCALL(shut, int, fd) { return 0; }\nint v = 3;\nint k(void) { ) }\n",
  ]

  private func repository(_ folder: Folder) throws -> String {
    let path = folder.path + "/r.git"
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    let id = try builder.commit("1", changes: files.mapValues { .some(Array($0.utf8)) })
    try builder.setReference("refs/heads/main", to: id)
    return path
  }

  /// A finding without what differs from run to run, and the lines of its list.
  private func survey(_ list: SourceList, base: String = "", jobs: Int = 2) throws -> String {
    var told: [String] = []
    var finding = try Survey(list, jobs: jobs, listing: .parts).run(listing: { path, definitions in
      for definition in definitions {
        told.append("\(path):\(definition.line) \(definition.name) \(definition.parts)")
      }
    })
    finding.seconds = 0
    finding.outlineSeconds = 0
    finding.parseSeconds = 0
    return "\(finding)\n\(told)".replacingOccurrences(of: base, with: "")
  }

  @Test func aCommitIsSurveyedAsAFolderWithTheSameFilesIs() throws {
    let folder = try Folder(files)
    let path = try repository(folder)
    let fromFolder = try survey(SourceList(paths: [folder.path]), base: folder.path + "/")
    for jobs in [1, 2, 5] {
      let fromGit = try survey(SourceList(repository: path, at: "main", under: nil), jobs: jobs)
      #expect(fromGit == fromFolder)
    }
    let part = try survey(SourceList(paths: [folder.path + "/a"]), base: folder.path + "/")
    for under in ["a", "a/"] {
      #expect(try survey(SourceList(repository: path, at: "main", under: under)) == part)
    }
  }

  @Test func aBlobThatIsMissingIsToldAndNothingElse() throws {
    let folder = try Folder([:])
    let path = try repository(folder)
    let list = try SourceList(repository: path, at: "main", under: nil)
    let objects = try FileManager.default.subpathsOfDirectory(atPath: path + "/objects")
    for object in objects where object.utf8.count > 30 {
      try FileManager.default.removeItem(atPath: "\(path)/objects/\(object)")
    }
    #expect {
      try Survey(list).run()
    } throws: { error in
      if case SurveyTrouble.reading = error { true } else { false }
    }
  }
}
