// What `#line` makes of lines and paths (C11 6.10.4). Reports keep to the lines of the file; only `__LINE__` and
// `__FILE__` see this.

import CSyntax
import SourceText

extension TranslationUnit {
  /// The line and path that a `#line` before a place gives it, nil if there is none.
  ///
  /// - Returns: The line, and the path as a string literal if the directive names one.
  func presumed(_ span: Span, at point: Point) -> (path: String?, line: Int)? {
    guard let instance = instance(at: point), instances[instance].file == span.file else {
      return nil
    }
    let outline = program.outline(of: span.file)
    var line: Int?
    var path: String?
    for directive in outline.directives.reversed() where directive.kind == .other {
      guard let last = directive.tokens.last, outline.tokens[last].end <= span.start,
        let operands = directive.lineOperands(in: outline), isActive(directive.branch, in: instance)
      else { continue }
      let tokens = expand(
        operands.map { token(instance, $0) }, at: self.point(instance, Int32(operands.lowerBound)))
      guard let first = tokens.first, first.kind == .number,
        let number = Int(first.text.spelling)
      else { continue }
      if line == nil {
        let own = outline.lines.line(of: Int(span.start))
        line = number + own - outline.lines.line(of: Int(outline.tokens[last].start)) - 1
      }
      guard tokens.count > 1, tokens[1].kind == .string else { continue }
      path = tokens[1].text.spelling
      break
    }
    return line.map { (path, $0) }
  }
}

extension Directive {
  /// The operands of a `#line`, or of the `# 1 "file"` that gcc's preprocessor leaves; nil for other directives.
  func lineOperands(in outline: FileOutline) -> Range<Int>? {
    let name = tokens.lowerBound + 1
    guard name < tokens.upperBound else { return nil }
    if outline.name(ofToken: name) == Name("line") { return (name + 1)..<tokens.upperBound }
    return outline.tokens[name].kind == .number ? name..<tokens.upperBound : nil
  }
}
