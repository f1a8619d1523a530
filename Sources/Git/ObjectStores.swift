import CLibgit2

/// Where a repository's objects are: its own folder and those it borrows from.
struct ObjectStores {
  /// The folders, the repository's own first.
  let folders: [String]
  /// The library's view of the packs in them; whoever holds this value gives it back.
  let packs: OpaquePointer

  init(commonDirectory: String) throws(GitError) {
    var folders = [commonDirectory + "objects"]
    var next = 0
    // Alternates may have alternates; git stops after five levels, some bound is enough here.
    while next < folders.count, folders.count < 64 {
      let folder = folders[next]
      next += 1
      let borrowed = try FileBytes.read(folder + "/info/alternates") ?? []
      for line in borrowed.split(separator: UInt8(ascii: "\n")) {
        let path = String(decoding: line, as: UTF8.self)
        if path.hasPrefix("#") { continue }
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        if !folders.contains(whole) { folders.append(whole) }
      }
    }
    self.folders = folders
    packs = try ObjectStores.openPacks(in: folders)
  }

  private static func openPacks(in folders: [String]) throws(GitError) -> OpaquePointer {
    var pointer: OpaquePointer?
    let status = git_odb_new(&pointer)
    let packs = try handle("git_odb_new", status, pointer)
    do throws(GitError) {
      for (number, folder) in folders.enumerated() {
        var backend: UnsafeMutablePointer<git_odb_backend>?
        try check("git_odb_backend_pack", git_odb_backend_pack(&backend, folder))
        // The higher number is asked first.
        try check(
          "git_odb_add_backend",
          git_odb_add_backend(packs, backend, Int32(folders.count - number)))
      }
    } catch {
      git_odb_free(packs)
      throw error
    }
    return packs
  }
}
