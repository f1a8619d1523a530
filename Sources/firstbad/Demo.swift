import ArgumentParser
struct Demo: ParsableCommand {
}
