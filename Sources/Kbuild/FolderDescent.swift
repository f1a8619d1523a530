/// The way that make takes through the folders of a tree, in all configurations at once.
final class FolderDescent<Tree: TreeFiles> {
  private struct Folder {
    var lists: FolderLists
    /// When it is entered; nil as long as no way to it is known.
    var needs: Condition?
  }

  private let architecture: [UInt8]
  private let tree: Tree
  private let symbols: SymbolNames
  private let places: PlaceNames
  private var folders: [ArraySlice<UInt8>: Folder] = [:]
  /// What may still be expanded in all makefiles together.
  private var budget = 60_000_000
  /// Whether that was not enough for a makefile, so that a way may have been missed.
  private var isExhausted = false
  /// What may still be read of C files that may include others.
  private var bytesLeft = 64 << 20
  private var handedDown: [ArraySlice<UInt8>: [Word]] = [:]
  /// More folders than any kernel has are not entered.
  private static var folderLimit: Int { 20_000 }

  init(architecture: [UInt8], tree: Tree, symbols: SymbolNames, places: PlaceNames) {
    self.architecture = architecture
    self.tree = tree
    self.symbols = symbols
    self.places = places
  }

  /// What must hold for each of some files to be built.
  ///
  /// First only the folders above the files are entered; all of them, if that leaves a file without a way:
  /// a folder may build the files of another.
  func conditions(of paths: [[UInt8]]) -> [FolderWays] {
    var above: Set<ArraySlice<UInt8>> = [[]]
    for path in paths {
      var folder = FolderPath.folder(of: path[...])
      while above.insert(folder).inserted { folder = FolderPath.folder(of: folder) }
    }
    enter { above.contains($0) }
    var found = ways(of: paths)
    for index in found.indices where found[index].condition == nil {
      found[index] = waysOfIncluders(paths[index])
    }
    if found.contains(where: { $0.condition == nil }) {
      enter { _ in true }
      let all = ways(of: paths)
      for index in found.indices where found[index].condition == nil { found[index] = all[index] }
    }
    return found
  }

  /// The ways of the C files beside a file that include it, as `kernel/sched/build_policy.c` does others.
  private func waysOfIncluders(_ path: [UInt8]) -> FolderWays {
    let folder = FolderPath.folder(of: path[...])
    guard folders[folder]?.needs != nil, path[...].hasSuffix(".c") else { return FolderWays() }
    var includers: [[UInt8]] = []
    for name in tree.names(in: String(decoding: folder, as: UTF8.self)).sorted() {
      let includer = folder + (folder.isEmpty ? [] : [UInt8(ascii: "/")]) + Array(name.utf8)
      guard includer[...].hasSuffix(".c"), !includer.elementsEqual(path), bytesLeft > 0,
        let bytes = tree.bytes(at: String(decoding: includer, as: UTF8.self))
      else { continue }
      bytesLeft -= bytes.count
      if IncludedFiles(bytes).contains(where: { FolderPath.join(folder, $0).elementsEqual(path) }) {
        includers.append(Array(includer))
      }
    }
    var all = FolderWays()
    for ways in ways(of: includers) {
      if let condition = ways.condition { all.add(condition) }
      all.dropped += ways.dropped
      all.unknown = all.unknown ?? ways.unknown
    }
    return all
  }

  private func ways(of paths: [[UInt8]]) -> [FolderWays] {
    var numbers: [ArraySlice<UInt8>: [Int]] = [:]
    for (number, path) in paths.enumerated() where path[...].hasSuffix(".c") {
      numbers[path.dropLast(2), default: []].append(number)
    }
    var found = [FolderWays](repeating: FolderWays(), count: paths.count)
    for (_, folder) in folders.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let needs = folder.needs else { continue }
      for object in folder.lists.objects {
        guard let asked = numbers[object.path], let both = needs.and(object.needs) else { continue }
        for number in asked { found[number].add(both) }
      }
    }
    if isExhausted {
      for number in found.indices where found[number].condition != nil {
        found[number].add(.always)
      }
    }
    for (number, path) in paths.enumerated() {
      guard let folder = folders[FolderPath.folder(of: path[...])], let needs = folder.needs,
        let unknown = folder.lists.unknown
      else { continue }
      if found[number].condition != nil, let both = needs.and(unknown.needs) {
        found[number].add(both)
      }
      found[number].unknown = unknown.place
    }
    return found
  }

  /// Enters folders from the top, as far as a rule allows.
  private func enter(_ mayEnter: (ArraySlice<UInt8>) -> Bool) {
    if folders[[]] == nil {
      folders[[]] = Folder(lists: topLists(), needs: .always)
    }
    // Each change weakens a condition, so this ends; the limit is for makefiles that make it take long.
    var steps = 200_000
    var waiting: [ArraySlice<UInt8>] = [[]]
    if folders.count > 1 { waiting = Array(folders.keys) }
    while let path = waiting.popLast(), steps > 0 {
      guard let folder = folders[path], let needs = folder.needs else { continue }
      for next in folder.lists.folders where mayEnter(next.path) {
        steps -= 1
        guard let both = needs.and(next.needs) else { continue }
        if let known = folders[next.path] {
          let either = known.needs.map { $0.or(both) } ?? both
          if either == known.needs { continue }
          folders[next.path]?.needs = either
          waiting.append(next.path)
        } else if folders.count < Self.folderLimit {
          folders[next.path] = Folder(lists: lists(of: next.path), needs: both)
          waiting.append(next.path)
        }
      }
    }
  }

  private func evaluator(_ folder: ArraySlice<UInt8>) -> MakeEvaluator {
    let tree = self.tree
    var evaluator = MakeEvaluator(symbols: symbols) { tree.names(in: $0) }
    evaluator.handedDown = handedDown
    evaluator.budget = min(evaluator.budget, budget)
    evaluator.scope.fix(folder: folder, architecture: architecture)
    return evaluator
  }

  private func topLists() -> FolderLists {
    var top = MakefileReader(evaluator([]), tree: tree, places: places)
    top.read(ArraySlice("Makefile".utf8))
    for name in top.evaluator.scope.exported {
      handedDown[name] = top.evaluator.value(ofVariable: name)
    }
    var lists = FolderLists(&top.evaluator, folder: [])
    if top.evaluator.budget <= 0 { isExhausted = true }
    var kbuild = MakefileReader(evaluator([]), tree: tree, places: places)
    if kbuild.read(ArraySlice("Kbuild".utf8)) {
      let more = FolderLists(&kbuild.evaluator, folder: [])
      lists.objects += more.objects
      lists.folders += more.folders
    }
    return lists
  }

  private func lists(of folder: ArraySlice<UInt8>) -> FolderLists {
    var reader = MakefileReader(evaluator(folder), tree: tree, places: places)
    let before = reader.evaluator.budget
    if !reader.read(folder + Array("/Kbuild".utf8)) {
      reader.read(folder + Array("/Makefile".utf8))
    }
    var lists = FolderLists(&reader.evaluator, folder: folder)
    if let word = reader.unknownLine { lists.addUnknown(word) }
    if reader.evaluator.budget <= 0 { isExhausted = true }
    budget -= before - reader.evaluator.budget
    return lists
  }
}
