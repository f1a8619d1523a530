/// A report as somebody pasted it: the call stacks in a mail, a log or a debugger's output.
///
/// Reading never fails and takes time and memory in proportion to the text, whatever is in it. The stacks stand in
/// ``traces`` in the order of the text. One of them is meant: ``chosen``, the first that a machine printed, or the first
/// that a person wrote where none is printed; ``trace(number:)`` gives another.
public struct PastedReport: Sendable, Hashable {
  /// Why a report has no stack to give, as one sentence.
  public struct Refusal: Error, Sendable, Hashable {
    /// The sentence.
    public var message: String
  }

  /// All stacks, in the order of the text.
  public internal(set) var traces: [CallStack] = []
  /// The lines that are no frame, at most ``ignoredLimit`` of them; blank lines are left out.
  public internal(set) var ignored: [CallStack.IgnoredLine] = []
  /// How many lines are no frame.
  public internal(set) var ignoredCount = 0
  /// The errnos that prose and log lines mention, at most ``hintLimit`` of them, in the order of the text.
  public internal(set) var hints: [ErrnoHint] = []
  /// How many lines the text has.
  public internal(set) var lineCount = 0
  /// The first line that announces a stack and has none behind it.
  var emptyHeading: CallStack.IgnoredLine?
  /// The first line with an address that no symbol is known for.
  var nakedAddress: Int?

  /// How many ignored lines are kept.
  public static let ignoredLimit = 10_000
  /// How many hints are kept.
  public static let hintLimit = 100

  /// Reads a text.
  public init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Reads a text of any bytes.
  public init(_ bytes: [UInt8]) {
    var assembly = ReportAssembly(bytes)
    self = assembly.read()
  }

  init() {}

  /// The number of the stack that is meant, from 1.
  public var chosenNumber: Int? {
    (traces.firstIndex(where: \.isPrinted) ?? traces.indices.first).map { $0 + 1 }
  }

  /// The stack that is meant.
  public var chosen: CallStack? { chosenNumber.map { traces[$0 - 1] } }

  /// Gives one of the stacks.
  ///
  /// - Parameter number: Which one, from 1; nil for the one that is meant.
  public func trace(number: Int? = nil) throws(Refusal) -> CallStack {
    guard let chosenNumber else { throw Refusal(message: refusal) }
    let number = number ?? chosenNumber
    guard number >= 1, number <= traces.count else {
      let all = traces.count == 1 ? "one call stack" : "\(traces.count) call stacks"
      throw Refusal(message: "there is no call stack \(number): the text has \(all)")
    }
    return traces[number - 1]
  }

  /// The sentence for a text without a stack.
  private var refusal: String {
    let wanted =
      "looked for lines such as 'f from g+0x64/0xb4', 'f+0x10/0x20', '#1 f (...) at file.c:12' and "
      + "'f (file.c:12)', and for calls such as 'a() -> b() -> c()'"
    if ignoredCount == 0 { return "the text is empty; \(wanted)" }
    if let nakedAddress {
      return
        "no call stack with names: line \(nakedAddress) has an address without a function; a kernel with "
        + "CONFIG_KALLSYMS, or scripts/decode_stacktrace.sh of its tree, gives the names"
    }
    if let emptyHeading {
      return
        "no call stack: line \(emptyHeading.line) says '\(emptyHeading.text)' and no frame follows; \(wanted)"
    }
    let lines = lineCount == 1 ? "the one line" : "the \(lineCount) lines"
    return "no call stack in \(lines) of the text; \(wanted)"
  }
}
