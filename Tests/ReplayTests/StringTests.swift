import Findings
import Testing

@testable import Replay

/// Strings of which nobody knows where they end, in scenarios: with 32 bits, with faults in question, and every example
/// pasted back.
@Suite struct StringTests {
  private static let before = """
    unsigned int strlen(const char *);
    char *strcpy(char *, const char *);
    int strscpy(char *, const char *, unsigned int);
    char *kstrdup(const char *, unsigned int);
    void kfree(const void *);

    """

  private static func trial(
    _ body: String, _ verdict: Verdict, _ condition: String? = nil,
    bad: String = "returns: -EBUSY", arch: String = "arm"
  ) -> Trial {
    Trial(
      body, [verdict], condition, before: before, bad: bad, arch: arch,
      parameters: "struct box *b, char *s", arguments: "[box, unknown]")
  }

  private static let trials: [Trial] = [
    trial("return strlen(s) >= 8 ? -16 : 0;", .depends, "strlen(s) >= 8"),
    trial("return strlen(s) >= 8 ? -16 : 0;", .depends, "strlen(s) >= 8", arch: "arm64"),
    trial("char *p = kstrdup(s, 0); kfree(p); return b->count == 3 ? -16 : 0;", .bad),
    trial(
      "char *p = kstrdup(s, 0); return p && p[0] == 'a' && !p[1] ? -16 : 0;", .depends,
      "s && *s == 97 && s[1] == 0"),
    // What is freed may be any object, in the state of an example as on the path.
    trial("kfree(s); return b->count == 3 ? -16 : 0;", .bad),
    trial("kfree(s); return b->limit ? -16 : 0;", .depends, "box->limit != 0"),
    trial("char n[8]; return strscpy(n, s, 8) < 0 ? -16 : 0;", .depends, "strlen(s) >= 8"),
    trial("char n[8]; strcpy(n, s); return 0;", .good),
    trial(
      "char n[8]; strcpy(n, s); return 0;", .depends,
      "!s || IS_ERR(s) || strlen(s) >= 8", bad: "returns: -EBUSY, fault: any"),
    trial(
      "char n[8]; strscpy(n, s, 8); return n[3] == 'x' ? -16 : 0;", .depends,
      "!s || IS_ERR(s) || strlen(s) < 3 || s[3] == 120", bad: "returns: -EBUSY, fault: any"),
    // A length that leads to a place is tried, and beyond eight of them nobody looked.
    trial(
      "unsigned int n = strlen(s); if (n > 2) return 0; return s[n] || b->count != 3 ? 0 : -16;",
      .depends, "strlen(s) <= 2"),
  ]

  @Test(arguments: trials) func aStateSaysTheLengthIfItMatters(_ trial: Trial) throws {
    try trial.run()
  }

  private static let loops: [(end: String, verdict: Verdict, sure: String?)] = [
    ("return -16;", .untestable, "whatever else holds, it is bad if *s == 0 || s[1] == 0"),
    ("return 0;", .untestable, "whatever else holds, it is not bad if *s == 0 || s[1] == 0"),
    ("return b->limit ? 0 : -16;", .depends, nil),
  ]

  /// A loop over a string: what it asked last is named, and what is sure is said.
  @Test(arguments: loops)
  func whatIsAskedTooOftenIsNamed(_ end: String, _ verdict: Verdict, _ sure: String?) throws {
    let source =
      "\(wideBox)\nint check(struct box *b, char *s)\n{ int n = 0;\n while (s[n])\n n++;\n \(end) }\n"
    let scenario = boxScenario(
      fields: "count: 3", bad: "returns: -EBUSY", rest: "unknown", more: ""
    )
    .replacing("arguments: [box]", with: "arguments: [box, unknown]")
    let found = try #require(try line(["a.c": source], scenario: scenario).first)
    #expect(found.verdict == verdict)
    let notes = found.paths?.notes ?? []
    #expect(
      notes.contains {
        $0.contains("end open where s[n] asks again and again (a.c:")
          && $0.contains("at last whether s[8] != 0")
      }, "\(notes)")
    #expect(notes.contains { $0.hasPrefix("whatever else") } == (sure != nil), "\(notes)")
    if let sure { #expect(notes.contains { $0.hasPrefix(sure) }, "\(notes)") }
  }
}
