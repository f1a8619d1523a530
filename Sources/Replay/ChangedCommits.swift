import Findings
import Git
import Patches

/// A change that is to be made to a commit in memory.
public enum CommitChange: Sendable {
  /// Another commit's changes, by a revision, are taken back.
  case revert(String)
  /// The patches of a file are applied: its name, for sentences, and its bytes.
  case apply(name: String, bytes: [UInt8])
}

/// One change that can be made, as it was read.
enum PlannedChange {
  case revert(ObjectID, subject: String)
  case apply(Patch)
}

extension RepositoryReader {
  /// Reads what changes ask for, each patch of a file being one; nothing is changed yet.
  ///
  /// - Throws: ``ReplayTrouble`` for a revision that is none, and `request` for what is no patch.
  func planned(_ changes: [CommitChange]) throws(ReplayTrouble) -> [PlannedChange] {
    var planned: [PlannedChange] = []
    var patchCount = 0
    for change in changes {
      switch change {
      case .revert(let revision):
        let id = try resolve(revision)
        do throws(GitError) {
          planned.append(.revert(id, subject: try repository.commit(id).subject))
        } catch {
          throw ReplayTrouble(error)
        }
      case .apply(let name, let bytes):
        do throws(PatchTrouble) {
          let patches = try PatchReader.patches(in: bytes, first: patchCount + 1)
          patchCount += patches.count
          planned += patches.map { .apply($0) }
        } catch {
          throw .request("\(name) is no patch that can be applied: \(error)")
        }
      }
    }
    return planned
  }

  /// Makes the commit in memory that a change makes of another, which may itself be in memory.
  ///
  /// - Throws: ``ReplayTrouble``, `request` for a change that does not fit.
  func commit(
    on base: ObjectID, _ change: PlannedChange, mainline: Int? = nil
  ) throws(ReplayTrouble) -> (commit: ObjectID, step: ChangeStep) {
    do throws(ChangeTrouble) {
      switch change {
      case .revert(let id, let subject):
        let made = try repository.addCommit(on: base, reverting: id, mainline: mainline)
        let step = ChangeStep(
          kind: .revert, commit: id.hex, subject: subject, files: try changedPaths(base, made))
        return (made, step)
      case .apply(let patch):
        let made = try repository.addCommit(on: base, applying: patch)
        let step = ChangeStep(
          kind: .apply, number: patch.number, subject: patch.subject,
          files: try changedPaths(base, made))
        return (made, step)
      }
    } catch {
      switch error {
      case .repository(let error): throw ReplayTrouble(error)
      case .request(let sentence): throw .request(sentence)
      case .conflict(let sentence): throw .request("\(change.name) \(sentence)")
      }
    }
  }

  private func changedPaths(_ old: ObjectID, _ new: ObjectID) throws(ChangeTrouble) -> [String] {
    do throws(GitError) {
      return try repository.changedPaths(from: old, to: new)
    } catch {
      throw .repository(error)
    }
  }
}

extension PlannedChange {
  /// The beginning of a sentence on why it cannot be made.
  fileprivate var name: String {
    switch self {
    case .revert(let id, let subject):
      return "commit \(id.hex.prefix(12)) (\(subject)) cannot be reverted here:"
    case .apply(let patch):
      let subject = patch.subject.map { " (\($0))" } ?? ""
      return "patch \(patch.number)\(subject) does not apply:"
    }
  }
}
