import CallGraph
import Kbuild
import Scenarios
import SourceIndex

/// A reported stack as it is found in a tree: where each frame is defined, and how one came to the next.
struct StackWay {
  /// The steps, the innermost first.
  let hops: [Hop]
  /// The definition of each frame, nil where there is none or it is no C.
  let definitions: [HopWay.Definition?]
  private let search: StackSearch
  /// What is asked for the file that a file is compiled as part of; nil for no question.
  var including: IncludingFiles<CommitTree>?

  init(_ frames: [StackFrame], _ index: CallIndex) {
    search = StackSearch(index)
    let names = frames.map { FrameName($0.function, file: $0.place?.file) }
    hops = search.hops(of: names)
    var definitions: [HopWay.Definition?] = Array(repeating: nil, count: frames.count)
    for (number, hop) in hops.enumerated() {
      guard let way = hop.way else { continue }
      definitions[number] = definitions[number] ?? way.steps.last?.callee
      definitions[number + 1] = way.caller
    }
    for number in frames.indices where definitions[number] == nil {
      let found = search.definitions(of: names[number])
      definitions[number] = found.count == 1 ? found[0] : nil
    }
    self.definitions = definitions
  }

  /// Where a function is defined that is no frame.
  func definitions(of function: String) -> [HopWay.Definition] {
    search.definitions(of: FrameName(function))
  }

  /// The file that is read for what a file defines: the one that includes it, where it is not compiled by itself.
  func source(for path: String) -> String { including?.compiledFile(for: path) ?? path }

  /// The same with what is read where that one is not there, as at older commits.
  func draftSource(for path: String) -> Draft.Source {
    let whole = source(for: path)
    return Draft.Source(path: whole, parts: whole == path ? [] : [path])
  }

  /// The functions from the innermost frame to one of them, those among them that left no frame.
  func functions(upTo number: Int) -> [HopWay.Definition] {
    var found: [HopWay.Definition] = []
    for frame in 0...number {
      if let definition = definitions[frame] { found.append(definition) }
      if frame < number, let way = hops[frame].way { found += way.via }
    }
    return found
  }

  /// The files that are read for these, that of the outermost first.
  func sources(upTo number: Int) -> [Draft.Source] {
    var sources: [Draft.Source] = []
    for file in functions(upTo: number).reversed().map(\.file) where file.hasSuffix(".c") {
      let source = draftSource(for: file)
      if let known = sources.firstIndex(where: { $0.path == source.path }) {
        sources[known].parts += source.parts.filter { !sources[known].parts.contains($0) }
      } else {
        sources.append(source)
      }
    }
    return sources
  }

  /// The files that are read for all that the stack leads through.
  var files: [String] {
    var seen: Set<String> = []
    return
      (functions(upTo: definitions.count - 1).map(\.file) + hops.compactMap(\.way).flatMap(\.files))
      .filter { $0.hasSuffix(".c") || $0.hasSuffix(".h") }.map(source)
      .filter { seen.insert($0).inserted }
  }
}
