/// One line of a Kconfig file in tokens.
enum KconfigToken: Equatable {
  case word(ArraySlice<UInt8>)
  /// What stands in quotes.
  case text(ArraySlice<UInt8>)
  /// `$(...)`, of which nothing is known here.
  case macro(ArraySlice<UInt8>)
  case and, or, not, open, close, equals, differs, order

  /// The tokens of a line, its comment left out.
  static func tokens(_ line: ArraySlice<UInt8>) -> [KconfigToken] {
    var found: [KconfigToken] = []
    var index = line.startIndex
    func next(_ byte: UInt8) -> Bool { index + 1 < line.endIndex && line[index + 1] == byte }
    while index < line.endIndex {
      let byte = line[index]
      switch byte {
      case UInt8(ascii: "#"): return found
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        var end = index + 1
        while end < line.endIndex, line[end] != byte {
          end += line[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        end = min(end, line.endIndex)
        found.append(.text(line[(index + 1)..<end]))
        index = end + 1
      case UInt8(ascii: "$"):
        let end = MakeText.endOfReference(line, at: index)
        if next(UInt8(ascii: "(")) {
          found.append(.macro(line[index..<end]))
          index = end
        } else {
          index += 1
        }
      case UInt8(ascii: "&"):
        found.append(.and)
        index += next(byte) ? 2 : 1
      case UInt8(ascii: "|"):
        found.append(.or)
        index += next(byte) ? 2 : 1
      case UInt8(ascii: "!"):
        found.append(next(UInt8(ascii: "=")) ? .differs : .not)
        index += next(UInt8(ascii: "=")) ? 2 : 1
      case UInt8(ascii: "("), UInt8(ascii: ")"):
        found.append(byte == UInt8(ascii: "(") ? .open : .close)
        index += 1
      case UInt8(ascii: "="):
        found.append(.equals)
        index += 1
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        found.append(.order)
        index += next(UInt8(ascii: "=")) ? 2 : 1
      default:
        let end =
          line[index...].firstIndex { !$0.isSymbolByte && $0 != 0x2D && $0 != 0x2E && $0 != 0x2F }
          ?? line.endIndex
        if end > index {
          found.append(.word(line[index..<end]))
          index = end
        } else {
          index += 1
        }
      }
    }
    return found
  }

  var word: ArraySlice<UInt8>? {
    guard case .word(let word) = self else { return nil }
    return word
  }
}

/// Reads a condition of the Kconfig language:
/// `expr: symbol | symbol ('=' | '!=' | '<' ...) symbol | '(' expr ')' | '!' expr | expr '&&' expr | expr '||' expr`.
struct KconfigExpressionReader {
  var tokens: ArraySlice<KconfigToken>
  let symbols: SymbolNames
  /// Whether it is a condition, and not the value of a default.
  let isCondition: Bool
  private var depth = 0

  init(_ tokens: ArraySlice<KconfigToken>, symbols: SymbolNames, isCondition: Bool = true) {
    self.isCondition = isCondition
    self.tokens = tokens
    self.symbols = symbols
  }

  /// The condition at the front of the tokens; what is no condition is one of which nothing is known.
  mutating func expression(_ menu: inout KconfigMenu) -> Int {
    list(&menu, .or, { $0.list(&$1, .and, { $0.factor(&$1) }, { .all($0) }) }, { .any($0) })
  }

  private mutating func list(
    _ menu: inout KconfigMenu, _ separator: KconfigToken,
    _ part: (inout KconfigExpressionReader, inout KconfigMenu) -> Int,
    _ make: ([Int]) -> KconfigMenu.Expression
  ) -> Int {
    var parts = [part(&self, &menu)]
    while tokens.first == separator {
      tokens.removeFirst()
      parts.append(part(&self, &menu))
    }
    return parts.count == 1 ? parts[0] : menu.add(make(parts))
  }

  private mutating func factor(_ menu: inout KconfigMenu) -> Int {
    guard depth < 60, let first = tokens.popFirst() else {
      tokens = []
      return menu.add(.unknown)
    }
    depth += 1
    defer { depth -= 1 }
    switch first {
    case .not:
      let part = factor(&menu)
      return menu.add(.not(part))
    case .open:
      let inner = expression(&menu)
      if tokens.first == .close { tokens.removeFirst() }
      return inner
    case .word, .text, .macro: return comparison(first, &menu)
    default: return menu.add(.unknown)
    }
  }

  private mutating func comparison(_ left: KconfigToken, _ menu: inout KconfigMenu) -> Int {
    guard let sign = tokens.first, sign == .equals || sign == .differs || sign == .order else {
      if let value = Self.constant(left) {
        let constant = menu.add(.constant(value))
        guard value == 1, isCondition else { return constant }
        // Without modules, `m` in a condition is `n` (scripts/kconfig/menu.c, `rewrite_m`).
        let modules = menu.add(.symbol(symbols.number(of: ArraySlice("MODULES".utf8))))
        return menu.add(.all([constant, modules]))
      }
      return menu.add(left.word.map { .symbol(symbols.number(of: $0)) } ?? .unknown)
    }
    tokens.removeFirst()
    let right = tokens.popFirst()
    guard sign != .order, let right else { return menu.add(.unknown) }
    if let name = left.word, Self.constant(left) == nil, let number = right.word,
      number.first.map({ 0x30...0x39 ~= $0 }) ?? false
    {
      return menu.add(.number(symbols.number(of: name), number, isEqual: sign == .equals))
    }
    // `y = FOO` is as good as `FOO = y`.
    let isTurned = Self.constant(left) != nil
    guard let value = Self.constant(isTurned ? left : right),
      let symbol = (isTurned ? right : left).word, Self.constant(.word(symbol)) == nil
    else { return menu.add(.unknown) }
    var values: ValueSet = [.no, .module, .yes][value]
    if sign == .differs { values = .any.subtracting(values) }
    return menu.add(.equals(symbols.number(of: symbol), values))
  }

  private static func constant(_ token: KconfigToken) -> Int? {
    switch token {
    case .word(let word), .text(let word):
      return word.equals("y") ? 2 : word.equals("m") ? 1 : word.equals("n") ? 0 : nil
    default: return nil
    }
  }
}
