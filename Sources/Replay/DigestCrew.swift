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

  /// What was made of a file.
  struct Made: Sendable {
    let outline: FileOutline
    let digest: FileDigest
  }

  /// So few files are not worth another thread's opening the repository.
  private static let filesPerThread = 32

  /// What is made of each content; nil for one that cannot be read or is too large.
  ///
  /// - Parameter reader: What reads where one thread is enough.
  func digests(of contents: [ContentID], reader: RepositoryReader) -> [Made?] {
    let threads = min(Crew.coreCount, contents.count / Self.filesPerThread)
    guard threads > 1 else { return contents.map { Self.made(of: $0, reader) } }
    let found = Mutex([Made?](repeating: nil, count: contents.count))
    Crew(jobs: threads).share(contents.count) { turns in
      // Without a repository of its own a thread leaves the work to the others, or to this one.
      guard let reader = try? RepositoryReader(path: path) else { return }
      while let place = turns.next() {
        let made = Self.made(of: contents[place], reader)
        found.withLock { $0[place] = made }
      }
    }
    return zip(contents, found.withLock { $0 }).map { $1 ?? Self.made(of: $0, reader) }
  }

  private static func made(of content: ContentID, _ reader: RepositoryReader) -> Made? {
    guard let bytes = try? reader.bytes(of: content), bytes.count <= FileDigest.sizeLimit else {
      return nil
    }
    let outline = FileOutline(bytes)
    return Made(outline: outline, digest: FileDigest(outline))
  }
}
