/// Reads the Kconfig files of a tree, from the top one through each `source`.
struct KconfigReader {
  private(set) var menu = KconfigMenu()
  private let architecture: ArraySlice<UInt8>
  private let symbols: SymbolNames
  private let places: PlaceNames

  /// What is open around the line at hand.
  private struct Block {
    enum Kind { case condition, menu, choice }
    var kind: Kind
    var context: Int?
    var choice: Int?
  }
  private enum Entry { case none, symbol, choice, menu, other }

  private var blocks: [Block] = []
  private var entry = Entry.none
  private var files = 0
  private var active: Set<ArraySlice<UInt8>> = []
  private var bytesLeft = 400 << 20

  init(architecture: String, symbols: SymbolNames, places: PlaceNames) {
    self.architecture = ArraySlice(architecture.utf8)
    self.symbols = symbols
    self.places = places
  }

  /// Reads a file and all that it sources.
  mutating func read(_ path: String, in tree: some TreeFiles) {
    read(ArraySlice(path.utf8), in: tree)
  }

  private mutating func read(_ path: ArraySlice<UInt8>, in tree: some TreeFiles) {
    guard files < 20_000, active.count < 30, bytesLeft > 0,
      let bytes = tree.bytes(at: String(decoding: path, as: UTF8.self)),
      active.insert(path).inserted
    else {
      menu.isWhole = false
      return
    }
    defer { active.remove(path) }
    files += 1
    bytesLeft -= bytes.count
    let file = places.file(Array(path))
    let open = blocks.count
    var lines = KconfigLines(bytes)
    entry = .none
    while let line = lines.next() {
      let place = PlaceNumber(file: file, line: line.number)
      let (word, rest) = line.text.firstWord
      if word.equals("help") || word.equals("---help---") {
        lines.skipHelp()
      } else if word.equals("source") {
        entry = .none
        if let next = sourced(rest) {
          read(next, in: tree)
        } else {
          menu.isWhole = false
        }
        entry = .none
      } else if !block(word, rest, place, open) {
        attribute(word, rest, place)
      }
    }
    blocks.removeLast(max(0, blocks.count - open))
    entry = .none
  }

  /// The path that a `source` names; nil if it is made of what is not known.
  private func sourced(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var path = text.trimmed
    if let first = path.first, first == UInt8(ascii: "\""),
      let end = path.dropFirst().firstIndex(of: first)
    {
      path = path[(path.startIndex + 1)..<end]
    }
    for (name, value) in [
      ("$(SRCARCH)", architecture), ("$SRCARCH", architecture), ("$(srctree)/", []),
    ] {
      path = MakeText.replacing(ArraySlice(name.utf8), value, in: path)
    }
    return path.contains(UInt8(ascii: "$")) ? nil : FolderPath.normal(path)
  }

  // MARK: Blocks

  private var context: Int? { blocks.last?.context }

  private mutating func expression(_ text: ArraySlice<UInt8>) -> Int {
    expression(KconfigToken.tokens(text)[...]).0
  }

  private mutating func expression(
    _ tokens: ArraySlice<KconfigToken>, isCondition: Bool = true
  ) -> (Int, ArraySlice<KconfigToken>) {
    var reader = KconfigExpressionReader(tokens, symbols: symbols, isCondition: isCondition)
    let found = reader.expression(&menu)
    return (found, reader.tokens)
  }

  private mutating func within(_ outer: Int?, _ expression: Int, _ place: PlaceNumber) -> Int {
    menu.contexts.append(.init(outer: outer, expression: expression, place: place))
    return menu.contexts.count - 1
  }

  /// Whether a line begins or ends an entry or a block; does what it says.
  private mutating func block(
    _ word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ place: PlaceNumber, _ open: Int
  ) -> Bool {
    switch word.count {
    case 2 where word.equals("if"):
      blocks.append(
        Block(
          kind: .condition, context: within(context, expression(rest), place),
          choice: blocks.last?.choice))
      entry = .none
    case 4 where word.equals("menu"):
      blocks.append(Block(kind: .menu, context: context))
      entry = .menu
    case 6 where word.equals("choice"):
      menu.choices.append(true)
      menu.fallbacks.append([])
      blocks.append(Block(kind: .choice, context: context, choice: menu.choices.count - 1))
      entry = .choice
    case 6 where word.equals("config"), 10 where word.equals("menuconfig"):
      let name = rest.prefix(while: \.isSymbolByte)
      menu.definitions.append(
        .init(
          symbol: symbols.number(of: name), place: place, context: context,
          choice: blocks.last?.choice))
      entry = .symbol
    case 5 where word.equals("endif"), 7 where word.equals("endmenu"),
      9 where word.equals("endchoice"):
      if blocks.count > open { blocks.removeLast() }
      entry = .none
    case 7 where word.equals("comment"), 8 where word.equals("mainmenu"):
      entry = .other
    default: return false
    }
    return true
  }

  // MARK: Attributes

  private mutating func attribute(
    _ word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ place: PlaceNumber
  ) {
    if word.equals("depends") || word.equals("requires") {
      depends(rest, place)
      return
    }
    if entry == .choice {
      choiceAttribute(word, rest, place)
      return
    }
    guard entry == .symbol, var definition = menu.definitions.popLast() else { return }
    defer { menu.definitions.append(definition) }
    switch word.count {
    case 4 where word.equals("bool"), 7 where word.equals("boolean"):
      definition.values.formUnion(.boolean)
      if !rest.isEmpty { definition.hasPrompt = true }
    case 8 where word.equals("tristate"):
      definition.values.formUnion(.tristate)
      if !rest.isEmpty { definition.hasPrompt = true }
    case 3 where word.equals("int") || word.equals("hex"), 6 where word.equals("string"):
      definition.values.formUnion([.text, .no])
      definition.isNumber = word.count == 3
      if !rest.isEmpty { definition.hasPrompt = true }
    case 6 where word.equals("prompt"):
      definition.hasPrompt = true
    case 8 where word.equals("def_bool"):
      definition.values.formUnion(.boolean)
      definition.defaults.append(fallback(rest, place))
    case 12 where word.equals("def_tristate"):
      definition.values.formUnion(.tristate)
      definition.defaults.append(fallback(rest, place))
    case 7 where word.equals("default"):
      definition.defaults.append(fallback(rest, place))
    case 6 where word.equals("select"):
      if let selection = selection(rest, place) { definition.selections.append(selection) }
    case 5 where word.equals("imply"):
      if let selection = selection(rest, place) { definition.implications.append(selection) }
    case 6 where word.equals("option"):
      // `option env=` and `option defconfig_list` give a symbol a value of their own.
      if !rest.hasPrefix("allnoconfig") { definition.hasPrompt = true }
    // Its value may come from an old configuration.
    case 12 where word.equals("transitional"): definition.hasPrompt = true
    default: break
    }
  }

  /// `depends on EXPR`, and `depends on EXPR if EXPR` of later kernels.
  private mutating func depends(_ rest: ArraySlice<UInt8>, _ place: PlaceNumber) {
    let (on, text) = rest.firstWord
    var (found, others) = expression(KconfigToken.tokens(on.equals("on") ? text : rest)[...])
    if let condition = condition(&others) {
      let not = menu.add(.not(condition))
      found = menu.add(.any([not, found]))
    } else if !others.isEmpty {
      found = menu.add(.unknown)
    }
    switch entry {
    case .symbol:
      guard var definition = menu.definitions.popLast() else { return }
      definition.context = within(definition.context, found, place)
      menu.definitions.append(definition)
    case .menu, .choice:
      guard var block = blocks.popLast() else { return }
      block.context = within(block.context, found, place)
      blocks.append(block)
    case .none, .other: break
    }
  }

  private mutating func choiceAttribute(
    _ word: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ place: PlaceNumber
  ) {
    guard let choice = blocks.last?.choice else { return }
    if word.equals("default"), let fallback = selection(rest, place) {
      menu.fallbacks[choice].append(fallback)
    }
    if word.equals("optional") || word.equals("tristate") { menu.choices[choice] = false }
  }

  /// The condition behind an `if`.
  private mutating func condition(_ tokens: inout ArraySlice<KconfigToken>) -> Int? {
    guard tokens.first?.word?.equals("if") ?? false else { return nil }
    let (found, others) = expression(tokens.dropFirst())
    tokens = others
    return others.isEmpty ? found : menu.add(.unknown)
  }

  private mutating func selection(
    _ rest: ArraySlice<UInt8>, _ place: PlaceNumber
  ) -> KconfigMenu.Selection? {
    var tokens = KconfigToken.tokens(rest)[...]
    guard let name = tokens.popFirst()?.word else { return nil }
    let found = condition(&tokens)
    return .init(
      symbol: symbols.number(of: name),
      condition: tokens.isEmpty ? found : menu.add(.unknown), place: place)
  }

  private mutating func fallback(
    _ rest: ArraySlice<UInt8>, _ place: PlaceNumber
  ) -> KconfigMenu.Default {
    let words = KconfigToken.tokens(rest)
    var (value, tokens) = expression(words[...], isCondition: false)
    let found = condition(&tokens)
    if !tokens.isEmpty { value = menu.add(.unknown) }
    let word = words.first?.word
    let number = word?.first.map { 0x30...0x39 ~= $0 } ?? false ? word : nil
    return .init(value: value, number: number, condition: found, place: place)
  }
}
