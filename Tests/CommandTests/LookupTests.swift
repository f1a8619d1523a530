import Findings
import Foundation
import Testing
import Workbench

/// `firstbad source lookup`, in one source and in a whole tree.
@Suite struct LookupTests {
  private let line: SourceLine

  init() throws {
    line = try SourceLine([SourceLine.kernel, ["lib/other.c": "int shut2;\n"]])
  }

  private func lookUp(_ arguments: String...) throws -> Answer {
    try Run(arguments: ["source", "lookup"] + arguments + ["--repo", line.path]).start()
  }

  // MARK: In one source

  @Test func theIncludesThatLeadToANameAreTold() throws {
    let answer = try lookUp("u8", "--in", "drivers/box.c", "--format", "json")
    let finding = try lookup(answer)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(finding.file == "drivers/box.c" && finding.commit == "\(line.ids[1])")
    #expect(finding.meanings.map(\.file) == ["include/linux/types.h"])
    #expect(
      finding.meanings[0].includes.map { "\($0.file):\($0.line)" }
        == ["drivers/box.c:1", "include/linux/box.h:3"])
    #expect(
      try lookUp("u8", "--in", "drivers/box.c").text == """
        include/linux/types.h:1  declaration
          typedef unsigned char u8 ;
          by drivers/box.c:1  # include < linux / box . h >
          by include/linux/box.h:3  # include < linux / types . h >

        """)
  }

  @Test func conditionalsAreDecidedUnderTheConfig() throws {
    func limits(_ config: String...) throws -> [String] {
      let options = config.flatMap { ["--config", $0] }
      let answer = try Run(
        arguments: [
          "source", "lookup", "LIMIT", "--in", "drivers/box.c", "--repo", line.path, "--format",
          "json",
        ] + options
      ).start()
      return try lookup(answer).meanings.map { "\($0.file):\($0.line)" }
    }
    #expect(try limits() == ["drivers/near.h:4"])
    #expect(try limits("NEAR=y") == ["drivers/near.h:2"])
    #expect(try limits("CONFIG_NEAR=y") == ["drivers/near.h:2"])
    #expect(try limits("NEAR=y", "NEAR=n") == ["drivers/near.h:4"])
    let asked = try lookup(try lookUp("LIMIT", "--in", "drivers/box.c", "--format", "json"))
    #expect(asked.configAsked.contains("NEAR"))
  }

  @Test func aConfigFileIsAConfiguration() throws {
    let folder = line.folder
    try folder.write(
      "whole=1.config",
      "# Automatically generated file; DO NOT EDIT.\nCONFIG_NEAR=y\n# CONFIG_FAR is not set\n")
    try folder.write("near_defconfig", "CONFIG_NEAR=y\nCONFIG_BOX=y\n")
    let whole = folder("whole=1.config")
    let options = ["LIMIT", "--in", "drivers/box.c", "--format", "json", "--config"]
    func find(_ more: String...) throws -> Answer {
      try Run(
        arguments: ["source", "lookup"] + options + more + ["--repo", line.path],
        directory: folder.path
      ).start()
    }
    let plain = try lookup(try find(whole))
    #expect(plain.meanings.map(\.line) == [2] && plain.notes.isEmpty)
    #expect(try lookup(try find("./whole=1.config")).meanings.map(\.line) == [2])
    // What comes later counts, either way.
    #expect(try lookup(try find(whole, "--config", "NEAR=n")).meanings.map(\.line) == [4])
    #expect(try lookup(try find("NEAR=n", "--config", whole)).meanings.map(\.line) == [2])
    let defconfig = try lookup(try find(folder("near_defconfig")))
    #expect(defconfig.meanings.map(\.line) == [2])
    #expect(defconfig.notes.count == 1 && defconfig.notes[0].contains("looks like a defconfig"))
  }

  @Test func aConfigThatIsNoneIsAMistakeOfUse() throws {
    let folder = line.folder
    try folder.write("bad.config", "CONFIG_A=y\nCONFIG_NEAR\n")
    try folder.write("folder.config/x", "")
    for (value, words) in [
      (folder("bad.config"), "bad.config:2: not a line of a .config"),
      (folder("folder.config"), "is a folder"), (folder("absent.config"), "nor a file"),
      ("NEAR", "neither NAME=VALUE nor a file"), ("NEAR=", "is not NAME=VALUE"),
      ("", "neither NAME=VALUE nor a file"),
    ] {
      let answer = try lookUp("LIMIT", "--in", "drivers/box.c", "--config", value)
      expectRefusal(answer, 129, words)
    }
  }

  @Test func whatIsNotThereIsAMistakeOfUse() throws {
    expectRefusal(try lookUp("nothing", "--in", "drivers/box.c"), 129, "declares 'nothing'")
    expectRefusal(try lookUp("u8", "--in", "drivers/none.c"), 129, "no file 'drivers/none.c'")
    expectRefusal(try lookUp("u8", "--in", "drivers/box.c", "--at", "v9"), 129, "v9")
    expectRefusal(try lookUp("u8", "--in", "drivers/box.c", "--arch", "z80"), 129, "z80")
    expectRefusal(try lookUp("nothing"), 129, "declares 'nothing'")
    expectRefusal(try lookUp("u8", "--under", "lib"), 129, "under 'lib'", "declares 'u8'")
    expectRefusal(try lookUp("u8", "--under", "none"), 129, "no folder 'none'")
    expectRefusal(try lookUp("u8", "--at", "v9"), 129, "v9")
    expectRefusal(try firstbad("source", "lookup", "u8", "--repo", "/nowhere"), 130, "/nowhere")
  }

  @Test func whatMakesNoSenseTogetherIsRefused() throws {
    for arguments in [
      ["--in", "drivers/box.c", "--under", "drivers"], ["--config", "A=y"], ["--arch", "arm"],
      ["--jobs", "0"], ["--at", "main", "--at", "main"],
    ] {
      let answer = try Run(
        arguments: ["source", "lookup", "u8", "--repo", line.path] + arguments
      ).start()
      #expect(answer.status == 129 && answer.output.isEmpty, "\(arguments)")
    }
  }

  // MARK: In a whole tree

  @Test func everyPlaceOfATreeIsListed() throws {
    let first = "\(line.ids[0])"
    let answer = try lookUp("shut", "--at", first)
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(
      answer.text == """
        drivers/box.c:4  function  under a conditional
        include/linux/box.h:5  declaration
        lib/other.c:1  declaration

        """)
    #expect(
      try lookUp("shut", "--at", first, "--under", "lib").text == "lib/other.c:1  declaration\n")
    let finding = try lookup(try lookUp("shut", "--at", first, "--format", "json"))
    #expect(finding.format == "firstbad.lookup/1" && finding.commit == first)
    #expect(finding.file == nil && finding.meanings.isEmpty)
    #expect(finding.places.map(\.conditional) == [true, false, false])
    #expect(finding.files == 5 && finding.blobs == 5 && finding.blobsRead == 5)
  }

  @Test func theCacheChangesNothingButWhatIsRead() throws {
    let cache = ["FIRSTBAD_CACHE": line.folder("cache")]
    func find(_ at: Int, _ more: String...) throws -> (text: String, read: Int?) {
      let arguments = ["source", "lookup", "LIMIT", "--repo", line.path, "--at", "\(line.ids[at])"]
      let text = try Run(arguments: arguments + more, environment: cache).start()
      var finding = try lookup(
        try Run(arguments: arguments + more + ["--format", "json"], environment: cache).start())
      #expect(text.errors.isEmpty && text.status == 0)
      // The run as text came first.
      let read = finding.blobsRead
      finding.blobsRead = nil
      return (text.text + "\(finding)", read)
    }
    let without = try find(0, "--no-cache")
    #expect(without.read == 5)
    #expect(!FileManager.default.fileExists(atPath: line.folder("cache")))
    let with = try find(0)
    #expect(with.text == without.text && with.read == 0)
    let next = try lookup(
      try firstbad(
        "source", "lookup", "shut2", "--repo", line.path, "--format", "json", environment: cache))
    #expect(next.blobsRead == 1)
    #expect(try find(1).text == find(1, "--no-cache", "--jobs", "1").text)
  }

  @Test func aCacheThatCannotBeHadIsSaidAndTheAnswerIsTheSame() throws {
    try line.folder.write("file", "x")
    let answer = try firstbad(
      "source", "lookup", "u8", "--repo", line.path,
      environment: ["FIRSTBAD_CACHE": line.folder("file/cache")])
    #expect(answer.status == 0 && answer.text == "include/linux/types.h:1  declaration\n")
    #expect(answer.complaints.count == 1 && answer.complaint.contains("file/cache"))
    try line.folder.write("bad/cache-1.0.sqlite", "notes")
    for complaints in [1, 0] {
      let answer = try firstbad(
        "source", "lookup", "u8", "--repo", line.path,
        environment: ["FIRSTBAD_CACHE": line.folder("bad")])
      #expect(answer.status == 0 && answer.text == "include/linux/types.h:1  declaration\n")
      #expect(answer.complaints.count == complaints)
    }
    let nowhere = try firstbad(
      "source", "lookup", "u8", "--repo", line.path,
      environment: ["FIRSTBAD_CACHE": "", "XDG_CACHE_HOME": "", "HOME": ""])
    #expect(nowhere.status == 0 && nowhere.complaints.count == 1)
  }

  @Test func aFullDiskIsSaidOnce() throws {
    // Files may not grow beyond 8 KiB, as if there were no more room.
    let answer = try Run(
      executable: "/bin/bash",
      arguments: [
        "-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "bash", programPath, "source", "lookup",
        "u8", "--repo", line.path,
      ]
    ).start()
    #expect(answer.status == 0 && answer.text == "include/linux/types.h:1  declaration\n")
    #expect(answer.complaints.count == 1, "\(answer.complaint)")
  }
}
