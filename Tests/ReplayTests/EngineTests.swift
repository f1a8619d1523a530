import Foundation
import Testing

@testable import Replay

/// The identity of the program, under which findings are kept.
@Suite struct EngineTests {
  @Test func theIdentityIsThereAndStays() throws {
    let first = try #require(Engine.identity)
    #expect(first.count == 20)
    #expect(Engine.identity == first)
  }

  /// The hash is looked for in a file, and what stands there is believed in nothing.
  @Test func aProgramThatIsCutOffOrDamagedHasNoHashOrSomeHash() throws {
    let file = try Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe")).prefix(4096)
    var bytes = [UInt8](file)
    let whole = bytes.withUnsafeBytes { Engine.buildID($0) }
    for length in bytes.indices {
      let found = bytes[..<length].withUnsafeBytes { Engine.buildID($0) }
      #expect(found == nil || found == whole)
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let place = Int.random(in: 0..<1024, using: &random)
      let old = bytes[place]
      bytes[place] = UInt8.random(in: 0...255, using: &random)
      _ = bytes.withUnsafeBytes { Engine.buildID($0) }
      if Bool.random(using: &random) { bytes[place] = old }
    }
  }
}
