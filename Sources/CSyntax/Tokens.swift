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
  let names = Name.intern(raws, of: bytes)
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

/// All tokens of an outline as the parser reads them, one for one.
func tokens(of outline: FileOutline, file: FileNumber) -> [Token] {
  let names = Name.intern(outline.tokens, of: outline.bytes)
  var result: [Token] = []
  result.reserveCapacity(names.count)
  for (raw, name) in zip(outline.tokens, names) {
    result.append(
      Token(
        kind: raw.kind,
        text: raw.flags.contains(.spliced)
          ? Name(bytes: spelling(of: raw, in: outline.bytes)) : name,
        span: Span(file: file, start: raw.start, end: raw.end),
        flags: raw.flags.contains(.startsLine) ? [.startsLine] : []))
  }
  return result
}
