// How to read this file: threads take one number after another from one counter, so there is never more work
// in memory than threads, and keep what they make of it under that number, so that the answer does not depend
// on which thread was faster. Threads and not tasks, because parsing wants a stack whose size we choose.

import Glibc
import Synchronization

/// The numbers of pieces of work, each handed out once.
///
/// A class because all threads of a crew hold it.
public final class Turns: Sendable {
  /// How many pieces there are.
  public let count: Int
  private let handedOut = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)

  /// Numbers so many pieces of work.
  public init(_ count: Int) {
    self.count = count
  }

  /// The next piece of work; nil when there is none left.
  public func next() -> Int? {
    let number = handedOut.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  /// Counts pieces of work as done.
  public func finish(_ pieces: Int = 1) {
    finished.wrappingAdd(pieces, ordering: .relaxed)
  }

  /// Leaves the rest of the work undone.
  public func stop() {
    handedOut.store(count, ordering: .relaxed)
  }

  var done: Int { finished.load(ordering: .relaxed) }
}

/// Threads that share work.
public struct Crew: Sendable {
  private let jobs: Int
  private let stackSize: Int

  /// How many nanoseconds pass between two looks at how far the threads are.
  private static let pause = 20_000_000

  /// How many threads can be at work at the same time.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Makes a crew of so many threads, nil for as many as there are cores.
  ///
  /// - Parameter stackSize: The bytes of each thread's stack; nested C and the freeing of its trees need far less than
  ///   what is usual here.
  public init(jobs: Int? = nil, stackSize: Int = 64 << 20) {
    self.stackSize = stackSize
    self.jobs = max(1, min(jobs ?? Self.coreCount, 256))
  }

  /// Does the work, and returns when all threads have ended.
  ///
  /// - Parameters:
  ///   - count: How many pieces of work there are.
  ///   - progress: Is told from this thread how many are done.
  ///   - work: What each thread does: take turns until there are none.
  public func share(
    _ count: Int, progress: (_ done: Int) -> Void = { _ in },
    _ work: @escaping @Sendable (Turns) -> Void
  ) {
    let turns = Turns(count)
    let ends = Ends()
    var threads: [pthread_t] = []
    for _ in 0..<min(jobs, max(1, count)) {
      let thread = start {
        work(turns)
        ends.post()
      }
      if let thread { threads.append(thread) }
    }
    // Where there is no room for a stack, this thread has one.
    if threads.isEmpty { work(turns) }
    for _ in threads {
      while !ends.wait(nanoseconds: Self.pause) { progress(turns.done) }
    }
    for thread in threads { pthread_join(thread, nil) }
    progress(turns.done)
  }

  /// Starts the threads and does not wait for them: they end when their work does.
  ///
  /// - Returns: How many there was room for.
  public func begin(_ work: @escaping @Sendable () -> Void) -> Int {
    (0..<jobs).count { _ in
      guard let thread = start(work) else { return false }
      pthread_detach(thread)
      return true
    }
  }

  /// What a thread is to do; a class because only a reference gets through the C function.
  private final class Shift: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) {
      self.work = work
    }
  }

  /// Starts a thread; nil where the system does not.
  private func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    var thread: pthread_t = 0
    let shift = Unmanaged.passRetained(Shift(work))
    let status = pthread_create(
      &thread, attributes,
      { pointer in
        if let pointer { Unmanaged<Shift>.fromOpaque(pointer).takeRetainedValue().work() }
        return nil
      }, shift.toOpaque())
    guard status == 0 else {
      shift.release()
      return nil
    }
    return thread
  }
}
