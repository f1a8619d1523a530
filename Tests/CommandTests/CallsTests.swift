import Findings
import Foundation
import Testing
import Workbench

/// `firstbad source calls`.
@Suite struct CallsTests {
  private let line: SourceLine

  init() throws {
    line = try SourceLine([
      [
        "drivers/a.c": """
        #include "ops.h"
        static int probe(struct dev *d, fn_t fn)
        {
        	fn(d);
        	return d->ops->open(d) + shut(d);
        }
        #ifdef CONFIG_A
        static const struct ops ops = { .probe = probe, };
        #endif
        int start(void) { set_probe(0, probe); return probe(0, 0); }

        """,
        "drivers/ops.h": "#define CALL(d) probe(d, 0)\n",
      ]
    ])
  }

  private func calls(_ arguments: String...) throws -> Answer {
    try Run(arguments: ["source", "calls"] + arguments + ["--repo", line.path]).start()
  }

  @Test func callersCalleesAndFillingsAreTold() throws {
    let answer = try calls("probe")
    #expect(answer.status == 0 && answer.errors.isEmpty)
    #expect(
      answer.text == """
        drivers/a.c:2  function
          :4  calls *fn
          :5  calls ->open
          :5  calls shut
        drivers/a.c:10  called by start
        drivers/ops.h:1  called by CALL
        drivers/a.c:8  initialiser of probe of struct ops in ops  under a conditional
        drivers/a.c:10  argument 2 of set_probe in start

        """)
  }

  @Test func theJSONSaysTheSame() throws {
    let answer = try calls("probe", "--format", "json", "--no-cache")
    let finding = try JSONDecoder().decode(CallsFinding.self, from: Data(answer.output))
    #expect(finding.format == CallsFinding.formatName && finding.commit == "\(line.ids[0])")
    #expect(finding.definitions.map(\.calls.count) == [3])
    #expect(finding.callers.map(\.function) == ["start", "CALL"])
    #expect(finding.fillings.map(\.kind) == ["initialiser", "argument"])
    #expect(finding.fillings.map(\.argument) == [nil, 2])
    #expect(finding.files == 2 && finding.blobsRead == 2)
  }

  @Test func whatIsNotThereIsSaid() throws {
    let nobody = try calls("nobody")
    #expect(nobody.status == 129 && nobody.text.isEmpty)
    #expect(nobody.complaint.contains("no C file at HEAD defines, calls or hands on 'nobody'"))
    #expect(try calls("probe", "--under", "nowhere").status == 129)
    #expect(try calls("probe", "--at", "no-such-revision").status == 129)
    #expect(try calls("probe", "--jobs", "0").status == 129)
    let under = try calls("probe", "--under", "drivers")
    #expect(under.status == 0)
  }
}
