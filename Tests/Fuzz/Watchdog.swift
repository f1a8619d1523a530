import Foundation

/// Names the input that crashed or hung; what a signal handler may touch is one number.
enum Watchdog {
  /// Seconds of the processor that one input may take; a debug build is some forty times slower than a release build.
  #if DEBUG
    static let seconds: Int = 120
  #else
    static let seconds: Int = 20
  #endif

  /// The input at work.
  ///
  /// Written by the one thread that works, read by the handler.
  nonisolated(unsafe) private static var current = -1

  static func arm() {
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGPROF] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { Watchdog.tell($0) }
      // A stack that has run over has no room for a handler.
      action.sa_flags = Int32(SA_ONSTACK)
      sigaction(number, &action, nil)
    }
  }

  /// Gives the thread a stack for its handlers.
  static func armThread() {
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  static func begin(_ number: Int) {
    if current < 0 { armThread() }
    current = number
    limit(seconds)
  }

  static func end() { limit(0) }

  /// Of the processor's time, not the clock's: the machine may have other things to do.
  private static func limit(_ seconds: Int) {
    var timer = itimerval(
      it_interval: timeval(tv_sec: 0, tv_usec: 0), it_value: timeval(tv_sec: seconds, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }

  private static func tell(_ signal: Int32) {
    // Only what is safe in a handler: no allocation, no locks.
    var digits:
      (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) =
        (32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10)
    withUnsafeMutableBytes(of: &digits) { bytes in
      var value = max(0, current)
      var index = bytes.count - 2
      while index >= 0 {
        bytes[index] = UInt8(48 + value % 10)
        value /= 10
        index -= 1
        if value == 0 { break }
      }
    }
    let text: StaticString = signal == SIGPROF ? "HANG in input " : "CRASH in input "
    write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    withUnsafeBytes(of: &digits) { bytes in _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
    _exit(signal == SIGPROF ? 71 : 70)
  }

  /// The memory the process has in use now.
  static func residentBytes() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    let words = text.split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) : 0
  }

  /// The most memory the process had in use.
  static func peakBytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }
}
