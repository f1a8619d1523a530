public import Findings
import Git
import Threads

extension CommitRange {
  /// Subject, author, date and first tags of commits, by number.
  ///
  /// Those just outside have no tags here: it is not theirs that are asked for.
  /// Numbers that are no commit's are left out.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  public func identities(
    of commits: Set<Int>, reader: RepositoryReader
  ) throws(ReplayTrouble) -> [Int: CommitFinding] {
    try identities(of: commits, firstTags: [:], reader: reader)
  }

  /// The same, where the first tags of some are known.
  func identities(
    of commits: Set<Int>, firstTags known: [ObjectID: ReleaseTags.First], reader: RepositoryReader
  ) throws(ReplayTrouble) -> [Int: CommitFinding] {
    let commits = commits.filter { ids.indices.contains($0) }
    do throws(GitError) {
      var firsts = known
      let others = ids(withTags: commits).filter { known[$0] == nil }
      if !others.isEmpty {
        let found = try ReleaseTags(reader.repository).first(
          for: others, in: walked, reader.repository)
        firsts.merge(found) { known, _ in known }
      }
      var found: [Int: CommitFinding] = [:]
      for commit in commits {
        let id = ids[commit]
        let object = try reader.repository.commit(id)
        found[commit] = CommitFinding(
          commit: id.hex, subject: object.subject,
          author: "\(object.author.name) <\(object.author.email)>", date: object.author.isoDate,
          firstTag: firsts[id]?.tag, firstRelease: firsts[id]?.release)
      }
      return found
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The ids of those commits that are asked for their tags.
  private func ids(withTags commits: Set<Int>) -> [ObjectID] {
    commits.filter { inside.contains($0) }.sorted().map { ids[$0] }
  }

  /// Begins to find the first tags of commits; nothing is found where the repository cannot be read.
  func firstTags(of commits: Set<Int>, path: String) -> Errand<[ObjectID: ReleaseTags.First]> {
    let ids = ids(withTags: commits)
    return Errand { [walked] in
      guard let reader = try? RepositoryReader(path: path),
        let tags = try? ReleaseTags(reader.repository)
      else { return [:] }
      return (try? tags.first(for: ids, in: walked, reader.repository)) ?? [:]
    }
  }
}
