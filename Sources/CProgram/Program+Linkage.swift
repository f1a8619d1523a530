// External linkage (C11 6.2.2): a name that one unit declares is looked for in the scenario's sources. A
// file's outline says whether it is worth making a unit of it.

public import CSyntax

extension Program {
  /// A type as the sources know it that have been looked into: a struct or union that the unit at hand only declares is
  /// what another unit defines, if no two of them define it differently (C11 6.2.7p1).
  public func completed(_ type: CType) -> CType {
    guard case .record(let record) = type.unqualified, record.members == nil, let tag = record.tag
    else { return type }
    var found: RecordType?
    for path in sources {
      guard let other = loadedUnit(at: path)?.definedRecord(tag), other.isUnion == record.isUnion
      else { continue }
      if let found, found != other { return type }
      found = other
    }
    return found.map { .record($0) } ?? type
  }

  /// Forgets what the sources define, since they are others now.
  func forgetLinks() {
    linked = [:]
    linkedVariables = [:]
  }

  /// The definition of a function with external linkage among the sources, nil if none has it.
  public func linkedFunction(_ name: Name) -> FunctionSymbol? {
    if let known = linked[name] { return known }
    var found: FunctionSymbol?
    for path in sources where mayDefine(name, path) {
      guard case .function(let symbol)? = unit(at: path)?.symbol(name),
        symbol.definition != nil, !symbol.isStatic
      else { continue }
      // The linker takes the first weak definition only if there is no other; an alias, whose function has
      // another name, is mostly weak.
      let isWeak = symbol.isWeak || symbol.name != name
      if found == nil || !isWeak { found = symbol }
      if !isWeak { break }
    }
    linked[name] = .some(found)
    return found
  }

  /// The definition of a variable with external linkage among the sources, nil if none has it.
  public func linkedVariable(_ name: Name) -> VariableSymbol? {
    if let known = linkedVariables[name] { return known }
    var found: VariableSymbol?
    for path in sources where mayDefine(name, path) {
      guard case .variable(let symbol)? = unit(at: path)?.symbol(name), symbol.isDefined,
        !symbol.isStatic
      else { continue }
      // A definition with an initialiser is the one that all the tentative ones mean.
      if found == nil || symbol.initializer != nil { found = symbol }
      if symbol.initializer != nil { break }
    }
    linkedVariables[name] = .some(found)
    return found
  }

  /// What all units mean by a function that no source defines: one and the same (C11 6.2.2p2).
  public func external(_ symbol: FunctionSymbol) -> FunctionSymbol {
    if let known = externalFunctions[symbol.name] { return known }
    externalFunctions[symbol.name] = symbol
    return symbol
  }

  /// What all units mean by a variable that no source defines: one and the same (C11 6.2.2p2).
  public func external(_ symbol: VariableSymbol) -> VariableSymbol {
    if let known = externalVariables[symbol.name] { return known }
    externalVariables[symbol.name] = symbol
    return symbol
  }

  /// A function by name, static ones included: in the named file, or in the sources in order.
  public func function(_ name: Name, in path: String? = nil) -> FunctionSymbol? {
    var declared: FunctionSymbol?
    for path in path.map({ places(of: $0) }) ?? sources where mayDefine(name, path) {
      guard case .function(let symbol)? = unit(at: path)?.symbol(name) else { continue }
      if symbol.definition != nil { return symbol }
      // Of those that only declare it, one that says so itself is meant.
      if declared == nil, mentions(name, path) { declared = symbol }
    }
    if let declared { return declared }
    // It may come out of a header that a source includes.
    for path in path.map({ places(of: $0) }) ?? sources {
      guard case .function(let symbol)? = unit(at: path)?.symbol(name) else { continue }
      if symbol.definition != nil { return symbol }
      declared = declared ?? symbol
    }
    return declared
  }

  /// A file-scope variable by name, static ones included.
  public func variable(_ name: Name, in path: String? = nil) -> VariableSymbol? {
    var declared: VariableSymbol?
    for path in path.map({ places(of: $0) }) ?? sources where mayDefine(name, path) {
      guard case .variable(let symbol)? = unit(at: path)?.symbol(name) else { continue }
      if symbol.isDefined { return symbol }
      declared = declared ?? symbol
    }
    if let declared { return declared }
    // It may be declared in a header only, and defined in none of the sources.
    for path in path.map({ places(of: $0) }) ?? sources {
      if case .variable(let symbol)? = unit(at: path)?.symbol(name) { return symbol }
    }
    return nil
  }

  /// The value of an enumerator or a macro that the sources know, the first that does deciding.
  public func constant(_ name: Name) -> Int64? {
    for path in sources {
      if let value = unit(at: path)?.constant(name.spelling) { return value }
    }
    return nil
  }

  /// Whether a unit of a file may define a name for others: the file mentions it, or includes files that
  /// are not headers, as `kernel/sched/build_policy.c` does.
  private func mayDefine(_ name: Name, _ path: String) -> Bool {
    if mentions(name, path) { return true }
    guard let file = file(at: path) else { return false }
    return outline(of: file).directives.contains {
      guard $0.kind == .includeQuoted, let included = $0.name else { return false }
      return !included.bytes.suffix(2).elementsEqual([UInt8(ascii: "."), UInt8(ascii: "h")])
    }
  }

  /// Whether the top level of a file mentions a name, its includes left out.
  public func mentions(_ name: Name, _ path: String) -> Bool {
    guard let file = file(at: path) else { return false }
    let slot = slot(of: file)
    var link = outlines.symbolHead(name)
    while link >= 0 {
      let current = outlines.link(link)
      if current.slot == slot { return true }
      link = current.next
    }
    return false
  }

  /// The names of all functions that files seem to define, for suggestions.
  public func functionNames(in paths: [String]) -> [String] {
    var names: Set<Name> = []
    for path in paths {
      guard let file = file(at: path) else { continue }
      for entry in outline(of: file).entries where entry.kind == .function {
        names.insert(entry.name)
      }
    }
    return names.map(\.spelling).sorted()
  }
}

extension FunctionCode {
  /// The empty function in whose frame static initialisers are evaluated.
  public static func initialiser(_ program: Program) -> FunctionCode {
    let unit = TranslationUnit(program: program, main: program.preludeFile)
    let symbol = FunctionSymbol(
      name: Name("<initialiser>"), unit: unit,
      type: .function(FunctionType(result: .void, parameters: [])), definition: nil,
      isStatic: true)
    return FunctionBuilder(symbol: symbol).finished(parameterCount: 0)
  }
}
