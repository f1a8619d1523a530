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
  /// The frames as they are looked for.
  private let names: [FrameName]
  /// What is asked for the file that a file is compiled as part of; nil for no question.
  var including: IncludingFiles<CommitTree>?

  /// - Parameter files: What the report says of files, for functions that several define.
  init(_ frames: [StackFrame], _ index: CallIndex, _ files: MentionedFiles) {
    let search = StackSearch(index)
    self.search = search
    let names = frames.map { frame in
      var name = FrameName(frame.function, file: frame.place?.file)
      if name.file == nil {
        let found = search.definitions(of: name).map(\.file)
        name.file = found.count > 1 ? files.chosen(of: found) : nil
      }
      return name
    }
    self.names = names
    hops = search.hops(of: names)
    var definitions: [HopWay.Definition?] = Array(repeating: nil, count: frames.count)
    for (number, hop) in hops.enumerated() {
      guard let way = hop.way else { continue }
      definitions[number] = definitions[number] ?? way.steps.last?.callee
      definitions[number + 1] = way.caller
    }
    for number in frames.indices where definitions[number] == nil {
      let found = search.definitions(of: names[number])
      // Beside what is compiled, a header may have what stands for it where it is not.
      let compiled = found.filter { $0.file.hasSuffix(".c") && !$0.isMacro }
      definitions[number] =
        found.count == 1 ? found[0] : compiled.count == 1 ? compiled[0] : nil
    }
    self.definitions = definitions
  }

  /// The files that define a frame's function.
  func files(defining number: Int) -> [String] {
    var files: [String] = []
    for definition in search.definitions(of: names[number]) where !files.contains(definition.file) {
      files.append(definition.file)
    }
    return files
  }

  /// The files that define a frame's function as well, where nothing but how it is called tells which is meant, and that leaves
  /// more than one.
  func otherFiles(of number: Int) -> [String] {
    guard names[number].file == nil, number < hops.count, let chosen = definitions[number] else {
      return []
    }
    let defining = Set(search.definitions(of: names[number]).map(\.file))
    var others: [String] = []
    for filling in hops[number].otherFillings
    where filling.file != chosen.file && defining.contains(filling.file) {
      if !others.contains(filling.file) { others.append(filling.file) }
    }
    return others
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
