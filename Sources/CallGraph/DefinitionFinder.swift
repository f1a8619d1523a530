// How to read this file: a name may be defined in many files. Which of them a file can mean is a matter of linkage: its own
// definition, then what is not static, and what stands in headers; programs that are not the kernel's are not among them,
// and other architectures only where nothing else is. Which of those is meant, nearness tells.

import CSyntax
import SourceIndex

/// A definition in a file.
struct Defined: Hashable {
  let path: String
  let scope: CallScope
  /// The place of the scope in its file, which tells two of a name apart.
  let number: Int

  static func == (left: Defined, right: Defined) -> Bool {
    left.number == right.number && left.path == right.path
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(number)
  }

  var isHeader: Bool { path.hasSuffix(".h") }
  var isStatic: Bool { scope.traits.contains(.isStatic) }

  /// Whether it is a system call, whose name in the source is that of no symbol.
  var isSystemCall: Bool {
    scope.kind == .made && KernelConventions.makesSystemCall(scope.detail)
  }

  /// As a way tells it.
  var told: HopWay.Definition {
    HopWay.Definition(
      name: scope.name.spelling, file: path, line: scope.line, isMacro: scope.kind == .macro,
      madeBy: scope.kind == .made ? scope.detail?.spelling : nil,
      isConditional: scope.traits.contains(.isConditional))
  }
}

/// Where a stack is: what is near it is meant rather than what is not.
struct Neighbourhood {
  private var files: Set<String> = []
  private var folders: Set<Substring> = []
  /// Folders that others of the stack are in: what stands there serves many, what stands deeper is of this machine.
  private var outer: Set<Substring> = []
  /// The architecture of the stack, if a frame tells it.
  private(set) var architecture: Substring?

  /// Makes that of the files of a stack's frames.
  init(_ paths: [String]) {
    files = Set(paths)
    for path in paths {
      folders.insert(Self.folder(path))
      architecture = KernelConventions.architecture(of: path) ?? architecture
    }
    for path in files {
      var folder = Self.folder(path)
      while !folder.isEmpty {
        folder = Self.folder(folder)
        outer.insert(folder)
      }
    }
  }

  private static func folder(_ path: some StringProtocol) -> Substring {
    let path = Substring(path)
    return path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }

  /// How far a file is from the stack: 0 for one of its own.
  func distance(_ path: String) -> Int {
    var distance = 0
    if let other = KernelConventions.architecture(of: path), let architecture,
      other != architecture
    {
      distance += 8
    }
    let folder = Self.folder(path)
    if !files.contains(path) {
      distance += folders.contains(folder) ? (outer.contains(folder) ? 2 : 1) : 3
    }
    return distance
  }
}

/// Finds definitions of names.
///
/// A class because it remembers what it found; it belongs to one thread.
final class DefinitionFinder {
  let source: any CallSource
  /// Whether some name had more definitions than are looked at.
  private(set) var isCut = false
  private var known: [Name: [Defined]] = [:]
  private var inFiles: [String: [Name: [Defined]]] = [:]
  private var meanings: [Meaning: [Defined]] = [:]

  private struct Meaning: Hashable {
    let name: Name
    let path: String
  }

  /// More files than these are not asked for definitions of one name.
  private static let limit = 400

  init(_ source: any CallSource) {
    self.source = source
  }

  /// All definitions of a name.
  func all(_ name: Name) -> [Defined] {
    if let found = known[name] { return found }
    var found: [Defined] = []
    let (files, isCut) = source.files(having: name, as: .defined, limit: Self.limit)
    self.isCut = self.isCut || isCut
    for file in files {
      for (number, scope) in file.scopes.enumerated()
      where scope.name == name && scope.kind.isDefinition {
        found.append(Defined(path: file.path, scope: scope, number: number))
      }
    }
    known[name] = found
    return found
  }

  /// The definitions of a name in one file.
  func own(_ name: Name, in path: String) -> [Defined] {
    if let known = inFiles[path] { return known[name] ?? registrations(by: name, in: path) }
    var found: [Name: [Defined]] = [:]
    for (number, scope) in (source.file(at: path)?.scopes ?? []).enumerated()
    where scope.kind.isDefinition {
      found[scope.name, default: []].append(Defined(path: path, scope: scope, number: number))
    }
    inFiles[path] = found
    return found[name] ?? registrations(by: name, in: path)
  }

  /// The definitions that a call in a file can mean, the nearest first.
  func meant(_ name: Name, in path: String) -> [Defined] {
    let own = own(name, in: path)
    if own.contains(where: { !$0.scope.traits.contains(.isConditional) }) { return own }
    let question = Meaning(name: name, path: path)
    if let found = meanings[question] { return found }
    let others = all(name).filter { $0.path != path && Self.isLinked($0, from: path) }
    // Where each definition is conditional, another file's may be meant.
    let found = own + Self.nearest(others, to: path)
    meanings[question] = found
    return found
  }

  /// Whether a call in a file can mean a definition.
  static func isLinked(_ defined: Defined, from path: String) -> Bool {
    if defined.path == path { return true }
    let top = path.prefix { $0 != "/" }
    let otherTop = defined.path.prefix { $0 != "/" }
    if top != otherTop,
      KernelConventions.separateFolders.contains(top)
        || KernelConventions.separateFolders.contains(otherTop)
    {
      return false
    }
    if let architecture = KernelConventions.architecture(of: path),
      let other = KernelConventions.architecture(of: defined.path), architecture != other
    {
      return false
    }
    return defined.isHeader || defined.scope.kind != .macro && !defined.isStatic
  }

  /// Those with the longest common beginnings of their paths first.
  static func nearest(_ found: [Defined], to path: String) -> [Defined] {
    guard found.count > 1 else { return found }
    return found.map { ($0, shared($0.path, path)) }
      .sorted { ($1.1, $0.0.path, $0.0.number) < ($0.1, $1.0.path, $1.0.number) }
      .map(\.0)
  }

  /// How many folders two paths have in common from the root.
  static func shared(_ left: String, _ right: String) -> Int {
    var count = 0
    for (one, other) in zip(left.split(separator: "/"), right.split(separator: "/")) {
      guard one == other else { break }
      count += 1
    }
    return count
  }

  // MARK: Callers

  /// How many functions of its file call or mention a static function.
  func callers(of defined: Defined) -> Int {
    source.file(at: defined.path)?.scopes.count { scope in
      scope.name != defined.scope.name
        && scope.facts.contains { $0.name == defined.scope.name && $0.kind != .has }
    } ?? 0
  }

  /// The functions and macros that call a definition, with the call; none where too many files mention it.
  func calls(of defined: Defined, limit: Int) -> [(caller: Defined, fact: CallFact)] {
    let name = defined.scope.name
    if defined.isSystemCall { return [] }
    var files: [CallIndex.File]
    if defined.isStatic, !defined.isHeader {
      files = source.file(at: defined.path).map { [$0] } ?? []
    } else {
      guard source.count(having: name, as: .mentioned) <= limit else { return [] }
      files = source.files(having: name, as: .mentioned, limit: limit).files
    }
    var found: [(caller: Defined, fact: CallFact)] = []
    for file in files where Self.isLinked(defined, from: file.path) {
      for (number, scope) in file.scopes.enumerated() where scope.kind.isDefinition {
        guard let fact = scope.facts.first(where: { $0.kind == .call && $0.name == name }),
          meant(name, in: file.path).contains(defined)
        else { continue }
        found.append((Defined(path: file.path, scope: scope, number: number), fact))
      }
    }
    return found
  }

  // MARK: Frames

  /// The invocations in a file that make a function which registers a driver.
  private func registrations(by function: Name, in path: String) -> [Defined] {
    guard let name = KernelConventions.driver(registeredBy: function.spelling),
      let file = source.file(at: path)
    else { return [] }
    let driver = Name(name)
    return file.scopes.enumerated().compactMap { number, scope in
      guard scope.kind == .invocation, KernelConventions.registersDriver(scope.name),
        scope.facts.contains(where: {
          $0.kind == .passed && $0.name == driver && $0.other == scope.name && $0.index == 0
        })
      else { return nil }
      return Defined(path: path, scope: CallScope(made: function, by: scope), number: number)
    }
  }

  /// The definitions of a frame's function: by its name, or by the system call it is made of.
  func definitions(of frame: FrameName) -> [Defined] {
    let function = KernelConventions.plain(frame.function)
    var found = all(Name(function)).filter { $0.scope.kind != .macro && !$0.isSystemCall }
    if found.isEmpty, let call = KernelConventions.systemCall(function) {
      found = all(Name(call)).filter(\.isSystemCall)
    }
    if found.isEmpty, function.hasPrefix("__") {
      // `DEFINE_IDTENTRY(exc_x)` also makes `__exc_x`.
      found = all(Name(String(function.dropFirst(2)))).filter { $0.scope.kind == .made }
    }
    if found.isEmpty, let driver = KernelConventions.driver(registeredBy: function) {
      found = source.files(having: Name(driver), as: .mentioned, limit: Self.limit).files
        .flatMap { registrations(by: Name(function), in: $0.path) }
    }
    if let file = frame.file {
      let named = found.filter { $0.path == file || $0.path.hasSuffix("/" + file) }
      if !named.isEmpty { found = named }
    }
    let kernel = found.filter {
      !KernelConventions.separateFolders.contains($0.path.prefix { $0 != "/" })
    }
    return kernel.isEmpty ? found : kernel
  }
}
