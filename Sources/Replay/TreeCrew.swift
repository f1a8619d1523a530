// Most of what it takes to find epochs is to read trees, and what is in one stretch of the history has little to do with
// another: each thread takes stretches, remembers from one to the next what it found, and what all found is put together.

import CProgram
import Git
import Synchronization
import Threads

/// Looks into many root trees, on several threads.
struct TreeCrew {
  /// The repository, which each thread opens for itself.
  let path: String

  /// What a thread found in its stretches.
  private struct Part: Sendable {
    var layer: WatchedLayer
    var contents = ContentNumbers()
    /// The nodes of each stretch, by its number.
    var nodes: [Int: [Int32]] = [:]

    init(_ paths: PathSet) { layer = WatchedLayer(paths) }
  }

  /// So few trees are not worth another thread's opening the repository.
  private static let treesPerThread = 64
  /// How many stretches there are for each thread, so that none waits long for another.
  private static let stretchesPerThread = 8

  /// The nodes of root trees in a layer of which nothing is known yet.
  ///
  /// - Parameters:
  ///   - reader: What reads where one thread is enough.
  ///   - progress: Is told now and then how many trees are done.
  func nodes(
    of trees: [ObjectID], in layer: inout WatchedLayer, _ contents: inout ContentNumbers,
    reader: RepositoryReader, progress: (Int) -> Void
  ) throws(GitError) -> [Int32] {
    let threads = min(Crew.coreCount, trees.count / Self.treesPerThread)
    if threads > 1 {
      let stretches = Stretches(count: trees.count, number: threads * Self.stretchesPerThread)
      var found = [[Int32]](repeating: [], count: stretches.number)
      for part in parts(of: trees, threads, stretches, layer.paths) {
        let numbers = part.contents.contents.map { contents.number(of: $0) }
        let merged = layer.merge(part.layer, numbers: numbers)
        for (stretch, nodes) in part.nodes {
          found[stretch] = nodes.map { $0 < 0 ? $0 : merged[Int($0)] }
        }
      }
      let nodes = found.flatMap { $0 }
      if nodes.count == trees.count { return nodes }
    }
    // A thread that could not read says nothing of why; this one does.
    var nodes: [Int32] = []
    nodes.reserveCapacity(trees.count)
    for (done, tree) in trees.enumerated() {
      if done & 0xFF == 0 { progress(done) }
      nodes.append(try layer.node(of: tree, &contents, reader.repository))
    }
    return nodes
  }

  /// Some trees in stretches of the same length.
  private struct Stretches {
    let count: Int
    let number: Int

    subscript(_ stretch: Int) -> Range<Int> {
      (stretch * count / number)..<((stretch + 1) * count / number)
    }
  }

  /// What threads find; a stretch in which one of them could not read is in no part.
  private func parts(
    of trees: [ObjectID], _ threads: Int, _ stretches: Stretches, _ paths: PathSet
  ) -> [Part] {
    let parts = Mutex<[Part]>([])
    Crew(jobs: threads).share(stretches.number) { turns in
      guard let reader = try? RepositoryReader(path: path) else { return }
      var part = Part(paths)
      while let stretch = turns.next() {
        var nodes: [Int32] = []
        for place in stretches[stretch] {
          guard
            let node = try? part.layer.node(of: trees[place], &part.contents, reader.repository)
          else { break }
          nodes.append(node)
        }
        part.nodes[stretch] = nodes
      }
      let made = part
      parts.withLock { $0.append(made) }
    }
    return parts.withLock { $0 }
  }
}
