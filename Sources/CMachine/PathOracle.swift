public import CProgram
public import CSyntax
public import Constraints

/// Says which way a run goes where nobody knows.
///
/// A run without one stops there. With one it follows a single path; who wants all of them runs again, as
/// ``PathSearch`` does.
public protocol PathOracle: AnyObject {
  /// The terms that values nobody knows are made of.
  var store: TermStore { get }

  /// Where objects lie that are the same on every path.
  var book: AddressBook { get }

  /// Whether pointers that nobody knows may be followed although they are invalid, which is a fault.
  ///
  /// If not, what is followed is taken to be valid where it can be.
  var followsFaults: Bool { get }

  /// Whether a truth holds on this path.
  ///
  /// - Throws: A ``Stop`` of kind `exhausted` where a limit of the search is met.
  func decide(_ condition: Term, _ question: PathQuestion, at span: Span) throws(Stop) -> Bool

  /// Whether a truth can hold on this path.
  func mayHold(_ condition: Term, at span: Span) throws(Stop) -> Bool

  /// Takes a truth for granted that says nothing about the state, such as where an object lies.
  func assume(_ condition: Term, at span: Span) throws(Stop)

  /// A value that a term may have on this path.
  func example(of term: Term, at span: Span) throws(Stop) -> UInt128

  /// The value that a symbol was given beforehand, nil if it is to stay unknown.
  func value(of symbol: Term) -> UInt128?

  /// Whether every symbol was given a value, so that what nobody knew on a path is a number here.
  var choosesValues: Bool { get }

  /// Hears of a symbol when the run first asks for it.
  func note(_ symbol: PathSymbol)

  /// Hears of a symbol for what lies at a distance behind a pointer that was moved by an index nobody knows.
  func note(_ place: IndexedSymbol)

  /// The name of such a symbol, if one lies at an address.
  func indexedName(at address: UInt64, bytes: Int) -> String?

  /// Whether it wants to hear of calls that are not run.
  var notesCalls: Bool { get }

  /// Hears with which arguments and memory a function was called that is not run, and whose result a symbol is.
  func note(_ arguments: String, ofCallFor symbol: Term)
}

extension PathOracle {
  /// Not, unless an oracle says otherwise.
  public var choosesValues: Bool { false }

  /// Not, unless an oracle says otherwise.
  public var notesCalls: Bool { false }

  /// Forgotten, unless an oracle says otherwise.
  public func note(_ place: IndexedSymbol) {}

  /// None, unless an oracle says otherwise.
  public func indexedName(at address: UInt64, bytes: Int) -> String? { nil }

  /// Forgotten, unless an oracle says otherwise.
  public func note(_ arguments: String, ofCallFor symbol: Term) {}
}

/// What a decision is about.
public enum PathQuestion: Sendable {
  /// A condition of the source, which a loop may ask again and again.
  case condition
  /// One of several possibilities, asked one after the other.
  case possibility
}

/// A value that nobody gave, as a symbol.
public struct PathSymbol: Sendable {
  /// Its term.
  public let term: Term
  /// What it is called in conditions.
  public let name: String
  /// How it is read.
  public let scalar: Scalar
  /// Where it comes from.
  public let origin: Origin

  /// Makes a symbol of a term.
  public init(term: Term, name: String, scalar: Scalar, origin: Origin) {
    self.term = term
    self.name = name
    self.scalar = scalar
    self.origin = origin
  }

  /// Where a value comes from.
  public enum Origin: Hashable, Sendable {
    /// It stood in an object: the object's name, the way to the place in it, and whether a pointer leads there.
    case place(object: String, path: String, isBehindPointer: Bool)
    /// A function that was not run returned it.
    case result(of: String)
    /// Whoever called the function gave it.
    case argument
    /// It is where an object or function lies, and no value of the state.
    case address
    /// Anything else.
    case other
  }
}

/// Objects that lie at the same addresses on every path, by what they are.
///
/// What one path says of a pointer is compared with what another says, and an address must mean the same in both.
public final class AddressBook {
  /// One object.
  public struct Entry {
    /// What it is called.
    public let name: String
    /// Its type, if it has one.
    public let type: CType?
    /// Where it lies, from the beginning of the book's addresses.
    public let place: Int
    /// Its size.
    public let size: Int
    /// Where its type begins.
    public let start: Int
    /// Bytes behind its type.
    let behind: Int
    /// Whether an unknown pointer leads to it.
    public let isBehindPointer: Bool
    /// Whether it is a function that an unknown pointer leads to.
    public let isFunction: Bool
  }

  private var entries: [Entry] = []
  private var numbers: [Key: Int] = [:]
  private var end = 1 << 12
  /// What code takes memory for of which nobody says what it is, the first of all paths.
  private var views: [View] = []

  /// The calls that lead to places around objects, the first of all paths.
  private var ways: [Int: String] = [:]

  /// How many of both are kept.
  private static let viewLimit = 256

  private struct Key: Hashable {
    let key: String
    let size: Int
    /// Two programs may have other types of one name, and even the same members are not the same type in both.
    let type: CType?
  }

  /// Makes an empty one.
  public init() {}

  /// The entry of a key and size, made when it is first asked for.
  func entry(
    _ key: String, name: String, type: CType?, size: Int, alignment: Int, start: Int = 0,
    behind: Int = 0, isBehindPointer: Bool = false, isFunction: Bool = false
  ) -> Entry {
    let full = Key(key: key, size: size, type: type)
    if let known = numbers[full] { return entries[known] }
    let mask = max(64, alignment) - 1
    let place = (end + mask) & ~mask
    end = place + size + 64
    numbers[full] = entries.count
    let entry = Entry(
      name: name, type: type, place: place, size: size, start: start, behind: behind,
      isBehindPointer: isBehindPointer, isFunction: isFunction)
    entries.append(entry)
    return entry
  }

  /// Keeps what a place is taken for, if it was not taken for anything yet.
  func note(_ view: View, for place: Int) {
    guard views.count < Self.viewLimit, self.view(at: place) == nil else { return }
    views.append(view)
  }

  /// Keeps the call that leads to a place, if none is known to.
  func note(way: String, to place: Int) {
    if ways.count < Self.viewLimit, ways[place] == nil { ways[place] = way }
  }

  /// The call that leads to a place.
  func way(to place: Int) -> String? { ways[place] }

  /// What a place is taken for.
  func view(at place: Int) -> View? { views.first { $0.contains(place) } }

  /// The object that a place lies in or just behind, nil for none.
  func entry(at place: Int) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0, place - entries[low - 1].place <= entries[low - 1].size else { return nil }
    return entries[low - 1]
  }
}
