import CSyntax
public import Findings
import SourceText

/// One file as `source outline` and `source parse` show it.
public struct SourceFile: Sendable {
  /// Its path as it was given.
  public let path: String
  private let outline: FileOutline

  /// Reads a file from disk.
  ///
  /// - Throws: `usage` if there is none, `reading` if it cannot be read.
  public init(path: String) throws(SurveyTrouble) {
    let list = try SourceList(paths: [path])
    guard list.files.count == 1, list.files[0].path == path else {
      throw .usage("'\(path)' is no file")
    }
    self.path = path
    outline = FileOutline(try readFile(path))
  }

  /// What its top level may declare, in the order of the file.
  public func outlined() -> OutlineFinding {
    let entries = outline.entries.map { entry in
      OutlineFinding.Entry(
        name: entry.name.spelling, kind: "\(entry.kind)",
        line: outline.lines.line(of: Int(outline.tokens[Int(entry.token)].start)),
        conditions: conditions(of: entry.branch))
    }
    return OutlineFinding(path: path, entries: entries)
  }

  /// The directives that must hold for a branch, the outermost first.
  private func conditions(of branch: Int32) -> [String] {
    var conditions: [String] = []
    var current = branch
    while current >= 0 {
      let branch = outline.branches[Int(current)]
      let words = branch.condition.map { outline.name(ofToken: $0).spelling }
      let head =
        switch branch.kind {
        case .expression: branch.previous < 0 ? "#if" : "#elif"
        case .defined: branch.previous < 0 ? "#ifdef" : "#elifdef"
        case .undefined: branch.previous < 0 ? "#ifndef" : "#elifndef"
        case .otherwise: "#else"
        }
      conditions.insert(([head] + words).joined(separator: " "), at: 0)
      current = branch.parent
    }
    return conditions
  }

  /// The trees of every function definition of a name, one for each choice of its branches.
  ///
  /// - Throws: `usage` if the file defines no such function.
  public func parsed(function name: String) throws(SurveyTrouble) -> ParseFinding {
    var finding = ParseFinding(path: path, function: name, definitions: [])
    var reader = NaturalReader(outline)
    for item in outline.items where item.hasBody {
      for reading in reader.read(item) {
        for declaration in reading.declarations {
          guard let definition = FoundDefinition(declaration), definition.isNamed(name) else {
            continue
          }
          let troubles = reading.troubles.filter {
            $0.span.start >= definition.span.start && $0.span.start < definition.span.end
          }
          finding.definitions.append(
            ParseFinding.Definition(
              line: outline.lines.line(of: Int(definition.nameStart)),
              tree: sExpression(declaration),
              unparsed: troubles.map {
                ParseFinding.Trouble(
                  line: outline.lines.line(of: Int($0.span.start)), message: $0.message)
              }))
        }
      }
    }
    guard !finding.definitions.isEmpty else {
      throw .usage("'\(path)' defines no function '\(name)'")
    }
    return finding
  }
}

/// A function definition as the parser returned it.
struct FoundDefinition {
  /// Where its name, or the macro's, begins.
  let nameStart: UInt32
  let span: Span
  private let names: [String]

  /// Nil for what defines no function.
  init?(_ declaration: ExternalDeclaration) {
    switch declaration {
    case .function(let function):
      nameStart = function.declarator.nameSpan.start
      span = function.span
      names = [function.declarator.name?.spelling ?? ""]
    case .invocation(let invocation, let whole):
      guard invocation.body != nil else { return nil }
      nameStart = invocation.call.span.start
      span = whole
      names = Self.names(of: invocation)
    default: return nil
    }
  }

  /// `SYSCALL_DEFINE1(close, ...)` is found by the macro's name and by its first argument.
  private static func names(of invocation: MacroInvocation) -> [String] {
    guard let macro = invocation.name?.spelling else { return [] }
    guard case .call(_, let arguments) = invocation.call.kind, let first = arguments.first,
      case .name(let name) = first.kind
    else { return [macro] }
    return [macro, name.spelling, "\(macro)(\(name.spelling))"]
  }

  /// The name, or that of the macro.
  var name: String { names.first ?? "" }

  func isNamed(_ name: String) -> Bool { names.contains(name) }
}
