/// All entries of a tree's Kconfig files.
struct KconfigMenu {
  /// A condition, its parts by number.
  enum Expression {
    /// 0 to 2 for `n`, `m`, `y`.
    case constant(Int)
    case symbol(Int)
    case not(Int)
    case all([Int])
    case any([Int])
    /// A symbol that has, or has not, one of the three values.
    case equals(Int, ValueSet)
    /// A symbol that is, or is not, a number as it is written.
    case number(Int, ArraySlice<UInt8>, isEqual: Bool)
    /// A macro, or a comparison of another kind.
    case unknown
  }

  /// A `depends on`, `if` or the like that holds for all that stands inside, and what is around it.
  struct Context {
    var outer: Int?
    var expression: Int
    var place: PlaceNumber
  }

  struct Selection {
    var symbol: Int
    var condition: Int?
    var place: PlaceNumber
  }

  struct Default {
    var value: Int
    /// The number as it is written, if it is one.
    var number: ArraySlice<UInt8>?
    var condition: Int?
    var place: PlaceNumber
  }

  /// One `config` entry; a symbol may have several.
  struct Definition {
    var symbol: Int
    var place: PlaceNumber
    /// Of ``contexts``, the innermost.
    var context: Int?
    var values: ValueSet = []
    var hasPrompt = false
    /// Whether it is an `int` or a `hex`.
    var isNumber = false
    var selections: [Selection] = []
    var implications: [Selection] = []
    var defaults: [Default] = []
    var choice: Int?
  }

  var expressions: [Expression] = []
  var contexts: [Context] = []
  var definitions: [Definition] = []
  /// Of each choice, whether just one of its symbols is set: it is neither `optional` nor `tristate`.
  var choices: [Bool] = []
  /// Of each choice, the symbols that it takes by itself.
  var fallbacks: [[Selection]] = []
  /// Whether all files were read, so that what is defined nowhere is not set.
  var isWhole = true

  mutating func add(_ expression: Expression) -> Int {
    expressions.append(expression)
    return expressions.count - 1
  }
}
