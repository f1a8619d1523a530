// What a finding depends on, so that it can be kept: the program, the scenario, the request, the commits
// meant, and what the repository says of history and tags besides.

import Findings
import Git

extension Bisection {
  /// What the finding depends on, as bytes; nil where that cannot be told.
  ///
  /// The revisions are looked up now, and the run stays with what they name. Refs may change meanwhile:
  /// whoever keeps a finding asks again afterwards, and keeps it only if the answer is the same.
  ///
  /// - Parameter scenario: All that the scenario was read from.
  /// - Throws: ``ReplayTrouble`` when a revision names no commit or the repository cannot be read.
  public func key(scenario: [[UInt8]]) throws(ReplayTrouble) -> [UInt8]? {
    let ends = try resolvedEnds()
    _ = try resolvedPlaces()
    guard var digest = replayer.digest(scenario: scenario, limits: request.limits) else {
      return nil
    }
    digest.add(ends.good)
    digest.add(ends.bad)
    digest.add(request.isBadSaid ? 1 : 0)
    digest.add(request.firstParent ? 1 : 0)
    digest.add(request.searchesTree ? 1 : 0)
    digest.add(request.strategy.rawValue)
    digest.add(request.walk.rawValue)
    for place in try listedPlaces() {
      digest.add(place.pattern)
      digest.add(place.tips.count)
      for tip in place.tips {
        digest.add(tip.name)
        digest.add(tip.commit)
      }
    }
    do throws(GitError) {
      try replayer.reader.repository.addReferences(matching: ReleaseTags.pattern, to: &digest)
    } catch {
      throw ReplayTrouble(error)
    }
    return digest.value
  }
}
