import CProgram

/// Finds the run that a commit would repeat, by asking its files what earlier runs asked theirs.
///
/// A run asks one question after another (what stands at this path?), and given the same answers asks
/// the same next one. So the runs so far form a tree of questions, and following a commit's answers
/// down it either ends at a run whose every fact holds, or shows that the run is new.
struct TraceTrie {
  private struct Node {
    /// The path asked for here; nil where a run has ended.
    var path: String?
    var next: [ContentID?: Int] = [:]
    var record: Int?
  }

  private var nodes = [Node()]
  /// Runs that did not fit the tree.
  ///
  /// No run should; those that do are asked one by one.
  private var strays: [(facts: [Fact], record: Int)] = []

  /// Adds the facts of a run in the order it asked for them.
  mutating func add(_ facts: [Fact], record: Int) {
    var node = 0
    for fact in facts {
      if nodes[node].path == nil, nodes[node].record == nil { nodes[node].path = fact.path }
      guard nodes[node].path == fact.path else {
        strays.append((facts, record))
        return
      }
      if let known = nodes[node].next[fact.content] {
        node = known
      } else {
        nodes.append(Node())
        nodes[node].next[fact.content] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    if nodes[node].path == nil {
      nodes[node].record = record
    } else {
      strays.append((facts, record))
    }
  }

  /// The run all of whose facts hold, nil if there is none yet.
  func record<E: Error>(
    _ content: (String) throws(E) -> ContentID?
  ) throws(E) -> Int? {
    var node = 0
    while true {
      if let record = nodes[node].record { return record }
      guard let path = nodes[node].path, let next = nodes[node].next[try content(path)] else {
        break
      }
      node = next
    }
    search: for stray in strays {
      for fact in stray.facts where try content(fact.path) != fact.content { continue search }
      return stray.record
    }
    return nil
  }
}
