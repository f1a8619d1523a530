// How to read this file: what unknown values are called in conditions and examples. Names come from where a value
// was first read; addresses are what lies there, as every path has it at the same address.

public import CMachine
import CProgram
public import Constraints
public import Findings

/// Says terms of a search in the words of the source.
public struct PathWords {
  private let search: PathSearch
  private let address: (UInt64) -> String?
  private let errno: (Int) -> String?
  private let phrases: [Term: String]

  /// Makes one for the symbols found so far.
  ///
  /// - Parameters:
  ///   - search: The search.
  ///   - address: What lies at an address, as an expression.
  ///   - errno: The name of an error number, such as `EBUSY`.
  public init(
    _ search: PathSearch, address: @escaping (UInt64) -> String?,
    errno: @escaping (Int) -> String?
  ) {
    self.search = search
    self.address = address
    self.errno = errno
    var phrases: [Term: String] = [:]
    let store = search.store
    for symbol in search.symbols where symbol.scalar.kind == .pointer {
      // What IS_ERR() asks for (include/linux/err.h).
      guard
        let first = try? store.constant(UInt128(bitPattern: -4095), width: symbol.scalar.bits),
        let isError = try? store.ule(first, symbol.term), let isNone = try? store.not(isError)
      else { continue }
      phrases[isError] = "IS_ERR(\(symbol.name))"
      phrases[isNone] = "!IS_ERR(\(symbol.name))"
    }
    self.phrases = phrases
  }

  var store: TermStore { search.store }

  func symbol(_ term: Term) -> PathSymbol? { search.symbol(term) }

  func address(at bits: UInt128) -> String? { address(UInt64(truncatingIfNeeded: bits)) }

  func symbol(named name: String) -> Term? { search.symbols.first { $0.name == name }?.term }

  /// A condition as C; nil if it is too long to be read.
  public func text(of condition: Condition) -> String? { try? printer.text(of: condition) }

  /// A truth as C; nil if it is too long to be read.
  public func text(of truth: Term) -> String? { try? printer.text(of: truth) }

  /// A value of a symbol.
  public func value(_ bits: UInt128, of symbol: PathSymbol) -> String {
    let width = symbol.scalar.bits
    if symbol.scalar.kind == .pointer {
      if bits == 0 { return "NULL" }
      if let number = negative(bits, width), number >= -4095 { return error(number) }
      guard let lies = address(UInt64(truncatingIfNeeded: bits)) else { return "some object" }
      return lies == symbol.name ? "an object of its own" : lies
    }
    guard symbol.scalar.isSigned, let number = negative(bits, width) else { return String(bits) }
    return number >= -4095 && isResult(symbol) ? error(number) : String(number)
  }

  private var printer: CPrinter {
    CPrinter(
      search.store,
      CNames(
        name: { search.symbol($0)?.name ?? search.store.name(of: $0) ?? "?" },
        kind: { kind($0) },
        constant: { constant($0, $1) },
        phrase: { phrases[$0] }))
  }

  private func kind(_ term: Term) -> CNames.Kind {
    guard let symbol = search.symbol(term) else { return .unsigned }
    switch symbol.scalar.kind {
    case .pointer: return .pointer
    case .bool: return .boolean
    default: return symbol.scalar.isSigned ? .signed : .unsigned
    }
  }

  private func constant(_ bits: UInt128, _ term: Term) -> String? {
    guard let symbol = search.symbol(term), bits != 0 else { return nil }
    if symbol.scalar.kind == .pointer {
      if let number = negative(bits, symbol.scalar.bits), number >= -4095 {
        return "ERR_PTR(\(error(number)))"
      }
      return address(UInt64(truncatingIfNeeded: bits))
    }
    guard isResult(symbol), let number = negative(bits, symbol.scalar.bits), number >= -4095 else {
      return nil
    }
    return error(number)
  }

  /// Whether a number is what a function gave, and so an error number if it is negative.
  private func isResult(_ symbol: PathSymbol) -> Bool {
    if case .result = symbol.origin { return true }
    return false
  }

  private func negative(_ bits: UInt128, _ width: Int) -> Int? {
    guard width <= 64, bits >> UInt128(width - 1) & 1 == 1 else { return nil }
    return Int(Int64(bitPattern: UInt64(truncatingIfNeeded: bits | UInt128.max << UInt128(width))))
  }

  private func error(_ number: Int) -> String { errno(-number).map { "-\($0)" } ?? String(number) }
}

extension PathWords {
  /// The truths that stand in a condition, each once and in its order, with the branches that asked for them.
  public func parts(
    of condition: Condition, at place: (Term) -> (path: String, line: Int)?
  ) -> [ConditionPart] {
    var seen: Set<Term> = []
    var parts: [ConditionPart] = []
    for literal in condition.common + condition.cubes.flatMap({ $0 })
    where seen.insert(literal).inserted {
      let found = place(literal)
      parts.append(
        ConditionPart(
          text: text(of: literal) ?? "(too long to be written)", file: found?.path,
          line: found?.line))
    }
    return parts
  }
}

extension Separation {
  /// Why the condition may be longer than it has to be, as sentences for the reader.
  public var notes: [String] {
    reasons.map { reason in
      let why =
        switch reason {
        case .selections(let limit):
          "more than \(limit) selections of its parts would have to be tried"
        case .covers(let limit):
          "more than \(limit) combinations of its alternatives would have to be tried"
        case .checks(let limit): "more than \(limit) questions to the solver would be needed"
        case .undecided(let reason): "the solver gave no answer (\(reason))"
        }
      return "the condition may be longer than it has to be: \(why)"
    }
  }
}
