// How to read this file: the program that is started shares the inputs out among processes of itself, a
// batch each, so that a crash or hang costs one batch, says which input it was, and can be had again
// alone: an input is made of the seed and its number and of nothing else.

import Foundation

let usage = """
  usage: Fuzz [--inputs N] [--seed N] [--jobs N] [--batch N] CORPUS...   mutated sources
         Fuzz --only N [--print] [--times N] [--seed N] CORPUS...        one of them again
         Fuzz --whole CORPUS...                                          the sources as they are
         Fuzz --bombs [--levels N] [NAME...]                             nests of every kind
         Fuzz --run ...                                                  mutated programs that are also run
  A CORPUS is a folder or a file of C.
  """

struct Arguments {
  var inputs = 10_000
  var seed: UInt64 = 1
  var jobs = 2
  var batch = 20_000
  var levels = 100_000
  var only: Int?
  var times = 1
  var range: Range<Int>?
  var isPrinting = false
  var isBombing = false
  var isWhole = false
  var isRunning = false
  var names: [String] = []

  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      func number() -> Int? { words.popFirst().flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }
      switch word {
      case "--print": isPrinting = true
      case "--bombs": isBombing = true
      case "--whole": isWhole = true
      case "--run": isRunning = true
      case "--times", "--inputs", "--seed", "--jobs", "--batch", "--levels", "--only", "--worker":
        guard let value = number() else { return nil }
        switch word {
        case "--inputs": inputs = value
        case "--times": times = value
        case "--seed": seed = UInt64(value)
        case "--jobs": jobs = max(1, value)
        case "--batch": batch = max(1, value)
        case "--levels": levels = value
        case "--only": only = value
        default:
          guard let end = number(), end >= value else { return nil }
          range = value..<end
        }
      default:
        if word.hasPrefix("-") { return nil }
        names.append(word)
      }
    }
    if !isBombing, names.isEmpty { return nil }
  }
}

/// What the thread with the large stack does; the program itself runs on one, too.
func work(_ arguments: Arguments) -> Int32 {
  if arguments.isBombing { return explode(arguments.levels, arguments.names) }
  func attempt(_ input: Input) -> String {
    arguments.isRunning ? "\(Execution.run(input))" : "\(Subject.run(input))"
  }
  guard let corpus = Corpus(arguments.names, ofPrograms: arguments.isRunning) else {
    complain("Fuzz: no C was found in \(arguments.names.joined(separator: " "))")
    return 2
  }
  if arguments.isWhole {
    for (number, bytes) in corpus.sources.enumerated() {
      Watchdog.begin(number)
      tell(attempt(Input(bytes: bytes)))
    }
    return 0
  }
  if let number = arguments.only {
    let input = corpus.input(number, seed: arguments.seed)
    if arguments.isPrinting { FileHandle.standardOutput.write(Data(input.bytes)) }
    for _ in 0..<max(1, arguments.times) {
      Watchdog.begin(number)
      let outcome = attempt(input)
      complain("\(outcome), \(Watchdog.residentBytes() >> 10) KiB")
    }
    return 0
  }
  guard let range = arguments.range else { return Batches(arguments).run() }
  var first = 0
  for number in range {
    Watchdog.begin(number)
    _ = attempt(corpus.input(number, seed: arguments.seed))
    // By then what is made once is made.
    if number == range.lowerBound + range.count / 4 { first = Watchdog.residentBytes() }
  }
  Watchdog.end()
  tell("\(first >> 10) \(Watchdog.residentBytes() >> 10) \(Watchdog.peakBytes() >> 10)")
  return 0
}

func complain(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

/// Writes a line at once, so that a crash does not take it along.
func tell(_ text: String) {
  FileHandle.standardOutput.write(Data((text + "\n").utf8))
}

/// The program: arguments in, exit code out.
@main
enum Main {
  static func main() {
    guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
      complain(usage)
      exit(2)
    }
    Watchdog.arm()
    let thread = Thread { exit(work(arguments)) }
    thread.stackSize = 1 << 30
    thread.start()
    while true { sleep(1000) }
  }
}
