// `#if`: macros are expanded, `defined` and its kin being answered on the way; what names are left are 0,
// and the rest is computed in intmax_t and uintmax_t (C11 6.10.1p4).

import CSyntax

/// A condition that was decided: what its macros were, and what it came to.
///
/// A condition's value depends on its tokens and on the definitions that its macros have where it stands, and on nothing else;
/// so it has the same one in every commit in which these are the same. The headers of a kernel ask thousands of times for the
/// same few symbols.
struct DecidedCondition {
  /// Every macro that was asked for, in this order, with its definition; nil for one that had none.
  let macros: [(name: Name, definition: MacroKey?)]
  let isCharSigned: Bool
  let value: Bool
}

extension TranslationUnit {
  /// The macros that are asked for while a condition is decided.
  struct MacroQuestions {
    var macros: [(name: Name, definition: MacroKey?)] = []
    /// Whether nothing else was asked that the value may depend on.
    var areAll = true
  }

  /// Decides the condition of an `#if` or `#elif` in a file, as it was decided before where its macros are the same.
  func isTrue(
    _ condition: Range<Int>, of branch: Int32, in instance: Int, at point: Point
  ) -> Bool {
    let place = BranchKey(slot: instances[instance].slot, branch: branch)
    let isCharSigned = program.isCharSigned
    if program.limitMet == nil,
      let known = outlines.decided[place]?.first(where: { decided in
        decided.isCharSigned == isCharSigned
          && decided.macros.allSatisfy { macroKey($0.name, at: point) == $0.definition }
      })
    {
      return known.value
    }
    questions = MacroQuestions()
    defer { questions = nil }
    let value = evaluateCondition(condition.map { token(instance, $0) }, at: point)
    guard let value else { return false }
    if let questions, questions.areAll, program.limitMet == nil {
      outlines.keep(
        DecidedCondition(
          macros: questions.macros, isCharSigned: isCharSigned, value: value), of: place)
    }
    return value
  }

  private func macroKey(_ name: Name, at point: Point) -> MacroKey? {
    macroEntry(name, at: point).map {
      MacroKey(slot: instances[$0.instance].slot, directive: $0.entry.item)
    }
  }

  /// Evaluates the condition of `#if` or `#elif`; nil for a malformed one, which no compiled unit has.
  private func evaluateCondition(_ tokens: [Token], at point: Point) -> Bool? {
    var expander = MacroExpander(tokens, unit: self, at: point, isCondition: true)
    var evaluator = ConditionEvaluator(
      expander.expandAll(), isCharSigned: program.isCharSigned)
    guard let value = evaluator.evaluate() else {
      if evaluator.isTooDeep {
        program.meet(
          limit: "an #if in \(path) or its includes nests deeper than "
            + "\(ConditionEvaluator.depthLimit) levels")
        return nil
      }
      program.note("an #if in \(path) or its includes could not be decided and was taken as false")
      return nil
    }
    return value.bits != 0
  }

  /// Whether the file that `__has_include` or `__has_include_next` names is there.
  ///
  /// - Parameters:
  ///   - tokens: What stands in its parentheses, macros expanded.
  ///   - point: Where it is asked.
  ///   - isNext: Whether only the folders behind that of the asking file are looked into.
  func hasInclude(_ tokens: [Token], at point: Point, isNext: Bool) -> Bool {
    guard let first = tokens.first else { return false }
    let instance = instance(at: point)
    if first.kind == .string {
      let name = Name(bytes: first.text.bytes.dropFirst().dropLast())
      return include(name, isQuoted: true, isNext: isNext, from: instance) != nil
    }
    let name = tokens.dropFirst().prefix { $0.text != .greater }.map(\.text.spelling).joined()
    return include(Name(name), isQuoted: false, isNext: isNext, from: instance) != nil
  }
}

/// A value of a preprocessor expression: intmax_t or uintmax_t.
struct ConditionValue {
  var bits: UInt64
  var isUnsigned: Bool

  var signed: Int64 { Int64(bitPattern: bits) }
}

/// Evaluates the tokens of a condition by precedence climbing.
struct ConditionEvaluator {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  /// Whether the condition nests deeper than is read; then it has no value.
  private(set) var isTooDeep = false

  static let depthLimit = 200
  private let isCharSigned: Bool

  init(_ tokens: [Token], isCharSigned: Bool) {
    self.tokens = tokens
    self.isCharSigned = isCharSigned
  }

  mutating func evaluate() -> ConditionValue? {
    guard let value = conditional(), index == tokens.count else { return nil }
    return value
  }

  private var current: Token? { index < tokens.count ? tokens[index] : nil }

  private mutating func accept(_ name: Name) -> Bool {
    guard let current, current.text == name, current.kind == .punctuator else { return false }
    index += 1
    return true
  }

  private mutating func isShallow() -> Bool {
    isTooDeep = isTooDeep || depth >= Self.depthLimit
    return !isTooDeep
  }

  private mutating func conditional() -> ConditionValue? {
    depth += 1
    defer { depth -= 1 }
    guard isShallow(), let condition = binary(0) else { return nil }
    guard accept(.question) else { return condition }
    guard let yes = conditional(), accept(.colon), let no = conditional() else { return nil }
    let isUnsigned = yes.isUnsigned || no.isUnsigned
    return ConditionValue(
      bits: condition.bits != 0 ? yes.bits : no.bits, isUnsigned: isUnsigned)
  }

  private static let precedences: [Name: Int] = [
    .pipePipe: 1, .ampersandAmpersand: 2, .pipe: 3, .caret: 4, .ampersand: 5, .equalEqual: 6,
    .notEqual: 6, .less: 7, .greater: 7, .lessEqual: 7, .greaterEqual: 7, .shiftLeft: 8,
    .shiftRight: 8, .plus: 9, .minus: 9, .star: 10, .slash: 10, .percent: 10,
  ]

  private mutating func binary(_ lowest: Int) -> ConditionValue? {
    guard var left = unary() else { return nil }
    while let token = current, token.kind == .punctuator,
      let precedence = Self.precedences[token.text], precedence > lowest
    {
      index += 1
      guard let right = binary(precedence) else { return nil }
      // In `A && B` and `A || B` a division by zero in B may stand unevaluated.
      guard let value = apply(token.text, left, right) else { return nil }
      left = value
    }
    return left
  }

  private func apply(
    _ name: Name, _ left: ConditionValue, _ right: ConditionValue
  ) -> ConditionValue? {
    let isUnsigned = left.isUnsigned || right.isUnsigned
    func number(_ bits: UInt64) -> ConditionValue {
      ConditionValue(bits: bits, isUnsigned: isUnsigned)
    }
    func truth(_ value: Bool) -> ConditionValue {
      ConditionValue(bits: value ? 1 : 0, isUnsigned: false)
    }
    let isLess = isUnsigned ? left.bits < right.bits : left.signed < right.signed
    switch name {
    case .pipePipe: return truth(left.bits != 0 || right.bits != 0)
    case .ampersandAmpersand: return truth(left.bits != 0 && right.bits != 0)
    case .pipe: return number(left.bits | right.bits)
    case .caret: return number(left.bits ^ right.bits)
    case .ampersand: return number(left.bits & right.bits)
    case .equalEqual: return truth(left.bits == right.bits)
    case .notEqual: return truth(left.bits != right.bits)
    case .less: return truth(isLess)
    case .greaterEqual: return truth(!isLess)
    case .greater: return truth(!isLess && left.bits != right.bits)
    case .lessEqual: return truth(isLess || left.bits == right.bits)
    case .shiftLeft, .shiftRight: return shift(name == .shiftLeft, left, right)
    case .plus: return number(left.bits &+ right.bits)
    case .minus: return number(left.bits &- right.bits)
    case .star: return number(left.bits &* right.bits)
    case .slash, .percent: return divide(name == .slash, left, right, isUnsigned)
    default: return nil
    }
  }

  /// A negative count shifts the other way, as in gcc (libcpp's num_rshift and num_lshift).
  private func shift(
    _ isLeft: Bool, _ left: ConditionValue, _ right: ConditionValue
  ) -> ConditionValue {
    let isBackwards = !right.isUnsigned && right.signed < 0
    let count = isBackwards ? right.signed.magnitude : right.bits
    let bits =
      if isLeft != isBackwards {
        left.bits << count
      } else if left.isUnsigned {
        left.bits >> count
      } else {
        UInt64(bitPattern: left.signed >> Int64(clamping: count))
      }
    return ConditionValue(bits: bits, isUnsigned: left.isUnsigned)
  }

  private func divide(
    _ isQuotient: Bool, _ left: ConditionValue, _ right: ConditionValue, _ isUnsigned: Bool
  ) -> ConditionValue? {
    guard right.bits != 0 else { return ConditionValue(bits: 0, isUnsigned: isUnsigned) }
    if isUnsigned {
      return ConditionValue(
        bits: isQuotient ? left.bits / right.bits : left.bits % right.bits, isUnsigned: true)
    }
    let (quotient, remainder) = (
      left.signed.dividedReportingOverflow(by: right.signed).partialValue,
      left.signed.remainderReportingOverflow(dividingBy: right.signed).partialValue
    )
    return ConditionValue(
      bits: UInt64(bitPattern: isQuotient ? quotient : remainder), isUnsigned: false)
  }

  private mutating func unary() -> ConditionValue? {
    depth += 1
    defer { depth -= 1 }
    guard isShallow(), let token = current else { return nil }
    index += 1
    switch token.kind {
    case .number:
      guard let constant = parseIntegerConstant(token.text.bytes) else { return nil }
      // In the preprocessor every integer type is intmax_t or uintmax_t.
      return ConditionValue(
        bits: constant.value,
        isUnsigned: constant.isUnsigned || (!constant.isDecimal && constant.value >> 63 == 1))
    case .character:
      guard var value = parseCharacterConstant(token.text.bytes) else { return nil }
      // A plain constant is a char's value (C11 6.10.1p4 leaves it open; gcc takes the target's char).
      if token.text.bytes.first == UInt8(ascii: "'"), isCharSigned, (128...255).contains(value) {
        value -= 256
      }
      return ConditionValue(bits: UInt64(bitPattern: value), isUnsigned: false)
    case .identifier:
      // An unknown function-like macro is an error in gcc; a condition that asks for it in a
      // compiled kernel stands behind a `defined` that is false.
      if current?.text == .leftParenthesis { skipParentheses() }
      return ConditionValue(bits: 0, isUnsigned: false)
    case .punctuator: break
    case .string, .other: return nil
    }
    switch token.text {
    case .leftParenthesis:
      guard let value = conditional(), accept(.rightParenthesis) else { return nil }
      return value
    case .exclamation:
      return unary().map { ConditionValue(bits: $0.bits == 0 ? 1 : 0, isUnsigned: false) }
    case .tilde:
      return unary().map { ConditionValue(bits: ~$0.bits, isUnsigned: $0.isUnsigned) }
    case .minus:
      return unary().map { ConditionValue(bits: 0 &- $0.bits, isUnsigned: $0.isUnsigned) }
    case .plus: return unary()
    default: return nil
    }
  }

  private mutating func skipParentheses() {
    var open = 0
    while let token = current {
      if token.text == .leftParenthesis { open += 1 }
      if token.text == .rightParenthesis { open -= 1 }
      index += 1
      if open == 0 { return }
    }
  }
}
