// A whole source as the compiler's later phases see it, for commands that show it and for comparing it
// with what gcc's preprocessor makes.

public import CSyntax

extension TranslationUnit {
  /// The tokens of the source file after preprocessing (C11 5.1.1.2, phase 4).
  ///
  /// Conditionals are decided and macros expanded as they are in force at each place; names that a
  /// model means stay as they are written. What a bomb of macros makes is cut off and noted in
  /// ``Program/notes``.
  ///
  /// - Parameter includesFiles: Whether the tokens of included files stand where they are included.
  public func expandedTokens(includesFiles: Bool = false) -> [Token] {
    guard let instance = instances.firstIndex(where: { $0.file == main && $0.parent < 0 }) else {
      return []
    }
    let whole = outlines.outlines[Int(instances[instance].slot)].tokens.count
    var tokens: [Token] = []
    var points: [Point] = []
    collect(
      0..<whole, instance, &tokens, &points,
      depth: includesFiles ? Self.includeDepthLimit : 0)
    var expander = MacroExpander(tokens, points: points, unit: self, at: point(instance, 0))
    return expander.expandAll()
  }
}
