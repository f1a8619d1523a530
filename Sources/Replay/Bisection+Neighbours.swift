import Findings
import Git
import History

extension Bisection {
  /// How many commits are drawn around a transition, and around how many transitions.
  private static let (neighbourLimit, drawnLimit) = (14, 64)

  /// Adds the graph around each transition.
  func addNeighbours(
    to transitions: inout [TransitionFinding], _ surroundings: Surroundings, _ range: CommitRange
  ) throws(ReplayTrouble) {
    for place in transitions.indices.prefix(Self.drawnLimit) {
      guard let id = ObjectID(hex: transitions[place].commit), let center = range.number(of: id)
      else { continue }
      let nodes = surroundings.around(center, limit: Self.neighbourLimit) {
        verdict($0)
      } isOpen: { commit in
        let verdict = verdict(commit)
        return verdict == .untestable || verdict == .depends
      }
      do throws(GitError) {
        var found: [NeighbourFinding] = []
        for node in nodes {
          let id = range.ids[node.commit]
          found.append(
            NeighbourFinding(
              commit: id.hex, parents: node.parents.map { range.ids[$0].hex },
              verdict: verdict(node.commit),
              subject: try replayer.reader.repository.commit(id).subject,
              isCondensed: node.isCondensed))
        }
        transitions[place].neighbours = found
      } catch {
        throw ReplayTrouble(error)
      }
    }
  }
}
