import Glibc
import Synchronization

extension CommitGraph {
  /// What a repository has of a commit-graph.
  public struct Opening: Sendable {
    /// The graph, nil if there is none or it is not used.
    public let graph: CommitGraph?
    /// Why there is one that is not used, in one sentence; nil if there is nothing to complain of.
    ///
    /// A graph that the settings or a cut history switch off is no reason to complain.
    public let warning: String?
    /// Whether the settings or a cut history switch it off, so that none would be used.
    public var isOff = false

    /// None, and none is wanted.
    static var off: Opening { Opening(graph: nil, warning: nil, isOff: true) }
  }

  /// Which filters of changed paths the settings allow (git-config(1)).
  struct Filters {
    /// As `commitGraph.changedPathsVersion` has it: 0 for none, -1 for any.
    let version: Int

    init(version: Int) {
      self.version = version
    }

    init(_ configuration: borrowing Configuration) throws(GitError) {
      let mayRead = try configuration.boolean("commitgraph.readchangedpaths") ?? true
      let asked = try configuration.string("commitgraph.changedpathsversion").flatMap { Int($0) }
      version = asked ?? (mayRead ? -1 : 0)
    }

    func allow(_ settings: ChangedPathSettings) -> Bool {
      version == -1 || version == Int(settings.version)
    }
  }

  /// Reads the graph that git would use: of each folder of objects the file, else the chain.
  static func open(
    in folders: [String], filters: Filters, advice: String,
    isVerified: (Identity) -> Bool, didVerify: (Identity) -> Void
  ) -> Opening {
    for folder in folders {
      let info = folder + "/info/"
      do throws(CommitGraphRefusal) {
        let layers: [CommitGraphLayer]
        if let file = try map(info + "commit-graph") {
          layers = [try checked(file, named: "it", above: [], isVerified, didVerify)]
          guard layers[0].baseChecksums.isEmpty else {
            throw CommitGraphRefusal("it is part of a chain")
          }
        } else if let names = try chain(info + "commit-graphs/commit-graph-chain") {
          layers = try load(names, folders, isVerified, didVerify)
        } else {
          continue
        }
        return Opening(graph: CommitGraph(layers: layers, filters: filters), warning: nil)
      } catch {
        return Opening(
          graph: nil,
          warning: "the commit-graph in \(info) is not used, since \(error.reason); \(advice)")
      }
    }
    return Opening(graph: nil, warning: nil)
  }

  private static func map(_ path: String) throws(CommitGraphRefusal) -> MappedFile? {
    do throws(GitError) {
      return try MappedFile(path)
    } catch {
      throw CommitGraphRefusal(error.message)
    }
  }

  /// The checksums in a chain file; nil if there is no chain.
  private static func chain(_ path: String) throws(CommitGraphRefusal) -> [ObjectID]? {
    let bytes: [UInt8]?
    do throws(GitError) {
      bytes = try FileBytes.read(path)
    } catch {
      throw CommitGraphRefusal(error.message)
    }
    // Git takes a file that is too short for a line as none.
    guard let bytes, bytes.count > 40 else { return nil }
    var names: [ObjectID] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let name = ObjectID(hexBytes: line), !names.contains(name), names.count < 255 else {
        throw CommitGraphRefusal("commit-graph-chain is no list of checksums")
      }
      names.append(name)
    }
    return names
  }

  private static func load(
    _ names: [ObjectID], _ folders: [String], _ isVerified: (Identity) -> Bool,
    _ didVerify: (Identity) -> Void
  ) throws(CommitGraphRefusal) -> [CommitGraphLayer] {
    var layers: [CommitGraphLayer] = []
    for (number, name) in names.enumerated() {
      let short = "graph-\(name).graph"
      var found: MappedFile?
      for folder in folders where found == nil {
        found = try map(folder + "/info/commit-graphs/" + short)
      }
      guard let file = found else {
        throw CommitGraphRefusal("\(short), which its chain names, is missing")
      }
      let layer = try checked(file, named: short, above: layers, isVerified, didVerify)
      guard layer.checksum == name, layer.baseChecksums == Array(names[..<number]) else {
        throw CommitGraphRefusal("\(short) does not belong where its chain has it")
      }
      layers.append(layer)
    }
    return layers
  }

  /// A file whose contents have been checked, now or before.
  private static func checked(
    _ file: MappedFile, named name: String, above layers: [CommitGraphLayer],
    _ isVerified: (Identity) -> Bool, _ didVerify: (Identity) -> Void
  ) throws(CommitGraphRefusal) -> CommitGraphLayer {
    do throws(CommitGraphRefusal) {
      let layer = try CommitGraphLayer(file, base: layers.last.map { $0.base + $0.count } ?? 0)
      let identity = layer.identity
      if verified.withLock({ $0.contains(identity) }) || isVerified(identity) { return layer }
      try CommitGraphCheck(layers: layers + [layer]).run()
      if isSettled(file) {
        verified.withLock { _ = $0.insert(identity) }
        didVerify(identity)
      }
      return layer
    } catch {
      throw CommitGraphRefusal(name + " " + error.reason)
    }
  }

  /// The files that this process has checked.
  private static let verified = Mutex<Set<Identity>>([])

  /// Whether a file has been left alone for so long that another write would show in its date.
  ///
  /// Git calls an index entry racy for the same reason.
  private static func isSettled(_ file: MappedFile) -> Bool {
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    return file.modified / 1_000_000_000 < Int64(now.tv_sec) - 2
  }
}
