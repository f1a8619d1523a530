/// What the makefile of one folder builds and enters.
struct FolderLists {
  /// A C file's object, its path without `.o`, and what its folder's makefile asks for it.
  var objects: [(path: ArraySlice<UInt8>, needs: Condition)] = []
  var folders: [(path: ArraySlice<UInt8>, needs: Condition)] = []
  /// A list with a word that may be any object of the folder.
  var unknown: (needs: Condition, place: PlaceNumber)?

  /// The lists of Documentation/kbuild/makefiles.rst whose objects are linked into the kernel or a module.
  private static let prefixes: [String] = ["obj-", "lib-", "extra-"]
  /// Those of the top makefile and of the architecture's, and of folders entered for something else.
  private static let folderPrefixes: [String] = [
    "core-", "drivers-", "libs-", "init-", "net-", "virt-", "subdir-", "head-",
  ]

  /// Takes the lists out of a makefile that has been read.
  init(_ evaluator: inout MakeEvaluator, folder: ArraySlice<UInt8>) {
    for prefix in Self.prefixes {
      for suffix in ["y", "m"] {
        for word in evaluator.value(ofVariable: ArraySlice((prefix + suffix).utf8)) {
          add(word, isModule: suffix == "m", &evaluator, folder)
        }
      }
    }
    for prefix in Self.folderPrefixes {
      for suffix in ["y", "m", "ym"] {
        for word in evaluator.value(ofVariable: ArraySlice((prefix + suffix).utf8)) {
          guard let text = word.text else { continue }
          if prefix == "subdir-" {
            folders.append((FolderPath.join(folder, text), word.needs))
          } else {
            add(word, isModule: false, &evaluator, folder)
          }
        }
      }
    }
  }

  private mutating func add(
    _ word: Word, isModule: Bool, _ evaluator: inout MakeEvaluator, _ folder: ArraySlice<UInt8>
  ) {
    guard let text = word.text else {
      if !word.isFromOutside { addUnknown(word) }
      return
    }
    if text.last == UInt8(ascii: "/") {
      folders.append((FolderPath.join(folder, text), word.needs))
    } else if text.hasSuffix("/built-in.a") || text.hasSuffix("/built-in.o")
      || text.hasSuffix("/lib.a")
    {
      folders.append((FolderPath.join(folder, FolderPath.folder(of: text)), word.needs))
    } else if text.hasSuffix(".o") {
      addObject(text.dropLast(2), word.needs, isModule, &evaluator, folder)
    }
  }

  private mutating func addObject(
    _ stem: ArraySlice<UInt8>, _ needs: Condition, _ isModule: Bool,
    _ evaluator: inout MakeEvaluator, _ folder: ArraySlice<UInt8>
  ) {
    var isComposite = false
    for suffix in isModule ? ["-objs", "-y", "-m"] : ["-objs", "-y"] {
      for part in evaluator.value(ofVariable: stem + Array(suffix.utf8)) {
        guard let both = part.needs.and(needs) else { continue }
        if part.needs.isAlways, !part.mayBeAbsent { isComposite = true }
        guard let text = part.text else {
          var word = part
          word.needs = both
          if !part.isFromOutside { addUnknown(word) }
          continue
        }
        if text.hasSuffix(".o") {
          objects.append((FolderPath.join(folder, text.dropLast(2)), both))
        }
      }
    }
    if !isComposite { objects.append((FolderPath.join(folder, stem), needs)) }
  }

  /// One more word that may be anything.
  mutating func addUnknown(_ word: Word) {
    unknown = (unknown.map { $0.needs.or(word.needs) } ?? word.needs, unknown?.place ?? word.place)
  }
}
