/// Source text whose tokens are joined by single spaces, as a finding keeps it, written as people write C.
///
/// `! group -> domain && f ( & a , b ) != 1` becomes `!group->domain && f(&a, b) != 1`. Only blanks go;
/// what is inside string literals loses blanks too, which for a condition does not matter.
public func condensed(_ source: String) -> String {
  var words = source.split(separator: " ", omittingEmptySubsequences: true)[...]
  var text = ""
  var previous: Substring = ""
  while let word = words.popFirst() {
    if text.isEmpty || isTight(previous, word, textBefore: text) {
      text += word
    } else {
      text += " " + word
    }
    previous = word
  }
  return text
}

/// Whether no blank stands between two words.
private func isTight(_ a: Substring, _ b: Substring, textBefore: String) -> Bool {
  if [")", "]", ",", ";", "->", ".", "["].contains(b) { return true }
  if ["(", "[", "->", ".", "!", "~"].contains(a) { return true }
  if b == "++" || b == "--" { return isOperand(a) }
  if b == "(" { return isName(a) && !["if", "while", "switch", "return", "for"].contains(a) }
  if ["&", "*", "-", "+", "++", "--"].contains(a) {
    // A prefix operator: nothing before it that could be its left operand.
    let before = textBefore.dropLast(a.count)
    guard let last = before.last(where: { $0 != " " }) else { return true }
    return "(,=<>!&|?:+-*/%^~[{".contains(last)
  }
  return false
}

private func isName(_ word: Substring) -> Bool {
  guard let first = word.utf8.first else { return false }
  return first == 0x5F || (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
}

private func isOperand(_ word: Substring) -> Bool {
  isName(word) || word == ")" || word == "]"
}
