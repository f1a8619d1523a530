// Finding the struct, union or enum of a tag, and the enumerators that an item declares.

public import CSyntax

extension TranslationUnit {
  /// The struct or union of a tag; an incomplete one if the unit does not define it.
  public func record(_ tag: Name, isUnion: Bool) -> RecordType {
    if let known = tags[tag] ?? nil { return known }
    let record = findRecord(tag) ?? hidden(tag, isUnion)
    tags[tag] = record
    return record
  }

  /// A record whose tag no text shows, as where a macro makes it (`__struct_group_tag(TAG)`): it is complete once the
  /// definition around it was read.
  private func hidden(_ tag: Name, _ isUnion: Bool) -> RecordType {
    hiddenTags[tag] = .some(nil)
    return RecordType(tag: tag, isUnion: isUnion) { [unowned self] in
      guard let specifier = hiddenTags[tag] ?? nil else { return nil }
      var analyzer = Analyzer(unit: self)
      return analyzer.definition(specifier)
    }
  }

  /// The struct or union that a specifier of the file's scope defines.
  func record(_ tag: Name, definedBy specifier: RecordSpecifier) -> RecordType {
    let record = record(tag, isUnion: specifier.isUnion)
    if let known = hiddenTags[tag], known == nil {
      hiddenTags[tag] = specifier
      program.localRecords.append(record)
    }
    return record
  }

  /// The struct or union of a tag, nil if the unit does not define it.
  ///
  /// The tag may be a macro for the tag it is defined by, as `rcu_head` is.
  public func definedRecord(_ tag: Name) -> RecordType? {
    let record = record(tag, isUnion: false)
    if record.members != nil { return record }
    let token = Token(
      kind: .identifier, text: tag, span: Span(file: program.preludeFile, start: 0, end: 0),
      flags: [])
    let expanded = expand([token], at: .end)
    guard expanded.count == 1, let other = expanded.first, other.kind == .identifier,
      other.text != tag
    else { return nil }
    let meant = self.record(other.text, isUnion: false)
    return meant.members == nil ? nil : meant
  }

  private func findRecord(_ tag: Name) -> RecordType? {
    for (instance, entry) in entries(tag) where entry.kind == .tag {
      let outline = outlines.outlines[Int(instances[instance].slot)]
      let token = outline.tokens[Int(entry.token)]
      // The keyword decides between a record and an enum; attributes may stand between.
      var before = Int(entry.token) - 1
      while before > 0, outline.tokens[before].kind != .identifier { before -= 1 }
      var keyword = outline.name(ofToken: max(0, before))
      while before > 0, ![.wordStruct, .wordUnion, .wordEnum].contains(keyword) {
        before -= 1
        keyword = outline.name(ofToken: before)
      }
      guard keyword != .wordEnum else { continue }
      let key = RecordKey(slot: instances[instance].slot, start: token.start)
      if let known = program.records[key] { return known }
      let record = RecordType(tag: tag, isUnion: keyword == .wordUnion) { [unowned self] in
        define(tag, instance, entry.item)
      }
      program.records[key] = record
      return record
    }
    if let record = pasted(tag, { made(tag, $0, $1) }) { return record }
    for key in invocations(definingTag: tag) {
      if let record = made(tag, Int(key.instance), key.item) { return record }
    }
    return nil
  }

  /// The record that a macro's invocation defines.
  private func made(_ tag: Name, _ instance: Int, _ item: Int32) -> RecordType? {
    guard let specifier = recordSpecifier(tag, instance, item) else { return nil }
    let record = RecordType(tag: tag, isUnion: specifier.isUnion) { [unowned self] in
      define(tag, instance, item)
    }
    program.localRecords.append(record)
    return record
  }

  private func define(_ tag: Name, _ instance: Int, _ item: Int32) -> RecordDefinition? {
    guard let specifier = recordSpecifier(tag, instance, item) else { return nil }
    var analyzer = Analyzer(unit: self)
    return analyzer.definition(specifier)
  }

  private func recordSpecifier(_ tag: Name, _ instance: Int, _ item: Int32) -> RecordSpecifier? {
    var found: RecordSpecifier?
    for declaration in declarations(instance, item) {
      SpecifierWalk(
        record: { if $0.tag == tag, $0.members != nil, found == nil { found = $0 } },
        enumeration: { _ in }
      ).walk(declaration)
    }
    return found
  }

  /// The enum type of a tag; an unknown one computes as `unsigned int`.
  func enumeration(_ tag: Name) -> CType {
    if let known = enumTags[tag] ?? nil { return known }
    for (instance, entry) in entries(tag) where entry.kind == .tag {
      declareEnumerators(instance, entry.item)
      if let known = enumTags[tag] ?? nil { return known }
    }
    let type = CType.enumeration(EnumType(tag: tag, underlying: .unsignedInt))
    enumTags[tag] = type
    return type
  }

  /// Gives every enumerator of an item its value.
  func declareEnumerators(_ instance: Int, _ item: Int32) {
    for declaration in declarations(instance, item) {
      SpecifierWalk(
        record: { _ in },
        enumeration: { specifier in
          guard specifier.enumerators != nil else { return }
          var analyzer = Analyzer(unit: self)
          _ = analyzer.enumeration(specifier)
        }
      ).walk(declaration)
    }
  }
}

/// Visits every struct, union and enum specifier inside a declaration, the outer before the inner.
struct SpecifierWalk {
  let record: (RecordSpecifier) -> Void
  let enumeration: (EnumSpecifier) -> Void

  func walk(_ declaration: ExternalDeclaration) {
    switch declaration {
    case .function(let function): walk(function.specifiers)
    case .declaration(let declaration): walk(declaration.specifiers)
    default: break
    }
  }

  private func walk(_ specifiers: DeclarationSpecifiers) {
    switch specifiers.type {
    case .record(let specifier):
      record(specifier)
      for member in specifier.members ?? [] { walk(member.specifiers) }
    case .enumeration(let specifier): enumeration(specifier)
    default: break
    }
  }
}
