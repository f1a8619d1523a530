import Dispatch
import Foundation
import Synchronization

/// Runs something on a thread with the stack that the program gives itself.
///
/// The limits that stop a deep run are set for that stack; the threads of the tests have a smaller one.
func onLargeStack<Answer: Sendable>(
  _ body: @escaping @Sendable () throws -> Answer
) throws -> Answer {
  let kept = Kept<Answer>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    let answer = Result { try body() }
    kept.set(answer)
    done.signal()
  }
  thread.stackSize = 1 << 30
  thread.start()
  done.wait()
  guard let answer = kept.get() else { throw SetupFailure(description: "no answer") }
  return try answer.get()
}

private final class Kept<Answer: Sendable>: Sendable {
  private let answer = Mutex<Result<Answer, any Error>?>(nil)

  func set(_ new: Result<Answer, any Error>) { answer.withLock { $0 = new } }
  func get() -> Result<Answer, any Error>? { answer.withLock { $0 } }
}
