// The filters of a commit-graph are bits all over a large file, and every commit of a history is asked about: each thread
// takes stretches of the history, and an answer depends on nothing but its commit.

import Git
import Synchronization
import Threads

/// Asks the commit-graph about many commits, on several threads.
struct FilterCrew {
  let range: CommitRange
  /// The graph, if there is one.
  let graph: CommitGraph?

  /// How many commits a thread takes at a time.
  private static let stretch = 8_192

  /// For each commit whether it is known without looking that it has what its first parent has at some paths.
  func areAsFirstParent(_ commits: [Int], at paths: PathSet) -> [Bool] {
    let count = (commits.count + Self.stretch - 1) / Self.stretch
    if count < 2 { return answers(commits[...], graph?.changedPaths(paths)) }
    let parts = Mutex([[Bool]](repeating: [], count: count))
    Crew(jobs: min(Crew.coreCount, count)).share(count) { turns in
      let query = graph?.changedPaths(paths)
      while let number = turns.next() {
        let start = number * Self.stretch
        let made = answers(commits[start..<min(start + Self.stretch, commits.count)], query)
        parts.withLock { $0[number] = made }
      }
    }
    return parts.withLock { $0.flatMap { $0 } }
  }

  private func answers(_ commits: ArraySlice<Int>, _ query: ChangedPathQuery?) -> [Bool] {
    commits.map { range.isAsFirstParent($0, query) }
  }
}
