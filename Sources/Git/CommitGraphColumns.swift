/// The columns of a commit-graph as bare pointers, for loops over very many commits.
///
/// Whoever makes one keeps the graph alive as long as it is used; positions must be below its count.
struct CommitGraphColumns {
  /// One file's columns.
  private struct Column {
    let base: Int
    let ids: UnsafeRawPointer
    let data: UnsafeRawPointer
    let filterEnds: UnsafeRawPointer?
    let filters: UnsafeRawPointer
    let edges: UnsafeRawPointer
  }

  private let columns: [Column]

  init(_ graph: borrowing CommitGraph) {
    columns = graph.layers.reversed().compactMap { layer in
      guard let start = layer.file.bytes.baseAddress else { return nil }
      return Column(
        base: layer.base, ids: start + layer.ids, data: start + layer.data,
        filterEnds: layer.filterSettings == nil ? nil : start + layer.filterEnds,
        filters: start + layer.filters.lowerBound, edges: start + layer.edges.lowerBound)
    }
  }

  @inline(__always)
  private func column(_ position: Int) -> Column {
    var number = 0
    while columns[number].base > position { number += 1 }
    return columns[number]
  }

  @inline(__always)
  private func entry(_ position: Int) -> UnsafeRawPointer {
    let column = column(position)
    return column.data + CommitGraphLayer.entryLength * (position - column.base)
  }

  @inline(__always)
  func id(_ position: Int) -> ObjectID {
    let column = column(position)
    return objectID(column.ids + 20 * (position - column.base))
  }

  @inline(__always)
  func tree(_ position: Int) -> ObjectID { objectID(entry(position)) }

  @inline(__always)
  func parents(_ position: Int) -> (first: UInt32, second: UInt32) {
    let entry = entry(position)
    return (big32(entry + 20), big32(entry + 24))
  }

  /// Adds the parents of an octopus merge from the second on, whose word leads to a list of them.
  func appendFurtherParents(of position: Int, _ second: UInt32, to list: inout [Int32]) {
    var place = column(position).edges + 4 * Int(second & ~CommitGraphLayer.edgeBit)
    // That the list ends was checked when the file was opened.
    while true {
      let edge = big32(place)
      list.append(Int32(bitPattern: edge & ~CommitGraphLayer.edgeBit))
      if edge & CommitGraphLayer.edgeBit != 0 { return }
      place += 4
    }
  }

  @inline(__always)
  func generation(_ position: Int) -> UInt32 { big32(entry(position) + 28) >> 2 }

  @inline(__always)
  func time(_ position: Int) -> Int64 {
    let entry = entry(position)
    return Int64(big32(entry + 28) & 3) << 32 | Int64(big32(entry + 32))
  }

  /// The bytes of a commit's filter; empty if it has none.
  @inline(__always)
  func filter(_ position: Int) -> UnsafeRawBufferPointer {
    let column = column(position)
    guard let ends = column.filterEnds else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let place = position - column.base
    let start = place == 0 ? 0 : Int(big32(ends + 4 * place - 4))
    let end = Int(big32(ends + 4 * place))
    // That they rise and stay inside was checked when the file was opened.
    return UnsafeRawBufferPointer(start: column.filters + start, count: end - start)
  }
}

@inline(__always)
private func big32(_ place: UnsafeRawPointer) -> UInt32 {
  UInt32(bigEndian: place.loadUnaligned(as: UInt32.self))
}

@inline(__always)
private func objectID(_ place: UnsafeRawPointer) -> ObjectID {
  ObjectID(
    words: (
      UInt64(bigEndian: place.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: (place + 8).loadUnaligned(as: UInt64.self)), big32(place + 16)
    ))
}
