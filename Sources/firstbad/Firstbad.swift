import ArgumentParser

@main
struct Firstbad: ParsableCommand {
  func run() {}
}
