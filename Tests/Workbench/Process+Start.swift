public import Foundation
import Synchronization

extension Process {
  /// Starts the process, one at a time.
  ///
  /// Two threads that call `run()` at once crash in Swift 6.3's Foundation every few thousand times.
  public func start() throws {
    try Self.starting.withLock { _ in try run() }
  }

  private static let starting = Mutex(())
}
