// How to read this file: a list names what is to be read and reads nothing yet, so that threads can take
// one file after another and only as many files are in memory as there are threads. Names are sorted as
// bytes, folder by folder, so a list is the same wherever it is made.

import Git
import Glibc
import SourceIndex
import SourceText

/// The C files that a survey is about, by name.
public struct SourceList: Sendable {
  /// One file.
  public struct File: Sendable {
    /// Its path, as given or as the tree names it.
    public let path: String
    let blob: ObjectID?
  }

  /// The files in sorted order.
  public let files: [File]
  let repository: String?

  /// Lists every `.c` and `.h` under folders, and files named themselves; symlinks are not followed.
  ///
  /// - Throws: `usage` for a path that is not there, `reading` for a folder that cannot be read.
  public init(paths: [String]) throws(SurveyTrouble) {
    var found: [File] = []
    for path in paths {
      let isDirectory: Bool
      switch Self.kind(path) {
      case S_IFDIR: isDirectory = true
      case S_IFREG: isDirectory = false
      case nil: throw .usage("there is no file or folder '\(path)'")
      default: throw .usage("'\(path)' is neither a file nor a folder")
      }
      if isDirectory {
        var base = path
        while base.utf8.count > 1, base.hasSuffix("/") { base.removeLast() }
        try Self.list(base, &found)
      } else {
        found.append(File(path: path, blob: nil))
      }
    }
    files = found
    repository = nil
  }

  /// Lists every `.c` and `.h` of a commit.
  ///
  /// - Throws: `usage` for a revision or folder that is not there, `reading` when the repository fails.
  public init(repository path: String, at revision: String, under folder: String?)
    throws(SurveyTrouble)
  {
    do throws(SourceIndexTrouble) {
      files = try SourceTree(of: path, at: revision, under: folder).files.map {
        File(path: $0.path, blob: $0.blob)
      }
    } catch {
      throw SurveyTrouble(error)
    }
    repository = path
  }

  // MARK: Listing

  /// The kind of what stands at a path, a symlink being a symlink unless the user named it.
  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  private static func list(_ folder: String, _ found: inout [File]) throws(SurveyTrouble) {
    guard let opened = opendir(folder) else {
      throw .reading("cannot read '\(folder)': \(String(cString: strerror(errno)))")
    }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(opened) {
      // The entry is only as long as its name, so it is not copied whole.
      guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
      let name = String(
        cString: UnsafeRawPointer(entry).advanced(by: start).assumingMemoryBound(to: CChar.self))
      guard name != ".", name != ".." else { continue }
      var status = stat()
      guard fstatat(dirfd(opened), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let kind = status.st_mode & S_IFMT
      if kind == S_IFDIR {
        names.append((name, true))
      } else if kind == S_IFREG, SourceTree.isSource(name) {
        names.append((name, false))
      }
    }
    closedir(opened)
    for (name, isFolder) in names.sorted(by: {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }) {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if isFolder { try list(path, &found) } else { found.append(File(path: path, blob: nil)) }
    }
  }
}

/// One thread's way to the bytes of a list's files.
struct SourceReader: ~Copyable {
  private let repository: Repository?

  init(_ list: SourceList) throws(SurveyTrouble) {
    guard let path = list.repository else {
      repository = nil
      return
    }
    do throws(GitError) {
      repository = try Repository(at: path)
    } catch {
      throw SurveyTrouble(error)
    }
  }

  func bytes(of file: SourceList.File) throws(SurveyTrouble) -> [UInt8] {
    guard let blob = file.blob else { return try readFile(file.path) }
    do throws(GitError) {
      return try repository?.blob(blob) ?? []
    } catch {
      throw SurveyTrouble(error)
    }
  }
}

/// The bytes of a file on disk.
func readFile(_ path: String) throws(SurveyTrouble) -> [UInt8] {
  do throws(DiskFile.Trouble) {
    if let bytes = try DiskFile.read(path) { return bytes }
  } catch {
    throw .reading(error.message)
  }
  throw .reading("cannot read '\(path)': it is not there")
}
