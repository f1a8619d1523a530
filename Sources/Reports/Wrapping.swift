/// The lines of a text broken at blanks; a word longer than a line is broken where it must be.
///
/// - Parameters:
///   - text: One line without control characters.
///   - first: The columns of the first line.
///   - rest: The columns of the lines after it.
/// - Returns: At least one line, which may be empty.
func wrapped(_ text: String, first: Int, rest: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  var room: Int { max(8, lines.isEmpty ? first : rest) }
  for word in text.split(separator: " ") {
    let columns = word.columns
    if used > 0, used + 1 + columns > room {
      lines.append(line)
      (line, used) = ("", 0)
    }
    if used > 0 {
      line += " "
      used += 1
    }
    if used + columns <= room {
      line += word
      used += columns
      continue
    }
    for scalar in word.unicodeScalars {
      if used + scalar.columns > room {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line.unicodeScalars.append(scalar)
      used += scalar.columns
    }
  }
  lines.append(line)
  return lines
}
