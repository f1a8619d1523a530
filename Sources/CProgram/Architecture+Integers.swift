// What gcc says beforehand of the integer types (gcc manual, Common Predefined Macros).

extension Architecture {
  /// The macros of the integer types: their names, widths and largest values.
  ///
  /// - Parameter hasShortWideCharacters: Whether `-fshort-wchar` is given, as the kernel's Makefile does.
  func integerMacros(hasShortWideCharacters: Bool) -> [(name: String, value: String)] {
    var macros: [(name: String, value: String)] = []
    let isWide = pointerSize == 8
    let (long, longLong) = ("long ", "long long ")
    let wide = isWide ? long : longLong
    let suffix = isWide ? "L" : "LL"
    func most(_ bits: Int, _ suffix: String, isSigned: Bool) -> String {
      let digits = String(repeating: "f", count: bits / 4 - 1)
      return "0x" + (isSigned ? "7" : "f") + digits + suffix
    }
    /// The names of a pair of types: of `bits` bits, called `words` in C.
    func pair(_ name: String, _ bits: Int, _ words: String, _ mark: String, hasWidth: Bool) {
      macros.append(("__INT\(name)_TYPE__", bits == 8 ? "signed char" : words + "int"))
      macros.append(
        ("__UINT\(name)_TYPE__", bits == 8 ? "unsigned char" : words + "unsigned int"))
      macros.append(("__INT\(name)_MAX__", most(bits, mark, isSigned: true)))
      let unsignedMark = bits < 32 ? "" : "U" + mark
      macros.append(("__UINT\(name)_MAX__", most(bits, unsignedMark, isSigned: false)))
      if hasWidth { macros.append(("__INT\(name)_WIDTH__", String(bits))) }
    }
    func constants(_ name: String, _ mark: String, _ unsignedMark: String) {
      macros.append(("__INT\(name)_C(c)", mark.isEmpty ? "c" : "c ## \(mark)"))
      macros.append(
        ("__UINT\(name)_C(c)", unsignedMark.isEmpty ? "c" : "c ## \(unsignedMark)"))
    }
    let exact = [(8, "", ""), (16, "short ", ""), (32, "", ""), (64, wide, suffix)]
    for (bits, words, mark) in exact {
      pair(String(bits), bits, words, mark, hasWidth: false)
      pair("_LEAST\(bits)", bits, words, mark, hasWidth: true)
      constants(String(bits), mark, bits < 32 ? "" : "U" + mark)
    }
    let pointer = (pointerSize * 8, isWide ? long : "", isWide ? "L" : "")
    pair("_FAST8", 8, "", "", hasWidth: true)
    pair("_FAST16", pointer.0, pointer.1, pointer.2, hasWidth: true)
    pair("_FAST32", pointer.0, pointer.1, pointer.2, hasWidth: true)
    pair("_FAST64", 64, wide, suffix, hasWidth: true)
    pair("MAX", 64, wide, suffix, hasWidth: true)
    constants("MAX", suffix, "U" + suffix)
    pair("PTR", pointer.0, pointer.1, pointer.2, hasWidth: true)
    macros += [
      ("__SIZE_TYPE__", pointer.1 + "unsigned int"),
      ("__SIZE_MAX__", most(pointer.0, "U" + pointer.2, isSigned: false)),
      ("__SIZE_WIDTH__", String(pointer.0)),
      ("__PTRDIFF_TYPE__", pointer.1 + "int"),
      ("__PTRDIFF_MAX__", most(pointer.0, pointer.2, isSigned: true)),
      ("__PTRDIFF_WIDTH__", String(pointer.0)),
      ("__SCHAR_MAX__", "0x7f"), ("__SCHAR_WIDTH__", "8"),
      ("__SHRT_MAX__", "0x7fff"), ("__SHRT_WIDTH__", "16"),
      ("__INT_MAX__", "0x7fffffff"), ("__INT_WIDTH__", "32"),
      ("__LONG_MAX__", most(pointer.0, "L", isSigned: true)),
      ("__LONG_WIDTH__", String(pointer.0)),
      ("__LONG_LONG_MAX__", most(64, "LL", isSigned: true)), ("__LONG_LONG_WIDTH__", "64"),
      ("__CHAR16_TYPE__", "short unsigned int"), ("__CHAR32_TYPE__", "unsigned int"),
      ("__WINT_TYPE__", "unsigned int"), ("__WINT_MAX__", "0xffffffffU"),
      ("__WINT_MIN__", "0U"), ("__WINT_WIDTH__", "32"), ("__SIZEOF_WINT_T__", "4"),
      ("__SIZEOF_PTRDIFF_T__", String(pointerSize)), ("__SIZEOF_FLOAT__", "4"),
      ("__SIZEOF_DOUBLE__", "8"),
    ]
    return macros + wideCharacterMacros(isShort: hasShortWideCharacters)
  }

  private func wideCharacterMacros(isShort: Bool) -> [(name: String, value: String)] {
    let type = isShort ? IntegerType.unsignedShort : wideCharacter
    let (name, largest, least) =
      switch type {
      case .unsignedShort: ("short unsigned int", "0xffff", "0")
      case .unsignedInt: ("unsigned int", "0xffffffffU", "0U")
      case .long: ("long int", "0x7fffffffL", "(-__WCHAR_MAX__ - 1)")
      default: ("int", "0x7fffffff", "(-__WCHAR_MAX__ - 1)")
      }
    return [
      ("__WCHAR_TYPE__", name), ("__WCHAR_MAX__", largest), ("__WCHAR_MIN__", least),
      ("__WCHAR_WIDTH__", isShort ? "16" : "32"), ("__SIZEOF_WCHAR_T__", isShort ? "2" : "4"),
    ]
  }

  /// The type `wchar_t` where nothing shortens it: an int, unsigned on arm; i386 has its old long.
  var wideCharacter: IntegerType {
    if name.hasPrefix("arm") { return .unsignedInt }
    return name == "x86" && pointerSize == 4 ? .long : .int
  }
}
