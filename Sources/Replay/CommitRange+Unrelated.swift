import Git
import History

extension CommitRange {
  /// Some commits of which only the answers are wanted, and not how they are related.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  init(unrelated commits: [ObjectID], reader: RepositoryReader) throws(ReplayTrouble) {
    let list: CommitList
    do throws(GitError) {
      list = try reader.repository.list(unrelated: commits)
    } catch {
      throw ReplayTrouble(error)
    }
    do {
      dag = try CommitDAG(
        starts: [Int32](repeating: 0, count: list.count + 1), parents: [])
    } catch {
      throw .request("so many commits cannot be asked about at once (\(error))")
    }
    walked = WalkedRange(list: list, tips: list.ids, excluded: [])
    ids = list.ids
    trees = list.trees
    outsideCount = 0
  }
}
