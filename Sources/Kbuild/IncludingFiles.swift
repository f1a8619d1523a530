/// Tells as part of which file a C file is compiled that no makefile builds by itself.
///
/// `kernel/sched/wait_bit.c` is such a file: `kernel/sched/build_utility.c` includes it, with the headers that it needs.
/// Read alone, it lacks them. Only the makefile and the C files of the file's own folder are asked.
public final class IncludingFiles<Tree: TreeFiles> {
  private let tree: Tree
  private let architecture: [UInt8]
  private let symbols = SymbolNames()
  private let places = PlaceNames()
  /// The objects that a folder's own makefile names, without `.o`.
  private var objects: [[UInt8]: Set<[UInt8]>] = [:]
  /// For each folder the C files that others beside them include, with these.
  private var includers: [[UInt8]: [[UInt8]: [[UInt8]]]] = [:]
  /// What may still be read of C files.
  private var bytesLeft = 64 << 20
  /// Longer chains of includes are not followed.
  private static var depthLimit: Int { 8 }

  /// - Parameters:
  ///   - tree: The tree of the commit.
  ///   - architecture: The name of the architecture's folder under `arch`, such as `x86`.
  public init(in tree: Tree, architecture: String) {
    self.tree = tree
    self.architecture = Array(architecture.utf8)
  }

  /// The file that the compiler is given for a C file to be compiled.
  ///
  /// - Returns: the path itself where a makefile builds it, or where no file that is built includes it.
  public func compiledFile(for path: String) -> String {
    let asked = Array(path.utf8)
    guard asked[...].hasSuffix(".c"), !isBuilt(asked) else { return path }
    let folder = Array(FolderPath.folder(of: asked[...]))
    var seen: Set<[UInt8]> = [asked]
    var waiting = [asked]
    for _ in 0..<Self.depthLimit {
      waiting = waiting.flatMap { filesIncluding($0, folder) }.filter { seen.insert($0).inserted }
      if let found = waiting.first(where: isBuilt) { return String(decoding: found, as: UTF8.self) }
    }
    return path
  }

  /// The C files of a folder that include one of them, by name.
  private func filesIncluding(_ path: [UInt8], _ folder: [UInt8]) -> [[UInt8]] {
    if let known = includers[folder] { return known[path] ?? [] }
    var found: [[UInt8]: [[UInt8]]] = [:]
    for name in tree.names(in: String(decoding: folder, as: UTF8.self)).sorted() {
      let file = Array(FolderPath.join(folder[...], Array(name.utf8)[...]))
      guard file[...].hasSuffix(".c"), bytesLeft > 0,
        let bytes = tree.bytes(at: String(decoding: file, as: UTF8.self))
      else { continue }
      bytesLeft -= bytes.count
      for included in IncludedFiles(bytes) where included.hasSuffix(".c") {
        found[Array(FolderPath.join(folder[...], included)), default: []].append(file)
      }
    }
    includers[folder] = found
    return found[path] ?? []
  }

  private func isBuilt(_ path: [UInt8]) -> Bool {
    let folder = Array(FolderPath.folder(of: path[...]))
    if objects[folder] == nil { objects[folder] = objects(of: folder[...]) }
    return objects[folder]?.contains(Array(path.dropLast(2))) ?? false
  }

  /// What the makefile of a folder builds in any configuration.
  private func objects(of folder: ArraySlice<UInt8>) -> Set<[UInt8]> {
    let tree = self.tree
    var evaluator = MakeEvaluator(symbols: symbols) { tree.names(in: $0) }
    evaluator.scope.fix(folder: folder, architecture: architecture)
    var reader = MakefileReader(evaluator, tree: tree, places: places)
    if !reader.read(FolderPath.join(folder, ArraySlice("Kbuild".utf8))) {
      reader.read(FolderPath.join(folder, ArraySlice("Makefile".utf8)))
    }
    let lists = FolderLists(&reader.evaluator, folder: folder)
    return Set(lists.objects.map { Array($0.path) })
  }
}
