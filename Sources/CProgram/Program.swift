public import CSyntax
public import SourceText

/// What is known of a call that a model means, beyond what headers say of it.
public struct KeptCall: Sendable, Hashable {
  /// The type of its value, used where no declaration gives one.
  public var result: Result
  /// The arguments that are places: the model is given their addresses.
  public var places: Set<Int>
  /// The first argument that only a message wants, if there is one.
  public var messageFrom: Int?
  /// Whether the arguments of the message after its format are evaluated at all.
  public var evaluatesMessage: Bool
  /// Whether the call changes nothing.
  public var onlyReads: Bool

  /// Makes a description.
  public init(
    result: Result = .int, places: Set<Int> = [], messageFrom: Int? = nil,
    evaluatesMessage: Bool = true, onlyReads: Bool = false
  ) {
    self.result = result
    self.places = places
    self.messageFrom = messageFrom
    self.evaluatesMessage = evaluatesMessage
    self.onlyReads = onlyReads
  }

  /// The types that macros have.
  public enum Result: Sendable, Hashable {
    /// No value.
    case void
    /// `int`.
    case int
    /// `unsigned int`.
    case unsignedInt
    /// `long`.
    case long
    /// `long long`.
    case longLong
    /// `unsigned long`.
    case unsignedLong
    /// `void *`.
    case pointer
    /// The type of an argument.
    case argument(Int)
    /// The type that an argument points to.
    case pointee(Int)
  }
}

/// One commit's C program: the files, what they include, what their names mean.
///
/// A class because everything in it is found lazily and remembered: a replay touches a few dozen of
/// the millions of lines it could touch. It belongs to one worker and to one commit; the outlines
/// behind it are shared by all commits of that worker.
public final class Program {
  /// What the program is read under.
  public let target: Target
  /// The files in which functions are looked for that no include of the caller defines.
  public var sources: [String] { didSet { if sources != oldValue { forgetLinks() } } }
  /// The files that stand for paths at which something was looked for in vain, see ``places(of:)``.
  public var standIns: [String: [String]] = [:]
  /// What ``arrange(_:)`` was told; nil before.
  public internal(set) var arrangement: SourceArrangement?
  /// The names that are kept as calls even where a macro defines them, because a model means them.
  public let kept: (Name) -> KeptCall?

  let store: any FileStore
  let outlines: OutlineStore

  /// The first failure to read a file; whatever was computed since is void.
  public internal(set) var failure: FileStoreError?
  /// The macros of CONFIG symbols that were asked for.
  private var configNames: Set<Name> = []
  /// CONFIG symbols that were asked for but not given.
  public private(set) var configAsked: Set<String> = []
  /// What would have ended the translation outside a kernel: includes that lead nowhere, and `#error`.
  public internal(set) var failures: [(place: Span, reason: String)] = []
  /// Sentences about what could not be read in full: includes that are no file, limits reached.
  public internal(set) var notes: [String] = []

  /// The first limit of ours that was met on the way to what the program means; what was computed
  /// since may be wrong.
  public private(set) var limitMet: String?

  /// Files of more bytes are not read: the largest one of a kernel has about 20 MiB.
  static let fileLimit = 32 << 20

  /// Records that a limit was met.
  func meet(limit sentence: String) {
    limitMet = limitMet ?? sentence
  }

  struct ProgramFile {
    let path: String
    let slot: OutlineStore.Slot
    /// Whether it is a file of the commit.
    var isInTree = true
  }

  private(set) var files: [ProgramFile] = []
  private(set) var numbers: [String: FileNumber?] = [:]
  private var texts: [[UInt8]: FileNumber] = [:]
  private var includes: [IncludeKey: Inclusion?] = [:]
  private let angledFolders: [String]
  private var units: [String: TranslationUnit?] = [:]
  /// What of each file was noted to be looked at, besides what it says of names.
  var usesNoted: [FileNumber: FileUse] = [:]
  var macroDefinitions: [MacroKey: MacroDefinition?] = [:]
  var records: [RecordKey: RecordType] = [:]
  /// How many layouts are being made, each for the one before it.
  var layoutDepth = 0
  /// Records that are found anew where they are needed: those inside functions, and those that macros
  /// make.
  var localRecords: [RecordType] = []
  var linked: [Name: FunctionSymbol?] = [:]
  var linkedVariables: [Name: VariableSymbol?] = [:]
  var externalFunctions: [Name: FunctionSymbol] = [:]
  var externalVariables: [Name: VariableSymbol] = [:]

  struct IncludeKey: Hashable {
    let name: Name
    let folder: String?
    let chain: Int
  }

  /// What an include leads to.
  struct Inclusion {
    let file: FileNumber
    /// Which of the folders searched for `<name>` it was found in; -1 for none of them.
    let chain: Int
  }

  /// Makes the program of one commit.
  ///
  /// - Parameters:
  ///   - store: The commit's files.
  ///   - outlines: The worker's outlines.
  ///   - target: Architecture and CONFIG.
  ///   - sources: The files in which functions are looked for beyond includes, in order.
  ///   - kept: Which names are kept as calls, and what such a call is.
  public init(
    store: any FileStore, outlines: OutlineStore, target: Target, sources: [String],
    kept: @escaping (Name) -> KeptCall?
  ) {
    self.store = store
    self.outlines = outlines
    self.target = target
    angledFolders = target.angledFolders
    self.sources = sources
    self.kept = kept
  }

  deinit {
    for unit in units.values { unit?.forget() }
    for record in records.values { record.forget() }
    for record in localRecords { record.forget() }
  }

  // MARK: Files

  /// The path of a file.
  public func path(of file: FileNumber) -> String { files[Int(file)].path }

  /// The numbers of all files that were read so far.
  public var fileNumbers: Range<FileNumber> { 0..<FileNumber(files.count) }

  /// The outline of a file.
  public func outline(of file: FileNumber) -> FileOutline {
    outlines.outlines[Int(files[Int(file)].slot)]
  }

  func slot(of file: FileNumber) -> OutlineStore.Slot { files[Int(file)].slot }

  /// The file at a path, nil if there is none in this commit.
  public func file(at path: String) -> FileNumber? {
    if let known = numbers[path] { return known }
    let found = load(path)
    numbers[path] = .some(found)
    return found
  }

  private func load(_ path: String) -> FileNumber? {
    guard failure == nil else { return nil }
    do throws(FileStoreError) {
      guard let content = try store.content(at: path, for: .names) else { return nil }
      let slot: OutlineStore.Slot
      if let known = outlines.slot(of: content) ?? outlines.adopt(content) {
        slot = known
      } else {
        let bytes = try store.bytes(of: content)
        guard bytes.count <= Self.fileLimit else {
          meet(limit: "the file \(path) has more than \(Self.fileLimit >> 20) MiB")
          return nil
        }
        slot = outlines.add(content, bytes)
      }
      return add(path, slot)
    } catch {
      failure = error
      return nil
    }
  }

  /// Whether a file is one of the commit's, and not made here.
  func isInTree(_ file: FileNumber) -> Bool { files[Int(file)].isInTree }

  private func add(
    _ path: String, _ slot: OutlineStore.Slot, isInTree: Bool = true
  ) -> FileNumber {
    files.append(ProgramFile(path: path, slot: slot, isInTree: isInTree))
    return FileNumber(files.count - 1)
  }

  /// Whether plain `char` is signed: as the architecture has it, unless the kernel is built otherwise.
  ///
  /// Since 6.2 the top Makefile says `-funsigned-char` for all architectures (KBUILD_CFLAGS).
  lazy var isCharSigned: Bool = {
    guard target.architecture.isCharSigned, target.configuration != nil, failure == nil else {
      return target.architecture.isCharSigned
    }
    do throws(FileStoreError) {
      guard let makefile = try store.content(at: "Makefile", for: .charSign) else { return true }
      return !Self.saysUnsignedChar(try store.bytes(of: makefile))
    } catch {
      failure = error
      return true
    }
  }()

  /// The file that stands before every source; it exists in no commit.
  lazy var preludeFile: FileNumber = {
    add(
      "<command line>", outlines.prelude(of: target, isCharSigned: isCharSigned), isInTree: false)
  }()

  /// A file that holds a text from outside; it exists in no commit.
  func file(of text: [UInt8]) -> FileNumber {
    if let known = texts[text] { return known }
    let file = add("<expression>", outlines.add(text: text), isInTree: false)
    texts[text] = file
    return file
  }

  /// The file that an include names, nil if it is not in this commit.
  ///
  /// - Parameters:
  ///   - name: What stands between the marks.
  ///   - folder: The folder of the including file for `"name"`, nil for `<name>`.
  ///   - chain: The first of the folders for `<name>` to look into.
  func include(_ name: Name, from folder: String?, chain: Int = 0) -> Inclusion? {
    let key = IncludeKey(name: name, folder: folder, chain: chain)
    if let known = includes[key] { return known }
    let found = resolveInclude(name.spelling, from: folder, chain: chain)
    includes[key] = .some(found)
    return found
  }

  private func resolveInclude(_ name: String, from folder: String?, chain: Int) -> Inclusion? {
    guard name.utf8.count < 1024 else { return nil }
    if name.hasPrefix("/") {
      // The kernel has no such includes; a program's own are taken as they are.
      guard target.configuration == nil else { return nil }
      return file(at: name).map { Inclusion(file: $0, chain: -1) }
    }
    if let folder, let path = normalized(folder.isEmpty ? name : "\(folder)/\(name)"),
      let file = file(at: path)
    {
      return Inclusion(file: file, chain: -1)
    }
    let folders = angledFolders
    for (index, folder) in folders.enumerated() where index >= chain {
      if let path = normalized("\(folder)/\(name)"), let file = file(at: path) {
        return Inclusion(file: file, chain: index)
      }
    }
    // Kbuild writes a wrapper for each generic-y header; generated files are not in git
    // (scripts/Makefile.asm-headers).
    guard target.configuration != nil, name.hasPrefix("asm/") else { return nil }
    let generic = "asm-generic/" + name.dropFirst(4)
    return (file(at: "include/\(generic)") ?? file(at: "include/uapi/\(generic)"))
      .map { Inclusion(file: $0, chain: folders.count) }
  }

  /// The path without `.` and `..`; nil if it leaves the tree.
  private func normalized(_ path: String) -> String? {
    guard hasDotSegment(path) else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      if part == "." { continue }
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether a segment of a path is empty or begins with a dot, as `.` and `..` do.
  private func hasDotSegment(_ path: String) -> Bool {
    var previous = UInt8(ascii: "/")
    for byte in path.utf8 {
      if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == previous {
        return true
      }
      previous = byte
    }
    return false
  }

  // MARK: Units

  /// The translation unit of a source; nil if there is no such file in this commit.
  public func unit(at path: String) -> TranslationUnit? {
    if let known = units[path] { return known }
    guard let file = file(at: path) else {
      units[path] = .some(nil)
      return nil
    }
    let unit = TranslationUnit(program: self, main: file)
    units[path] = .some(unit)
    unit.build()
    return unit
  }

  /// The translation unit of a source that somebody has asked for; nil if nobody has.
  func loadedUnit(at path: String) -> TranslationUnit? { units[path] ?? nil }

  // MARK: CONFIG

  /// Notes that a CONFIG symbol's macro was asked for; a symbol that is not given is an assumption.
  func noteAsked(_ name: Name) {
    guard let configuration = target.configuration, configNames.insert(name).inserted else {
      return
    }
    let symbol = String(name.spelling.dropFirst(OutlineStore.configPrefix.count))
    guard configuration.values[symbol] == nil else { return }
    // IS_ENABLED(CONFIG_X) asks for CONFIG_X_MODULE as well; one line for X is enough.
    if symbol.hasSuffix("_MODULE") { return }
    configAsked.insert(symbol)
  }

  // MARK: Places

  /// The path and line of a span, as a report names it.
  public func place(of span: Span) -> (path: String, line: Int) {
    guard Int(span.file) < files.count else { return ("", 0) }
    return (path(of: span.file), outline(of: span.file).lines.line(of: Int(span.start)))
  }

  /// The first line of a span with a caret under it; nil if the span is in no file.
  public func excerpt(of span: Span) -> Excerpt? {
    guard Int(span.file) < files.count else { return nil }
    let outline = outline(of: span.file)
    return Excerpt(
      at: Int(span.start), length: Int(span.end) - Int(span.start), in: outline.bytes,
      lines: outline.lines)
  }

  /// A span as it stands in the file, on one line: blanks and comments are one space.
  public func source(of span: Span) -> String { text(of: span, isSpaced: { $0 }) }

  /// The tokens of a span, joined by one space: the same for code that differs only in blanks.
  public func text(of span: Span) -> String { text(of: span, isSpaced: { _ in true }) }

  /// The tokens of a span, `isSpaced` saying whether a space parts two that stand apart, or touch.
  private func text(of span: Span, isSpaced: (_ standApart: Bool) -> Bool) -> String {
    guard Int(span.file) < files.count else { return "" }
    let outline = outline(of: span.file)
    var text = ""
    var low = 0
    var high = outline.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if outline.tokens[middle].start < span.start { low = middle + 1 } else { high = middle }
    }
    var end: Int32?
    while low < outline.tokens.count, outline.tokens[low].start < span.end {
      let token = outline.tokens[low]
      if let end, isSpaced(token.start > end) { text += " " }
      text += String(decoding: spelling(of: token, in: outline.bytes), as: UTF8.self)
      end = Int32(token.end)
      low += 1
    }
    return text
  }
}
