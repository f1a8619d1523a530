import Foundation
import Git
import Testing

@Suite struct ObjectIDs {
  let hex = "1ea2a07a532b0e22aabe7e8483f935c672b9e7ed"

  @Test func hexComesBackAsItWentIn() throws {
    #expect(try ObjectID(hex).hex == hex)
    #expect(try ObjectID(hex.uppercased()).hex == hex)
    #expect(
      try ObjectID(String(repeating: "0f", count: 20)).hex == String(repeating: "0f", count: 20))
  }

  @Test(arguments: [
    "", "1ea2a07a532b", "1ea2a07a532b0e22aabe7e8483f935c672b9e7edd",
    "1ea2a07a532b0e22aabe7e8483f935c672b9e7eg", "é" + String(repeating: "0", count: 38),
  ])
  func anythingButFortyDigitsIsNoID(text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func orderIsThatOfTheDigits() throws {
    var dice = Dice(seed: 1)
    var texts: [String] = []
    for _ in 0..<200 {
      // Long common beginnings, so that all three words count.
      let shared = Int.random(in: 0...39, using: &dice)
      let rest = (shared..<40).map { _ in "0123456789abcdef".randomElement(using: &dice) ?? "0" }
      texts.append(hex.prefix(shared) + String(rest))
    }
    #expect(try texts.map { try ObjectID($0) }.sorted().map(\.hex) == texts.sorted())
  }

  @Test func anIDIsShortenedToTwelveDigits() throws {
    #expect(try ObjectID(hex).abbreviated() == "1ea2a07a532b")
    #expect(try ObjectID(hex).abbreviated(4) == "1ea2")
    #expect(try ObjectID(hex).abbreviated(99) == hex)
    #expect(try ObjectID(hex).abbreviated(-1) == "")
  }

  @Test func anIDIsItsDigitsInJSON() throws {
    let id = try ObjectID(hex)
    let data = try JSONEncoder().encode([id])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(hex)\"]")
    #expect(try JSONDecoder().decode([ObjectID].self, from: data) == [id])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ObjectID].self, from: Data("[\"12\"]".utf8))
    }
  }
}
