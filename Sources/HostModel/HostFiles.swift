import CProgram
import SourceText

/// The files of a program of the user's disk: its own by their paths, and the standard headers.
///
/// A class because it remembers what it read. The standard headers are ours: a program needs none of the
/// system's.
final class HostFiles: FileStore {
  /// The folder in which `#include <...>` finds the standard headers; it is on no disk.
  static let headerFolder = "<standard>"

  private let root: String
  private var identities: [String: ContentID?] = [:]
  private var contents: [[UInt8]] = []

  /// Makes files whose paths are told from a folder.
  init(root: String) {
    self.root = root
  }

  /// Gives a file its bytes before anybody looks on the disk.
  func add(_ path: String, _ bytes: [UInt8]) { identities[path] = remember(bytes) }

  func content(at path: String) throws(FileStoreError) -> ContentID? {
    if let known = identities[path] { return known }
    let bytes: [UInt8]?
    if path.hasPrefix(Self.headerFolder + "/") {
      bytes = Self.headers[String(path.dropFirst(Self.headerFolder.utf8.count + 1))]
    } else {
      bytes = try? DiskFile.read(path.hasPrefix("/") ? path : root + "/" + path)
    }
    let identity = bytes.map { remember($0) }
    identities[path] = .some(identity)
    return identity
  }

  func bytes(of content: ContentID) throws(FileStoreError) -> [UInt8] {
    guard contents.indices.contains(Int(content.middle)) else {
      throw FileStoreError("a file was never read")
    }
    return contents[Int(content.middle)]
  }

  private func remember(_ bytes: [UInt8]) -> ContentID {
    contents.append(bytes)
    return ContentID(high: .max, middle: UInt64(contents.count - 1), low: 0)
  }

  private static let headers: [String: [UInt8]] = [
    "assert.h": PackageResources.assert_h,
    "ctype.h": PackageResources.ctype_h,
    "inttypes.h": PackageResources.inttypes_h,
    "limits.h": PackageResources.limits_h,
    "stdalign.h": PackageResources.stdalign_h,
    "stdarg.h": PackageResources.stdarg_h,
    "stdbool.h": PackageResources.stdbool_h,
    "stddef.h": PackageResources.stddef_h,
    "stdint.h": PackageResources.stdint_h,
    "stdio.h": PackageResources.stdio_h,
    "stdlib.h": PackageResources.stdlib_h,
    "stdnoreturn.h": PackageResources.stdnoreturn_h,
    "string.h": PackageResources.string_h,
  ]
}
