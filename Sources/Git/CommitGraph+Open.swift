import Glibc
import Synchronization
import Threads

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
    /// The files whose checksums are still being made; the graph may be used, but what it says does not count before
    /// all are right.
    var pending: [PendingFile] = []

    /// None, and none is wanted.
    static var off: Opening { Opening(graph: nil, warning: nil, isOff: true) }

    /// The same when it is known whether the checksums are right; waits until it is.
    ///
    /// - Parameters:
    ///   - advice: What to do about a graph that is damaged.
    ///   - didVerify: Told of each file that may be remembered.
    func settled(advice: String, didVerify: (Identity) -> Void) -> Opening {
      for file in pending {
        guard file.isRight.answer else {
          return Opening(
            graph: nil,
            warning: "the commit-graph in \(file.folder) is not used, since \(file.name) "
              + "\(CommitGraphCheck.damage.reason); \(advice)")
        }
      }
      for file in pending { CommitGraph.remember(file.layer, didVerify) }
      return Opening(graph: graph, warning: warning, isOff: isOff)
    }
  }

  /// A file whose checksum is being made.
  struct PendingFile: Sendable {
    let folder: String
    let name: String
    let layer: CommitGraphLayer
    let isRight: Errand<Bool>
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
  ///
  /// Checksums of large files are made while others go on, see ``Opening/settled(advice:didVerify:)``.
  static func open(
    in folders: [String], filters: Filters, advice: String,
    manyBytes: Int = CommitGraphCheck.usualBytes,
    isVerified: (Identity) -> Bool, didVerify: (Identity) -> Void
  ) -> Opening {
    for folder in folders {
      let info = folder + "/info/"
      do throws(CommitGraphRefusal) {
        var reader = LayerReader(folder: info, manyBytes: manyBytes)
        if let file = try map(info + "commit-graph") {
          try reader.add(file, named: "it", isVerified, didVerify)
          guard reader.layers[0].baseChecksums.isEmpty else {
            throw CommitGraphRefusal("it is part of a chain")
          }
        } else if let names = try chain(info + "commit-graphs/commit-graph-chain") {
          try reader.add(names, from: folders, isVerified, didVerify)
        } else {
          continue
        }
        return Opening(
          graph: CommitGraph(layers: reader.layers, filters: filters), warning: nil,
          pending: reader.pending)
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

  /// Reads the files of a graph, the lowest first.
  private struct LayerReader {
    let folder: String
    let manyBytes: Int
    var layers: [CommitGraphLayer] = []
    var pending: [PendingFile] = []

    /// Reads all files of a chain.
    mutating func add(
      _ names: [ObjectID], from folders: [String], _ isVerified: (Identity) -> Bool,
      _ didVerify: (Identity) -> Void
    ) throws(CommitGraphRefusal) {
      for (number, name) in names.enumerated() {
        let short = "graph-\(name).graph"
        var found: MappedFile?
        for folder in folders where found == nil {
          found = try map(folder + "/info/commit-graphs/" + short)
        }
        guard let file = found else {
          throw CommitGraphRefusal("\(short), which its chain names, is missing")
        }
        try add(file, named: short, isVerified, didVerify)
        guard let layer = layers.last, layer.checksum == name,
          layer.baseChecksums == Array(names[..<number])
        else {
          throw CommitGraphRefusal("\(short) does not belong where its chain has it")
        }
      }
    }

    /// Reads a file, whose contents are checked unless they were before.
    mutating func add(
      _ file: MappedFile, named name: String, _ isVerified: (Identity) -> Bool,
      _ didVerify: (Identity) -> Void
    ) throws(CommitGraphRefusal) {
      do throws(CommitGraphRefusal) {
        let layer = try CommitGraphLayer(file, base: layers.last.map { $0.base + $0.count } ?? 0)
        layers.append(layer)
        let identity = layer.identity
        if verified.withLock({ $0.contains(identity) }) || isVerified(identity) { return }
        if let errand = try CommitGraphCheck(layers: layers, manyBytes: manyBytes).run() {
          pending.append(PendingFile(folder: folder, name: name, layer: layer, isRight: errand))
        } else {
          remember(layer, didVerify)
        }
      } catch {
        throw CommitGraphRefusal(name + " " + error.reason)
      }
    }
  }

  /// Remembers that a file was checked, if another write would show.
  private static func remember(_ layer: CommitGraphLayer, _ didVerify: (Identity) -> Void) {
    guard isSettled(layer.file) else { return }
    verified.withLock { _ = $0.insert(layer.identity) }
    didVerify(layer.identity)
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
