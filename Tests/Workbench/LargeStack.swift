import Dispatch
import Foundation

/// Runs something on a thread with the stack that the program gives itself.
///
/// The limits that stop a deep run are set for that stack; the threads of the tests have a smaller one.
public func onLargeStack<Answer>(_ body: () throws -> Answer) throws -> Answer {
  try withoutActuallyEscaping(body) { body in
    let kept = Kept<Answer>(body)
    let thread = Thread { kept.run() }
    thread.stackSize = 1 << 30
    thread.start()
    kept.done.wait()
    guard let answer = kept.answer else { throw NoAnswer() }
    return try answer.get()
  }
}

/// A thread that ended without an answer.
struct NoAnswer: Error {}

/// Carries what a thread computed; the semaphore orders the two accesses.
private final class Kept<Answer>: @unchecked Sendable {
  private var body: (() throws -> Answer)?
  private(set) var answer: Result<Answer, any Error>?
  let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping () throws -> Answer) {
    self.body = body
  }

  func run() {
    if let body { answer = Result { try body() } }
    body = nil
    done.signal()
  }
}
