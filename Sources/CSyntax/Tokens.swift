/// The tokens of a file with their spellings interned, and nothing expanded.
///
/// - Parameters:
///   - bytes: The bytes of the file.
///   - file: The number that the spans bear.
///   - skippingDirectives: Whether lines that begin with `#` are left out. Both branches of a
///     conditional then remain, so this is for text that is preprocessed or has no conditionals.
public func tokens(
  of bytes: [UInt8], file: FileNumber, skippingDirectives: Bool = true
) -> [Token] {
  var raws = lexC(bytes)
  if skippingDirectives { removeDirectives(&raws, in: bytes) }
  var names: [Name] = []
  names.reserveCapacity(raws.count)
  Name.intern(raws, in: [raws.indices], of: bytes, isWhole: true) { names.append($1) }
  var result: [Token] = []
  result.reserveCapacity(raws.count)
  for (raw, name) in zip(raws, names) {
    let isSpliced = raw.flags.contains(.spliced)
    let isAfterSpace = !raw.flags.isDisjoint(with: [.afterSpace, .startsLine])
    result.append(
      Token(
        kind: raw.kind,
        text: isSpliced ? Name(bytes: spelling(of: raw, in: bytes)) : name,
        span: Span(file: file, start: raw.start, end: raw.end),
        flags: isAfterSpace ? [.afterSpace] : []))
  }
  return result
}

private func removeDirectives(_ raws: inout [RawToken], in bytes: [UInt8]) {
  var isDirective = false
  raws.removeAll { raw in
    if raw.flags.contains(.startsLine) {
      isDirective = raw.end == raw.start + 1 && bytes[Int(raw.start)] == UInt8(ascii: "#")
    }
    return isDirective
  }
}

/// All tokens of an outline as the parser reads them, one for one; those of directives, which it never
/// reads, have no spelling, and that of literals is to be had from the file.
func tokens(of outline: FileOutline, file: FileNumber) -> [Token] {
  let raws = outline.tokens
  let nothing = Token(kind: .other, text: Name(number: 0), span: .none)
  var ranges: [Range<Int>] = []
  var position = 0
  for directive in outline.directives {
    if position < directive.tokens.lowerBound {
      ranges.append(position..<directive.tokens.lowerBound)
    }
    position = directive.tokens.upperBound
  }
  if position < raws.count { ranges.append(position..<raws.count) }
  var spliced: [Int] = []
  var result = [Token](unsafeUninitializedCapacity: raws.count) { result, count in
    for directive in outline.directives {
      for index in directive.tokens { result.initializeElement(at: index, to: nothing) }
    }
    count = raws.count
    Name.intern(raws, in: ranges, of: outline.bytes, isWhole: false) { index, name in
      let raw = raws[index]
      if raw.flags.contains(.spliced) { spliced.append(index) }
      result.initializeElement(
        at: index,
        to: Token(
          kind: raw.kind, text: name, span: Span(file: file, start: raw.start, end: raw.end),
          flags: raw.flags.contains(.startsLine) ? [.startsLine] : []))
    }
  }
  for index in spliced {
    result[index].text = Name(bytes: spelling(of: raws[index], in: outline.bytes))
  }
  return result
}
