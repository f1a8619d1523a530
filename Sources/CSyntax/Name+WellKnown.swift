// Names that the language itself gives a meaning to. They are interned first, in this order, so that
// each has a fixed number and comparing with one costs an integer comparison.

extension Name {
  /// The spellings with fixed numbers: the words of the language, then its punctuators.
  static let wellKnownSpellings: [String] = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else",
    "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "register",
    "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef",
    "union", "unsigned", "void", "volatile", "while", "_Alignas", "_Alignof", "_Atomic", "_Bool",
    "_Complex", "_Generic", "_Imaginary", "_Noreturn", "_Static_assert", "_Thread_local",
    "__alignof__", "__alignof", "asm", "__asm__", "__asm", "__attribute__", "__attribute",
    "__auto_type", "__builtin_choose_expr", "__builtin_offsetof", "__builtin_types_compatible_p",
    "__builtin_va_arg", "__builtin_va_list", "__complex__", "__const", "__const__",
    "__extension__", "__inline", "__inline__", "__int128", "__label__", "__real__", "__imag__",
    "__restrict", "__restrict__", "__signed", "__signed__", "__thread", "__typeof", "__typeof__",
    "typeof", "__typeof_unqual__", "typeof_unqual", "__volatile", "__volatile__", "__func__",
    "__FUNCTION__", "__PRETTY_FUNCTION__", "_Float128", "_Float64", "_Float32", "_Float32x",
    "_Float64x", "__float128", "__int128_t", "__uint128_t", "__seg_gs", "__seg_fs", "define",
    "undef", "include", "include_next", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "endif",
    "line", "error", "warning", "pragma", "ident", "once", "defined", "__VA_ARGS__", "__VA_OPT__",
    "__FILE__", "__LINE__", "__COUNTER__", "__BASE_FILE__", "__INCLUDE_LEVEL__", "__DATE__",
    "__TIME__", "__TIMESTAMP__", "_Pragma", "__has_attribute", "__has_builtin", "__has_include",
    "__has_include_next", "__has_c_attribute", "__has_feature", "__has_extension",
    "__has_declspec_attribute", "(", ")", "[", "]", "{", "}", ";", ",", ":", "?", ".", "->",
    "...", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!", "++", "--", "<<", ">>", "<", ">",
    "<=", ">=", "==", "!=", "&&", "||", "=", "*=", "/=", "%=", "+=", "-=", "<<=", ">>=", "&=",
    "^=", "|=", "#", "##",
  ]
}

extension Name {
  /// The number of words at the front of the well-known names; punctuators follow them.
  static let wordCount = 128

  /// The name `auto`.
  public static var wordAuto: Name { Name(number: 0) }
  /// The name `break`.
  public static var wordBreak: Name { Name(number: 1) }
  /// The name `case`.
  public static var wordCase: Name { Name(number: 2) }
  /// The name `char`.
  public static var wordChar: Name { Name(number: 3) }
  /// The name `const`.
  public static var wordConst: Name { Name(number: 4) }
  /// The name `continue`.
  public static var wordContinue: Name { Name(number: 5) }
  /// The name `default`.
  public static var wordDefault: Name { Name(number: 6) }
  /// The name `do`.
  public static var wordDo: Name { Name(number: 7) }
  /// The name `double`.
  public static var wordDouble: Name { Name(number: 8) }
  /// The name `else`.
  public static var wordElse: Name { Name(number: 9) }
  /// The name `enum`.
  public static var wordEnum: Name { Name(number: 10) }
  /// The name `extern`.
  public static var wordExtern: Name { Name(number: 11) }
  /// The name `float`.
  public static var wordFloat: Name { Name(number: 12) }
  /// The name `for`.
  public static var wordFor: Name { Name(number: 13) }
  /// The name `goto`.
  public static var wordGoto: Name { Name(number: 14) }
  /// The name `if`.
  public static var wordIf: Name { Name(number: 15) }
  /// The name `inline`.
  public static var wordInline: Name { Name(number: 16) }
  /// The name `int`.
  public static var wordInt: Name { Name(number: 17) }
  /// The name `long`.
  public static var wordLong: Name { Name(number: 18) }
  /// The name `register`.
  public static var wordRegister: Name { Name(number: 19) }
  /// The name `restrict`.
  public static var wordRestrict: Name { Name(number: 20) }
  /// The name `return`.
  public static var wordReturn: Name { Name(number: 21) }
  /// The name `short`.
  public static var wordShort: Name { Name(number: 22) }
  /// The name `signed`.
  public static var wordSigned: Name { Name(number: 23) }
  /// The name `sizeof`.
  public static var wordSizeof: Name { Name(number: 24) }
  /// The name `static`.
  public static var wordStatic: Name { Name(number: 25) }
  /// The name `struct`.
  public static var wordStruct: Name { Name(number: 26) }
  /// The name `switch`.
  public static var wordSwitch: Name { Name(number: 27) }
  /// The name `typedef`.
  public static var wordTypedef: Name { Name(number: 28) }
  /// The name `union`.
  public static var wordUnion: Name { Name(number: 29) }
  /// The name `unsigned`.
  public static var wordUnsigned: Name { Name(number: 30) }
  /// The name `void`.
  public static var wordVoid: Name { Name(number: 31) }
  /// The name `volatile`.
  public static var wordVolatile: Name { Name(number: 32) }
  /// The name `while`.
  public static var wordWhile: Name { Name(number: 33) }
  /// The name `_Alignas`.
  public static var wordReservedAlignas: Name { Name(number: 34) }
  /// The name `_Alignof`.
  public static var wordReservedAlignof: Name { Name(number: 35) }
  /// The name `_Atomic`.
  public static var wordReservedAtomic: Name { Name(number: 36) }
  /// The name `_Bool`.
  public static var wordReservedBool: Name { Name(number: 37) }
  /// The name `_Complex`.
  public static var wordReservedComplex: Name { Name(number: 38) }
  /// The name `_Generic`.
  public static var wordReservedGeneric: Name { Name(number: 39) }
  /// The name `_Imaginary`.
  public static var wordReservedImaginary: Name { Name(number: 40) }
  /// The name `_Noreturn`.
  public static var wordReservedNoreturn: Name { Name(number: 41) }
  /// The name `_Static_assert`.
  public static var wordReservedStaticAssert: Name { Name(number: 42) }
  /// The name `_Thread_local`.
  public static var wordReservedThreadLocal: Name { Name(number: 43) }
  /// The name `__alignof__`.
  public static var wordGnuAlignofAlternate: Name { Name(number: 44) }
  /// The name `__alignof`.
  public static var wordGnuAlignof: Name { Name(number: 45) }
  /// The name `asm`.
  public static var wordAsm: Name { Name(number: 46) }
  /// The name `__asm__`.
  public static var wordGnuAsmAlternate: Name { Name(number: 47) }
  /// The name `__asm`.
  public static var wordGnuAsm: Name { Name(number: 48) }
  /// The name `__attribute__`.
  public static var wordGnuAttributeAlternate: Name { Name(number: 49) }
  /// The name `__attribute`.
  public static var wordGnuAttribute: Name { Name(number: 50) }
  /// The name `__auto_type`.
  public static var wordGnuAutoType: Name { Name(number: 51) }
  /// The name `__builtin_choose_expr`.
  public static var wordGnuBuiltinChooseExpr: Name { Name(number: 52) }
  /// The name `__builtin_offsetof`.
  public static var wordGnuBuiltinOffsetof: Name { Name(number: 53) }
  /// The name `__builtin_types_compatible_p`.
  public static var wordGnuBuiltinTypesCompatibleP: Name { Name(number: 54) }
  /// The name `__builtin_va_arg`.
  public static var wordGnuBuiltinVaArg: Name { Name(number: 55) }
  /// The name `__builtin_va_list`.
  public static var wordGnuBuiltinVaList: Name { Name(number: 56) }
  /// The name `__complex__`.
  public static var wordGnuComplexAlternate: Name { Name(number: 57) }
  /// The name `__const`.
  public static var wordGnuConst: Name { Name(number: 58) }
  /// The name `__const__`.
  public static var wordGnuConstAlternate: Name { Name(number: 59) }
  /// The name `__extension__`.
  public static var wordGnuExtensionAlternate: Name { Name(number: 60) }
  /// The name `__inline`.
  public static var wordGnuInline: Name { Name(number: 61) }
  /// The name `__inline__`.
  public static var wordGnuInlineAlternate: Name { Name(number: 62) }
  /// The name `__int128`.
  public static var wordGnuInt128: Name { Name(number: 63) }
  /// The name `__label__`.
  public static var wordGnuLabelAlternate: Name { Name(number: 64) }
  /// The name `__real__`.
  public static var wordGnuRealAlternate: Name { Name(number: 65) }
  /// The name `__imag__`.
  public static var wordGnuImagAlternate: Name { Name(number: 66) }
  /// The name `__restrict`.
  public static var wordGnuRestrict: Name { Name(number: 67) }
  /// The name `__restrict__`.
  public static var wordGnuRestrictAlternate: Name { Name(number: 68) }
  /// The name `__signed`.
  public static var wordGnuSigned: Name { Name(number: 69) }
  /// The name `__signed__`.
  public static var wordGnuSignedAlternate: Name { Name(number: 70) }
  /// The name `__thread`.
  public static var wordGnuThread: Name { Name(number: 71) }
  /// The name `__typeof`.
  public static var wordGnuTypeof: Name { Name(number: 72) }
  /// The name `__typeof__`.
  public static var wordGnuTypeofAlternate: Name { Name(number: 73) }
  /// The name `typeof`.
  public static var wordTypeof: Name { Name(number: 74) }
  /// The name `__typeof_unqual__`.
  public static var wordGnuTypeofUnqualAlternate: Name { Name(number: 75) }
  /// The name `typeof_unqual`.
  public static var wordTypeofUnqual: Name { Name(number: 76) }
  /// The name `__volatile`.
  public static var wordGnuVolatile: Name { Name(number: 77) }
  /// The name `__volatile__`.
  public static var wordGnuVolatileAlternate: Name { Name(number: 78) }
  /// The name `__func__`.
  public static var wordGnuFuncAlternate: Name { Name(number: 79) }
  /// The name `__FUNCTION__`.
  public static var wordGnuFunctionAlternate: Name { Name(number: 80) }
  /// The name `__PRETTY_FUNCTION__`.
  public static var wordGnuPrettyFunctionAlternate: Name { Name(number: 81) }
  /// The name `_Float128`.
  public static var wordReservedFloat128: Name { Name(number: 82) }
  /// The name `_Float64`.
  public static var wordReservedFloat64: Name { Name(number: 83) }
  /// The name `_Float32`.
  public static var wordReservedFloat32: Name { Name(number: 84) }
  /// The name `_Float32x`.
  public static var wordReservedFloat32x: Name { Name(number: 85) }
  /// The name `_Float64x`.
  public static var wordReservedFloat64x: Name { Name(number: 86) }
  /// The name `__float128`.
  public static var wordGnuFloat128: Name { Name(number: 87) }
  /// The name `__int128_t`.
  public static var wordGnuInt128T: Name { Name(number: 88) }
  /// The name `__uint128_t`.
  public static var wordGnuUint128T: Name { Name(number: 89) }
  /// The name `__seg_gs`.
  public static var wordGnuSegGs: Name { Name(number: 90) }
  /// The name `__seg_fs`.
  public static var wordGnuSegFs: Name { Name(number: 91) }
  /// The name `define`.
  public static var wordDefine: Name { Name(number: 92) }
  /// The name `undef`.
  public static var wordUndef: Name { Name(number: 93) }
  /// The name `include`.
  public static var wordInclude: Name { Name(number: 94) }
  /// The name `include_next`.
  public static var wordIncludeNext: Name { Name(number: 95) }
  /// The name `ifdef`.
  public static var wordIfdef: Name { Name(number: 96) }
  /// The name `ifndef`.
  public static var wordIfndef: Name { Name(number: 97) }
  /// The name `elif`.
  public static var wordElif: Name { Name(number: 98) }
  /// The name `elifdef`.
  public static var wordElifdef: Name { Name(number: 99) }
  /// The name `elifndef`.
  public static var wordElifndef: Name { Name(number: 100) }
  /// The name `endif`.
  public static var wordEndif: Name { Name(number: 101) }
  /// The name `line`.
  public static var wordLine: Name { Name(number: 102) }
  /// The name `error`.
  public static var wordError: Name { Name(number: 103) }
  /// The name `warning`.
  public static var wordWarning: Name { Name(number: 104) }
  /// The name `pragma`.
  public static var wordPragma: Name { Name(number: 105) }
  /// The name `ident`.
  public static var wordIdent: Name { Name(number: 106) }
  /// The name `once`.
  public static var wordOnce: Name { Name(number: 107) }
  /// The name `defined`.
  public static var wordDefined: Name { Name(number: 108) }
  /// The name `__VA_ARGS__`.
  public static var wordGnuVaArgsAlternate: Name { Name(number: 109) }
  /// The name `__VA_OPT__`.
  public static var wordGnuVaOptAlternate: Name { Name(number: 110) }
  /// The name `__FILE__`.
  public static var wordGnuFileAlternate: Name { Name(number: 111) }
  /// The name `__LINE__`.
  public static var wordGnuLineAlternate: Name { Name(number: 112) }
  /// The name `__COUNTER__`.
  public static var wordGnuCounterAlternate: Name { Name(number: 113) }
  /// The name `__BASE_FILE__`.
  public static var wordGnuBaseFileAlternate: Name { Name(number: 114) }
  /// The name `__INCLUDE_LEVEL__`.
  public static var wordGnuIncludeLevelAlternate: Name { Name(number: 115) }
  /// The name `__DATE__`.
  public static var wordGnuDateAlternate: Name { Name(number: 116) }
  /// The name `__TIME__`.
  public static var wordGnuTimeAlternate: Name { Name(number: 117) }
  /// The name `__TIMESTAMP__`.
  public static var wordGnuTimestampAlternate: Name { Name(number: 118) }
  /// The name `_Pragma`.
  public static var wordReservedPragma: Name { Name(number: 119) }
  /// The name `__has_attribute`.
  public static var wordGnuHasAttribute: Name { Name(number: 120) }
  /// The name `__has_builtin`.
  public static var wordGnuHasBuiltin: Name { Name(number: 121) }
  /// The name `__has_include`.
  public static var wordGnuHasInclude: Name { Name(number: 122) }
  /// The name `__has_include_next`.
  public static var wordGnuHasIncludeNext: Name { Name(number: 123) }
  /// The name `__has_c_attribute`.
  public static var wordGnuHasCAttribute: Name { Name(number: 124) }
  /// The name `__has_feature`.
  public static var wordGnuHasFeature: Name { Name(number: 125) }
  /// The name `__has_extension`.
  public static var wordGnuHasExtension: Name { Name(number: 126) }
  /// The name `__has_declspec_attribute`.
  public static var wordGnuHasDeclspecAttribute: Name { Name(number: 127) }
  /// The name `(`.
  public static var leftParenthesis: Name { Name(number: 128) }
  /// The name `)`.
  public static var rightParenthesis: Name { Name(number: 129) }
  /// The name `[`.
  public static var leftBracket: Name { Name(number: 130) }
  /// The name `]`.
  public static var rightBracket: Name { Name(number: 131) }
  /// The name `{`.
  public static var leftBrace: Name { Name(number: 132) }
  /// The name `}`.
  public static var rightBrace: Name { Name(number: 133) }
  /// The name `;`.
  public static var semicolon: Name { Name(number: 134) }
  /// The name `,`.
  public static var comma: Name { Name(number: 135) }
  /// The name `:`.
  public static var colon: Name { Name(number: 136) }
  /// The name `?`.
  public static var question: Name { Name(number: 137) }
  /// The name `.`.
  public static var dot: Name { Name(number: 138) }
  /// The name `->`.
  public static var arrow: Name { Name(number: 139) }
  /// The name `...`.
  public static var ellipsis: Name { Name(number: 140) }
  /// The name `+`.
  public static var plus: Name { Name(number: 141) }
  /// The name `-`.
  public static var minus: Name { Name(number: 142) }
  /// The name `*`.
  public static var star: Name { Name(number: 143) }
  /// The name `/`.
  public static var slash: Name { Name(number: 144) }
  /// The name `%`.
  public static var percent: Name { Name(number: 145) }
  /// The name `&`.
  public static var ampersand: Name { Name(number: 146) }
  /// The name `|`.
  public static var pipe: Name { Name(number: 147) }
  /// The name `^`.
  public static var caret: Name { Name(number: 148) }
  /// The name `~`.
  public static var tilde: Name { Name(number: 149) }
  /// The name `!`.
  public static var exclamation: Name { Name(number: 150) }
  /// The name `++`.
  public static var plusPlus: Name { Name(number: 151) }
  /// The name `--`.
  public static var minusMinus: Name { Name(number: 152) }
  /// The name `<<`.
  public static var shiftLeft: Name { Name(number: 153) }
  /// The name `>>`.
  public static var shiftRight: Name { Name(number: 154) }
  /// The name `<`.
  public static var less: Name { Name(number: 155) }
  /// The name `>`.
  public static var greater: Name { Name(number: 156) }
  /// The name `<=`.
  public static var lessEqual: Name { Name(number: 157) }
  /// The name `>=`.
  public static var greaterEqual: Name { Name(number: 158) }
  /// The name `==`.
  public static var equalEqual: Name { Name(number: 159) }
  /// The name `!=`.
  public static var notEqual: Name { Name(number: 160) }
  /// The name `&&`.
  public static var ampersandAmpersand: Name { Name(number: 161) }
  /// The name `||`.
  public static var pipePipe: Name { Name(number: 162) }
  /// The name `=`.
  public static var equal: Name { Name(number: 163) }
  /// The name `*=`.
  public static var starEqual: Name { Name(number: 164) }
  /// The name `/=`.
  public static var slashEqual: Name { Name(number: 165) }
  /// The name `%=`.
  public static var percentEqual: Name { Name(number: 166) }
  /// The name `+=`.
  public static var plusEqual: Name { Name(number: 167) }
  /// The name `-=`.
  public static var minusEqual: Name { Name(number: 168) }
  /// The name `<<=`.
  public static var shiftLeftEqual: Name { Name(number: 169) }
  /// The name `>>=`.
  public static var shiftRightEqual: Name { Name(number: 170) }
  /// The name `&=`.
  public static var ampersandEqual: Name { Name(number: 171) }
  /// The name `^=`.
  public static var caretEqual: Name { Name(number: 172) }
  /// The name `|=`.
  public static var pipeEqual: Name { Name(number: 173) }
  /// The name `#`.
  public static var hash: Name { Name(number: 174) }
  /// The name `##`.
  public static var hashHash: Name { Name(number: 175) }
}
