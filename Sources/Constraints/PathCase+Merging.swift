// How to read this file: paths are leaves of a tree, whose forks are literals and their opposites. Where all leaves
// under a fork came to the same, nothing that was asked there matters, and one path with what was asked before stands
// for all of them. What is not in question counts for neither side.

extension PathCase {
  /// The fewest and shortest paths that say the same of where some outcomes part.
  ///
  /// - Parameters:
  ///   - paths: Paths of one tree: the literals of two of them are the same up to one that is the opposite of the
  ///     other's. A nil outcome says that the path is not in question.
  /// - Returns: Cases for the merged paths that are in question, in the order of the paths.
  public static func merged(_ paths: [(literals: [Term], outcome: Outcome?)]) -> [PathCase] {
    var nodes = [Node()]
    for (literals, outcome) in paths {
      var node = 0
      if let outcome { nodes[node].outcomes.insert(outcome) }
      for literal in literals {
        if let known = nodes[node].children.first(where: { $0.literal == literal }) {
          node = known.node
        } else {
          nodes.append(Node())
          nodes[node].children.append((literal, nodes.count - 1))
          node = nodes.count - 1
        }
        if let outcome { nodes[node].outcomes.insert(outcome) }
      }
    }
    var cases: [PathCase] = []
    var waiting: [(node: Int, literals: [Term])] = [(0, [])]
    while let (number, literals) = waiting.popLast() {
      let node = nodes[number]
      if node.outcomes.count <= 1 || node.children.isEmpty {
        for outcome in node.outcomes { cases.append(PathCase(literals, outcome)) }
        continue
      }
      for child in node.children.reversed() {
        waiting.append((child.node, literals + [child.literal]))
      }
    }
    return cases
  }

  private struct Node {
    var outcomes: Set<Outcome> = []
    var children: [(literal: Term, node: Int)] = []
  }
}
