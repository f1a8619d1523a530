// Most of what it takes to find epochs is to read trees, and what is in one stretch of the history has little to do with
// another: each thread takes a stretch, and what they found is put together in the order of the history, so that the
// numbers are the same however many there were.

import CProgram
import Git
import Synchronization
import Threads

/// Looks into many root trees, on several threads.
struct TreeCrew {
  /// The repository, which each thread opens for itself.
  let path: String

  /// What a thread found in its stretch.
  private struct Part: Sendable {
    var layer: WatchedLayer
    var contents = ContentNumbers()
    var nodes: [Int32] = []

    init(_ paths: PathSet) { layer = WatchedLayer(paths) }
  }

  /// So few trees are not worth another thread's opening the repository.
  private static let treesPerThread = 256

  /// The nodes of root trees in a layer of which nothing is known yet.
  ///
  /// - Parameters:
  ///   - reader: What reads where one thread is enough.
  ///   - progress: Is told now and then how many trees are done.
  func nodes(
    of trees: [ObjectID], in layer: inout WatchedLayer, _ contents: inout ContentNumbers,
    reader: RepositoryReader, progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    let count = min(Crew.coreCount, trees.count / Self.treesPerThread)
    var nodes: [Int32] = []
    nodes.reserveCapacity(trees.count)
    for part in count > 1 ? parts(of: trees, count, layer.paths) ?? [] : [] {
      let numbers = part.contents.contents.map { contents.number(of: $0) }
      let found = layer.merge(part.layer, numbers: numbers)
      nodes += part.nodes.map { $0 < 0 ? $0 : found[Int($0)] }
    }
    if nodes.count == trees.count { return nodes }
    // A thread that could not read says nothing of why; this one does.
    nodes = []
    for (done, tree) in trees.enumerated() {
      if done & 0xFF == 0 { progress(done) }
      nodes.append(try layer.node(of: tree, &contents, reader.repository))
    }
    return nodes
  }

  /// What threads find in stretches of the same length; nil if one of them could not read.
  private func parts(of trees: [ObjectID], _ count: Int, _ paths: PathSet) -> [Part]? {
    let found = Mutex([Part?](repeating: nil, count: count))
    Crew(jobs: count).share(count) { turns in
      guard let reader = try? RepositoryReader(path: path) else { return }
      while let number = turns.next() {
        var part = Part(paths)
        for place in (number * trees.count / count)..<((number + 1) * trees.count / count) {
          guard
            let node = try? part.layer.node(of: trees[place], &part.contents, reader.repository)
          else { return }
          part.nodes.append(node)
        }
        let made = part
        found.withLock { $0[number] = made }
      }
    }
    let parts = found.withLock { $0.compactMap { $0 } }
    return parts.count == count ? parts : nil
  }
}
