// The schema grows: a finding written by an older firstbad lacks fields that this one knows. What
// can be missing is read through these two, so that every `init(from:)` states its default once.
// A field that this version does not know is ignored by Codable itself.

extension KeyedDecodingContainer {
  /// The list under a key, empty if the key is missing or null.
  func list<Element: Decodable>(_ key: Key) throws -> [Element] {
    try decodeIfPresent([Element].self, forKey: key) ?? []
  }

  /// The value under a key, or the given one if the key is missing or null.
  func value<Value: Decodable>(_ key: Key, else fallback: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback
  }

  /// Checks that the format, where it is written, is the one expected.
  func expectFormat(_ expected: String, _ key: Key) throws {
    guard let found = try decodeIfPresent(String.self, forKey: key), found != expected else {
      return
    }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self,
      debugDescription: "the format is \"\(found)\", and this firstbad reads \"\(expected)\"")
  }
}
