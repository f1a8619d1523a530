/// The name among some that somebody probably meant, for "did you mean".
///
/// The measure is the number of letters to insert, delete, replace or swap with a neighbour; a
/// third of the word may be wrong. Of equally near names the first wins.
public func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(word.utf8.prefix(80))
  let limit = max(1, wanted.count / 3)
  var best: (name: String, distance: Int)?
  for name in names {
    let other = Array(name.utf8)
    guard abs(other.count - wanted.count) <= limit, !other.isEmpty else { continue }
    let distance = name.lowercased() == word.lowercased() ? 0 : editDistance(wanted, other)
    if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
  }
  return best?.name
}

/// The Damerau-Levenshtein distance in its restricted form, three rows at a time.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
