extension ConfigEntry {
  /// The symbol without its prefix, nil if the text is no symbol.
  public static func bareName(_ text: String) -> String? {
    let bare = text.hasPrefix("CONFIG_") ? String(text.dropFirst("CONFIG_".count)) : text
    let isSymbol = bare.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == UInt8(ascii: "_")
    }
    return isSymbol && !bare.isEmpty ? bare : nil
  }
}

extension ConfigValue {
  /// Reads what stands behind `=` in a `.config`.
  init?(text raw: String) {
    let text = ValueGrammar.trimmed(raw)
    switch text {
    case "y": self = .yes
    case "m": self = .module
    case "n": self = .no
    default:
      let isText = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
      let isNumber: Bool = (try? ValueGrammar.integer(text)) != nil
      guard isText || isNumber, !text.contains("\n") else { return nil }
      self = .text(text)
    }
  }
}

/// The text of a `.config`.
public struct ConfigText: Sendable {
  /// The symbols it sets; of one set twice the last counts, as in Kconfig.
  public private(set) var settings: [(name: String, value: ConfigValue)] = []
  /// Lines that say nothing a `.config` says.
  public private(set) var badLines: [Int] = []
  /// Whether it names only what differs from defaults.
  public private(set) var looksLikeDefconfig = false

  /// What is wrong with a bad line.
  public static let badLineSentence =
    "not a line of a .config; expected CONFIG_X=y or '# CONFIG_X is not set'"

  /// What is wrong with a file that looks like a defconfig.
  public static func defconfigSentence(_ path: String) -> String {
    "'\(path)' looks like a defconfig, which leaves out what is selected; "
      + "expected the whole .config"
  }

  /// Reads a text.
  public init(_ bytes: [UInt8]) {
    var places: [String: Int] = [:]
    var unsetCount = 0
    var isGenerated = false
    for (index, slice) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = ValueGrammar.trimmed(String(decoding: slice, as: UTF8.self))
      guard !line.isEmpty else { continue }
      var name: String?
      var value: ConfigValue?
      if line.hasPrefix("#") {
        let words = line.split(separator: " ")
        if line.contains("Automatically generated file") { isGenerated = true }
        guard words.count == 5, words[1].hasPrefix("CONFIG_"), words[2...] == ["is", "not", "set"]
        else { continue }
        unsetCount += 1
        name = ConfigEntry.bareName(String(words[1]))
        value = .no
      } else if let equals = line.firstIndex(of: "="), line.hasPrefix("CONFIG_") {
        name = ConfigEntry.bareName(String(line[..<equals]))
        value = ConfigValue(text: String(line[line.index(after: equals)...]))
      }
      guard let name, let value else {
        badLines.append(index + 1)
        continue
      }
      if let place = places[name] {
        settings[place].value = value
      } else {
        places[name] = settings.count
        settings.append((name, value))
      }
    }
    // A whole .config says of about every second symbol that it is not set.
    looksLikeDefconfig = !isGenerated && unsetCount * 10 < settings.count
  }
}
