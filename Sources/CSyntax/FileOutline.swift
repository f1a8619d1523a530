// How to read this file: an outline is what can be said of one blob without knowing anything else: its
// tokens, its directives, the tree of its conditional branches, and the names that its top level may
// declare. Which branches are taken, and what a macro makes of an item, is decided later by CProgram,
// under a CONFIG and with all includes at hand; so an outline depends on nothing but the bytes and is
// made once per blob.

public import SourceText
import Synchronization

/// What one C file holds at its top level, found without expanding a macro or deciding a conditional.
public final class FileOutline: Sendable {
  /// The file.
  public let bytes: [UInt8]
  /// All its tokens, those of directives included.
  public let tokens: [RawToken]
  /// Its directives in the order they stand.
  public let directives: [Directive]
  /// The directives that bring another file in, or refuse this one, by index in ascending order: `#include` and `#error`.
  public let inclusions: [Int32]
  /// Its conditional branches; a branch's parent and previous siblings come before it.
  public let branches: [Branch]
  /// Its top-level items: declarations, function definitions, macro invocations.
  public let items: [Item]
  /// Where the names are that it may declare or define, in the order they stand.
  let entryPlaces: [EntryPlace]
  /// The items with an enum whose constants come out of macros or includes, in ascending order.
  public let enumItems: [Int32]
  /// The macro of an include guard, if the whole file stands under one.
  public let guardMacro: Name?
  /// Whether it says `#pragma once`.
  public let isIncludedOnce: Bool
  /// The directives that are `#pragma pack`, by index in ascending order.
  public let packings: [Int32]
  /// Whether its conditionals nest deeper than anybody writes them.
  public let isNestedTooDeeply: Bool
  /// What is made when it is first asked for: a file of registers has thousands of macros and lines that
  /// nobody wants to know.
  private let named = AtomicLazyReference<Named>()
  private let invoked = AtomicLazyReference<Invoked>()
  private let lined = AtomicLazyReference<Lined>()
  /// The depth of conditionals beyond which a file is not to be trusted.
  public static let conditionalLimit = 1_000

  /// Outlines a file.
  public init(_ bytes: [UInt8]) {
    var scanner = OutlineScanner(bytes)
    scanner.scan()
    self.bytes = bytes
    tokens = scanner.tokens
    directives = scanner.directives
    inclusions = scanner.directives.enumerated().filter { $0.element.kind.isInclusion }
      .map { Int32($0.offset) }
    branches = scanner.branches
    items = scanner.items
    // A stray brace, or a branch that closes what it did not open, leaves names in no item.
    let items = scanner.items
    scanner.entries.removeAll { entry in
      !entry.kind.isMacro
        && !(Int(entry.item) < items.count
          && items[Int(entry.item)].tokens.contains(Int(entry.token)))
    }
    entryPlaces = scanner.entries
    enumItems = scanner.enumItems.filter { Int($0) < items.count }
    guardMacro = scanner.guardMacro()
    isIncludedOnce = scanner.isIncludedOnce
    packings = scanner.packings
    isNestedTooDeeply = scanner.deepestConditional > Self.conditionalLimit
  }

  /// The names it may declare or define, in the order they stand; made when first asked for.
  public var entries: [Entry] {
    (named.load() ?? named.storeIfNil(Named(self))).entries
  }

  /// Its items that begin like the invocation of a macro, by the item's index in ascending order; made when first asked for.
  public var invocations: [Invocation] {
    (invoked.load() ?? invoked.storeIfNil(Invoked(self))).invocations
  }

  /// Where its lines begin; made when first asked for.
  public var lines: LineTable {
    (lined.load() ?? lined.storeIfNil(Lined(bytes))).lines
  }

  /// A class because only such can be made once for all threads without a lock.
  private final class Named: Sendable {
    let entries: [Entry]

    init(_ outline: FileOutline) {
      let names = Name.intern(
        outline.entryPlaces.map { outline.tokens[Int($0.token)] }, in: outline.bytes)
      entries = zip(outline.entryPlaces, names).map { place, name in
        Entry(
          name: name, kind: place.kind, token: place.token, branch: place.branch, item: place.item)
      }
    }
  }

  /// A class for the same reason.
  private final class Invoked: Sendable {
    let invocations: [Invocation]

    init(_ outline: FileOutline) {
      let entries = outline.entries
      var next = 0
      var found: [Invocation] = []
      for (item, place) in outline.items.enumerated() {
        guard let head = place.invocationHead(in: outline) else { continue }
        // Most names are those of entries, which stand in the same order, and so are known already.
        while next < entries.count, Int(entries[next].token) < head { next += 1 }
        let isEntry = next < entries.count && Int(entries[next].token) == head
        let name = isEntry ? entries[next].name : outline.name(ofToken: head)
        if !name.isKeyword { found.append(Invocation(item: Int32(item), head: name)) }
      }
      invocations = found
    }
  }

  /// A class for the same reason.
  private final class Lined: Sendable {
    let lines: LineTable

    init(_ bytes: [UInt8]) { lines = LineTable(bytes) }
  }

  /// The spelling of a token.
  public func name(ofToken index: Int) -> Name {
    Name(of: tokens[index], in: bytes)
  }

  /// The index of the first directive that stands at or after a token.
  public func firstDirective(atOrAfter token: Int) -> Int {
    var low = 0
    var high = directives.count
    while low < high {
      let middle = (low + high) / 2
      if directives[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A preprocessing directive (C11 6.10).
public struct Directive: Sendable {
  private let firstToken: Int32
  private let firstOperand: Int32
  private let endOfTokens: Int32
  /// The branch it stands in, -1 for none.
  public let branch: Int32
  /// For a conditional, the branch it opens; -1 else.
  public let opens: Int32
  /// For an include, the name between the marks; a macro's name is its entry's.
  public let name: Name?
  /// What it does.
  public let kind: Kind
  /// Whether it is `#include_next`.
  public var isNext = false

  /// Its tokens from the `#` to the last of its line.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endOfTokens) }
  /// Its tokens after the directive's name.
  public var operands: Range<Int> { Int(firstOperand)..<Int(endOfTokens) }

  /// Makes a directive from its tokens, the last of which are its operands.
  init(
    kind: Kind, tokens: Range<Int>, operands: Range<Int>, branch: Int32, opens: Int32, name: Name?
  ) {
    firstToken = Int32(tokens.lowerBound)
    firstOperand = Int32(operands.lowerBound)
    endOfTokens = Int32(tokens.upperBound)
    self.branch = branch
    self.opens = opens
    self.name = name
    self.kind = kind
  }

  /// The kinds of directives.
  public enum Kind: UInt8, Sendable {
    /// `#define`.
    case define
    /// `#undef`.
    case undef
    /// `#include <name>`.
    case includeAngled
    /// `#include "name"`.
    case includeQuoted
    /// `#include` of a macro.
    case includeComputed
    /// `#if`, `#ifdef`, `#ifndef`, `#elif`, `#else`: all that open a branch.
    case branch
    /// `#endif`.
    case endif
    /// `#error`.
    case error
    /// `#pragma`, `#line`, `#warning`, `#ident`, the null directive, and unknown ones.
    case other

    /// Whether it brings another file in, or refuses the one it stands in.
    var isInclusion: Bool {
      switch self {
      case .includeAngled, .includeQuoted, .includeComputed, .error: true
      case .define, .undef, .branch, .endif, .other: false
      }
    }
  }
}

/// A group of lines under one condition (C11 6.10.1).
public struct Branch: Sendable {
  private let firstOfCondition: Int32
  private let endOfCondition: Int32
  private let firstToken: Int32
  /// The branch around the whole conditional, -1 for none.
  public let parent: Int32
  /// The branch before it in the same conditional, -1 for the first.
  public let previous: Int32
  /// What opens it.
  public let kind: Kind

  /// The tokens of its condition.
  public var condition: Range<Int> { Int(firstOfCondition)..<Int(endOfCondition) }
  /// The token with which its directive begins.
  public var start: Int { Int(firstToken) }

  /// Makes a branch.
  init(kind: Kind, parent: Int32, previous: Int32, condition: Range<Int>, start: Int) {
    firstOfCondition = Int32(condition.lowerBound)
    endOfCondition = Int32(condition.upperBound)
    firstToken = Int32(start)
    self.parent = parent
    self.previous = previous
    self.kind = kind
  }

  /// The kinds of branches.
  public enum Kind: UInt8, Sendable {
    /// `#if` or `#elif`.
    case expression
    /// `#ifdef` or `#elifdef`.
    case defined
    /// `#ifndef` or `#elifndef`.
    case undefined
    /// `#else`.
    case otherwise
  }
}

/// A piece of the top level: from the first token of a declaration to its semicolon or brace.
public struct Item: Sendable {
  private let firstToken: Int32
  private let endOfTokens: Int32
  /// Whether it ends with a brace that looks like a function's.
  public let hasBody: Bool

  /// Its tokens, directives inside it included.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endOfTokens) }

  /// Makes an item.
  init(tokens: Range<Int>, hasBody: Bool) {
    firstToken = Int32(tokens.lowerBound)
    endOfTokens = Int32(tokens.upperBound)
    self.hasBody = hasBody
  }
}

extension Item {
  /// The token that names the macro if this is `NAME(...)`, `static NAME(...)` or `typedef NAME(...)
  /// name` of a macro; nil if it cannot be.
  fileprivate func invocationHead(in outline: FileOutline) -> Int? {
    for index in tokens.prefix(4) {
      guard outline.tokens[index].kind == .identifier, index + 1 < tokens.upperBound else {
        return nil
      }
      let next = outline.tokens[index + 1]
      if next.kind == .punctuator, outline.bytes[Int(next.start)] == UInt8(ascii: "(") {
        return index
      }
    }
    return nil
  }
}

/// An item that is `NAME(...)`, `static NAME(...)` or `typedef NAME(...) name`, which it may owe to a macro of that name.
public struct Invocation: Sendable {
  /// The item's index.
  public let item: Int32
  /// The name, which is no keyword.
  public let head: Name
}

/// An entry before anybody asks for its name.
struct EntryPlace: Sendable {
  var kind: Entry.Kind
  /// How many parentheses are open around it.
  let depth: UInt16
  let token: Int32
  let branch: Int32
  let item: Int32
}

/// A name that the top level of a file may give a meaning to.
///
/// Only `define` and `undef` are certain. For the rest the name stands where such a declaration has its
/// name; only parsing the item, macros expanded, says whether it really declares it.
public struct Entry: Sendable {
  /// The name.
  public let name: Name
  /// What it seems to be.
  public let kind: Kind
  /// The token with the name.
  public let token: Int32
  /// The branch the name stands in, -1 for none.
  public let branch: Int32
  /// The item it belongs to; for macros the directive.
  public let item: Int32

  /// What an entry seems to be.
  public enum Kind: UInt8, Sendable {
    /// A macro's definition.
    case define
    /// A macro's end.
    case undef
    /// A function with a body.
    case function
    /// A variable, function or typedef that is declared.
    case declaration
    /// A struct, union or enum with its members.
    case tag
    /// An enumeration constant.
    case enumerator
    /// An argument of a macro invocation at top level, from which names may be made.
    case argument

    /// Whether it is about a macro.
    public var isMacro: Bool { self == .define || self == .undef }
  }
}
