import Synchronization

import Workbench
@testable import Cache

/// What a store had to say.
final class Warnings: Sendable {
  private let told = Mutex<[String]>([])
  var sentences: [String] { told.withLock { $0 } }

  func add(_ sentence: String) { told.withLock { $0.append(sentence) } }
}

/// The time as a test says it.
final class Clock: Sendable {
  private let seconds = Atomic<Int64>(1_650_000_000)
  var now: Int64 { seconds.load(ordering: .relaxed) }

  func pass(hours: Int64) { seconds.wrappingAdd(hours * 3600, ordering: .relaxed) }
}

let names = CacheKind("names", version: 1)

extension Folder {
  /// A store in the folder.
  func store(
    _ limits: CacheStore.Limits = CacheStore.Limits(), clock: Clock = Clock(),
    warnings: Warnings = Warnings()
  ) -> CacheStore {
    CacheStore(in: path, limits: limits, clock: { clock.now }, warn: { warnings.add($0) })
  }
}

/// A value that follows from its number, of a length that does so as well.
func sample(_ number: Int) -> [UInt8] {
  (0..<(number * 37 % 2000)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
}

func key(_ number: Int) -> [UInt8] { Array("key \(number)".utf8) }

extension CacheStore {
  func fill(_ numbers: Range<Int>, of kind: CacheKind = names) {
    for number in numbers { put(sample(number), of: kind, for: key(number)) }
    flush()
  }

  /// The values of some numbers.
  func found(_ numbers: Range<Int>, of kind: CacheKind = names) -> [[UInt8]?] {
    values(of: kind, for: numbers.map(key))
  }
}
