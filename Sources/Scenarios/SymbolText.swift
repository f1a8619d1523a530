/// A symbol with the offset and size behind it, as `%pS` of the kernel prints it (lib/vsprintf.c).
struct SymbolText {
  /// The symbol as printed.
  var symbol: ByteText
  var offset: UInt64?
  var size: UInt64?

  /// The longest symbol, KSYM_NAME_LEN of include/linux/kallsyms.h.
  private static let limit = 512

  /// Reads `name`, `name+0x1` or `name+0x1/0x2`.
  init?(_ text: ByteText) {
    let plus = text.firstIndex(of: UInt8(ascii: "+"))
    symbol = text[..<(plus ?? text.endIndex)]
    // The words between two frames are no frames.
    guard Self.isSymbol(symbol), !symbol.equals("from"), !symbol.equals("at") else { return nil }
    guard let plus else { return }
    let numbers = text[(plus + 1)...].split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard numbers.count <= 2, let offset = numbers[0].prefixedHex else { return nil }
    self.offset = offset
    if numbers.count == 2 {
      guard let size = numbers[1].prefixedHex else { return nil }
      self.size = size
    }
  }

  /// Reads `name+12`, as bpftrace and crash print it.
  init?(decimal text: ByteText) {
    guard let plus = text.firstIndex(of: UInt8(ascii: "+")), Self.isSymbol(text[..<plus]),
      let offset = text[(plus + 1)...].decimal
    else { return nil }
    symbol = text[..<plus]
    self.offset = UInt64(offset)
  }

  /// Whether a text can be a symbol: an identifier with what compilers append behind dots.
  ///
  /// 64-bit PowerPC once named the code of `f` with `.f`.
  static func isSymbol(_ text: ByteText) -> Bool {
    var name = text
    if name.first == UInt8(ascii: ".") { name = name.dropFirst() }
    guard let first = name.first, name.count <= limit,
      first.isLetterByte || first == UInt8(ascii: "_")
    else { return false }
    return name.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "$") }
      && name.last != UInt8(ascii: ".")
  }

  /// Whether it is a mark of the build and no code: where nothing runs, so that a frame is a guess.
  ///
  /// Since 6.3 `__pfx_f` is the padding before `f` (scripts/kallsyms.c leaves it to objtool), and `__cfi_f` the
  /// check of clang's kCFI there. A stack has them where a pointer to `f` lay in memory.
  var isPadding: Bool { symbol.begins(with: "__pfx_") || symbol.begins(with: "__cfi_") }

  /// The function of the source: without what GCC, Clang and the build append to copies and parts.
  var function: String {
    var name = symbol
    if name.first == UInt8(ascii: ".") { name = name.dropFirst() }
    if isPadding, name.count > 6 { name = name.dropFirst(6) }
    var parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    while parts.count > 1, let last = parts.last {
      guard last.isDecimal || Self.suffixes.contains(last.string) || Self.isHash(last) else {
        break
      }
      parts.removeLast()
    }
    return parts.map(\.string).joined(separator: ".")
  }

  /// Clang's `.llvm.HASH` and `.__uniq.HASH` are decimal; `.lto_priv.0.HEX` of GCC is not.
  private static func isHash(_ text: ByteText) -> Bool { text.isHex(atLeast: 8) }

  private static let suffixes: Set<String> = [
    "part", "isra", "constprop", "cold", "hot", "unlikely", "llvm", "lto_priv", "localalias",
    "__uniq", "cfi", "cfi_jt", "clone", "warm", "startup", "ipa_sra",
  ]
}
