// Finding what a name means: the entries that bear it are parsed, macros expanded, in the order that is
// likely to end soonest (definitions first), until one really declares it.

public import CSyntax

extension TranslationUnit {
  /// A name's declaration may need another name's, and so on; the kernel needs some twenty.
  static let symbolDepthLimit = 500

  /// What an identifier means at file scope, nil if nothing in the unit declares it.
  public func symbol(_ name: Name) -> Symbol? {
    if let known = plainSymbol(name) { return known }
    if let known = invocationNames.meanings[name] { return known }
    guard symbolsInProgress.insert(name).inserted else { return nil }
    defer { symbolsInProgress.remove(name) }
    var found: Symbol?
    for key in invocations(declaring: name) where found == nil {
      found = declared(name, Int(key.instance), key.item)
    }
    invocationNames.meanings[name] = .some(found)
    return found
  }

  /// What an identifier means, as far as the text of the files tells where to look.
  private func plainSymbol(_ name: Name) -> Symbol? {
    if let known = symbols[name] { return known }
    // A declaration may ask for its own name (`int x = sizeof(x)`); the inner question is refused.
    guard symbolsInProgress.insert(name).inserted else { return nil }
    guard symbolsInProgress.count <= Self.symbolDepthLimit else {
      symbolsInProgress.remove(name)
      program.meet(
        limit: "declarations in \(path) lead from one to the next more than "
          + "\(Self.symbolDepthLimit) times")
      return nil
    }
    let found = findSymbol(name)
    symbolsInProgress.remove(name)
    if symbols[name] == nil { symbols[name] = .some(found) }
    return symbols[name] ?? nil
  }

  private func findSymbol(_ name: Name) -> Symbol? {
    let entries = entries(name)
    // The last one counts: a header's stub, compiled because a CONFIG symbol was not given, must not
    // answer for the function that the file at hand defines.
    for (instance, entry) in entries.reversed() where entry.kind == .function {
      if let symbol = declared(name, instance, entry.item) { return symbol }
    }
    var best: Symbol?
    for (instance, entry) in entries {
      switch entry.kind {
      case .declaration:
        guard let symbol = declared(name, instance, entry.item) else { continue }
        if rank(symbol) > best.map(rank) ?? -1 { best = symbol }
        if rank(symbol) >= 4 { return symbol }
      case .enumerator:
        declareEnumerators(instance, entry.item)
        if let symbol = symbols[name] { return symbol }
      default: continue
      }
    }
    // A header may say `extern` of what `DEFINE_MUTEX(name)` then defines.
    if case .variable? = best {
      for (instance, entry) in entries where entry.kind == .argument {
        guard let symbol = declared(name, instance, entry.item) else { continue }
        if rank(symbol) > best.map(rank) ?? -1 { best = symbol }
      }
    }
    // What is only declared may be defined by a macro that pastes its name.
    if best.map({ rank($0) < 2 }) ?? true, let symbol = pasted(name, { declared(name, $0, $1) }),
      rank(symbol) > best.map(rank) ?? -1
    {
      return symbol
    }
    if let best { return best }
    return enumeratorOfMacros(name)
  }

  /// An enumerator that a macro or an include inside an enum makes; no file mentions such a name where
  /// it would be looked for, so all such enums of the unit are read, once.
  private func enumeratorOfMacros(_ name: Name) -> Symbol? {
    if !hasReadEnumsOfMacros {
      hasReadEnumsOfMacros = true
      for instance in instances.indices {
        let outline = outlines.outlines[Int(instances[instance].slot)]
        for item in outline.enumItems { declareEnumerators(instance, item) }
      }
    }
    return symbols[name] ?? nil
  }

  /// How much a declaration says: an initialiser more than a tentative definition, that more than
  /// `extern` (C11 6.9.2).
  private func rank(_ symbol: Symbol) -> Int {
    switch symbol {
    case .function(let function): function.definition == nil ? 1 : 6
    case .variable(let variable):
      // Of two tentative definitions the one that says how long the array is (C11 6.9.2p2, 6.2.7p3).
      variable.initializer != nil ? 6 : (variable.isDefined ? 2 : 0) + (variable.isComplete ? 1 : 0)
    case .type, .enumerator, .obscureEnumerator: 4
    }
  }

  /// Finds names that a macro invocation makes by pasting.
  ///
  /// `DEFINE_GUARD(mutex, ...)` makes `class_mutex_constructor`; each part of the wanted name is
  /// tried as an argument.
  func pasted<Found>(_ name: Name, _ find: (Int, Int32) -> Found?) -> Found? {
    let parts = name.spelling.split(separator: "_", omittingEmptySubsequences: true)
    guard parts.count < 16 else { return nil }
    var tried: Set<ItemKey> = []
    // `static DEFINE_MUTEX(lock);` makes the very name that is its argument.
    for (instance, entry) in entries(name) where entry.kind == .argument {
      let key = ItemKey(instance: Int32(instance), item: entry.item)
      guard isWholeArgument(instance, entry), tried.insert(key).inserted, tried.count < 64 else {
        continue
      }
      if let found = find(instance, entry.item) { return found }
    }
    guard parts.count > 1 else { return nil }
    for length in (1..<parts.count).reversed() {
      for start in 0...(parts.count - length) {
        let part = parts[start..<(start + length)].joined(separator: "_")
        for (instance, entry) in entries(Name(part)) where entry.kind == .argument {
          let key = ItemKey(instance: Int32(instance), item: entry.item)
          guard tried.insert(key).inserted, tried.count < 64 else { continue }
          if let found = find(instance, entry.item) { return found }
        }
      }
    }
    return nil
  }

  /// Whether an entry is the last word of an argument of the item's own macro.
  private func isWholeArgument(_ instance: Int, _ entry: Entry) -> Bool {
    let outline = outlines.outlines[Int(instances[instance].slot)]
    let token = Int(entry.token)
    guard token + 1 < outline.tokens.count else { return false }
    let next = outline.tokens[token + 1]
    guard next.kind == .punctuator, next.end == next.start + 1,
      [UInt8(ascii: ","), UInt8(ascii: ")")].contains(outline.bytes[Int(next.start)])
    else { return false }
    var depth = 0
    // Branches of a conditional may have torn the item from its arguments.
    let start = outline.items[Int(entry.item)].tokens.lowerBound
    guard start < token else { return false }
    for index in start..<token {
      switch outline.bytes[Int(outline.tokens[index].start)] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
    }
    return depth == 1
  }

  /// Whether a name is a typedef name at file scope.
  public func isTypeName(_ name: Name) -> Bool {
    if let known = typeNames[name] { return known }
    var isType = false
    var isDeclared = false
    for (instance, entry) in entries(name)
    where entry.kind == .declaration || entry.kind == .function {
      isDeclared = true
      let outline = outlines.outlines[Int(instances[instance].slot)]
      let range = outline.items[Int(entry.item)].tokens
      let first = range.prefix(3).map { outline.name(ofToken: $0) }
      if first.contains(.wordTypedef) {
        isType = true
        break
      }
    }
    if !isDeclared {
      // Only names that a macro pastes together are left; asking costs a parse, so it is remembered.
      typeNames[name] = false
      if case .type = plainSymbol(name) { isType = true }
    }
    typeNames[name] = isType
    return isType
  }

  // MARK: Items

  /// What an item declares, its macros expanded.
  func declarations(_ instance: Int, _ item: Int32) -> [ExternalDeclaration] {
    let key = ItemKey(instance: Int32(instance), item: item)
    if let known = parsed[key] { return known }
    // The item may be asked for again while it is parsed, through a macro of its own name.
    parsed[key] = []
    let outline = outlines.outlines[Int(instances[instance].slot)]
    let expanded = expandedTokens(of: outline.items[Int(item)].tokens, in: instance)
    var parser = Parser(expanded) { [unowned self] in isTypeName($0) }
    let declarations = parser.parseTranslationUnit()
    parsed[key] = declarations
    return declarations
  }

  /// The tokens of a stretch of a file as the parser reads them: conditionals decided, macros
  /// expanded, files included in the midst of it read in.
  func expandedTokens(of range: Range<Int>, in instance: Int) -> [Token] {
    var tokens: [Token] = []
    var points: [Point] = []
    collect(range, instance, &tokens, &points, depth: 8)
    var expander = MacroExpander(
      tokens, points: points, unit: self, at: point(instance, Int32(range.lowerBound)))
    return expander.expandAll()
  }

  /// Gathers the tokens of a stretch in active branches, those of included files in their places.
  ///
  /// - Parameter depth: How many more files deep includes are followed.
  func collect(
    _ range: Range<Int>, _ instance: Int, _ tokens: inout [Token], _ points: inout [Point],
    depth: Int
  ) {
    let outline = outlines.outlines[Int(instances[instance].slot)]
    var directive = outline.firstDirective(atOrAfter: range.lowerBound)
    var branch: Int32 = -1
    if directive > 0 {
      let before = outline.directives[directive - 1]
      branch = before.opens >= 0 ? before.opens : before.branch
    }
    var isTaken = isActive(branch, in: instance)
    var index = range.lowerBound
    while index < range.upperBound {
      if directive < outline.directives.count,
        outline.directives[directive].tokens.lowerBound == index
      {
        let current = outline.directives[directive]
        isTaken = isActive(current.opens >= 0 ? current.opens : current.branch, in: instance)
        if let child = instances[instance].child(at: directive), depth > 0 {
          program.note(.whole, of: instances[child].file)
          let whole = outlines.outlines[Int(instances[child].slot)].tokens.count
          collect(0..<whole, child, &tokens, &points, depth: depth - 1)
        }
        index = current.tokens.upperBound
        directive += 1
        continue
      }
      if isTaken {
        tokens.append(token(instance, index))
        points.append(point(instance, Int32(index)))
      }
      index += 1
    }
  }

  /// The meaning an item gives to a name, nil if it gives it none.
  private func declared(_ name: Name, _ instance: Int, _ item: Int32) -> Symbol? {
    var best: Symbol?
    for declaration in declarations(instance, item) {
      switch declaration {
      case .function(let function) where function.declarator.name == name:
        return .function(makeFunction(name, function))
      case .declaration(let declaration):
        for declarator in declaration.declarators where declarator.declarator.name == name {
          let symbol = makeSymbol(name, declaration.specifiers, declarator)
          if rank(symbol) > best.map(rank) ?? -1 { best = symbol }
        }
      default: continue
      }
    }
    return best
  }

  private func makeFunction(_ name: Name, _ function: FunctionDefinition) -> FunctionSymbol {
    var analyzer = Analyzer(unit: self)
    let base = analyzer.type(function.specifiers)
    let type = analyzer.type(function.declarator, base: base)
    return FunctionSymbol(
      name: name, unit: self, type: type, definition: function,
      isStatic: function.specifiers.storage.contains(.static))
  }

  private func makeSymbol(
    _ name: Name, _ specifiers: DeclarationSpecifiers, _ declarator: InitDeclarator
  ) -> Symbol {
    var analyzer = Analyzer(unit: self)
    let base = analyzer.type(specifiers, initializer: declarator.initializer)
    var type = analyzer.type(
      declarator.declarator, base: base, specifiers: specifiers, attributes: declarator.attributes)
    if specifiers.storage.contains(.typedef) { return .type(type) }
    let isStatic = specifiers.storage.contains(.static)
    if case .function = type.unqualified {
      if let target = aliased(specifiers, declarator), target != name,
        case .function(let function)? = symbol(target)
      {
        return .function(function)
      }
      return .function(
        FunctionSymbol(name: name, unit: self, type: type, definition: nil, isStatic: isStatic))
    }
    if let initializer = declarator.initializer {
      type = analyzer.completed(type, by: initializer)
    }
    let isDefined = declarator.initializer != nil || !specifiers.storage.contains(.extern)
    let variable = VariableSymbol(
      name: name, unit: self, type: type, isDefined: isDefined, isStatic: isStatic,
      span: declarator.declarator.nameSpan, initializer: declarator.initializer)
    variable.alignment = analyzer.alignment(of: declarator, specifiers)
    return .variable(variable)
  }

  /// The function of the unit that a declaration makes another name of (gcc manual, `alias`).
  private func aliased(
    _ specifiers: DeclarationSpecifiers, _ declarator: InitDeclarator
  ) -> Name? {
    for attribute in specifiers.attributes + declarator.attributes where attribute.name == "alias" {
      guard let first = attribute.arguments.first, case .string(let bytes, _) = first.kind else {
        continue
      }
      return Name(String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }
}
