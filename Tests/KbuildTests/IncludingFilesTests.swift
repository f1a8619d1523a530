import Kbuild
import Testing

/// Files that are compiled as part of others.
@Suite struct IncludingFilesTests {
  private static let tree = TreeCase(
    files: [
      "kernel/sched/Makefile":
        "obj-y += core.o\nobj-y += build_utility.o\nobj-$(CONFIG_EXT) += both.o\next-y := part.o\n"
        + "obj-$(CONFIG_EXT) += ext.o\n",
      "kernel/sched/core.c": "int core;\n",
      "kernel/sched/build_utility.c":
        "#include <linux/wait.h>\n#include \"sched.h\"\n# include \"wait_bit.c\"\n#include \"both.c\"\n",
      "kernel/sched/wait_bit.c": "#include \"deeper.c\"\n", "kernel/sched/deeper.c": "int d;\n",
      "kernel/sched/both.c": "int both;\n", "kernel/sched/part.c": "int part;\n",
      "kernel/sched/alone.c": "int alone;\n",
      "kernel/sched/of_nobody.c": "#include \"left.c\"\n", "kernel/sched/left.c": "int left;\n",
      "kernel/sched/round.c": "#include \"about.c\"\n",
      "kernel/sched/about.c": "#include \"round.c\"\n",
      "lib/Kbuild": "lib-y += top.o\n", "lib/Makefile": "obj-y += inner.o\n",
      "lib/top.c": "#include \"./inner.c\"\n#include \"sub/other.c\"\n",
      "lib/inner.c": "int inner;\n",
      "lib/sub/other.c": "int other;\n", "top.c": "int t;\n", "kernel/sched/sched.h": "int h;\n",
    ])

  @Test(arguments: [
    ("kernel/sched/wait_bit.c", "kernel/sched/build_utility.c"),
    ("kernel/sched/deeper.c", "kernel/sched/build_utility.c"),
    // The makefile builds these, be it as a part or under a condition.
    ("kernel/sched/core.c", nil), ("kernel/sched/both.c", nil), ("kernel/sched/part.c", nil),
    // Nothing includes these, or nothing that is built.
    ("kernel/sched/alone.c", nil), ("kernel/sched/left.c", nil), ("kernel/sched/round.c", nil),
    ("lib/inner.c", "lib/top.c"), ("lib/sub/other.c", nil), ("top.c", nil),
    ("kernel/sched/sched.h", nil), ("gone/gone.c", nil), ("", nil),
  ])
  func aFileThatIsOnlyIncludedIsCompiledAsPart(_ path: String, _ whole: String?) {
    let files = IncludingFiles(in: Self.tree, architecture: "x86")
    #expect(files.compiledFile(for: path) == whole ?? path)
  }
}
