// How to read this file
//
// The schema is JSON Schema 2020-12, made from the tables of ScenarioKeys. It says which keys stand where and of what kind
// their values are. What the words mean, which names exist and what contradicts what is left to `scenario check`.
// YAML's own ideas of types do not apply to scenarios, and editors have them: a value may look like a number, a boolean or
// null to them.

/// The JSON Schema of scenario files.
public enum ScenarioSchema {
  /// The schema as JSON text, with an end of line.
  public static var json: String { schema.text(indent: 0) + "\n" }

  private static var schema: JSONText {
    guard case .object(let root) = mapping(ScenarioKeys.top) else { return .object([]) }
    let isReadable: JSONText = .object([
      (
        "anyOf",
        .array([
          .object([("required", .array([.string("sources")]))]),
          .object([
            (
              "properties",
              .object([("judge", .object([("required", .array([.string("in")]))]))])
            )
          ]),
        ])
      )
    ])
    return .object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("title", .string("firstbad scenario")),
      ] + root + [
        ("allOf", .array([isReadable])),
        ("$defs", .object(definitions)),
      ])
  }

  // MARK: Definitions

  private static var definitions: [(String, JSONText)] {
    ScenarioKeys.tables.dropFirst().map { ($0.name, mapping($0)) } + [
      ("scalar", scalar("A value: a number, a word, an errno, NULL, true, false or unknown.")),
      (
        "value",
        scalar(
          "A number, NULL, true, false, unknown, an errno such as -EBUSY, error -EINVAL, an object or a member of it, "
            + "global NAME, function NAME, model NAME, constant NAME, or a text in its quotes.")
      ),
      ("when", either([reference("condition"), list(reference("condition"), atLeast: 1)])),
      ("fields", names(reference("setting"))),
      ("setting", setting(ScenarioKeys.setting)),
      ("global", setting(ScenarioKeys.global)),
      ("content", content),
      ("patterns", either([reference("value"), list(reference("value"), atLeast: 1)])),
    ]
  }

  /// What can stand behind a field: a value, alternatives, elements, a structure, or a mapping of ours.
  private static func setting(_ table: KeyTable) -> JSONText {
    let words =
      ["value", "string", "fields", "optional", "when"] + (table.names.contains("in") ? ["in"] : [])
    return .object([
      ("if", .object([("type", .string("object")), ("anyOf", isOurs(words))])),
      ("then", reference(table.name)),
      (
        "else",
        .object([
          ("if", isAlternatives),
          ("then", list(reference("alternative"), atLeast: 1)),
          ("else", reference("content")),
        ])
      ),
    ])
  }

  private static var content: JSONText {
    .object([
      (
        "anyOf",
        .array([
          reference("value"), names(reference("setting")), list(reference("content"), atLeast: 1),
        ])
      )
    ])
  }

  /// Whether a mapping has one of the words, or `list` before a sequence.
  private static func isOurs(_ words: [String]) -> JSONText {
    let isList: JSONText = .object([
      ("required", .array([.string("list")])),
      ("properties", .object([("list", .object([("type", .string("array"))]))])),
    ])
    return .array(words.map { .object([("required", .array([.string($0)]))]) } + [isList])
  }

  private static var isAlternatives: JSONText {
    let isOne: JSONText = .object([
      ("type", .string("object")),
      (
        "anyOf",
        .array(["when", "value"].map { .object([("required", .array([.string($0)]))]) })
      ),
    ])
    return .object([("type", .string("array")), ("contains", isOne)])
  }

  // MARK: Forms

  private static func mapping(_ table: KeyTable) -> JSONText {
    var parts: [(String, JSONText)] = [
      ("type", .string("object")), ("description", .string(table.help)),
      ("additionalProperties", .boolean(false)),
    ]
    let required = table.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    if !required.isEmpty { parts.append(("required", .array(required))) }
    parts += rules(of: table)
    parts.append(
      (
        "properties",
        .object(
          table.keys.map { key in
            guard case .object(let form) = form(key.form) else { return (key.name, .object([])) }
            return (key.name, .object([("description", .string(key.help))] + form))
          })
      ))
    return .object(parts)
  }

  /// What a table says beyond its keys.
  private static func rules(of table: KeyTable) -> [(String, JSONText)] {
    func oneOf(_ keys: [String]) -> JSONText {
      .array(keys.map { .object([("required", .array([.string($0)]))]) })
    }
    switch table.name {
    case ScenarioKeys.setting.name, ScenarioKeys.global.name, ScenarioKeys.alternative.name:
      return [("oneOf", oneOf(ScenarioKeys.contents))]
    case ScenarioKeys.condition.name:
      return [("anyOf", oneOf(["has", "lacks", "config", "arch"]))]
    case ScenarioKeys.bad.name:
      return [
        ("anyOf", oneOf(["returns", "fault"])),
        ("dependentRequired", .object([("decided in", .array([.string("returns")]))])),
      ]
    case ScenarioKeys.good.name: return [("required", .array([.string("returns")]))]
    case ScenarioKeys.object.name:
      let both: JSONText = .array([.string("fields"), .string("value")])
      return [("not", .object([("required", both)]))]
    default: return []
    }
  }

  private static func form(_ form: SchemaForm) -> JSONText {
    switch form {
    case .text: .object([("type", types(["string", "number"])), ("pattern", .string("\\S"))])
    case .pasted: .object([("type", .string("string"))])
    case .pattern(let pattern):
      .object([("type", types(["string", "number"])), ("pattern", .string(pattern))])
    case .constant(let text): .object([("const", .string(text))])
    case .words(let words): .object([("enum", .array(words.map(JSONText.string)))])
    case .flag: .object([("type", .string("boolean"))])
    case .number(let range):
      .object([
        ("type", types(["integer", "string"])), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
    case .named(let name): reference(name)
    case .table(let table): reference(table.name)
    case .list(let entry, let least): list(self.form(entry), atLeast: least)
    case .either(let forms): either(forms.map(self.form))
    case .names(let value): names(self.form(value))
    }
  }

  private static func types(_ names: [String]) -> JSONText { .array(names.map(JSONText.string)) }

  private static func scalar(_ help: String) -> JSONText {
    .object([
      ("description", .string(help)), ("type", types(["string", "number", "boolean", "null"])),
    ])
  }

  private static func reference(_ name: String) -> JSONText {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  private static func list(_ entry: JSONText, atLeast least: Int) -> JSONText {
    .object(
      [("type", .string("array")), ("items", entry)]
        + (least > 0 ? [("minItems", .number(least))] : []))
  }

  private static func either(_ forms: [JSONText]) -> JSONText {
    .object([("anyOf", .array(forms))])
  }

  /// A mapping by names; one whose last entry was taken out is left with nothing.
  private static func names(_ value: JSONText) -> JSONText {
    .object([("type", types(["object", "null"])), ("additionalProperties", value)])
  }
}

/// A JSON value whose keys keep their order.
indirect enum JSONText {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  /// The value as text, nested parts on lines of their own.
  func text(indent: Int) -> String {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .boolean(let flag): return flag ? "true" : "false"
    case .array(let items) where items.allSatisfy(\.isPlain):
      return "[" + items.map { $0.text(indent: 0) }.joined(separator: ", ") + "]"
    case .array(let items):
      let lines = items.map { inner + $0.text(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let entries) where entries.count <= 1 && entries.allSatisfy({ $0.1.isPlain }):
      return "{" + entries.map { "\(Self.quoted($0.0)): \($0.1.text(indent: 0))" }.joined() + "}"
    case .object(let entries):
      let lines = entries.map { inner + "\(Self.quoted($0.0)): \($0.1.text(indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .string, .number, .boolean: true
    case .array, .object: false
    }
  }

  /// A text as RFC 8259 7 has it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
