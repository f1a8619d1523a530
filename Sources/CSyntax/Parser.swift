// How to read the parser: one struct over an array of tokens that macro expansion has already been
// through, spread over files by the part of the grammar. Every function `parseX` is named after the
// nonterminal X of C11 (annex A.2) and has its production above it, GNU's additions included. None
// throws: what is not understood is an `unparsed` node, a `ParseTrouble` says why, and parsing goes
// on behind it. Recursion is bounded by `nestingLimit`, so no input exhausts the stack, and every
// loop either consumes a token or ends.

/// Why a piece of source became an `unparsed` node.
public struct ParseTrouble: Sendable, Hashable {
  /// What was expected, or what is not understood.
  public let message: String
  /// The piece of source.
  public let span: Span

  /// Makes a trouble.
  public init(message: String, span: Span) {
    self.message = message
    self.span = span
  }
}

/// A recursive descent parser of GNU C over tokens whose macros are expanded (C11 6.5 to 6.9).
///
/// C cannot be parsed without knowing which names are types. The parser keeps local declarations and
/// the typedefs it has read itself, and asks its owner about all other names, only where the answer
/// decides something: each question may cost a look-up along the includes.
public struct Parser {
  let tokens: [Token]
  /// Where the tokens to be read begin and end.
  private let first: Int
  let end: Int
  /// The file that the tokens stand in, if literals have no names of their own; else empty.
  private let source: [UInt8]
  /// Whether macros may stand unexpanded.
  let form: Form
  /// The next token.
  var index = 0
  /// How many nested constructs are open.
  var depth = 0
  /// Whether the innermost group that is open is one of an expression or initialiser.
  var isInGroup = false
  /// Whether the statement being read is a macro's argument, so that a comma or parenthesis ends it.
  var mayEndAtParenthesis = false
  /// How many more tokens of arguments may be read again, in another way: so that no nesting of what
  /// is not understood takes more than a few times as long as reading it.
  var rereadsLeft = 0
  var meanings: LocalMeanings
  /// Whether a declaration said `typedef`.
  var hasTypedefs = false
  let isFileTypeName: (Name) -> Bool
  /// For each bracket the index of its partner; empty until first needed.
  private(set) var partners: [Int32]
  /// What was not understood so far, in the order of the source.
  public internal(set) var troubles: [ParseTrouble] = []

  /// Casts, statements, declarators and initialisers open at once.
  ///
  /// The kernel's deepest expression
  /// after expansion stays far below; a debug build needs about 8 KB of stack a level.
  static let nestingLimit = 400
  /// Operators, suffixes or labels in one chain; chains are read by loops but make deep trees, and
  /// a deep tree is freed by recursion.
  static let chainLimit = 4000
  /// Words before the type of a declaration.
  static let wordLimit = 64
  static let endName = Name("")

  /// Makes a parser at the first of the tokens.
  ///
  /// - Parameters:
  ///   - tokens: The tokens, after macro expansion.
  ///   - isTypeName: Whether a name is a typedef name in file scope.
  public init(_ tokens: [Token], isTypeName: @escaping (Name) -> Bool) {
    self.init(
      tokens, in: tokens.indices, form: .expanded, source: [], meanings: LocalMeanings(),
      partners: [], isTypeName: isTypeName)
  }

  /// Makes a parser at the first token of a range.
  ///
  /// - Parameters:
  ///   - tokens: The tokens.
  ///   - range: Which of them are read.
  ///   - form: Whether their macros are expanded.
  ///   - source: The file that all of them stand in, if literals have no names of their own.
  ///   - meanings: Room for the names of scopes, nothing declared in it.
  ///   - partners: Room for the partners of brackets; what it holds is of no matter.
  ///   - isTypeName: Whether a name is a typedef name in file scope.
  init(
    _ tokens: [Token], in range: Range<Int>, form: Form, source: [UInt8],
    meanings: consuming LocalMeanings, partners: consuming [Int32],
    isTypeName: @escaping (Name) -> Bool
  ) {
    self.source = source
    self.tokens = tokens
    self.form = form
    self.isFileTypeName = isTypeName
    index = range.lowerBound
    first = range.lowerBound
    end = range.upperBound
    rereadsLeft = 1000 + 4 * range.count
    self.meanings = meanings
    partners.removeAll(keepingCapacity: true)
    self.partners = partners
  }

  /// Whether the macros of what is parsed are expanded.
  public enum Form: Sendable {
    /// They are; one that is left is not understood.
    case expanded
    /// They are not: invocations are nodes of the tree.
    case natural
  }

  // MARK: Tokens

  /// Whether all tokens are read.
  public var isAtEnd: Bool { index >= end }

  /// The spelling of the next token; literals never equal a word or a punctuator.
  var text: Name { index < end ? tokens[index].text : Self.endName }

  /// The name that is the spelling of the next token, that of a literal too.
  var spelledText: Name {
    mutating get {
      guard text == .literal, kind.isLiteral else { return text }
      return Name(bytes: withSpelling { Array($0)[...] })
    }
  }

  /// Looks at the spelling of the next token; must not make or spell a name.
  mutating func withSpelling<Result: Sendable>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if index < end, tokens[index].text == .literal, tokens[index].kind.isLiteral {
      let place = tokens[index].span
      if place.start <= place.end, Int(place.end) <= source.count {
        return source.withUnsafeBufferPointer {
          body(UnsafeBufferPointer(rebasing: $0[Int(place.start)..<Int(place.end)]))
        }
      }
    }
    return text.withBytes(body)
  }

  /// The kind of the next token; `other` at the end.
  var kind: TokenKind { index < end ? tokens[index].kind : .other }

  func text(at index: Int) -> Name { index < end ? tokens[index].text : Self.endName }

  func peek(_ distance: Int = 1) -> Name { text(at: index + distance) }

  /// Whether the token at the index is an identifier that is no word of the language.
  func isIdentifier(at index: Int) -> Bool {
    index < end && tokens[index].kind == .identifier && !tokens[index].text.isKeyword
  }

  var isIdentifier: Bool { isIdentifier(at: index) }

  func at(_ name: Name) -> Bool { text == name }

  mutating func advance() {
    if index < end { index += 1 }
  }

  /// Consumes the next token if it is the given one.
  mutating func take(_ name: Name) -> Bool {
    guard text == name else { return false }
    index += 1
    return true
  }

  /// The place of the next token; at the end, that behind the last one.
  var here: Span {
    @inline(__always) mutating get { index < end ? tokens[index].span : placeBehind() }
  }

  private mutating func placeBehind() -> Span {
    guard first < end else { return .none }
    let last = tokens[end - 1]
    return Span(file: last.span.file, start: last.span.end, end: last.span.end)
  }

  /// The place of the tokens from an index up to the next one.
  mutating func span(from start: Int) -> Span {
    guard start < index, start < end else { return here }
    return tokens[start].span.joined(with: tokens[index - 1].span)
  }

  /// The index of the bracket that closes the one at an index, nil if none does or that one opens none:
  /// whoever asks goes on behind the answer, and must not come back to where it was.
  mutating func partner(of index: Int) -> Int? {
    if partners.isEmpty { matchBrackets(tokens, in: first..<end, &partners) }
    guard index < end, index >= first, Int(partners[index - first]) > index else { return nil }
    return Int(partners[index - first])
  }

  // MARK: Trouble

  /// Notes that what stands from an index on is not understood.
  ///
  /// Troubles noted since `mark` were inside of it; the first of them is the reason to tell.
  mutating func note(_ message: String, from start: Int, since mark: Int? = nil) -> String {
    var message = message
    if let mark, troubles.count > mark {
      message = troubles[mark].message
      troubles.removeSubrange(mark...)
    }
    troubles.append(ParseTrouble(message: message, span: span(from: start)))
    return message
  }

  /// "expected `)` before `x`".
  mutating func expected(_ what: String) -> String {
    isAtEnd ? "expected \(what) at the end" : "expected \(what) before '\(spelledText.spelling)'"
  }

  /// Consumes the closing bracket of the group opened at an index, skipping what is left before it.
  ///
  /// - Returns: Whether the closing bracket was the next token.
  mutating func close(_ opening: Int, with name: Name) -> Bool {
    if take(name) { return true }
    if let end = partner(of: opening), end >= index {
      index = end + 1
    }
    return false
  }

  /// Skips what is left of a statement or declaration: through `;` or a brace group.
  mutating func skipStatement() {
    while !isAtEnd {
      switch text {
      case .semicolon:
        index += 1
        return
      case .rightBrace:
        return
      case .leftBrace:
        index = (partner(of: index) ?? index) + 1
        if at(.comma) || at(.rightParenthesis) || at(.dot) || at(.equal) { continue }
        _ = take(.semicolon)
        return
      case .leftParenthesis, .leftBracket:
        index = (partner(of: index) ?? index) + 1
      default:
        index += 1
      }
    }
  }
}

/// The partner of each bracket, -1 for none and for all other tokens.
///
/// While a bracket is open the one around it stands in its place, counted from the first token.
private func matchBrackets(_ tokens: [Token], in range: Range<Int>, _ partners: inout [Int32]) {
  partners.append(contentsOf: repeatElement(-1, count: range.count))
  let first = range.lowerBound
  tokens.withUnsafeBufferPointer { tokens in
    partners.withUnsafeMutableBufferPointer { partners in
      var top = -1
      var openBraces = 0
      /// Takes the innermost open bracket; it has no partner, or the token at an index.
      func pop(_ partner: Int) {
        let last = top
        top = Int(partners[last])
        partners[last] = Int32(partner)
        if partner >= 0 { partners[partner - first] = Int32(last + first) }
      }
      for index in range where tokens[index].kind == .punctuator {
        switch tokens[index].text {
        case .leftParenthesis, .leftBracket, .leftBrace:
          if tokens[index].text == .leftBrace { openBraces += 1 }
          partners[index - first] = Int32(top)
          top = index - first
        case .rightBrace where openBraces > 0:
          // A brace closes over forgotten parentheses: braces are what people balance by eye.
          while top >= 0, tokens[top + first].text != .leftBrace { pop(-1) }
          if top >= 0 { pop(index) }
          openBraces -= 1
        case .rightParenthesis:
          if top >= 0, tokens[top + first].text == .leftParenthesis { pop(index) }
        case .rightBracket:
          if top >= 0, tokens[top + first].text == .leftBracket { pop(index) }
        default: break
        }
      }
      while top >= 0 { pop(-1) }
    }
  }
}

extension Array {
  /// Appends an element; the first gets memory for itself alone, for most lists of a tree have one.
  @inline(__always)
  mutating func add(_ element: consuming Element) {
    if isEmpty { self = [element] } else { append(element) }
  }

  /// Appends elements, of which there are mostly none: then nothing is done.
  @inline(__always)
  mutating func add(all elements: consuming [Element]) {
    if isEmpty {
      self = elements
    } else if !elements.isEmpty {
      append(contentsOf: elements)
    }
  }
}

/// Which names of the scopes being read are types and which are not (C11 6.2.1).
struct LocalMeanings {
  /// 1 for a type, 2 for what is none, 0 for what no scope declares.
  private var meanings = NameMarks()
  private var shadowed: [(name: Name, mark: UInt8)] = []
  private var marks: [Int] = []
  /// What is declared in file scope.
  private var outermost: [Name] = []

  /// Whether no block or parameter list is open.
  var isFileScope: Bool { marks.isEmpty }

  subscript(name: Name) -> Bool? {
    let mark = meanings[name]
    return mark == 0 ? nil : mark == 1
  }

  mutating func declare(_ name: Name, isType: Bool) {
    if marks.isEmpty { outermost.append(name) } else { shadowed.append((name, meanings[name])) }
    meanings[name] = isType ? 1 : 2
  }

  /// Forgets all, so that another piece of a file can be read.
  mutating func forget() {
    while !marks.isEmpty { pop() }
    for name in outermost { meanings[name] = 0 }
    outermost.removeAll(keepingCapacity: true)
  }

  mutating func push() { marks.append(shadowed.count) }

  mutating func pop() {
    guard let mark = marks.popLast() else { return }
    while shadowed.count > mark, let last = shadowed.popLast() {
      meanings[last.name] = last.mark
    }
  }
}
