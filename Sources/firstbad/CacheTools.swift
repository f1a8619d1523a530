import ArgumentParser
import Cache
import Findings
import Reports

/// `firstbad cache ...`: what is kept between runs.
struct CacheTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Shows or throws away what is kept between runs.",
    discussion: """
      The cache is in the folder that FIRSTBAD_CACHE names, else in firstbad under XDG_CACHE_HOME or \
      ~/.cache. It can be thrown away at any time; answers never depend on it.
      """,
    subcommands: [CacheShow.self, CacheClear.self])

  mutating func run() throws {
    throw ValidationError("a command is missing: cache info or clear")
  }
}

/// `firstbad cache info`: where the cache is and how much is in it.
struct CacheShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Tells where the cache is, and how much is in it.")

  @Option(help: "How to write it: text or json.")
  var format = SourceFormat.text

  func validate() throws { try refuseRepeated("--format") }

  mutating func run() throws {
    let info: CacheInfo
    let folder = try cacheFolder()
    do throws(CacheTrouble) {
      info = try CacheStore.info(in: folder)
    } catch {
      throw CommandFailure(
        .repository, "firstbad: the cache in '\(folder)' cannot be read: \(error.sentence)")
    }
    let finding = CacheFinding(
      folder: info.folder, path: info.path, bytes: info.bytes, limit: info.limit,
      kinds: info.kinds.map { CacheKindFinding(kind: $0.name, rows: $0.rows, bytes: $0.bytes) })
    switch format {
    case .text: try Output.write(SourceListing.report(finding))
    case .json: try Output.write(JSONFormat().report(finding))
    }
  }
}

/// `firstbad cache clear`: nothing is kept any more.
struct CacheClear: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Throws away all that is kept.")

  mutating func run() throws {
    let folder = try cacheFolder()
    let bytes: Int
    do throws(CacheTrouble) {
      bytes = try CacheStore.clear(folder)
    } catch {
      throw CommandFailure(
        .repository, "firstbad: the cache in '\(folder)' cannot be cleared: \(error.sentence)")
    }
    try Output.write("threw away \(bytes) bytes from \(folder.withoutControls)\n")
  }
}

private let noFolder = "none of FIRSTBAD_CACHE, XDG_CACHE_HOME and HOME says where the cache is"

/// The folder of the cache, for commands that are about it.
private func cacheFolder() throws -> String {
  guard let folder = CacheFolder.chosen() else {
    throw CommandFailure(.usage, "firstbad: \(noFolder)")
  }
  return folder
}

/// The cache, for commands that go faster with it; where there is none this is said, and no more.
func chosenCache() -> CacheStore? {
  guard let folder = CacheFolder.chosen() else {
    Output.complain("firstbad: \(noFolder)")
    return nil
  }
  return CacheStore(in: folder) { Output.complain("firstbad: \($0)") }
}
