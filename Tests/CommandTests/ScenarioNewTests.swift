import Demonstration
import Foundation
import Git
import Testing
import Workbench

/// `firstbad scenario new` on the demo's history: what it writes runs, and what it cannot do it says.
@Suite struct ScenarioNewTests {
  private static let stack = """
    __iommu_attach_group from iommu_attach_device+0x64/0xb4
    iommu_attach_device from rockchip_drm_dma_attach_device+0x20/0x50
    rockchip_drm_dma_attach_device from vop_crtc_atomic_enable+0x10c/0xa64
    """

  private func make(
    _ report: String, _ options: [String] = [], at revision: String = "v5.19-rc1"
  ) throws -> (answer: Answer, line: StoryLine) {
    let line = try StoryLine(.main)
    try line.folder.write("report.txt", report)
    let answer = try Run(
      arguments: [
        "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--at",
        revision,
      ] + options
    ).start()
    return (answer, line)
  }

  @Test func aReportBecomesAScenarioThatRuns() throws {
    let known = ["--config", "IOMMU_API=y", "--config", "ARM_DMA_USE_IOMMU=y"]
    let (answer, line) = try make("it returns -EBUSY here:\n\n\(Self.stack)\n", known)
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.complaint.contains("judged: rockchip_drm_dma_attach_device()"))
    #expect(answer.complaint.contains("3 of 3 steps"))
    #expect(answer.text.contains("which left no frame"))
    try line.folder.write("new.yaml", answer.text)
    let checked = try firstbad(
      "scenario", "check", line.folder("new.yaml"), "--repo", line.path, "--at", "v5.19-rc1")
    #expect(checked.status == 0, "\(checked.complaint)")
    let replayed = try firstbad(
      "replay", line.folder("new.yaml"), "--repo", line.path, "--at", "v5.19-rc1", "--no-cache")
    #expect(replayed.text.contains("depends on what the scenario leaves unknown"))
    // With what the report's prose would say, the culprit is named.
    let told = answer.text.replacingOccurrences(
      of: "default_domain: unknown", with: "default_domain: NULL"
    ).replacingOccurrences(of: "blocking_domain: unknown", with: "blocking_domain: NULL")
    try line.folder.write(
      "told.yaml", told + "\nrequire: ['!IS_ERR_OR_NULL(iommu_group->domain)']\n")
    let bisected = try firstbad(
      "bisect", line.folder("told.yaml"), "--repo", line.path, "--good", "v5.17", "--bad",
      "v5.19-rc1", "--no-cache")
    #expect(bisected.status == 0, "\(bisected.complaint)")
    #expect(bisected.text.contains("iommu: Add DMA ownership management interfaces"))
  }

  @Test func anotherFrameCanBeJudged() throws {
    let (answer, _) = try make(
      Self.stack, ["--returns", "EBUSY", "--judge", "__iommu_attach_group", "--quiet"])
    #expect(answer.status == 0 && answer.complaint.isEmpty, "\(answer.complaint)")
    #expect(answer.text.contains("  call: __iommu_attach_group\n"))
    #expect(!answer.text.contains("decided in"))
  }

  /// A function that reads the bytes behind a pointer and passes on what another one returns; more paths lead through its
  /// caller than a draft follows.
  private static let bytes = """
    struct port { unsigned char *address; int state; };
    int ask(struct port *p);
    int inner(struct port *p)
    {
      int ret;
      if (p->address[1] == 7)
        return -16;
      ret = ask(p);
      if (ret < 0)
        return ret;
      return ret + 1;
    }
    int middle(struct port *p, unsigned n)
    {
      int i, bits = 0;
      for (i = 0; i < 8; i++)
        if (n & 1u << i)
          bits++;
      if (bits == 9)
        return -22;
      return inner(p);
    }
    int outer(struct port *p, unsigned n) { return middle(p, n); }

    """

  private func makeOfBytes(_ report: String) throws -> (answer: Answer, line: BoxLine) {
    let line = try BoxLine(files: [["a.c": Array(Self.bytes.utf8)]])
    try line.folder.write("report.txt", report)
    let answer = try firstbad(
      "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--arch", "arm")
    return (answer, line)
  }

  @Test func whatNoFieldHoldsIsWrittenUnderState() throws {
    let (answer, line) = try makeOfBytes("inner() fails with -EBUSY\n\ninner from middle+0x1/0x2\n")
    #expect(answer.complaint.contains("judged: inner()"), "\(answer.complaint)")
    // Bytes behind a pointer are no fields of the struct, and what ask() returns may be more than 0.
    #expect(answer.text.contains("'p->address[1]': unknown"), "\(answer.text)")
    #expect(answer.text.contains("'ask()': unknown"))
    #expect(answer.text.contains("good: {returns: no error}"))
    #expect(answer.text.contains("# -EBUSY comes from inner, a.c:7, if"))
    #expect(
      answer.text.contains(
        "# or it is ask(), which is passed on by inner, a.c:10, if\n#     ret < 0\n"))
    try line.folder.write("new.yaml", answer.text)
    let checked = try firstbad("scenario", "check", line.folder("new.yaml"), "--repo", line.path)
    #expect(checked.status == 0 && !checked.text.contains("warning"), "\(checked)")
    // One path of several says nothing for sure, and what was cut short on demand is kept for nobody.
    let few = try firstbad(
      "replay", line.folder("new.yaml"), "--repo", line.path, "--paths", "1")
    #expect(few.status == 125 && few.text.contains("Paths left out"), "\(few.text)")
    let whole = try firstbad("replay", line.folder("new.yaml"), "--repo", line.path)
    #expect(whole.status == 125 && !whole.text.contains("Paths left out"), "\(whole.text)")
    try line.folder.write(
      "told.yaml",
      answer.text.replacingOccurrences(
        of: "'p->address[1]': unknown", with: "'p->address[1]': 7"))
    let replayed = try firstbad(
      "replay", line.folder("told.yaml"), "--repo", line.path, "--no-cache")
    #expect(replayed.text.hasPrefix("inner-ebusy: bad, returned -EBUSY"), "\(replayed.text)")
  }

  @Test func whatOfTheStackIsNotThereIsTold() throws {
    let missing = try makeOfBytes(
      "inner() fails with -EBUSY\n\ninner from gone+0x1/0x2\ngone from outer+0x1/0x2\n"
    ).answer
    #expect(missing.complaint.contains("0 of 2 steps"), "\(missing.complaint)")
    for step in ["gone to inner: BROKEN, no file defines gone", "outer to gone: BROKEN"] {
      #expect(missing.complaint.contains(step), "\(missing.complaint)")
    }
    #expect(!missing.complaint.contains("--judge gone") && !missing.complaint.contains("upside"))
    let reversed = try makeOfBytes(
      "outer() fails with -EBUSY\n\nouter from middle+0x1/0x2\nmiddle from inner+0x1/0x2\n"
    ).answer
    #expect(
      reversed.complaint.contains("read the other way round, 2 of 2 steps would be found"),
      "\(reversed.complaint)")
  }

  /// Where several files define the function, the report may say which, and so may the user.
  @Test func whichOfSeveralIsMeantIsSaidOrTold() throws {
    func driver(_ name: String, _ errno: Int) -> String {
      """
      struct file { int mode; };
      struct file_operations { int (*open)(struct file *f); };
      static int start_port(struct file *f) { return f->mode ? \(errno) : 0; }
      const struct file_operations \(name)_fops = { .open = start_port };

      """
    }
    let caller = """
      struct file { int mode; };
      struct file_operations { int (*open)(struct file *f); };
      int open_file(struct file *f, const struct file_operations *ops) { return ops->open(f); }

      """
    let line = try BoxLine(files: [
      [
        "drivers/a/first.c": Array(driver("first", -5).utf8),
        "drivers/b/second.c": Array(driver("second", -22).utf8), "fs/open.c": Array(caller.utf8),
      ]
    ])
    let stack = "\nstart_port from open_file+0x1/0x2\n"
    func make(_ report: String, _ options: [String] = []) throws -> Answer {
      try line.folder.write("report.txt", report + stack)
      return try Run(
        arguments: [
          "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--arch",
          "arm",
        ] + options
      ).start()
    }
    let silent = try make("start_port() returns -EINVAL\n")
    #expect(silent.complaint.contains("is taken to be that of drivers/a/first.c"))
    #expect(
      silent.complaint.contains("--judge drivers/b/second.c:start_port"), "\(silent.complaint)")
    for answer in [
      try make("start_port() of /build/linux/drivers/b/second.c returns -EINVAL.\n"),
      try make("start_port() (see second.c) returns -EINVAL\n"),
      try make("start_port() returns -EINVAL\n", ["--judge", "b/second.c:start_port"]),
    ] {
      #expect(answer.text.contains("  - drivers/b/second.c\n"), "\(answer.text)")
      #expect(!answer.complaint.contains("is taken to be"), "\(answer.complaint)")
    }
  }

  /// What is too hard for the solver ends the search, and is named.
  @Test func whatIsTooHardIsNamed() throws {
    let source = """
      struct port { unsigned long long first; unsigned long long second; int kind; };
      int start(struct port *p)
      {
        unsigned __int128 first = p->first >> 4, second = p->second >> 4;
        if (first * second == (unsigned __int128)1152921504606846883ull * 1152921504606846869ull)
          return p->kind ? -22 : 0;
        return 0;
      }

      """
    let line = try BoxLine(files: [["a.c": Array(source.utf8)]])
    let scenario = """
      format: firstbad.scenario/1
      name: start-einval
      machine: {arch: arm64}
      sources: [a.c]
      objects:
        p: {type: struct port, fields: {first: unknown, second: unknown, kind: unknown}}
      judge: {call: start, arguments: [p]}
      bad: {returns: -EINVAL}
      good: {returns: 0}

      """
    try line.folder.write("hard.yaml", scenario)
    let answer = try firstbad(
      "replay", line.folder("hard.yaml"), "--repo", line.path, "--paths", "4", "--no-cache",
      "--format", "json")
    #expect(answer.status == 125)
    #expect(answer.text.contains("the solver was asked no more after"), "\(answer.text)")
    #expect(answer.text.contains("(a.c:5), at last for p->first, p->second"), "\(answer.text)")
  }

  /// A file that is only included by another lacks what that one includes before it.
  @Test func aFileThatIsCompiledAsPartOfAnotherIsReadThere() throws {
    let whole = """
      #include <port.h>
      #include "part.c"
      #include "frame.c"

      """
    let outer = """
      #include <port.h>
      int open_port(struct port *p)
      {
        return begin_port(p);
      }

      """
    let part = "int kind_of(struct port *p)\n{\n  return p->kind == BUSY;\n}\n"
    let frame = "int start_port(struct port *p)\n{\n  return kind_of(p) ? -BUSY : 0;\n}\n"
    let line = try BoxLine(files: [
      [
        "include/port.h": Array(
          "#define BUSY 16\nstruct port { int kind; };\nint start_port(struct port *p);\nint kind_of(struct port *p);\n#define begin_port(p) start_port(p)\n"
            .utf8),
        "Makefile": Array("obj-y += lib/\n".utf8),
        "lib/Makefile": Array("obj-y += part.o frame.o outer.o\n".utf8),
        "lib/part.c": Array("#include <port.h>\n\(part)".utf8),
        "lib/frame.c": Array("#include <port.h>\n\(frame)".utf8), "lib/outer.c": Array(outer.utf8),
      ],
      [
        "lib/Makefile": Array("obj-y += whole.o outer.o\n".utf8), "lib/whole.c": Array(whole.utf8),
        "lib/part.c": Array(part.utf8), "lib/frame.c": Array(frame.utf8),
      ],
    ])
    let started = "start_port() returns -EBUSY\n\nstart_port from open_port+0x1/0x2\n"
    let trials: [(report: String, options: [String], sources: [String])] = [
      // The file of a frame, that of the judged function beside a header that declares it, and one that is added.
      (
        started, [],
        [
          "lib/outer.c", "{path: lib/frame.c, when: {lacks: file lib/whole.c}}",
        ]
      ),
      (
        started, ["--judge", "start_port"],
        [
          "{path: lib/frame.c, when: {lacks: file lib/whole.c}}",
          "{path: include/port.h, optional: true}",
        ]
      ),
      (
        "open_port() returns -EBUSY\n\nopen_port from main+0x1/0x2\n", [],
        ["lib/outer.c", "{path: lib/frame.c, when: {lacks: file lib/whole.c}}"]
      ),
    ]
    for (report, options, sources) in trials {
      try line.folder.write("report.txt", report)
      let answer = try Run(
        arguments: [
          "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--arch",
          "arm",
        ] + options
      ).start()
      for line in sources { #expect(answer.text.contains("  - \(line)\n"), "\(answer.text)") }
      #expect(answer.text.contains("  - {path: lib/whole.c, optional: true}"), "\(answer.text)")
      #expect(answer.complaint.contains("bad if p->kind == 16"), "\(answer.complaint)")
      try line.folder.write("draft.yaml", answer.text)
      // Before there was such a file the part was compiled by itself.
      for id in line.ids {
        let replayed = try firstbad(
          "replay", line.folder("draft.yaml"), "--repo", line.path, "--at", id.hex)
        #expect(replayed.text.contains("depends on what the scenario leaves"), "\(replayed.text)")
        #expect(!replayed.text.contains("is not declared"), "\(replayed.text)")
      }
    }
  }

  /// A step through a macro of a header is found again when the draft is replayed.
  @Test func aHeaderOnTheWayIsASource() throws {
    let header = "#define start_port(p) start_port_with(p, 0)\n"
    let inner = """
      struct port { int kind; };
      int start_port_with(struct port *p, int flags)
      {
        return p->kind ? -22 : 0;
      }

      """
    let outer = """
      #include <port.h>
      struct port;
      int start_port_with(struct port *p, int flags);
      int open_port(struct port *p)
      {
        return start_port(p);
      }

      """
    let line = try BoxLine(files: [
      [
        "include/port.h": Array(header.utf8), "a.c": Array(inner.utf8),
        "b.c": Array(outer.utf8),
      ]
    ])
    try line.folder.write(
      "report.txt", "start_port_with() returns -EINVAL\n\nstart_port_with from open_port+0x1/0x2\n")
    let answer = try firstbad(
      "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--arch", "arm")
    #expect(
      answer.text.contains("  - {path: include/port.h, optional: true}\n"), "\(answer.text)")
    try line.folder.write("draft.yaml", answer.text)
    let replayed = try firstbad("replay", line.folder("draft.yaml"), "--repo", line.path)
    #expect(replayed.text.contains("inlined start_port"), "\(replayed.text)")
    #expect(!replayed.text.contains("unchecked"), "\(replayed.text)")
  }

  @Test func whatTheConditionSpeaksOfHasALine() throws {
    // The errno comes out of one of several members, and an example gives but one of them a value.
    let source = """
      struct port { int kind; int size; int flags; int mode; };
      int start(struct port *p)
      {
        if (p->kind)
          return 0;
        if (p->size == 0 || p->flags & 4 || p->mode > 7)
          return -22;
        return 0;
      }

      """
    let line = try BoxLine(files: [["a.c": Array(source.utf8)]])
    try line.folder.write("report.txt", "start() returns -EINVAL\n\nstart from begin+0x1/0x2\n")
    let answer = try firstbad(
      "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--arch", "arm")
    for member in ["kind", "size", "flags", "mode"] {
      #expect(answer.text.contains("\n      \(member): unknown"), "\(answer.text)")
    }
  }

  @Test func theFunctionThatTheReportNamesIsJudged() throws {
    let stack = "inner from middle+0x1/0x2\nmiddle from outer+0x1/0x2\n"
    let plain = try makeOfBytes("it says -EBUSY\n\n" + stack).answer
    #expect(plain.complaint.contains("judged: inner()"), "\(plain.complaint)")
    let named = try makeOfBytes("middle() returns -EBUSY\n\n" + stack).answer
    #expect(named.complaint.contains("judged: middle()"), "\(named.complaint)")
    // Its condition is that of the paths that were followed, which is said in both places.
    for text in [named.complaint, named.text.replacing("\n#", with: "")] {
      #expect(text.contains("there may be more states in which it is bad"), "\(text)")
    }
    #expect(!plain.complaint.contains("there may be more"))
  }

  @Test func whatDoesNotSayEnoughIsRefused() throws {
    let cases: [(report: String, options: [String], words: String)] = [
      ("Dear all,\n\nit does not work.\n", [], "stack"),
      (Self.stack, [], "--returns"),
      ("-EBUSY or error -22?\n\n\(Self.stack)\n", [], "several errnos"),
      (Self.stack, ["--returns", "EWRONG"], "EWRONG"),
      (Self.stack, ["--returns", "EBUSY", "--trace", "2"], "no call stack 2"),
      (Self.stack, ["--returns", "EBUSY", "--judge", "nobody"], "nobody"),
      (Self.stack, ["--returns", "EBUSY", "--arch", "vax"], "vax"),
      ("nowhere_f from nowhere_g+0x1/0x2\n", ["--returns", "EBUSY"], "nowhere_f"),
    ]
    for (report, options, words) in cases {
      expectRefusal(try make(report, options).answer, 129, words)
    }
    let line = try StoryLine(.main)
    for file in [line.folder("none.txt"), line.path, "/dev/zero"] {
      expectRefusal(
        try firstbad("scenario", "new", "--stack", file, "--repo", line.path), 129, file)
    }
    expectRefusal(
      try make(Self.stack, ["--returns", "EBUSY"], at: "v9.99").answer, 129, "v9.99")
  }
}
