import ArgumentParser

/// The root of all commands.
struct Firstbad: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "firstbad",
    abstract: "Names the commit that made a call path return an errno, without building a kernel.",
    discussion: """
      A scenario says which functions to call, on which state, and which value is bad. firstbad reads \
      the C of every commit from the git object database, runs the path, and names the first bad \
      commit, the fix, and the condition that decided. It never writes into the repository.
      """,
    version: "firstbad 0.1.0",
    subcommands: [
      Bisect.self, ReplayOnce.self, WhatIf.self, Check.self, Predicate.self, ScenarioTools.self,
      SourceTools.self, Eval.self, Report.self, RefSurvey.self, CacheTools.self, Demo.self,
    ])

  /// Without a command there is nothing to do, and 0 would read as "good" to git bisect run.
  mutating func run() throws {
    throw ValidationError(
      "a command is missing: bisect, replay, whatif, check, predicate, scenario, source, eval, "
        + "report, survey, cache or demo"
    )
  }
}
