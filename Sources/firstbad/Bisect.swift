import ArgumentParser
struct Bisect: ParsableCommand {
}
