import Synchronization

/// A question that a thread of its own finds the answer to while others go on.
///
/// A class because the thread and whoever waits for it hold it.
public final class Errand<Answer: Sendable>: Sendable {
  private let found = Mutex<Answer?>(nil)
  private let ends = Ends()
  private let find: @Sendable () -> Answer

  /// Begins; where no thread can be had the answer is found when it is asked for.
  public init(_ find: @escaping @Sendable () -> Answer) {
    self.find = find
    let begun = Crew(jobs: 1).begin { [self] in
      let answer = find()
      found.withLock { $0 = answer }
      ends.post()
    }
    if begun == 0 { ends.post() }
  }

  /// The answer; waits until it has been found.
  public var answer: Answer {
    while true {
      if let known = found.withLock({ $0 }) { return known }
      guard ends.wait(nanoseconds: 1_000_000_000) else { continue }
      // What was waited for is there, or nobody is looking.
      if let known = found.withLock({ $0 }) { return known }
      let answer = find()
      found.withLock { $0 = answer }
      return answer
    }
  }
}
