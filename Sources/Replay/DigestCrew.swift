// Reading files and taking them to pieces is most of what a search along a history has to do, and no file needs
// another one: it is done on all cores.

import CProgram
import CSyntax
import Git
import Synchronization
import Threads

/// Reads files of a repository and makes their digests, on several threads.
struct DigestCrew {
  /// The repository, which each thread opens for itself.
  let path: String
  /// Where outlines that were made before are, and where others are put.
  let shelf: OutlineShelf

  /// So few files are not worth another thread's opening the repository.
  private static let filesPerThread = 6

  /// The digest of each content; nil for one that cannot be read or is too large.
  ///
  /// - Parameter reader: What reads where one thread is enough.
  func digests(of contents: [ContentID], reader: RepositoryReader) -> [FileDigest?] {
    let threads = min(Crew.coreCount, contents.count / Self.filesPerThread)
    guard threads > 1 else { return contents.map { digest(of: $0, reader) } }
    let found = Mutex([FileDigest?](repeating: nil, count: contents.count))
    Crew(jobs: threads).share(contents.count) { turns in
      // Without a repository of its own a thread leaves the work to the others, or to this one.
      guard let reader = try? RepositoryReader(path: path) else { return }
      while let place = turns.next() {
        let made = digest(of: contents[place], reader)
        found.withLock { $0[place] = made }
      }
    }
    return zip(contents, found.withLock { $0 }).map { $1 ?? digest(of: $0, reader) }
  }

  /// Outlines contents that nobody has outlined, where they are many, and keeps the outlines.
  ///
  /// What is read is hashed; of one that cannot be read nothing is kept.
  func outline(_ contents: [ContentID]) {
    let missing = contents.filter { shelf.outline(of: $0) == nil }
    let threads = min(Crew.coreCount, missing.count / Self.filesPerThread)
    guard threads > 1 else { return }
    Crew(jobs: threads).share(missing.count) { turns in
      guard let reader = try? RepositoryReader(path: path) else { return }
      while let place = turns.next() {
        guard let bytes = try? reader.bytes(of: missing[place]), bytes.count <= FileDigest.sizeLimit
        else { continue }
        shelf.keep(FileOutline(bytes), of: missing[place])
      }
    }
  }

  private func digest(of content: ContentID, _ reader: RepositoryReader) -> FileDigest? {
    if let known = shelf.outline(of: content) { return FileDigest(known) }
    // Commits that are named in the end are replayed from nothing, and all that is read for that is hashed.
    guard let bytes = try? reader.bytes(of: content, isHashed: false),
      bytes.count <= FileDigest.sizeLimit
    else { return nil }
    let outline = FileOutline(bytes)
    shelf.keep(outline, of: content)
    return FileDigest(outline)
  }
}
