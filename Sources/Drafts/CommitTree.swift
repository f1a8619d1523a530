import Git
import Kbuild
import Replay

/// The files of one commit, for who reads makefiles.
struct CommitTree: TreeFiles {
  /// The commit.
  let commit: ObjectID
  private let reader: RepositoryReader

  init(_ repository: String, _ revision: String) throws(DraftTrouble) {
    do throws(ReplayTrouble) {
      reader = try RepositoryReader(path: repository)
      commit = try reader.resolve(revision)
    } catch {
      throw .replay(error)
    }
  }

  func bytes(at path: String) -> [UInt8]? {
    (try? reader.bytes(at: path, of: commit)).flatMap { $0 }
  }

  func names(in folder: String) -> [String] {
    (try? reader.names(in: folder, of: commit)) ?? []
  }
}
