import CProgram
import Git

/// Tells whether a run could have been made at another commit: whether all that it asked has the answer there that it got.
struct RunReuse {
  private let programs: CommitPrograms
  /// What the runs asked for, or more.
  private let asked: AskedNames

  /// - Parameter asked: What the runs asked for, or more; nil for all that the programs have been asked for.
  init(_ programs: CommitPrograms, asked: AskedNames? = nil) {
    self.programs = programs
    self.asked = asked ?? programs.asked
  }

  /// Whether a run would be the same at a commit.
  func holds<Answer>(
    _ run: EpochRun<Answer>, at commit: ObjectID
  ) throws(ReplayTrouble) -> Bool {
    let files: CommitFiles
    do throws(GitError) {
      let tree = try programs.reader.repository.commit(commit).tree
      files = CommitFiles(reader: programs.reader, tree: tree)
    } catch {
      throw ReplayTrouble(error)
    }
    for fact in run.trace where try !holds(fact, files) { return false }
    return true
  }

  private func holds(_ fact: Fact, _ files: CommitFiles) throws(ReplayTrouble) -> Bool {
    let found: ContentID?
    do throws(FileStoreError) {
      found = try files.reply(to: fact.question)
    } catch {
      throw files.failure.map { ReplayTrouble($0) } ?? .repository(error.message)
    }
    if found == fact.content { return true }
    guard let found, let old = fact.content, fact.path != nil else { return false }
    if fact.use.isOfAllBytes { return false }
    if fact.use.contains(.charSign), try !hasSameSign(old, found) { return false }
    return !fact.use.contains(.names) || saysTheSame(old, found)
  }

  /// Whether two Makefiles say the same of plain `char`.
  private func hasSameSign(_ old: ContentID, _ new: ContentID) throws(ReplayTrouble) -> Bool {
    do throws(GitError) {
      let reader = programs.reader
      return Program.saysUnsignedChar(try reader.bytes(of: old))
        == Program.saysUnsignedChar(try reader.bytes(of: new))
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Whether two contents say the same of all names that were asked for.
  private func saysTheSame(_ old: ContentID, _ new: ContentID) -> Bool {
    let digests = DigestCrew(path: programs.reader.path, shelf: programs.shelf)
      .digests(of: [old, new], reader: programs.reader)
    guard let old = digests[0], let new = digests[1] else { return false }
    return old.projection(on: asked, takesAllHeads: true)
      == new.projection(on: asked, takesAllHeads: true)
  }
}
