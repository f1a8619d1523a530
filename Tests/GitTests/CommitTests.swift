import Git
import Testing

@Suite struct Commits {
  @Test func aCommitReadsAsGitShowsIt() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let commit = try repository.commit(history.merge)
    #expect(commit.id == history.merge)
    #expect(commit.parents == [history.two, history.side])
    #expect(commit.tree.hex == (try git("rev-parse", "\(history.merge)^{tree}", in: history.path)))
    #expect(commit.author.name == "A U Thor")
    #expect(commit.author.email == "author@example.org")
    #expect(commit.committer.time == 1_650_000_000 + 3 * 3600)
    #expect(commit.subject == "merge")
    #expect(try repository.commit(history.one).message == Array("one\n\nThe first one.\n".utf8))
  }

  /// Writes a commit object byte for byte.
  private func object(_ bytes: [UInt8], in path: String) throws -> ObjectID {
    try ObjectID(
      git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", in: path, input: bytes))
  }

  private func text(_ tree: ObjectID, author: [UInt8], message: String) -> [UInt8] {
    Array("tree \(tree)\nauthor ".utf8) + author
      + Array("\ncommitter C <c@example.org> 1650000000 -0330\n\n\(message)".utf8)
  }

  @Test(arguments: [
    "plain\n", "two lines\nof subject\n\nbody\n", "\n\n  leading blanks\n", "",
    "trailing   \n  next\t\n \nbody",
    "no newline at all",
  ])
  func subjectsAreGits(message: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    let id = try object(
      text(tree, author: Array("A <a@example.org> 1 +0000".utf8), message: message),
      in: history.path)
    #expect(
      try repository.commit(id).subject == git("log", "-1", "--format=%s", id.hex, in: history.path)
    )
  }

  @Test func aLatin1NameIsReadable() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    let author = Array("J".utf8) + [0xf6] + Array("rg R <joerg@example.org> 1650000000 +0200".utf8)
    let commit = try repository.commit(
      object(text(tree, author: author, message: "latin\n"), in: history.path))
    #expect(commit.author.nameBytes == Array("J".utf8) + [0xf6] + Array("rg R".utf8))
    #expect(commit.author.name == "Jörg R")
    #expect(commit.author.isoDate == "2022-04-15 07:20:00 +0200")
    #expect(commit.committer.isoDate == "2022-04-15 01:50:00 -0330")
    #expect(commit.committer.offsetMinutes == -210)
  }

  @Test(arguments: [
    "Name <> 12 +0100", "<a@b> 12 +0100", "No mail at all", "A <b <c@d> 99999999999999999999 +0100",
    "A > B <a@b> 12 +0100", "A <a@b> -12 -0000", "A <a@b>", "", "A <a@b> 12 +99999999999999999999",
    "A <a@b> 9223372036854775807 +9999", "A <a@b", ">", "<",
  ])
  func oddAuthorLinesNeverStopAnything(author: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    let id = try object(
      text(tree, author: Array(author.utf8), message: "odd\n"), in: history.path)
    let commit = try repository.commit(id)
    #expect(commit.committer.time == 1_650_000_000)
    #expect(!commit.author.isoDate.isEmpty)
    #expect(try repository.walk(from: [id]).ids == [id])
  }

  @Test func otherHeadersAndSignaturesArePassedOver() throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.one).tree
    let bytes = """
      tree \(tree)
      parent \(history.one)
      author A <a@example.org> 5 +0000
      committer C <c@example.org> 6 +0000
      gpgsig -----BEGIN
       author fake
       
       -----END
      encoding ISO-8859-1

      subject

      """
    let commit = try repository.commit(object(Array(bytes.utf8), in: history.path))
    #expect(commit.parents == [history.one])
    #expect(commit.author.time == 5)
    #expect(commit.subject == "subject")
  }

  @Test(arguments: ["", "tree", "parent 0000\n", "tree zzzz\n\n", "author A <a> 1 +0000\n\nx\n"])
  func bytesThatAreNoCommitAreANamedError(text: String) throws {
    let history = try SmallHistory()
    let repository = try Repository(at: history.path)
    let id = try object(Array(text.utf8), in: history.path)
    #expect(
      failure { () throws(GitError) in _ = try repository.commit(id) }?.code == .corruptObject)
    #expect(
      failure { () throws(GitError) in _ = try repository.walk(from: [id]) }?.code
        == .corruptObject)
  }

  @Test(arguments: [
    (Int64(0), 0, "1970-01-01 00:00:00 +0000"), (1_650_242_990, 480, "2022-04-18 08:49:50 +0800"),
    (-1, 0, "1969-12-31 23:59:59 +0000"), (951_782_400, 0, "2000-02-29 00:00:00 +0000"),
    (4_107_542_400, -60, "2100-02-28 23:00:00 -0100"),
    (-62_167_219_200, 0, "0000-01-01 00:00:00 +0000"),
    (1_650_242_990, 345, "2022-04-18 06:34:50 +0545"),
  ])
  func datesAreCivil(time: Int64, offset: Int, date: String) {
    let signature = GitSignature(
      nameBytes: [], emailBytes: [], time: time, offsetMinutes: offset)
    #expect(signature.isoDate == date)
  }

  @Test func dateArithmeticNeverOverflows() {
    for time in [Int64.min, Int64.max] {
      for offset in [Int.min, Int.max] {
        let signature = GitSignature(
          nameBytes: [], emailBytes: [], time: time, offsetMinutes: offset)
        #expect(!signature.isoDate.isEmpty)
      }
    }
  }
}
