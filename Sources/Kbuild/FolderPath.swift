/// Paths as makefiles write them, as paths from the top of the tree.
enum FolderPath {
  /// A path without `.`, `..` and doubled or final slashes; one that leaves the tree stays inside it.
  static func normal(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: UInt8(ascii: "/")) {
      if part.equals("..") {
        _ = parts.popLast()
      } else if !part.equals(".") {
        parts.append(part)
      }
    }
    return ArraySlice(parts.joined(separator: [UInt8(ascii: "/")]))
  }

  /// A path that a file of a folder names.
  static func join(_ folder: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    normal(folder + [UInt8(ascii: "/")] + path)
  }

  /// The folder that something stands in.
  static func folder(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? []
  }
}
