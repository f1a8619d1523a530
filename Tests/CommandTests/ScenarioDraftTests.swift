import Git
import Testing
import Workbench

/// What a draft adds to what the report says, so that it runs at once.
@Suite struct ScenarioDraftTests {
  private func make(
    _ files: [String: String], _ report: String, _ options: [String] = []
  ) throws -> Answer {
    let line = try BoxLine(files: [files.mapValues { Array($0.utf8) }])
    try line.folder.write("report.txt", report)
    return try Run(
      arguments: [
        "scenario", "new", "--stack", line.folder("report.txt"), "--repo", line.path, "--no-cache",
      ] + (options.contains("--arch") ? [] : ["--arch", "arm"]) + options
    ).start()
  }

  private static let kconfig = """
    config PORT
    \tbool "port"
    config PORT_PM
    \tbool "power"
    choice
    \tprompt "pages"
    config PAGES_4K
    \tbool "4K"
    config PAGES_16K
    \tbool "16K"
    endchoice
    config PAGE_SHIFT
    \tint
    \tdefault 14 if PAGES_16K
    \tdefault 12

    """

  @Test func whatCodeDoesNotCompileWithoutIsInTheDraft() throws {
    let source = """
      struct port { int pages; };
      #ifdef CONFIG_PORT_PM
      int resume_port(struct port *p) { return p->pages > 1 << (CONFIG_PAGE_SHIFT - 10) ? -22 : 0; }
      #endif

      """
    let answer = try make(
      ["Kconfig": Self.kconfig, "Kbuild": "obj-$(CONFIG_PORT) += port.o\n", "port.c": source],
      "It returns -EINVAL\n\nCall trace:\n resume_port+0x1/0x2\n")
    #expect(answer.status == 0, "\(answer.complaint)")
    #expect(answer.text.contains("PORT_PM: y"), "\(answer.text)")
    #expect(answer.text.contains("# port.c has resume_port() under it (port.c:2)"))
    #expect(answer.text.contains("PAGE_SHIFT: 12"))
    #expect(answer.text.contains("# the default (Kconfig:15)"))
    #expect(answer.text.contains("are what they are by default: put in yours."))
    #expect(answer.complaint.contains("depends, bad if p->pages > 4"), "\(answer.complaint)")
  }

  /// What the architecture and `--config` say is followed: a number that depends on it, and what is selected.
  @Test(arguments: [("arm", "LEVELS: 2 "), ("x86_64", "LEVELS: 4 ")])
  func whatIsGivenOfTheConfigurationIsFollowed(_ arch: String, _ levels: String) throws {
    let kconfig = """
      config 64BIT
      \tbool "64 bits"
      config LEVELS
      \tint
      \tdefault 4 if 64BIT
      \tdefault 2
      config SYSCON
      \tbool "syscon"
      \tselect REGMAP
      config REGMAP
      \tbool

      """
    let source = """
      #ifdef CONFIG_REGMAP
      int write_port(int n);
      #else
      static inline int write_port(int n) { return -22; }
      #endif
      int open_port(int n) { return n > CONFIG_LEVELS ? -22 : write_port(n); }

      """
    let report = "It returns -EINVAL\n\nCall trace:\n open_port+0x1/0x2\n"
    let files = ["Kconfig": kconfig, "port.c": source]
    let given = try make(files, report, ["--arch", arch, "--config", "SYSCON=y"])
    #expect(given.text.contains(levels), "\(given.text)\(given.complaint)")
    #expect(given.text.contains("REGMAP: y"), "\(given.text)")
    // A stub of what is set would make every state bad.
    #expect(given.complaint.contains("write_port() == -EINVAL"), "\(given.complaint)")
    let silent = try make(files, report, ["--arch", arch])
    #expect(!silent.text.contains("REGMAP: y"), "\(silent.text)")
  }

  @Test func aStructureHasWhatItIsAPartOfAround() throws {
    let source = """
      struct device { int id; struct device *parent; };
      struct port { long irq; struct device dev; };
      static inline void *device_priv(struct device *dev)
      { return (char *)dev + ((sizeof(*dev) + 31) & ~31); }
      struct line { int speed; };
      int open_port(struct device *dev)
      {
        struct port *p = (struct port *)((char *)dev - __builtin_offsetof(struct port, dev));
        struct line *l = device_priv(dev);
        return p->irq < 0 && l->speed == 0 ? -22 : 0;
      }

      """
    let answer = try make(
      ["port.c": source], "It returns -EINVAL\n\nCall trace:\n open_port+0x1/0x2\n")
    #expect(answer.status == 0, "\(answer.complaint)")
    let (irq, speed) = (
      "container_of(dev, struct port, dev)->irq", "((struct line *)device_priv(dev))->speed"
    )
    #expect(
      answer.complaint.contains("depends, bad if \(irq) < 0 && \(speed) == 0"),
      "\(answer.complaint)")
    #expect(answer.text.contains("  '\(irq)': unknown"), "\(answer.text)")
    #expect(answer.text.contains("  '\(speed)': unknown"), "\(answer.text)")
  }

  @Test func allocationsMayFailWhereMemoryIsShort() throws {
    let source = """
      void *kmalloc(unsigned long size, unsigned flags);
      int open_port(int n) { return n && !kmalloc(n, 0) ? -12 : 0; }

      """
    let answer = try make(
      ["port.c": source], "It returns -ENOMEM\n\nCall trace:\n open_port+0x1/0x2\n")
    #expect(answer.text.contains("models:\n  kmalloc: {returns: unknown}\n"), "\(answer.text)")
    #expect(answer.complaint.contains("depends, bad if n != 0 && !kmalloc()"))
  }

  @Test func anElementOfAnArrayOfPointersHasAName() throws {
    let source = """
      struct part { int state; };
      struct port { int count; struct part *parts[4]; };
      int open_port(struct port *p) { return p->parts[1]->state == 3 ? -22 : 0; }

      """
    let answer = try make(
      ["port.c": source], "It returns -EINVAL\n\nCall trace:\n open_port+0x1/0x2\n")
    #expect(answer.text.contains("'parts[1]': parts"), "\(answer.text)\(answer.complaint)")
    #expect(answer.complaint.contains("depends, bad if parts->state == 3"), "\(answer.complaint)")
  }

  @Test func whichFileIsMeantIsAskedOnlyWhereThereAreSeveral() throws {
    let source = "int open_port(int n) { return n ? -22 : 0; }\n"
    let stub = "static inline int open_port(int n) { return 0; }\n"
    let report = "It returns -EINVAL\n\nCall trace:\n open_port+0x1/0x2\n"
    let one = try make(["port.c": source, "port.h": stub], report)
    #expect(one.text.contains("  - port.c\n"), "\(one.complaint)")
    let two = try make(["a/port.c": source, "b/port.c": source], report)
    #expect(two.status == 129)
    #expect(
      two.complaint.contains(
        "open_port(), the innermost frame, is defined in 2 files, a/port.c, b/port.c, and nothing in the "
          + "report says which is meant: --judge a/port.c:open_port does"), "\(two.complaint)")
    let told = try make(
      ["a/port.c": source, "b/port.c": source], report, ["--judge", "b/port.c:open_port"])
    #expect(told.text.contains("  - b/port.c\n"), "\(told.complaint)")
    let none = try make(["a.c": "int other;\n"], report)
    #expect(none.complaint.contains("is not defined in any C file at HEAD"), "\(none.complaint)")
  }
}
