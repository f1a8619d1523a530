/// One call that a scenario made.
public struct CallFinding: Codable, Sendable, Hashable {
  /// The function called.
  public var function: String
  /// The value returned, where it is a known number; missing for void and for a run that stopped.
  public var value: Int?
  /// The value in words where a number says too little, such as `void` or the name of an object.
  public var text: String?
  /// The value that the scenario expected of a state-making call.
  public var expected: Int?
  /// The name that the scenario gave to the value.
  public var name: String?

  /// Makes a call.
  public init(
    function: String, value: Int? = nil, text: String? = nil, expected: Int? = nil,
    name: String? = nil
  ) {
    self.function = function
    self.value = value
    self.text = text
    self.expected = expected
    self.name = name
  }
}

/// A warning that the kernel code raised while it ran.
public struct WarningFinding: Codable, Sendable, Hashable {
  /// The function that warned.
  public var function: String
  /// The file of the warning.
  public var file: String
  /// The line of the warning, from 1.
  public var line: Int
  /// The condition or the message.
  public var text: String

  /// Makes a warning.
  public init(function: String, file: String, line: Int, text: String) {
    self.function = function
    self.file = file
    self.line = line
    self.text = text
  }
}

/// One frame of the reported call stack and what became of it.
public struct FrameFinding: Codable, Sendable, Hashable {
  /// What was done with a frame.
  public enum Mode: String, Codable, Sendable, Hashable, CaseIterable {
    /// It was run.
    case run
    /// Its call of the next frame was found in the source.
    case verified
    /// Its call of the next frame was not found.
    case broken
    /// Nobody looked.
    case unchecked
  }

  /// How a frame leads to the one it calls.
  public enum Hop: String, Codable, Sendable, Hashable, CaseIterable {
    /// The body calls it.
    case direct
    /// Through functions that left no frame because they were inlined.
    case inlined
    /// Through functions that left no frame because their last call became a jump.
    case tail
    /// Through a pointer in a structure.
    case pointer
  }

  /// The function, without the suffixes that gcc adds.
  public var function: String
  /// The file that defines it, where it was found.
  public var file: String?
  /// The line of the definition or of the call, where it was found.
  public var line: Int?
  /// What was done with it.
  public var mode: Mode
  /// How it leads to the frame that it calls; missing where that is not known or nothing follows.
  public var hop: Hop?
  /// What the hop goes through: functions without a frame, or the field that holds the pointer.
  public var via: [String]
  /// A sentence on what was found, such as the commit that broke the hop.
  public var note: String?

  /// Makes a frame.
  public init(
    function: String, file: String? = nil, line: Int? = nil, mode: Mode, hop: Hop? = nil,
    via: [String] = [], note: String? = nil
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.mode = mode
    self.hop = hop
    self.via = via
    self.note = note
  }

  /// Reads a frame; all but its function may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    function = try container.decode(String.self, forKey: .function)
    file = try container.decodeIfPresent(String.self, forKey: .file)
    line = try container.decodeIfPresent(Int.self, forKey: .line)
    mode = try container.value(.mode, else: .unchecked)
    hop = try container.decodeIfPresent(Hop.self, forKey: .hop)
    via = try container.list(.via)
    note = try container.decodeIfPresent(String.self, forKey: .note)
  }
}

/// Something that a verdict relied on and that no source said.
public struct Assumption: Codable, Sendable, Hashable {
  /// What kind of thing was assumed.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// A function was not run from source but stood for by a model.
    case model
    /// A CONFIG symbol was asked for and not given.
    case config
    /// A field was left out or given without being in the source.
    case field
    /// A value was unknown.
    case unknown
  }

  /// What kind of thing was assumed.
  public var kind: Kind
  /// Its name: a function, a CONFIG symbol, a field.
  public var name: String
  /// What was assumed of it.
  public var note: String

  /// Makes an assumption.
  public init(kind: Kind, name: String, note: String = "") {
    self.kind = kind
    self.name = name
    self.note = note
  }

  /// Reads an assumption; its note may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    name = try container.decode(String.self, forKey: .name)
    note = try container.value(.note, else: "")
  }
}

extension Sequence<Assumption> {
  /// The assumptions without repetitions, by kind in the order of the kinds and then by name.
  public var union: [Assumption] {
    let kinds = Assumption.Kind.allCases
    func rank(_ kind: Assumption.Kind) -> Int { kinds.firstIndex(of: kind) ?? kinds.count }
    return Set(self).sorted {
      (rank($0.kind), $0.name, $0.note) < (rank($1.kind), $1.name, $1.note)
    }
  }
}
