import Glibc

/// The ends of threads, which another one waits for.
///
/// A class because a semaphore has to stay where it is.
final class Ends: Sendable {
  /// Where the semaphore is; kept as a number, since what never changes may be read by every thread.
  private let address: UInt

  private var semaphore: UnsafeMutablePointer<sem_t>? { UnsafeMutablePointer(bitPattern: address) }

  init() {
    let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
    address = UInt(bitPattern: semaphore)
  }

  deinit {
    guard let semaphore else { return }
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Tells one end.
  func post() {
    if let semaphore { sem_post(semaphore) }
  }

  /// Waits for one end; tells whether it came in that time.
  func wait(nanoseconds: Int) -> Bool {
    guard let semaphore else { return true }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let end = time.tv_nsec + nanoseconds
    time.tv_sec += end / 1_000_000_000
    time.tv_nsec = end % 1_000_000_000
    return sem_timedwait(semaphore, &time) == 0
  }
}
