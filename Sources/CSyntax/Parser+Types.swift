// Where a type can begin, and the questions asked about names to know it.

extension Parser {
  /// Whether a name is a type here: by the scopes being read, else by the file.
  mutating func isTypeName(_ name: Name) -> Bool {
    meanings[name] ?? (Self.isBuiltinType(name) || isFileTypeName(name))
  }

  /// Types of gcc that have no fixed name's number.
  private static let builtinTypes: [Name] = [
    Name("_Float16"), Name("_Float128x"), Name("__bf16"), Name("__fp16"), Name("__float80"),
    Name("__ibm128"), Name("_Decimal32"), Name("_Decimal64"), Name("_Decimal128"),
  ].sorted { $0.number < $1.number }

  private static let builtinNumbers =
    (builtinTypes.first?.number ?? 0)...(builtinTypes.last?.number ?? 0)

  /// Whether a name is a type of gcc; their numbers are close together, so nearly all others are
  /// refused by the first comparisons.
  static func isBuiltinType(_ name: Name) -> Bool {
    builtinNumbers.contains(name.number) && builtinTypes.contains(name)
  }

  /// Whether the next token begins a type name or declaration specifiers.
  public var isTypeStart: Bool { mutating get { isTypeStart(at: index) } }

  mutating func isTypeStart(at index: Int) -> Bool {
    let name = text(at: index)
    if name.isKeyword { return isSpecifierKeyword(name) }
    return isIdentifier(at: index) && isTypeName(name)
  }

  /// Whether a word of the language can stand among declaration specifiers.
  func isSpecifierKeyword(_ name: Name) -> Bool {
    guard name.isKeyword else { return false }
    return isTypeKeyword(name) || isStorageOrQualifier(name)
  }

  /// Whether a word names a type or begins one.
  func isTypeKeyword(_ name: Name) -> Bool {
    if isBasicType(name) { return true }
    switch name {
    case .wordStruct, .wordUnion, .wordEnum, .wordTypeof, .wordGnuTypeof, .wordGnuTypeofAlternate,
      .wordTypeofUnqual, .wordGnuTypeofUnqualAlternate, .wordGnuAutoType:
      return true
    default: return false
    }
  }

  func isBasicType(_ name: Name) -> Bool {
    switch name {
    case .wordInt, .wordChar, .wordLong, .wordUnsigned, .wordVoid, .wordShort, .wordSigned,
      .wordFloat, .wordDouble, .wordReservedBool, .wordReservedComplex, .wordReservedImaginary,
      .wordGnuComplexAlternate, .wordGnuSigned, .wordGnuSignedAlternate, .wordGnuInt128,
      .wordGnuInt128T, .wordGnuUint128T, .wordReservedFloat128, .wordReservedFloat64,
      .wordReservedFloat32, .wordReservedFloat32x, .wordReservedFloat64x, .wordGnuFloat128,
      .wordGnuBuiltinVaList:
      return true
    default: return false
    }
  }

  func isStorageOrQualifier(_ name: Name) -> Bool {
    if storage(name) != nil || qualifier(name) != nil || isAttributeWord(name) { return true }
    switch name {
    case .wordGnuExtensionAlternate, .wordReservedAlignas, .wordGnuSegGs, .wordGnuSegFs: return true
    default: return false
    }
  }

  func storage(_ name: Name) -> DeclarationSpecifiers.Storage? {
    switch name {
    case .wordStatic: .static
    case .wordExtern: .extern
    case .wordTypedef: .typedef
    case .wordInline, .wordGnuInline, .wordGnuInlineAlternate: .inline
    case .wordRegister: .register
    case .wordAuto: .auto
    case .wordReservedThreadLocal, .wordGnuThread: .threadLocal
    case .wordReservedNoreturn: .noreturn
    default: nil
    }
  }

  func qualifier(_ name: Name) -> Qualifiers? {
    switch name {
    case .wordConst, .wordGnuConst, .wordGnuConstAlternate: .const
    case .wordVolatile, .wordGnuVolatile, .wordGnuVolatileAlternate: .volatile
    case .wordRestrict, .wordGnuRestrict, .wordGnuRestrictAlternate: .restrict
    case .wordReservedAtomic: .atomic
    default: nil
    }
  }

  func isAttributeWord(_ name: Name) -> Bool {
    name == .wordGnuAttribute || name == .wordGnuAttributeAlternate
  }

  func isAssemblyWord(_ name: Name) -> Bool {
    name == .wordAsm || name == .wordGnuAsm || name == .wordGnuAsmAlternate
  }

  /// Whether `(` begins a parenthesised type: a cast, a compound literal or an operand of `sizeof`.
  ///
  /// A name that nobody knows is taken for a type where it could be nothing else: in `(name *)` and
  /// in `(name)` with an operand behind it.
  mutating func isParenthesizedType() -> Bool {
    let name = peek()
    if name.isKeyword {
      guard isSpecifierKeyword(name) else { return false }
      return name != .wordGnuExtensionAlternate || isTypeStart(at: index + 2)
    }
    guard isIdentifier(at: index + 1), meanings[name] != false else { return false }
    var next = index + 2
    let follower = text(at: next)
    // What stands behind an expression's first name but never behind a type's.
    if follower == .arrow || follower == .dot || follower == .comma { return false }
    if form == .natural { return isNaturalParenthesizedType() }
    if isTypeName(name) { return true }
    if follower == .star {
      while text(at: next) == .star { next += 1 }
      return text(at: next) == .rightParenthesis
    }
    // `(__force __le64)`: no expression has two words in a row.
    if isIdentifier(at: next) || isSpecifierKeyword(follower) { return true }
    guard follower == .rightParenthesis else { return false }
    return isIdentifier(at: next + 1) && isOperandBehindCast(at: next + 1)
  }

  private mutating func isOperandBehindCast(at index: Int) -> Bool {
    let follower = text(at: index + 1)
    // `if (x) y = z;` never gets here: the parenthesis of a statement's head is read by its parser,
    // but `for_each(x) statement` might, so only what ends an operand counts.
    return follower == .rightParenthesis || follower == .comma || follower == .semicolon
      || follower == .arrow || follower == .dot
  }

  /// Whether an unknown word looks like a macro that stands for attributes.
  func looksLikeAttribute(_ name: Name) -> Bool {
    let isReserved = name.withBytes { $0.count > 1 && $0[0] == 0x5F && $0[1] == 0x5F }
    return isReserved || Self.attributeWords.contains(name)
  }

  private static let attributeWords: [Name] = [
    Name("asmlinkage"), Name("notrace"), Name("noinline"), Name("noinstr"), Name("fastcall"),
    Name("noinline_for_stack"), Name("randomized_struct_fields_start"), Name("SEC"),
  ]

  /// Whether a type follows behind qualifiers, attributes and unknown words, from an index on.
  mutating func typeFollows(at start: Int) -> Bool {
    var index = start
    // It is asked at every word, so it looks no further than a declaration has words.
    var words = 0
    while index < self.end, words < Self.wordLimit {
      let name = text(at: index)
      words += 1
      if isAttributeWord(name) {
        index = (partner(of: index + 1) ?? index) + 1
      } else if isTypeKeyword(name) {
        return true
      } else if isStorageOrQualifier(name) {
        index += 1
      } else {
        guard isIdentifier(at: index) else { return false }
        if isTypeName(name) { return true }
        index += 1
        if text(at: index) == .leftParenthesis, looksLikeAttribute(name) {
          index = (partner(of: index) ?? index) + 1
        }
      }
    }
    return false
  }
}
