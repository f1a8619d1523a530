import Findings
import Foundation
import Git
import Workbench

/// The patch of one commit, as git writes it for a mail.
func patchBytes(of commit: String, in repository: String) throws -> [UInt8] {
  let run = try Run(
    executable: "/usr/bin/env",
    arguments: ["git", "-C", repository, "format-patch", "-1", "--stdout", commit]
  ).start()
  guard run.status == 0 else { throw GitCommandFailure(description: run.complaint) }
  return run.output
}

/// The finding that `whatif` wrote as JSON.
func whatIf(_ answer: Answer) throws -> WhatIfFinding {
  try JSONDecoder().decode(WhatIfFinding.self, from: Data(answer.output))
}

/// The finding that `check` wrote as JSON.
func series(_ answer: Answer) throws -> SeriesFinding {
  try JSONDecoder().decode(SeriesFinding.self, from: Data(answer.output))
}
