import Git
import Workbench

/// A bare repository with a line of commits, from the files that each one changes.
struct SourceLine {
  let folder: Folder
  let path: String
  let ids: [ObjectID]

  init(_ commits: [[String: String]]) throws {
    folder = try Folder()
    path = folder("source.git")
    var builder = try HistoryBuilder(creatingBareRepositoryAt: path)
    var ids: [ObjectID] = []
    for (number, files) in commits.enumerated() {
      ids.append(
        try builder.commit(
          "commit \(number)", parents: ids.last.map { [$0] } ?? [],
          changes: files.mapValues { .some(Array($0.utf8)) }))
    }
    if let last = ids.last { try builder.setReference("refs/heads/main", to: last) }
    self.ids = ids
  }

  /// A tree with includes, conditionals and a name in several places.
  static let kernel = [
    "drivers/box.c":
      "#include <linux/box.h>\n#include \"near.h\"\n#ifdef CONFIG_BOX\nint shut(struct box *b)\n{\n"
      + "\treturn b->count;\n}\n#endif\n",
    "drivers/near.h": "#ifdef CONFIG_NEAR\n#define LIMIT 3\n#else\n#define LIMIT 4\n#endif\n",
    "include/linux/box.h":
      "#ifndef BOX_H\n#define BOX_H\n#include <linux/types.h>\nstruct box { u8 count; };\n"
      + "int shut(struct box *b);\n#endif\n",
    "include/linux/types.h": "typedef unsigned char u8;\n",
    "lib/other.c": "static int shut;\n#define LIMIT 5\n",
    "Kconfig": "config BOX\n",
  ]
}
