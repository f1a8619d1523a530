/// How much of a text from elsewhere is shown, in Unicode scalars.
enum TextLimit {
  /// A name: a function, a file, a person, a tag.
  static let name = 200
  /// One line: a subject, a sentence, a condition.
  static let line = 500
  /// A command to be typed again, which is useless when cut.
  static let command = 8000
}

extension String {
  /// The text as one line that no terminal and no reader can be led astray by.
  ///
  /// Control characters (an escape sequence could repaint the answer) and marks that turn the
  /// direction of writing or hide ("Trojan Source", CVE-2021-42574) become U+FFFD; white space of
  /// any kind becomes a space; what is longer than the limit is cut and ends in three dots.
  func shown(limit: Int = TextLimit.line) -> String {
    var scalars = String.UnicodeScalarView()
    for (index, scalar) in unicodeScalars.enumerated() {
      if index == limit { return String(scalars) + "..." }
      scalars.append(scalar.isBlank ? " " : scalar.isDeceptive ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  /// The first twelve digits of a commit's id; anything else is shown as it is.
  var abbreviated: String {
    unicodeScalars.allSatisfy { $0.properties.isASCIIHexDigit }
      ? String(prefix(12)) : shown(limit: 40)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is white space or ends a line.
  var isBlank: Bool {
    (0x09...0x0D).contains(value) || value == 0x85 || properties.isWhitespace
  }

  /// Whether the scalar changes what is around it without being seen.
  var isDeceptive: Bool {
    // Asking for a category takes a while.
    if value < 0x80 { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .surrogate, .lineSeparator, .paragraphSeparator: true
    // Joiners are part of how some scripts and emoji are written; the other formatting marks hide
    // or turn text.
    case .format: value != 0x200C && value != 0x200D
    default: false
    }
  }

  /// How many columns a terminal gives the scalar.
  var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default:
      switch value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        2
      default: 1
      }
    }
  }
}

extension StringProtocol {
  /// How many columns a terminal gives the text.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }
}
