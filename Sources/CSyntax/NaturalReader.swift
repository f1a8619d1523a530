// How to read this file: an outline's items are parsed one by one, in their natural form, in each variant that
// their conditional branches allow. Names of types come from the typedefs that the file itself has and from
// shape; includes are not looked at, so what is read here depends on nothing but the file's bytes.

/// Parses the items of one file as they stand: no macro expanded, no configuration chosen.
///
/// An item with conditionals is read once for each consistent choice of branches, as many choices as it
/// takes to see every branch.
public struct NaturalReader {
  /// The outline of the file.
  public let outline: FileOutline
  private let tokens: [Token]
  private var choices: BranchChoices
  private let types: TypeNames
  /// The room for the names of an item's scopes, kept from one item to the next.
  private var meanings: LocalMeanings?
  /// The room for the partners of brackets, kept as well.
  private var partners: [Int32]?

  /// Makes a reader of a file.
  public init(_ outline: FileOutline, file: FileNumber = 0) {
    self.outline = outline
    // A header of nothing but macros needs none.
    tokens = outline.items.isEmpty ? [] : CSyntax.tokens(of: outline, file: file)
    choices = BranchChoices(outline)
    types = TypeNames()
  }

  /// One item read under one choice of branches.
  public struct Reading: Sendable {
    /// What it consists of; more than one declaration if the outline took several for one item.
    public let declarations: [ExternalDeclaration]
    /// What was not understood.
    public let troubles: [ParseTrouble]
  }

  /// Reads an item, in every variant.
  public mutating func read(_ item: Item) -> [Reading] {
    if !choices.hasDirectives(item) { return [parse(tokens, in: item.tokens)] }
    var readings: [Reading] = []
    for pieces in choices.variants(of: item) {
      if pieces.count == 1 {
        readings.append(parse(tokens, in: pieces[0]))
      } else {
        var joined: [Token] = []
        for piece in pieces { joined += tokens[piece] }
        readings.append(parse(joined, in: joined.indices))
      }
    }
    return readings
  }

  private mutating func parse(_ tokens: [Token], in range: Range<Int>) -> Reading {
    let types = types
    var parser = Parser(
      tokens, in: range, form: .natural, source: outline.bytes,
      meanings: meanings.take() ?? LocalMeanings(), partners: partners.take() ?? []
    ) {
      types.contains($0)
    }
    let declarations = parser.parseTranslationUnit()
    parser.meanings.forget()
    meanings = parser.meanings
    partners = parser.partners
    if parser.hasTypedefs { insertTypes(of: declarations) }
    return Reading(declarations: declarations, troubles: parser.troubles)
  }

  private func insertTypes(of declarations: [ExternalDeclaration]) {
    for case .declaration(let declaration) in declarations
    where declaration.specifiers.storage.contains(.typedef) {
      for declarator in declaration.declarators {
        if let name = declarator.declarator.name { types.insert(name) }
      }
    }
  }
}

/// The names that are types in a file whose includes nobody reads.
///
/// A class because parsers ask it while the reader owns it. What no typedef of the file says is told by
/// shape: `size_t`, `u32`, `__le16`, `bool`.
private final class TypeNames {
  /// 1 for a type, 2 for what is none.
  private var known = NameMarks(capacity: 256)

  func contains(_ name: Name) -> Bool {
    let mark = known[name]
    if mark != 0 { return mark == 1 }
    let isType = name.withBytes { Self.looksLikeType($0) }
    known[name] = isType ? 1 : 2
    return isType
  }

  func insert(_ name: Name) { known[name] = 1 }

  private static func looksLikeType(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count > 2, bytes.suffix(2).elementsEqual("_t".utf8) { return true }
    var rest = bytes[...]
    while rest.first == 0x5F { rest = rest.dropFirst() }
    if rest.elementsEqual("bool".utf8) { return true }
    if rest.starts(with: "le".utf8) || rest.starts(with: "be".utf8) {
      rest = rest.dropFirst(2)
    } else if let first = rest.first, first == UInt8(ascii: "u") || first == UInt8(ascii: "s") {
      rest = rest.dropFirst()
    } else {
      return false
    }
    guard let digit = rest.first, rest.count <= 3 else { return false }
    switch digit {
    case 0x38: return rest.count == 1
    case 0x31: return rest.elementsEqual("16".utf8) || rest.elementsEqual("128".utf8)
    case 0x33: return rest.elementsEqual("32".utf8)
    case 0x36: return rest.elementsEqual("64".utf8)
    default: return false
    }
  }
}
