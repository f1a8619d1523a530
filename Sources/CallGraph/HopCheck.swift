// How to read this file: a known way is looked for again as the search of a whole tree looks for it, but in the files alone
// that it rests on. What is in no file is not found, and what is in these files is found as before; so the answer is the way
// with its new lines, or that it is not there any more.

import CSyntax
public import SourceIndex

/// Asks whether a known way still leads from its caller to its callee, given the files it rests on and nothing else.
///
/// That another file came to define a name which is nearer is not seen: only a search of the whole tree sees that.
public struct HopCheck: Sendable, Hashable {
  /// The way.
  public let way: HopWay

  /// Takes a way.
  public init(_ way: HopWay) {
    self.way = way
  }

  /// The files that have to be given.
  public var files: [String] { way.files }

  /// The way as it is at another commit; nil where it does not lead there any more.
  ///
  /// - Parameter files: What the files say there; those that are gone are left out.
  public func way(in files: [CallIndex.File]) -> HopWay? {
    let source = FewFiles(files)
    var limits = SearchLimits()
    limits.leavers = way.leavingFrames.count
    let search = WaySearch(source, limits)
    guard let last = way.steps.last?.callee else { return nil }
    let callers = search.finder.own(Name(way.caller.name), in: way.caller.file)
    let callees = search.finder.own(Name(last.name), in: last.file)
    var question = WaySearch.Question(
      names: [Name(last.name)], callees: callees, neighbourhood: Neighbourhood(way.files),
      leavers: limits.leavers, wantsAll: true)
    // What else the files call leads to other ways.
    question.only = Set(way.via.map(\.name))
    for caller in callers {
      if caller.scope.kind == .made, way.steps.count == 1, callees.contains(caller) {
        var found = way
        found.caller = caller.told
        found.steps[0].callee = caller.told
        found.steps[0].line = caller.scope.line
        return found
      }
      // Two calls through one member may both go this way: the one that moved least is the one.
      let found = search.ways(from: caller, question).candidates.map(\.way)
        .filter { $0.isSame(as: way) }.min { shift(of: $0) < shift(of: $1) }
      if let found { return found }
    }
    return nil
  }

  /// By how many lines another form of the way differs from the known one.
  private func shift(of other: HopWay) -> Int {
    zip(other.steps, way.steps).reduce(0) { $0 + abs($1.0.line - $1.1.line) }
  }

  /// The way as it is at another commit, read from the contents of its files.
  ///
  /// - Parameter read: Gives what a file says, `BlobCalls(FileOutline(bytes)).scopes`, and nil for one that is gone; it
  ///   is asked for each of `files` once, and may keep what it made under the blob's id.
  public func way<Failure: Error>(
    reading read: (String) throws(Failure) -> [CallScope]?
  ) throws(Failure) -> HopWay? {
    var found: [CallIndex.File] = []
    for path in files {
      if let scopes = try read(path) { found.append(CallIndex.File(path: path, scopes: scopes)) }
    }
    return way(in: found)
  }
}
