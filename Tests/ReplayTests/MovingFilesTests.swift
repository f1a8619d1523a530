import Findings
import Git
import Testing

@testable import Replay

/// A function that is not in the file the scenario names is looked for in the commit's tree: the verdict is about the
/// same function wherever it stands, and about no other of its name.
@Suite struct MovingFilesTests {
  private static let scenario = boxScenario(sources: "[drivers/box/core.c]")

  /// The history of one function: its file is renamed, moved, split and moved back, and decoys come and go.
  @Test func aFunctionIsJudgedWhereverItIs() throws {
    let decoy = "static int check(struct box *b) { return 0; }\n"
    var lab = try Lab()
    try lab.commit(["drivers/box/core.c": goodCheck, "drivers/box/other.c": "int other;\n"])
    try lab.commit(["drivers/box/core.c": badCheck])
    // Renamed in its folder, bad as it was, then mended.
    try lab.commit(["drivers/box/core.c": nil, "drivers/box/main.c": badCheck])
    try lab.commit(["drivers/box/main.c": goodCheck])
    // Moved to a folder of its own, and bad again there.
    try lab.commit(["drivers/box/main.c": nil, "drivers/box/new/box-main.c": goodCheck])
    try lab.commit(["drivers/box/new/box-main.c": badCheck])
    // A static function of the name appears: beside it, and where the scenario thinks it is.
    try lab.commit(["drivers/box/other.c": boxStruct + decoy])
    try lab.commit(["drivers/box/new/decoy.c": boxStruct + decoy])
    // The function alone moves.
    try lab.commit([
      "drivers/box/new/box-main.c": "int rest;\n", "drivers/box/new/box-check.c": badCheck,
    ])
    try lab.commit(["drivers/box/new/box-check.c": goodCheck])
    // It moves back, and is bad.
    try lab.commit([
      "drivers/box/new/box-check.c": nil, "drivers/box/new/box-main.c": nil,
      "drivers/box/core.c": goodCheck,
    ])
    try lab.commit(["drivers/box/core.c": badCheck])
    let (found, whole) = try lab.examine(Self.scenario)
    let wanted: [Verdict] = [
      .good, .bad, .bad, .good, .good, .bad, .bad, .bad, .bad, .good, .good, .bad,
    ]
    #expect(found.map(\.verdict) == wanted)
    #expect(whole.firstBad.map(\.commit) == [1, 5, 11].map { lab.order[$0].hex })
    #expect(whole.fixes.map(\.commit) == [3, 9].map { lab.order[$0].hex })
    #expect(
      found[2].notes == [
        "check() is in drivers/box/main.c at this commit, not in drivers/box/core.c"
      ])
    #expect(
      found[8].notes == [
        "check() is in drivers/box/new/box-check.c at this commit, not in drivers/box/core.c"
      ])
    #expect(found[11].notes == [])
    #expect(whole.notes.count == 3)
  }

  /// Thousands of commits beside the file must not be thousands of replays.
  @Test func whatChangesNoAnswerIsNotReplayed() throws {
    var lab = try Lab()
    try lab.commit(["drivers/box/main.c": goodCheck])
    for number in 0..<20 {
      try lab.commit([
        "drivers/box/x\(number).c": "int x\(number)(void);\nint y(void) { return check(0); }\n",
        "lib/y.c": "/* check(\(number)) */ static int check(void) { return \(number); }\n",
      ])
    }
    let whole = try lab.examine(Self.scenario).whole
    #expect(whole.range.replays == 1)
    #expect(whole.range.epochs <= 2)
  }

  /// What of a file counts as a definition, for `check()` that is nowhere else.
  @Test(arguments: [
    "/* int check(struct box *b) { return -16; } */", "char *s = \"int check(void) { }\";",
    "int check(struct box *b);", "int use(void) { return check(0); }",
    "#define check(b) ({ -16; })", "static int check(struct box *b) { return -16; }",
    "static inline int check(struct box *b) { return -16; }",
    "static __init\n#ifdef X\nint\n#endif\ncheck(struct box *b) { return -16; }",
    "#ifdef CONFIG_X\nint check(struct box *b) { return -16; }\n#endif",
    "int recheck(struct box *b) { return -16; }", "struct check { int a; };",
  ])
  func whatDefinesNothingIsNotTaken(_ text: String) throws {
    for path in ["drivers/box/near.c", "lib/far.h", "lib/core.c"] {
      let found = try line([path: boxStruct + text + "\n"], scenario: Self.scenario)
      #expect(found.map(\.verdict) == [.untestable], "\(path): \(found[0].notes)")
    }
  }

  @Test(arguments: ["tools/box/core.c", "scripts/core.c", "arch/x86/box/core.c"])
  func whatIsBuiltForAnotherMachineIsNotTaken(_ path: String) throws {
    #expect(try line([path: goodCheck], scenario: Self.scenario)[0].verdict == .untestable)
    let both = try line([path: goodCheck, "lib/box.c": badCheck], scenario: Self.scenario)
    #expect(both.map(\.verdict) == [.bad])
    #expect(
      try line(["arch/arm/box/core.c": badCheck], scenario: Self.scenario)[0].verdict == .bad)
  }

  /// Two files define it, and the one that is meant is the first.
  @Test(arguments: [
    ["drivers/box/a.c", "lib/core.c"], ["lib/core.c", "lib/other.c"],
    ["drivers/boxes/a.c", "lib/a.c"], ["drivers/box/deep/a.c", "drivers/a.c"],
  ])
  func ofSeveralFilesTheNearestIsMeant(_ paths: [String]) throws {
    let found = try line([paths[0]: badCheck, paths[1]: goodCheck], scenario: Self.scenario)
    #expect(found.map(\.verdict) == [.bad])
    let other = try line([paths[0]: goodCheck, paths[1]: badCheck], scenario: Self.scenario)
    #expect(other.map(\.verdict) == [.good])
  }

  @Test(arguments: [
    ["drivers/box/a.c", "drivers/box/b.c"], ["lib/core.c", "fs/core.c"], ["lib/a.c", "fs/b.c"],
    ["drivers/x/a.c", "drivers/y/a.c"],
  ])
  func whatCannotBeToldApartIsUntestable(_ paths: [String]) throws {
    let found = try line([paths[0]: badCheck, paths[1]: badCheck], scenario: Self.scenario)
    #expect(found.map(\.verdict) == [.untestable])
    #expect(
      found[0].outcome.reason
        == "check() is not in drivers/box/core.c at this commit, and which of "
        + paths.sorted().joined(separator: ", ") + " is meant cannot be told")
  }

  /// A static function is taken only in what may be the file that is gone.
  @Test func aStaticFunctionMovesWithItsFileOnly() throws {
    let text = badCheck.replacing("int check", with: "static int check")
    func verdict(_ path: String, named: String, beside: [String: String] = [:]) throws -> Verdict {
      let files = beside.merging([path: text]) { _, new in new }.mapValues { Optional($0) }
      return try line(files, scenario: boxScenario(sources: "[\(named)]"))[0].verdict
    }
    let iommu = "drivers/iommu/"
    #expect(
      try verdict(iommu + "intel-iommu.c", named: iommu + "intel/iommu.c") == .bad)
    #expect(try verdict(iommu + "amd/iommu.c", named: iommu + "amd_iommu.c") == .bad)
    #expect(
      try verdict(iommu + "arm/arm-smmu/arm-smmu.c", named: iommu + "arm-smmu.c") == .bad)
    #expect(try verdict("drivers/staging/vop/vop.c", named: "drivers/gpu/vop/vop.c") == .bad)
    #expect(try verdict(iommu + "arm-smmu.c", named: iommu + "arm-smmu-v3.c") == .untestable)
    #expect(try verdict("drivers/usb/core.c", named: "drivers/gpu/core.c") == .untestable)
    #expect(try verdict("sub/core.h", named: "core.c") == .untestable)
    // The file is where it was: another of its name is another file.
    #expect(
      try verdict(
        iommu + "arm/arm-smmu.c", named: iommu + "arm-smmu.c",
        beside: [iommu + "arm-smmu.c": boxStruct]) == .untestable)
    let found = try line(
      ["drivers/box/near.c": text], scenario: Self.scenario)
    #expect(
      found[0].outcome.reason
        == "the source drivers/box/core.c is not in this commit; static functions check() are in other "
        + "files and need not be it")
  }
}
