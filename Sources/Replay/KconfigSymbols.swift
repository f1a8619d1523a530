// Which CONFIG symbols a tree has. Only that they are declared is asked, not under what they can be set.

import Git

extension RepositoryReader {
  /// The symbols that the Kconfig files of a tree declare, without the prefix `CONFIG_`; nil for a tree that has no
  /// `Kconfig` at its top, for then nobody can tell.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  func kconfigSymbols(in tree: ObjectID) throws(ReplayTrouble) -> Set<String>? {
    do throws(GitError) {
      guard try entry(at: "Kconfig", in: tree)?.mode.isFile == true else { return nil }
      var symbols: Set<String> = []
      // The same folder at two places is read once.
      var seen: Set<ObjectID> = [tree]
      var waiting = [tree]
      while let folder = waiting.popLast() {
        for (name, entry) in try entries(of: folder) {
          if entry.mode == .directory {
            if seen.insert(entry.id).inserted { waiting.append(entry.id) }
          } else if entry.mode.isFile, name.hasPrefix("Kconfig"), seen.insert(entry.id).inserted {
            Self.addSymbols(of: try repository.blob(entry.id), to: &symbols)
          }
        }
      }
      return symbols
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Adds what the lines `config NAME` and `menuconfig NAME` declare.
  static func addSymbols(of bytes: [UInt8], to symbols: inout Set<String>) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.prefix(200).split(maxSplits: 2) {
        $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13
      }
      guard words.count >= 2,
        words[0].elementsEqual("config".utf8) || words[0].elementsEqual("menuconfig".utf8)
      else { continue }
      symbols.insert(String(decoding: words[1], as: UTF8.self))
    }
  }
}
