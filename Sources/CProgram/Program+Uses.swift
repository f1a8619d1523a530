// What of a file a program looks at besides what the file says of names: less, or more.

import CSyntax

extension Program {
  /// Whether there is a file at a path of this commit, whatever is in it.
  public func hasFile(at path: String) -> Bool {
    if let known = numbers[path] { return known != nil }
    guard failure == nil else { return false }
    do throws(FileStoreError) {
      return try store.content(at: path, for: []) != nil
    } catch {
      failure = error
      return false
    }
  }

  /// Notes that more of a file is looked at than what it says of names.
  func note(_ use: FileUse, of file: FileNumber) {
    guard Int(file) < files.count, files[Int(file)].isInTree,
      !(usesNoted[file] ?? []).isSuperset(of: use)
    else { return }
    usesNoted[file, default: []].formUnion(use)
    do throws(FileStoreError) {
      _ = try store.content(at: path(of: file), for: use)
    } catch {
      failure = failure ?? error
    }
  }

  /// Whether a Makefile's text says that plain `char` has no sign.
  public static func saysUnsignedChar(_ bytes: [UInt8]) -> Bool {
    bytes.contains(Array("-funsigned-char".utf8))
  }
}
