import Foundation
import Git
import Testing
import Workbench

@Suite struct Damage {
  private func loosePath(_ id: ObjectID) -> String {
    "small.git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))"
  }

  private func blob(_ history: SmallHistory, _ name: String) throws -> ObjectID {
    try ObjectID(git("rev-parse", name, in: history.path))
  }

  @Test func aMissingBlobIsANamedError() throws {
    let history = try SmallHistory()
    let id = try blob(history, "HEAD:a/b/c.txt")
    try FileManager.default.removeItem(atPath: history.folder(loosePath(id)))
    let repository = try Repository(at: history.path)
    let error = try #require(failure { () throws(GitError) in _ = try repository.blob(id) })
    #expect(error.code == .missingObject)
    #expect(error.object == id)
    #expect(error.operation == "git_odb_read")
    #expect(error.message.contains("fsck"))
  }

  @Test func aMissingTreeIsAnErrorAndNotAnAbsentFile() throws {
    let history = try SmallHistory()
    let id = try blob(history, "HEAD:a")
    try FileManager.default.removeItem(atPath: history.folder(loosePath(id)))
    let repository = try Repository(at: history.path)
    let tree = try repository.commit(history.top).tree
    let error = failure { () throws(GitError) in
      _ = try repository.entry(at: "a/b/c.txt", inTree: tree)
    }
    #expect(error?.code == .missingObject)
    #expect(error?.object == id)
  }

  @Test func aMissingCommitEndsAWalkWithAnError() throws {
    let history = try SmallHistory()
    try FileManager.default.removeItem(atPath: history.folder(loosePath(history.one)))
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.walk(from: [history.top]) }
    #expect(error?.code == .missingObject)
    #expect(error?.object == history.one)
    let range = failure { () throws(GitError) in
      _ = try repository.walk(from: [history.top], excluding: [history.two])
    }
    #expect(range?.code == .missingObject)
    let ref = failure { () throws(GitError) in _ = try repository.resolve("light") }
    #expect(ref?.code == .missingObject)
  }

  @Test func aCorruptLooseObjectIsANamedError() throws {
    for damage in ["flipped", "empty", "short", "rubbish"] {
      let history = try SmallHistory()
      let id = try blob(history, "HEAD:a/b/c.txt")
      var bytes = try history.folder.bytes(loosePath(id))
      switch damage {
      case "flipped": bytes[bytes.count / 2] ^= 0x55
      case "empty": bytes = []
      case "short": bytes = Array(bytes.prefix(6))
      default: bytes = Array("rubbish".utf8)
      }
      try history.folder.write(loosePath(id), bytes)
      let repository = try Repository(at: history.path)
      let error = failure { () throws(GitError) in _ = try repository.blob(id) }
      #expect(error?.code == .corruptObject, "\(damage): \(String(describing: error))")
      #expect(error?.object == id)
    }
  }

  @Test func anObjectUnderAForeignNameIsANamedError() throws {
    let history = try SmallHistory()
    // Each in the place of another of its kind: well-formed, and not what its name says.
    let pairs = [
      (try blob(history, "HEAD:a/b/c.txt"), try blob(history, "HEAD:side.c")),
      (try blob(history, "HEAD:a"), try blob(history, "HEAD:a/b")), (history.two, history.side),
    ]
    for (victim, other) in pairs {
      try history.folder.write(loosePath(victim), history.folder.bytes(loosePath(other)))
    }
    let repository = try Repository(at: history.path)
    for error in [
      failure { () throws(GitError) in _ = try repository.blob(pairs[0].0) },
      failure { () throws(GitError) in _ = try repository.tree(pairs[1].0) },
      failure { () throws(GitError) in _ = try repository.commit(pairs[2].0) },
    ] {
      #expect(error?.code == .corruptObject)
      #expect(error?.operation == "git_odb_hash")
    }
  }

  private func packed(_ history: SmallHistory) throws -> (pack: String, index: String) {
    try git("gc", "-q", "--prune=now", in: history.path)
    let folder = "small.git/objects/pack/"
    let names = try FileManager.default.contentsOfDirectory(atPath: history.folder(folder))
    let pack = try #require(names.first { $0.hasSuffix(".pack") })
    return (folder + pack, folder + pack.dropLast(5) + ".idx")
  }

  @Test func aTruncatedPackIsANamedError() throws {
    for keep in [0, 10, 200] {
      let history = try SmallHistory()
      let pack = try packed(history).pack
      let bytes = try history.folder.bytes(pack)
      try history.folder.write(pack, Array(bytes.prefix(keep == 200 ? bytes.count / 2 : keep)))
      let repository = try Repository(at: history.path)
      for error in [
        failure { () throws(GitError) in _ = try repository.commit(history.top) },
        failure { () throws(GitError) in _ = try repository.walk(from: [history.top]) },
        failure { () throws(GitError) in _ = try repository.resolve("main") },
      ] {
        #expect(error?.code == .corruptObject, "\(keep): \(String(describing: error))")
        #expect(error?.message.contains(".pack") == true)
      }
    }
  }

  @Test func rubbishInsideAPackIsANamedError() throws {
    let history = try SmallHistory()
    let pack = try packed(history).pack
    var bytes = try history.folder.bytes(pack)
    for place in 12..<(bytes.count - 20) { bytes[place] ^= 0xa5 }
    try history.folder.write(pack, bytes)
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.walk(from: [history.top]) }
    #expect(error?.code == .corruptObject, "\(String(describing: error))")
  }

  @Test func aPartialCloneNamesTheCommandThatBringsAnObject() throws {
    let history = try SmallHistory()
    try git("config", "uploadpack.allowFilter", "true", in: history.path)
    try git("config", "uploadpack.allowAnySHA1InWant", "true", in: history.path)
    let path = history.folder("partial")
    try git(
      "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + history.path, path)
    let repository = try Repository(at: path)
    #expect(repository.hasPromisor == true)
    #expect(try repository.walk(from: [history.top]).count == 5)
    let tree = try repository.commit(history.two).tree
    let entry = try #require(try repository.entry(at: "a/b/c.txt", inTree: tree))
    let error = try #require(failure { () throws(GitError) in _ = try repository.blob(entry.id) })
    #expect(error.code == .missingObject)
    #expect(error.message.contains("`git -C \(path) cat-file -t \(entry.id)`"))
    // The command named does bring it.
    try git("cat-file", "-t", entry.id.hex, in: path)
    #expect(try repository.blob(entry.id) == Array("two\n".utf8))
    let other = try ObjectID(git("rev-parse", "\(history.one):a/b/c.txt", in: path))
    #expect(
      failure { () throws(GitError) in _ = try repository.blob(other) }?.code == .missingObject)
    try git("fetch", "-q", "--refetch", "--no-filter", in: path)
    #expect(try repository.blob(other) == Array("one\n".utf8))
  }

  @Test func aTreelessCloneHasNoAbsentFiles() throws {
    let history = try SmallHistory()
    try git("config", "uploadpack.allowFilter", "true", in: history.path)
    let path = history.folder("treeless")
    try git("clone", "-q", "--filter=tree:0", "--no-checkout", "file://" + history.path, path)
    let repository = try Repository(at: path)
    let tree = try repository.commit(history.two).tree
    let error = failure { () throws(GitError) in
      _ = try repository.entry(at: "absent", inTree: tree)
    }
    #expect(error?.code == .missingObject)
  }

  @Test func aBrokenRefIsANamedError() throws {
    let history = try SmallHistory()
    try history.folder.write("small.git/refs/heads/broken", "rubbish\n")
    let repository = try Repository(at: history.path)
    let error = failure { () throws(GitError) in _ = try repository.resolve("broken") }
    #expect(error?.code == .failed)
    #expect(error?.message.contains("broken") == true)
  }
}
