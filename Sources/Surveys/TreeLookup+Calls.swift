import CSyntax
public import Findings
import SourceIndex

extension TreeLookup {
  /// Finds who calls a function in the files of the commit, whom it calls and what puts it into pointers.
  ///
  /// - Parameter progress: Is told how many blobs of how many are read.
  /// - Throws: `usage` for a revision, folder or function that is not there, `reading` when the repository fails.
  public func calls(
    of function: String, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(SurveyTrouble) -> CallsFinding {
    let index: CallIndex
    do throws(SourceIndexTrouble) {
      index = try CallIndex(
        of: repository, at: revision, under: folder, cache: cache, jobs: jobs, progress: progress)
    } catch {
      throw SurveyTrouble(error)
    }
    var finding = CallsFinding(
      function: function, under: folder, commit: "\(index.tree.commit)",
      files: index.tree.files.count, blobs: index.blobCount, blobsRead: index.blobsRead)
    let name = Name(function)
    for file in index.files(having: name, as: .defined).files {
      for scope in file.scopes where scope.name == name {
        guard [.function, .macro, .made].contains(scope.kind) else { continue }
        finding.definitions.append(Self.definition(scope, file.path))
      }
    }
    for file in index.files(having: name, as: .mentioned).files {
      for scope in file.scopes {
        for fact in scope.facts where fact.name == name {
          Self.add(fact, scope, file.path, &finding)
        }
      }
    }
    guard !finding.definitions.isEmpty || !finding.callers.isEmpty || !finding.fillings.isEmpty
    else {
      let place = folder.map { "under '\($0)' at \(revision)" } ?? "at \(revision)"
      throw .usage("no C file \(place) defines, calls or hands on '\(function)'")
    }
    finding.definitions.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    finding.callers.sort { ($0.file, $0.line) < ($1.file, $1.line) }
    finding.fillings.sort { ($0.file, $0.line, $0.into) < ($1.file, $1.line, $1.into) }
    return finding
  }

  private static func tag(_ owner: CallFact.Owner) -> String? {
    if case .type(let tag) = owner { tag.spelling } else { nil }
  }

  private static func definition(_ scope: CallScope, _ path: String) -> CallsFinding.Body {
    var calls: [CallsFinding.Call] = []
    for fact in scope.facts {
      let through: String
      switch fact.kind {
      case .call: through = "function"
      case .member: through = "member"
      case .element: through = "element"
      case .local: through = "local"
      default: continue
      }
      calls.append(
        CallsFinding.Call(
          name: fact.name.spelling, through: through, type: tag(fact.owner), line: fact.line,
          conditional: fact.isConditional))
    }
    return CallsFinding.Body(
      file: path, line: scope.line, kind: "\(scope.kind)",
      madeBy: scope.kind == .made ? scope.detail?.spelling : nil,
      conditional: scope.traits.contains(.isConditional), calls: calls)
  }

  private static func add(
    _ fact: CallFact, _ scope: CallScope, _ path: String, _ finding: inout CallsFinding
  ) {
    let isConditional = fact.isConditional || scope.traits.contains(.isConditional)
    func fill(_ kind: String, _ into: Name?, argument: Int? = nil) {
      finding.fillings.append(
        CallsFinding.Filling(
          kind: kind, into: (into ?? scope.name).spelling, type: tag(fact.owner),
          argument: argument, within: scope.name.spelling, file: path, line: fact.line,
          conditional: isConditional))
    }
    switch fact.kind {
    case .call:
      finding.callers.append(
        CallsFinding.Caller(
          function: scope.name.spelling, file: path, line: fact.line, conditional: isConditional))
    case .filled, .listed: fill("initialiser", fact.other)
    case .stored: fill("assignment", fact.other)
    case .assigned: fill(scope.kind == .variable ? "initialiser" : "assignment", fact.other)
    case .passed: fill("argument", fact.other, argument: fact.index + 1)
    default: break
    }
  }
}
