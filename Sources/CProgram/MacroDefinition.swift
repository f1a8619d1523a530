import CSyntax

/// Where a macro's definition stands, whatever the commit.
struct MacroKey: Hashable {
  let slot: OutlineStore.Slot
  let directive: Int32
}

/// Where a group of lines under a condition stands, whatever the commit.
struct BranchKey: Hashable {
  let slot: OutlineStore.Slot
  let branch: Int32
}

/// A macro's parameters and replacement list (C11 6.10.3).
struct MacroDefinition {
  let name: Name
  /// The parameters; nil for an object-like macro.
  let parameters: [Name]?
  /// The name that stands for the variable arguments: `__VA_ARGS__`, or GNU's `name...`.
  let variadic: Name?
  let body: [Token]

  /// Reads a definition from the operands of its directive; nil if it is malformed.
  ///
  /// - Parameters:
  ///   - tokens: The macro's name and all that follows on its line.
  ///   - isFunctionLike: Whether a parenthesis touches the name.
  init?(_ tokens: [Token], isFunctionLike: Bool) {
    guard let first = tokens.first else { return nil }
    name = first.text
    guard isFunctionLike else {
      parameters = nil
      variadic = nil
      body = Array(tokens.dropFirst())
      return
    }
    var names: [Name] = []
    var variadic: Name?
    var index = 2
    while index < tokens.count, tokens[index].text != .rightParenthesis {
      let token = tokens[index]
      if token.text == .ellipsis {
        variadic = .wordGnuVaArgsAlternate
      } else if token.kind == .identifier {
        names.append(token.text)
        if index + 1 < tokens.count, tokens[index + 1].text == .ellipsis {
          variadic = names.removeLast()
          index += 1
        }
      } else if token.text != .comma {
        return nil
      }
      index += 1
    }
    guard index < tokens.count else { return nil }
    parameters = names
    self.variadic = variadic
    body = Array(tokens[(index + 1)...])
  }
}

extension TranslationUnit {
  /// The macro in force at a place, nil if there is none or a model stands for it.
  func macro(_ name: Name, at point: Point) -> MacroDefinition? {
    guard let (instance, entry) = macroEntry(name, at: point) else { return nil }
    if program.kept(name) != nil {
      questions?.areAll = false
      return nil
    }
    let key = MacroKey(slot: instances[instance].slot, directive: entry.item)
    if let known = program.macroDefinitions[key] { return known }
    let outline = outlines.outlines[Int(key.slot)]
    let directive = outline.directives[Int(entry.item)]
    let operands = directive.operands
    let isFunctionLike: Bool
    if operands.count > 1 {
      let next = outline.tokens[operands.lowerBound + 1]
      // Of what may stand between them only a line splice is nothing (C11 5.1.1.2, phase 2).
      isFunctionLike =
        !next.flags.contains(.afterSpace) && outline.bytes[Int(next.start)] == UInt8(ascii: "(")
    } else {
      isFunctionLike = false
    }
    let tokens = operands.map { token(instance, $0) }
    let definition = MacroDefinition(tokens, isFunctionLike: isFunctionLike)
    program.macroDefinitions[key] = .some(definition)
    return definition
  }

  /// Whether the preprocessor itself gives the name its value (C11 6.10.8.1).
  func isDynamicMacro(_ name: Name) -> Bool {
    switch name {
    case .wordGnuFileAlternate, .wordGnuLineAlternate, .wordGnuCounterAlternate,
      .wordGnuBaseFileAlternate, .wordGnuDateAlternate, .wordGnuTimeAlternate,
      .wordGnuIncludeLevelAlternate, .wordReservedPragma, .wordGnuHasAttribute,
      .wordGnuHasBuiltin, .wordGnuHasInclude, .wordGnuHasIncludeNext:
      true
    default: false
    }
  }
}
