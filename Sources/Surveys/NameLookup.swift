// A name is looked up as a replay looks it up: along the includes of one source at one commit, conditionals
// decided under the CONFIG that is given.

import CProgram
import CSyntax
public import Findings
import Git

/// Finds what a name means in one source of one commit.
public struct NameLookup: Sendable {
  private let target: Target

  /// Makes a look-up for an architecture and CONFIG symbols with what stands behind the `=`.
  ///
  /// Of a symbol that is given twice the last value counts.
  ///
  /// - Throws: `usage` for an unknown architecture.
  public init(
    architecture: String, config: [(name: String, value: String)]
  ) throws(SurveyTrouble) {
    guard let known = Architecture(named: architecture) else {
      throw .usage(
        "there is no architecture '\(architecture)'; known are "
          + Architecture.names.joined(separator: ", "))
    }
    target = Target(architecture: known, configuration: Configuration(settings: config))
  }

  /// Looks a name up.
  ///
  /// - Throws: `usage` for a revision, file or name that is not there, `reading` when the repository
  ///   fails.
  public func find(
    _ name: String, in file: String, repository: String, at revision: String
  ) throws(SurveyTrouble) -> LookupFinding {
    let files = try TreeFiles(repository: repository, revision: revision)
    let program = Program(
      store: files, outlines: OutlineStore(), target: target, sources: [file], kept: { _ in nil })
    let unit = program.unit(at: file)
    let sightings = unit?.sightings(of: Name(name)) ?? []
    if let failure = program.failure { throw .reading(failure.message) }
    guard unit != nil else { throw .usage("there is no file '\(file)' at \(revision)") }
    guard !sightings.isEmpty else {
      throw .usage("neither '\(file)' nor what it includes at \(revision) declares '\(name)'")
    }
    var finding = LookupFinding(name: name, file: file, commit: files.commit, meanings: [])
    for sighting in sightings {
      let place = program.place(of: sighting.place)
      finding.meanings.append(
        LookupFinding.Meaning(
          kind: "\(sighting.kind)", file: place.path, line: place.line,
          text: program.text(of: sighting.whole),
          includes: sighting.includes.map { include in
            let place = program.place(of: include)
            return LookupFinding.Include(
              file: place.path, line: place.line, text: program.text(of: include))
          }))
    }
    finding.configAsked = program.configAsked.sorted()
    finding.notes = program.notes
    return finding
  }
}

/// The files of one commit.
private final class TreeFiles: FileStore {
  private let repository: Repository
  private let tree: ObjectID
  let commit: String

  init(repository path: String, revision: String) throws(SurveyTrouble) {
    do throws(GitError) {
      let opened = try Repository(at: path)
      let id = try opened.resolve(revision)
      tree = try opened.commit(id).tree
      commit = "\(id)"
      repository = opened
    } catch {
      throw SurveyTrouble(error)
    }
  }

  func content(at path: String) throws(FileStoreError) -> ContentID? {
    do throws(GitError) {
      guard let entry = try repository.entry(at: path, inTree: tree), entry.mode.isFile else {
        return nil
      }
      let words = entry.id.words
      return ContentID(high: words.high, middle: words.middle, low: words.low)
    } catch {
      throw FileStoreError(error.message)
    }
  }

  func bytes(of content: ContentID) throws(FileStoreError) -> [UInt8] {
    do throws(GitError) {
      return try repository.blob(ObjectID(words: (content.high, content.middle, content.low)))
    } catch {
      throw FileStoreError(error.message)
    }
  }
}
