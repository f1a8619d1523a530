/// Which values a symbol may have: `n`, `m`, `y`, or some text that is none of these.
struct ValueSet: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let no = ValueSet(rawValue: 1)
  static let module = ValueSet(rawValue: 2)
  static let yes = ValueSet(rawValue: 4)
  static let text = ValueSet(rawValue: 8)
  static let any: ValueSet = [.no, .module, .yes, .text]
  static let isSet: ValueSet = [.module, .yes, .text]
  static let tristate: ValueSet = [.no, .module, .yes]
  static let boolean: ValueSet = [.no, .yes]

  /// The values of kconfig's order n < m < y that are not below a bound from 0 to 2.
  static func atLeast(_ bound: Int) -> ValueSet {
    bound <= 0 ? .any : bound == 1 ? [.module, .yes] : .yes
  }

  /// Those that are not above it.
  static func atMost(_ bound: Int) -> ValueSet {
    bound >= 2 ? .any : bound == 1 ? [.no, .module] : .no
  }

  /// The least of them in that order; text counts as nothing.
  var least: Int { contains(.no) || contains(.text) ? 0 : contains(.module) ? 1 : 2 }
  /// The greatest of them.
  var greatest: Int { contains(.yes) || contains(.text) ? 2 : contains(.module) ? 1 : 0 }
}

/// The numbers of the symbols' names, so that they compare fast.
final class SymbolNames {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private(set) var names: [ArraySlice<UInt8>] = []

  /// The number of a name, which it gets if it has none.
  func number(of name: ArraySlice<UInt8>) -> Int {
    if let number = numbers[name] { return number }
    let kept = ArraySlice(Array(name))
    numbers[kept] = names.count
    names.append(kept)
    return names.count - 1
  }

  func text(_ symbol: Int) -> String { String(decoding: names[symbol], as: UTF8.self) }
}

/// A line of a numbered file.
struct PlaceNumber: Sendable, Hashable {
  var file: Int
  var line: Int
}

/// The files that places are in.
final class PlaceNames {
  private var paths: [[UInt8]] = []

  /// A number for a file that is about to be read.
  func file(_ path: [UInt8]) -> Int {
    paths.append(path)
    return paths.count - 1
  }

  func place(_ number: PlaceNumber) -> BuildConditions.Place {
    BuildConditions.Place(
      path: String(decoding: paths[number.file], as: UTF8.self), line: number.line)
  }
}
