// A draft as a scenario file. Every word that comes from the report or the tree is one that the format lets stand as it
// is, or is quoted; comments are cut into lines.

extension Draft {
  /// How wide comments are.
  private static let width = 96

  /// The scenario file.
  var text: String {
    var lines: [String] = []
    for (number, remark) in remarks.enumerated() {
      if number > 0 { lines.append("#") }
      lines += Self.comment(remark, indent: 0)
    }
    lines += ["", "format: firstbad.scenario/1", "name: \(name)", "title: \(Self.quoted(title))"]
    lines += ["", "machine:", "  arch: \(architecture)"]
    if !config.isEmpty { lines += ["  config:"] + Self.rows(config, indent: 4) }
    for remark in configRemarks { lines += Self.comment(remark, indent: 2) }
    lines += ["", "sources:"] + sourceLines
    if !objects.isEmpty { lines += ["", "objects:"] + objects.flatMap(Self.lines) }
    lines.append("")
    for hint in hints { lines += Self.comment(hint, indent: 0) }
    lines += ["judge:", "  call: \(judged)"]
    if !arguments.isEmpty {
      lines.append("  arguments:")
      for line in arguments {
        lines.append("    - \(line.value)" + (line.comment.map { "    # \(Self.plain($0))" } ?? ""))
      }
    }
    lines += ["", "bad:", "  returns: \(isPointer ? "error " : "")\(errno)"]
    if let decidedIn { lines.append("  decided in: \(decidedIn)") }
    if !isPointer { lines.append("good: {returns: \(isCounting ? "no error" : "0")}") }
    if !state.isEmpty {
      lines += ["", "# What else is asked for; a line without a value does nothing."]
      lines += ["state:"] + Self.rows(state, indent: 2)
    }
    if !failing.isEmpty {
      lines += ["", "# By themselves these succeed; here they may also return NULL.", "models:"]
      lines += failing.map { "  \($0): {returns: unknown}" }
    }
    guard !stack.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    lines.append("")
    if !ways.isEmpty {
      lines.append("# How each frame came to the one below it, the innermost first:")
      lines += ways.flatMap { Self.comment("- \($0)", indent: 0) }
    }
    lines += ["stack: |"] + stack.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private var sourceLines: [String] {
    var lines: [String] = []
    var isAnnounced = false
    for source in sources {
      if source.isForHops, !isAnnounced {
        lines.append("  # The rest of the reported stack, to check its hops.")
        isAnnounced = true
      }
      let path = Self.quoted(source.path)
      let isOptional = source.isForHops || !source.parts.isEmpty
      lines.append(
        (isOptional ? "  - {path: \(path), optional: true}" : "  - \(path)")
          + (source.comment.map { "    # \(Self.plain($0))" } ?? ""))
      for part in source.parts {
        let condition = Self.quoted("file \(source.path)")
        lines.append("  - {path: \(Self.quoted(part)), when: {lacks: \(condition)}}")
      }
    }
    return lines
  }

  private static func lines(_ object: Object) -> [String] {
    var lines = object.comments.flatMap { comment($0, indent: 2) }
    if object.type == nil, object.file == nil, object.fields.isEmpty {
      return lines + ["  \(object.name): {}"]
    }
    lines.append("  \(object.name):")
    if let type = object.type { lines.append("    type: \(quoted(type))") }
    if let file = object.file { lines.append("    in: \(quoted(file))") }
    if !object.fields.isEmpty { lines += ["    fields:"] + rows(object.fields, indent: 6) }
    return lines
  }

  /// Keys and values, the comments one below the other.
  private static func rows(_ rows: [Line], indent: Int) -> [String] {
    let texts = rows.map { "\(quoted($0.key)): \($0.value)" }
    let width = min(40, (texts.map(\.count).max() ?? 0) + 2)
    return zip(rows, texts).map { row, text in
      let padding = String(repeating: " ", count: max(1, width - text.count))
      return String(repeating: " ", count: indent) + text
        + (row.comment.map { "\(padding)# \(plain($0))" } ?? "")
    }
  }

  /// A condition as a part of a paragraph that stays as it is, cut where it is joined.
  static func example(_ condition: String) -> String {
    var lines: [String] = []
    var line = "   "
    for word in condition.split(separator: " ") {
      let joins = word == "&&" || word == "||"
      if joins, line.count > 60 || line.count + word.count > width - 4 {
        lines.append(line)
        line = "     "
      }
      line += " \(word)"
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// A paragraph as lines of a comment; an item of a list, which begins with a hyphen, is set in.
  private static func comment(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent) + "#"
    var lines: [String] = []
    for part in plain(text, keepsLines: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      // What is set in is an example, and stays as it is.
      if part.hasPrefix("  ") {
        lines.append("\(margin) \(part)")
        continue
      }
      var line = margin
      for word in part.split(separator: " ") {
        if line.count + word.count + 1 > width, line != margin {
          lines.append(line)
          line = text.hasPrefix("- ") ? "\(margin)  " : margin
        }
        line += " \(word)"
      }
      lines.append(line)
    }
    return lines
  }

  /// A text without what could end a comment or deceive.
  private static func plain(_ text: String, keepsLines: Bool = false) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if scalar == "\n", keepsLines { return scalar }
          let isShown =
            scalar.value >= 0x20 && scalar.value < 0x7F || scalar.properties.isAlphabetic
          return isShown ? scalar : scalar == "\n" || scalar == "\t" ? " " : "?"
        }))
  }

  /// A word as a scalar of YAML: as it stands where nothing in it means anything, else in quotes.
  static func quoted(_ text: String) -> String {
    let text = plain(text)
    let isPlain = text.utf8.enumerated().allSatisfy { place, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2F, 0x2E: true
      case 0x2D, 0x2B, 0x20: place > 0
      default: false
      }
    }
    if isPlain, !text.isEmpty, text.last != " " { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }
}
