// How to read this file
//
// One table for every kind of mapping that a scenario knows. The parser accepts the keys of a table and no others, and the
// schema is made from the same tables, so that the two cannot differ; the sentences are what an editor shows.

/// The keys of one kind of mapping.
struct KeyTable: Sendable {
  /// One key.
  struct Key: Sendable {
    let name: String
    let form: SchemaForm
    /// What it is, in a sentence or two.
    let help: String
    var isRequired = false
  }

  /// The name under which the schema has it.
  let name: String
  /// What such a mapping is.
  let help: String
  let keys: [Key]

  /// The names of the keys, in the order in which messages list them.
  var names: [String] { keys.map(\.name) }
}

/// What stands behind a key.
indirect enum SchemaForm: Sendable {
  /// One line of text.
  case text
  /// A text of several lines.
  case pasted
  /// A text that must match a regular expression (ECMA-262).
  case pattern(String)
  /// Exactly this text.
  case constant(String)
  /// One of these words.
  case words([String])
  /// `true` or `false`.
  case flag
  /// A whole number in a range.
  case number(ClosedRange<Int>)
  /// A form that the schema defines once, by its name.
  case named(String)
  /// A mapping of a table.
  case table(KeyTable)
  /// A sequence, and how many entries it has at least.
  case list(SchemaForm, atLeast: Int)
  /// One of several forms.
  case either([SchemaForm])
  /// A mapping whose keys are names.
  case names(SchemaForm)
}

/// The keys of scenarios.
enum ScenarioKeys {
  static let top = KeyTable(
    name: "scenario", help: "A machine, a state and a call, and what counts as bad.",
    keys: [
      .init(
        name: "format", form: .constant(ScenarioParser.format),
        help: "The format of the file.", isRequired: true),
      .init(
        name: "name", form: .pattern("^\\s*[-A-Za-z0-9_.]+\\s*$"),
        help: "The name in reports: letters, digits, -, _ and .", isRequired: true),
      .init(name: "title", form: .text, help: "One line for people."),
      .init(
        name: "links", form: .list(.pattern("^\\s*https?://"), atLeast: 0),
        help: "Public sources of the state."),
      .init(
        name: "machine", form: .table(machine), help: "The architecture and the configuration.",
        isRequired: true),
      .init(
        name: "sources", form: .list(.either([.text, .table(source)]), atLeast: 1),
        help: "Files searched for functions, types and variables, in this order."),
      .init(
        name: "objects", form: .names(.table(object)),
        help: "The state: the objects that exist before the first call, by name."),
      .init(
        name: "globals", form: .names(.named("global")),
        help: "Variables of the sources that do not keep their initialisers, by name."),
      .init(
        name: "require", form: .list(.either([.text, .table(requirement)]), atLeast: 1),
        help: "C expressions that are true of the state before the first call."),
      .init(
        name: "state", form: .names(.named("value")),
        help: "Values of what is unknown otherwise, by the names that reports use."),
      .init(
        name: "models", form: .names(.table(model)),
        help: "Functions that the scenario answers for, by name."),
      .init(
        name: "calls", form: .list(.table(call), atLeast: 0),
        help: "Calls that make state, in order."),
      .init(name: "judge", form: .table(judge), help: "The call that is judged.", isRequired: true),
      .init(name: "bad", form: .table(bad), help: "What counts as bad.", isRequired: true),
      .init(
        name: "good", form: .table(good),
        help: "What counts as good. By default 0 for an integer, and no error for a pointer."),
      .init(name: "stack", form: .pasted, help: "The reported call stack, as pasted."),
    ])

  static let machine = KeyTable(
    name: "machine",
    help: "The architecture and the configuration under which the sources are read.",
    keys: [
      .init(
        name: "arch", form: .words(Architecture.names),
        help: "The architecture: it decides the folder under arch/ and the sizes of types.",
        isRequired: true),
      .init(
        name: "config", form: .names(.either([.named("scalar"), .table(configValue)])),
        help:
          "CONFIG symbols: y, m, n, unknown, a number, or a text in its quotes. What is not given is not set."
      ),
      .init(
        name: "config-file", form: .text,
        help: "A whole .config, from the scenario's folder; entries of config override it."),
      .init(
        name: "include", form: .list(.text, atLeast: 0),
        help: "Folders of the tree that are searched for includes before the usual ones."),
    ])

  static let configValue = KeyTable(
    name: "configValue", help: "The value of a CONFIG symbol.",
    keys: [
      .init(
        name: "value", form: .named("scalar"),
        help: "y, m, n, unknown, a number, or a text in its quotes.", isRequired: true),
      .init(name: "optional", form: .flag, help: "Whether a commit may lack the symbol."),
    ])

  static let source = KeyTable(
    name: "source", help: "A file that is searched for names.",
    keys: [
      .init(name: "path", form: .text, help: "The path in the tree.", isRequired: true),
      .init(name: "optional", form: .flag, help: "Whether a commit may lack the file."),
      .init(
        name: "when", form: .named("when"), help: "The file is searched only where this holds."),
    ])

  static let object = KeyTable(
    name: "object", help: "An object that exists before the first call.",
    keys: [
      .init(
        name: "type", form: .text,
        help:
          "The type as C writes it, such as struct device. A pointer to the whole object can say it instead."
      ),
      .init(name: "in", form: .text, help: "The file through whose includes the type is found."),
      .init(
        name: "rest", form: .words(ObjectDescription.Rest.allCases.map(\.rawValue)),
        help:
          "What the fields nobody speaks of are: zero, as kzalloc leaves them, or unknown, the default."
      ),
      .init(
        name: "storage", form: .words(ObjectDescription.Storage.allCases.map(\.rawValue)),
        help: "heap, the default, may be freed; freeing what is static is a fault."),
      .init(
        name: "count", form: .number(1...65536),
        help:
          "That many of them side by side, nothing around them. A field without an index is meant for each."
      ),
      .init(name: "when", form: .named("when"), help: "The object exists only where this holds."),
      .init(
        name: "fields", form: .named("fields"),
        help: "The fields that are set, by name: a, a.b, \"[2].a\"."),
      .init(
        name: "value", form: .named("setting"),
        help: "The value of an object that is no structure; stands instead of fields."),
    ])

  /// The words of which one says what something is set to.
  static let contents = ["value", "list", "string", "fields"]

  private static let contentKeys: [KeyTable.Key] = [
    .init(name: "value", form: .named("setting"), help: "The value."),
    .init(
      name: "list", form: .list(.either([.text, .table(listEntry)]), atLeast: 0),
      help: "A list head with these entries behind it: object.member, the list node in each."),
    .init(name: "string", form: .named("scalar"), help: "A pointer to this C string."),
    .init(
      name: "fields", form: .named("fields"), help: "The fields of a structure inside, by name."),
  ]

  static let setting = KeyTable(
    name: "settingMapping", help: "What something is set to, with what else is to be said of it.",
    keys: contentKeys + [
      .init(
        name: "optional", form: .flag,
        help: "Whether a commit may lack the field, even if the value says something."),
      .init(name: "when", form: .named("when"), help: "It is set only where this holds."),
    ])

  static let global = KeyTable(
    name: "globalMapping", help: "What a variable of the sources is set to.",
    keys: setting.keys + [
      .init(name: "in", form: .text, help: "The file that defines the variable.")
    ])

  static let alternative = KeyTable(
    name: "alternative", help: "One of several values: the first whose conditions hold counts.",
    keys: [
      .init(
        name: "when", form: .named("when"),
        help: "It is meant where this holds; the last needs none.")
    ] + contentKeys)

  static let listEntry = KeyTable(
    name: "listEntry", help: "A list node that is not always there.",
    keys: [
      .init(name: "value", form: .text, help: "The list node, such as gd.list.", isRequired: true),
      .init(
        name: "when", form: .named("when"), help: "The node is in the list only where this holds."),
    ])

  static let requirement = KeyTable(
    name: "requirement", help: "A C expression that is true of the state before the first call.",
    keys: [
      .init(
        name: "that", form: .text,
        help: "The C expression. The name of an object is a pointer to it.", isRequired: true),
      .init(name: "in", form: .text, help: "The file whose names and macros it may use."),
      .init(name: "when", form: .named("when"), help: "It is required only where this holds."),
    ])

  static let model = KeyTable(
    name: "model", help: "A function that the scenario answers for; {} is one that does nothing.",
    keys: [
      .init(name: "returns", form: .named("setting"), help: "What it returns; without it nothing."),
      .init(
        name: "sets", form: .names(.named("setting")),
        help: "What it changes before it returns, in order: object.member or global NAME."),
      .init(name: "when", form: .named("when"), help: "The model exists only where this holds."),
    ])

  /// What every call says.
  private static let callKeys: [KeyTable.Key] = [
    .init(name: "call", form: .text, help: "The function.", isRequired: true),
    .init(
      name: "in", form: .text, help: "The file that defines it, if the sources leave a choice."),
    .init(
      name: "arguments", form: .list(.named("setting"), atLeast: 0),
      help: "Its arguments, in order."),
  ]

  static let call = KeyTable(
    name: "call", help: "A call that makes state.",
    keys: callKeys + [
      .init(
        name: "expect", form: .named("patterns"),
        help: "What must come back: a value or a list of values; error, no error, pointer or any."),
      .init(
        name: "result", form: .text,
        help: "A name under which what came back is a value from then on."),
      .init(name: "when", form: .named("when"), help: "The call is made only where this holds."),
    ])

  static let judge = KeyTable(
    name: "judge", help: "The call that is judged.",
    keys: callKeys + [
      .init(
        name: "value", form: .text,
        help:
          "The place that is judged after the call instead of what it returned, such as group.domain."
      )
    ])

  static let bad = KeyTable(
    name: "bad", help: "What counts as bad.",
    keys: [
      .init(
        name: "returns", form: .named("patterns"),
        help:
          "Values such as -EBUSY; error is any errno, no error anything else, pointer any sound one."
      ),
      .init(
        name: "fault",
        form: .either([.words(["any"] + faults), .list(.words(faults), atLeast: 0)]),
        help:
          "Faults that are bad: any, or kinds. A fault that is not listed makes a commit untestable."
      ),
      .init(
        name: "decided in", form: .either([.text, .list(.text, atLeast: 1)]),
        help: "The functions of which one must have made the value, for it to be bad."),
    ])

  static let good = KeyTable(
    name: "good", help: "What counts as good.",
    keys: [
      .init(
        name: "returns", form: .named("patterns"),
        help: "A value or a list of values; no error is anything but an errno.")
    ])

  static let condition = KeyTable(
    name: "condition", help: "A question to the tree at a commit; all parts must hold.",
    keys: [
      .init(name: "has", form: .pattern(entity), help: entityHelp("has")),
      .init(name: "lacks", form: .pattern(entity), help: entityHelp("lacks")),
      .init(
        name: "file", form: .text, help: "The file, with its includes, in which has and lacks look."
      ),
      .init(
        name: "config", form: .pattern("^\\s*[A-Za-z0-9_]+\\s*$"),
        help: "Holds where the CONFIG symbol is y, m or has a text."),
      .init(
        name: "arch", form: .words(Architecture.names),
        help: "Holds where the machine is of this architecture."),
    ])

  /// The kinds of things that conditions ask for.
  static let entityKinds = [
    "function", "struct", "union", "enum", "typedef", "field", "global", "macro", "file", "config",
  ]

  private static let faults = FaultKind.allCases.map(\.rawValue)
  private static let entity = "^\\s*(\(entityKinds.joined(separator: "|")))\\s+\\S"

  private static func entityHelp(_ verb: String) -> String {
    "Holds where the tree \(verb) this: function F, struct S, union U, enum E, typedef T, field struct S.a.b, global G, "
      + "macro M, file PATH or config SYMBOL."
  }

  /// All tables, the whole scenario first.
  static let tables = [
    top, machine, configValue, source, object, setting, global, alternative, listEntry, requirement,
    model, call, judge,
    bad, good, condition,
  ]
}
