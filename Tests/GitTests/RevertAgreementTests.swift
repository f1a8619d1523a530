import Foundation
import Git
import Testing
import Workbench

/// Reverts do what `git revert` does, and nothing where it stops for a conflict.
@Suite struct RevertAgreementTests {
  @Test(arguments: [11, 12, 13, 14, 15] as [UInt64]) func revertsAreThoseOfGit(
    _ seed: UInt64
  ) throws {
    let history = try EditHistory(seed: seed)
    let repository = try Repository(at: history.path)
    let before = try history.folder.snapshot().filter { $0.key.hasPrefix("edits.git") }
    var made = 0
    var refused = 0
    for base in history.commits.dropFirst(2) {
      for reverted in history.commits.dropFirst() {
        let wanted = try history.tree(of: base, "revert", "--no-commit", reverted.hex)
        let got = try history.answer(repository) { () throws(ChangeTrouble) in
          try repository.addCommit(on: base, reverting: reverted)
        }
        // Where a rename meets a file that is new there, git 2.39 keeps one and loses the other without a word.
        if got.tree == nil, got.refusal.contains("this name, and there is one already") { continue }
        #expect(got.tree == wanted, "seed \(seed): \(reverted) on \(base): \(got.refusal)")
        if wanted == nil { refused += 1 } else { made += 1 }
      }
    }
    #expect(made > 5 && refused > 5, "\(made) made, \(refused) refused")
    let after = try history.folder.snapshot().filter { $0.key.hasPrefix("edits.git") }
    #expect(after == before)
  }

  @Test func aMergeNeedsItsMainline() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    func revert(_ mainline: Int?) throws -> ObjectID {
      try repository.commit(
        repository.addCommit(on: history.merge, reverting: history.merge, mainline: mainline)
      ).tree
    }
    for mainline in [nil, 3] as [Int?] {
      #expect { try revert(mainline) } throws: { error in
        guard case .request(let sentence) = error as? ChangeTrouble else { return false }
        return sentence.contains("parents")
      }
    }
    for (number, parent) in try repository.commit(history.merge).parents.enumerated() {
      #expect(try revert(number + 1) == repository.commit(parent).tree)
    }
  }

  @Test func aRootIsTakenBackWhole() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let made = try repository.addCommit(on: history.one, reverting: history.one)
    #expect(try repository.tree(repository.commit(made).tree).isEmpty)
    #expect(throws: GitError.self) { try Repository(at: history.path).commit(made) }
  }

  @Test func whereAShallowCloneEndsIsNoRoot() throws {
    let history = try SmallHistory()
    let clone = history.folder("shallow")
    try git("clone", "-q", "--depth", "1", "file://" + history.path, clone)
    let repository = try Repository(at: clone)
    #expect { try repository.addCommit(on: history.top, reverting: history.top) } throws: { error in
      guard case .request(let sentence) = error as? ChangeTrouble else { return false }
      return sentence.contains("shallow")
    }
  }
}
