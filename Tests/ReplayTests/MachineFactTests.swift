import Findings
import Testing

@testable import Replay

/// What a machine decides without being asked, and what is said where a type is not known whole.
@Suite struct MachineFactTests {
  private static let widths: [Trial] = [
    Trial("\n#ifdef CONFIG_64BIT\nreturn -16;\n#endif\nreturn 0;", [.bad], arch: "arm64"),
    Trial("\n#ifdef CONFIG_64BIT\nreturn -16;\n#endif\nreturn 0;", [.good], arch: "arm"),
    Trial("\n#ifdef CONFIG_X86_64\nreturn -16;\n#endif\nreturn 0;", [.bad], arch: "x86_64"),
    Trial("\n#ifdef CONFIG_X86_32\nreturn -16;\n#endif\nreturn 0;", [.bad], arch: "i386"),
    Trial("\n#ifdef CONFIG_X86_32\nreturn -16;\n#endif\nreturn 0;", [.good], arch: "x86_64"),
    Trial("\n#ifdef CONFIG_MMU\nreturn -16;\n#endif\nreturn 0;", [.good], arch: "x86_64"),
  ]

  @Test(arguments: widths) func anArchitectureDecidesHowWideItIs(_ trial: Trial) throws {
    try trial.run()
  }

  @Test func whatIsGivenCounts() throws {
    let source =
      boxStruct
      + "int check(struct box *b)\n{\n#ifdef CONFIG_64BIT\nreturn -16;\n#endif\nreturn 0;\n}\n"
    let scenario = boxScenario().replacing(
      "machine: {arch: arm}", with: "machine: {arch: x86_64, config: {64BIT: n}}")
    #expect(try line(["a.c": source], scenario: scenario).map(\.verdict) == [.good])
  }

  @Test func thePartThatIsNotDefinedIsNamed() throws {
    let source =
      "struct inner { struct hidden lock; };\nstruct box { int count; struct inner in; int limit; };\n"
      + "int check(struct box *b) { return b->count; }\n"
    let found = try line(["a.c": source], scenario: boxScenario(fields: "count: 0"))
    let notes = found.flatMap(\.assumptions).filter { $0.name == "struct box" }.map(\.note)
    #expect(
      notes == [
        "its member in.lock is a struct hidden, which is not defined in any file found here, so its size is not the machine's"
      ])
  }
}
