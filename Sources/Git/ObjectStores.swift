import CLibgit2

/// Where a repository's objects are: its own folder and those it borrows from.
struct ObjectStores {
  /// The folders, the repository's own first.
  let folders: [String]
  /// The library's view of the packs in them; whoever holds this value gives it back.
  let packs: OpaquePointer
  /// One for each folder, in the order in which they are asked; they go with `packs`.
  private let backends: [UnsafeMutablePointer<git_odb_backend>]

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
    let packs = try ObjectStores.openPacks(in: folders)
    self.packs = packs
    backends = (0..<git_odb_num_backends(packs)).compactMap { place in
      var backend: UnsafeMutablePointer<git_odb_backend>?
      return git_odb_get_backend(&backend, packs, place) == 0 ? backend : nil
    }
  }

  /// Reads an object from the packs; nil where that fails, for whatever reason.
  ///
  /// Without the library's cache of objects, which costs more than it brings where a history's worth of
  /// them is read once each.
  func packed(_ name: inout git_oid) -> PackedObject? {
    for backend in backends {
      var data: UnsafeMutableRawPointer?
      var size = 0
      var kind = GIT_OBJECT_INVALID
      guard let read = backend.pointee.read, read(&data, &size, &kind, backend, &name) == 0
      else { continue }
      return PackedObject(
        kind: kind, bytes: UnsafeRawBufferPointer(start: data, count: size), data: data,
        backend: backend)
    }
    return nil
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

/// An object read from a pack, to be given back.
struct PackedObject {
  let kind: git_object_t
  let bytes: UnsafeRawBufferPointer
  fileprivate let data: UnsafeMutableRawPointer?
  fileprivate let backend: UnsafeMutablePointer<git_odb_backend>

  func free() { git_odb_backend_data_free(backend, data) }
}
