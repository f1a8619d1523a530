import Foundation
import Scenarios
import SourceText
import Testing

/// The schema against the parser: what one knows, the other knows.
///
/// Whole files are compared by Tests/Scripts/check-schema.
@Suite struct Schema {
  private struct Wrong: Error { let what: String }

  private func document() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.json.utf8))
    guard let document = object as? [String: Any] else { throw Wrong(what: "no object") }
    return document
  }

  /// The keys of every kind of mapping that has no others.
  private func tables() throws -> [String: Set<String>] {
    let document = try document()
    guard var parts = document["$defs"] as? [String: Any] else { throw Wrong(what: "no $defs") }
    parts["scenario"] = document
    var tables: [String: Set<String>] = [:]
    for (name, part) in parts {
      guard let part = part as? [String: Any], part["additionalProperties"] as? Bool == false else {
        continue
      }
      guard let properties = part["properties"] as? [String: Any] else { throw Wrong(what: name) }
      tables[name] = Set(properties.keys)
    }
    return tables
  }

  /// Where each kind of mapping can stand, with a place for an entry.
  private let places = [
    "scenario": "ENTRY",
    "machine": "machine: {ENTRY}",
    "configValue": "machine: {config: {A: {ENTRY}}}",
    "source": "sources: [{ENTRY}]",
    "object": "objects: {o: {ENTRY}}",
    "settingMapping": "objects: {o: {fields: {a: {OTHER, ENTRY}}}}",
    "globalMapping": "globals: {g: {OTHER, ENTRY}}",
    "alternative": "objects: {o: {fields: {a: [{when: {has: function f}, value: 0}, {ENTRY}]}}}",
    "listEntry": "objects: {o: {fields: {a: {list: [{ENTRY}]}}}}",
    "requirement": "require: [{ENTRY}]",
    "model": "models: {m: {ENTRY}}",
    "call": "calls: [{ENTRY}]",
    "judge": "judge: {ENTRY}",
    "bad": "bad: {ENTRY}",
    "good": "good: {ENTRY}",
    "condition": "sources: [{path: a.c, when: {ENTRY}}]",
  ]

  private func parserKnows(_ key: String, in place: String) -> Bool {
    // A mapping with none of these words is a structure, whose members can have any name.
    let others = ["optional", "in"].contains(key) ? "string: x" : "optional: true"
    let other = place.contains("globals") && key != "in" ? "in: a.c" : others
    let text = place.replacingOccurrences(of: "OTHER", with: other)
      .replacingOccurrences(of: "ENTRY", with: "\"\(key)\": 0")
    let reading = read(text + "\n")
    return !reading.diagnostics.contains {
      $0.id == "unknown-key" && $0.message.contains("unknown key '\(key)'")
    }
  }

  @Test func parserAndSchemaKnowTheSameKeys() throws {
    let tables = try tables()
    #expect(Set(tables.keys) == Set(places.keys))
    let words = tables.values.reduce(into: Set(["nonsense"])) { $0.formUnion($1) }
    #expect(words.count > 40)
    for (name, keys) in tables {
      let place = try #require(places[name], "\(name)")
      for word in words.sorted() {
        #expect(parserKnows(word, in: place) == keys.contains(word), "\(word) in \(name)")
      }
    }
  }

  @Test func everyKeyHasASentenceForEditors() throws {
    let document = try document()
    var parts = document["$defs"] as? [String: Any] ?? [:]
    parts["scenario"] = document
    for (name, part) in parts {
      guard let part = part as? [String: Any], let properties = part["properties"] as? [String: Any]
      else { continue }
      for (key, value) in properties {
        let help = (value as? [String: Any])?["description"] as? String
        #expect((help?.count ?? 0) > 8, "\(key) of \(name)")
      }
    }
  }

  @Test func everyReferenceLeadsSomewhere() throws {
    let parts = try document()["$defs"] as? [String: Any] ?? [:]
    let pieces = ScenarioSchema.json.components(separatedBy: "\"#/$defs/").dropFirst()
    #expect(pieces.count > 20)
    for piece in pieces {
      let name = String(piece.prefix { $0 != "\"" })
      #expect(parts[name] != nil, "\(name)")
    }
  }
}
