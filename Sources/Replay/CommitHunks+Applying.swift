import Git

extension CommitHunks {
  /// A path with what is there when some parts are applied; nil for nothing.
  typealias AppliedFile = (path: [UInt8], bytes: [UInt8]?, mode: FileMode?)

  /// What becomes of the parent's files when some parts are applied.
  ///
  /// - Parameter numbers: The parts, in ascending order.
  /// - Returns: The paths that differ, in the order of the diff; nil where there is no such tree, since a file would have
  ///   to be where a folder still is, or the other way round.
  func applied(_ numbers: [Int]) -> [AppliedFile]? {
    let chosen = Dictionary(grouping: numbers) { parts[$0].file }
    func moves(_ file: Int) -> Bool {
      chosen[file]?.contains {
        switch parts[$0].change {
        case .whole, .name: true
        case .lines, .mode: false
        }
      } ?? false
    }
    var result: [AppliedFile] = []
    for number in chosen.keys.sorted() {
      let file = files[number]
      if moves(number), !file.needs.allSatisfy(moves) { return nil }
      var runs: [LineRun] = []
      var (isWhole, isNamed, isModed) = (false, false, false)
      for part in chosen[number] ?? [] {
        switch parts[part].change {
        case .lines(let run): runs.append(run)
        case .whole: isWhole = true
        case .name: isNamed = true
        case .mode: isModed = true
        }
      }
      guard let old = file.old, let new = file.new, !isWhole else {
        if let new = file.new {
          result.append((new.path, new.bytes, new.mode))
        } else if let old = file.old {
          result.append((old.path, nil, nil))
        }
        continue
      }
      if isNamed { result.append((old.path, nil, nil)) }
      result.append(
        (
          isNamed ? new.path : old.path, Self.spliced(old, new, runs), isModed ? new.mode : old.mode
        ))
    }
    if files.contains(where: { !$0.needs.isEmpty }) {
      // What comes where a folder was takes all of it away.
      let come = Set(result.filter { $0.bytes != nil }.map(\.path))
      result.removeAll { file in
        file.bytes == nil
          && file.path.indices.contains {
            file.path[$0] == UInt8(ascii: "/") && come.contains(Array(file.path[..<$0]))
          }
      }
    }
    return result
  }

  /// A file with some of its runs of lines replaced.
  static func spliced(_ old: Side, _ new: Side, _ runs: [LineRun]) -> [UInt8] {
    if runs.isEmpty { return old.bytes }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(old.bytes.count, new.bytes.count))
    func add(_ lines: ArraySlice<ArraySlice<UInt8>>, of side: Side) {
      guard let first = lines.first, let last = lines.last else { return }
      bytes += side.bytes[first.startIndex..<last.endIndex]
    }
    var next = 0
    for run in runs {
      add(old.lines[next..<run.old.lowerBound], of: old)
      add(new.lines[run.new], of: new)
      next = run.old.upperBound
    }
    add(old.lines[next...], of: old)
    return bytes
  }
}
