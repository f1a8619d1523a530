public import Findings
import Git

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
    let commits = commits.filter { ids.indices.contains($0) }
    do throws(GitError) {
      let tags = try ReleaseTags(reader.repository)
      let firsts = try tags.first(
        for: commits.filter { inside.contains($0) }.sorted().map { ids[$0] }, in: walked,
        reader.repository)
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
}
