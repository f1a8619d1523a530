// Replays one scenario at one commit again and again, in one process, and tells how much memory that took.
// Every replay reads the commit anew with a store of outlines of its own, as the first of a run does.

import Findings
import Foundation
import Replay
import Scenarios

let usage = "usage: Endurance SCENARIO REPOSITORY REVISION COUNT"

/// What may come on top after a quarter of the replays: what an allocator keeps, and no more.
let slack = 4 << 20

func complain(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// The memory that the process has in use, in bytes.
func residentBytes() -> Int {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
    return 0
  }
  let words = text.split(separator: " ")
  return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) : 0
}

func work(_ words: [String]) throws -> Int32 {
  guard words.count == 4, let count = Int(words[3]), count >= 4,
    let bytes = FileManager.default.contents(atPath: words[0])
  else {
    complain(usage)
    return 2
  }
  let reading = ScenarioReader().read(path: words[0], bytes: Array(bytes)) { _ in nil }
  guard let scenario = reading.scenario else {
    complain("Endurance: '\(words[0])' is no scenario")
    return 2
  }
  let start = Date()
  var early = 0
  var verdict = ""
  for number in 1...count {
    let replayer = try Replayer(scenario: scenario, repository: words[1])
    verdict = try replayer.replay(at: words[2]).verdict.rawValue
    if number == count / 4 { early = residentBytes() }
  }
  let late = residentBytes()
  let seconds = Date().timeIntervalSince(start)
  print(
    "\(count) replays in \(Int(seconds)) s, each \(verdict); \(early >> 10) KiB after a quarter of them, "
      + "\(late >> 10) KiB after all")
  return late > early + slack ? 1 : 0
}

/// The program: arguments in, exit code out.
@main
enum Main {
  static func main() {
    let thread = Thread {
      do {
        exit(try work(Array(CommandLine.arguments.dropFirst())))
      } catch {
        complain("Endurance: \(error)")
        exit(2)
      }
    }
    thread.stackSize = 1 << 30
    thread.start()
    while true { sleep(1000) }
  }
}
