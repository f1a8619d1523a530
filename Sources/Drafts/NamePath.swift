/// What the machine calls a value that nobody knows: an object or argument, and the members that lead on from it,
/// `dev->iommu_group->devices.next`.
struct NamePath: Hashable, Sendable {
  /// The object or argument.
  var base: String
  /// The members between the arrows: each is a place in one object, such as `devices.next` or `table[2].valid`.
  var places: [String]

  /// Reads a name; nil for one that is more than members, as `*p`, `a + 1`, `f()` and
  /// `table[i]` are.
  init?(_ name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    var pieces: [String] = []
    for (number, part) in parts.enumerated() {
      if number == 0 {
        pieces.append(String(part))
      } else {
        guard part.first == ">" else { return nil }
        pieces.append(String(part.dropFirst()))
      }
    }
    let isMember = { (text: String) in
      guard let first = text.utf8.first,
        first == 0x5F || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A)
      else { return false }
      // An index that is no number is that of a place nobody can write down.
      var isIndex = false
      return text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "["): isIndex = true
        case UInt8(ascii: "]"): isIndex = false
        case 0x30...0x39: break
        case 0x5F, 0x2E, 0x41...0x5A, 0x61...0x7A: return !isIndex
        default: return false
        }
        return true
      }
    }
    guard let first = pieces.first, pieces.allSatisfy(isMember), !first.contains("["),
      !first.contains(".")
    else { return nil }
    base = first
    places = Array(pieces.dropFirst())
  }

  /// The pointer that a name with a star or a distance says is followed: `dev->data` of `*dev->data` and of
  /// `dev->data+8`; nil for other names.
  static func followed(in name: String) -> NamePath? {
    let isStarred = name.hasPrefix("*")
    let rest = isStarred ? name.dropFirst() : name[...]
    let end = rest.firstIndex { $0 == "+" || $0 == " " || $0 == "(" } ?? rest.endIndex
    guard isStarred || end < rest.endIndex, end == rest.endIndex || rest[end] == "+" else {
      return nil
    }
    return NamePath(String(rest[..<end]))
  }

  init(base: String, places: [String]) {
    self.base = base
    self.places = places
  }

  /// What leads to the object that the last place lies in; nil for an argument itself.
  var owner: NamePath? {
    places.isEmpty ? nil : NamePath(base: base, places: Array(places.dropLast()))
  }

  /// The last place.
  var place: String? { places.last }

  /// As the machine writes it.
  var text: String { ([base] + places).joined(separator: "->") }
}
