import Foundation

/// Shares the inputs out among processes of this program and adds up what they say.
struct Batches {
  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  private struct Running {
    let process: Process
    let output: Pipe
    let range: Range<Int>
  }

  func run() -> Int32 {
    let begin = Date()
    var next = 0
    var running: [Running] = []
    var failures = 0
    var (peak, growth, done) = (0, 0, 0)
    while next < arguments.inputs || !running.isEmpty {
      while running.count < arguments.jobs, next < arguments.inputs {
        let end = min(arguments.inputs, next + arguments.batch)
        guard let started = start(next..<end) else { return 2 }
        running.append(started)
        next = end
      }
      let batch = running.removeFirst()
      let text = String(
        decoding: batch.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      batch.process.waitUntilExit()
      let numbers = text.split(separator: " ").compactMap {
        Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
      if batch.process.terminationStatus == 0, numbers.count == 3 {
        growth = max(growth, numbers[1] - numbers[0])
        peak = max(peak, numbers[2])
        done += batch.range.count
        let seconds = Int(Date().timeIntervalSince(begin))
        tell("\(batch.range): grew by \(numbers[1] - numbers[0]) KiB, \(seconds) s so far")
      } else {
        failures += 1
        tell("\(batch.range): FAILED with status \(batch.process.terminationStatus)")
      }
    }
    let seconds = String(format: "%.1f", Date().timeIntervalSince(begin))
    tell(
      "\(done) inputs in \(seconds) s on \(arguments.jobs) processes, \(failures) failures; at most "
        + "\(peak >> 10) MiB in a process, which grew by at most \(growth) KiB over the last three "
        + "quarters of a batch")
    return failures == 0 ? 0 : 1
  }

  private func start(_ range: Range<Int>) -> Running? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments =
      ["--worker", "\(range.lowerBound)", "\(range.upperBound)", "--seed", "\(arguments.seed)"]
      + (arguments.isRunning ? ["--run"] : []) + arguments.names
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else {
      complain("Fuzz: a process of itself could not be started")
      return nil
    }
    return Running(process: process, output: output, range: range)
  }
}
