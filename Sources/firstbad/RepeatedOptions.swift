import ArgumentParser

/// Refuses options that stand twice on the command line.
///
/// ArgumentParser takes the last one and says nothing: a script that appends `--at` would be answered
/// about another commit than it asks for.
func refuseRepeated(_ names: String..., in arguments: [String] = CommandLine.arguments) throws {
  // What begins with dashes is never a value: ArgumentParser takes it for the next option.
  let options = arguments.prefix { $0 != "--" }.map { $0.prefix { $0 != "=" } }
  for name in names where options.count(where: { $0 == name }) > 1 {
    throw ValidationError("\(name) can be given once, and is given more often")
  }
}

/// Refuses a number of jobs that is none.
func refuseNone(jobs: Int?) throws {
  if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on, not \(jobs)") }
}
