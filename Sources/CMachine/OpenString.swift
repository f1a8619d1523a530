import Constraints

/// A string that was there before and of which nobody knows where it ends.
struct OpenString {
  /// Where it begins.
  let place: Pointer
  /// The offset in its object behind which other members of a structure lie, or nothing.
  let end: Int
  /// How far its first zero is from its beginning, as wide as an address.
  let length: Term
  /// The symbol that the length is, or the number it is known to be.
  let symbol: Term
  /// The bytes that were asked for, as they were before anybody wrote there.
  var bytes: [Int: Term] = [:]
  /// Whether what lies there was made unknown anew.
  var isGone = false
}

/// A byte for which a value was chosen.
struct ChosenByte: Hashable {
  let object: ObjectNumber
  let offset: Int
}

/// What lies where a string begins.
struct StringScan {
  /// The bytes that have symbols, or values that were given or chosen for them.
  var known: [Int] = []
  /// How far away a zero is that somebody wrote there.
  var cut: Int?
}
