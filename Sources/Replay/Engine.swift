// How to read this file. Linkers write a hash of what they made into it (the note NT_GNU_BUILD_ID, elf(5)), so
// that the program need not read all of itself; where there is none, it does. Of a library it counts which file
// it is, how long, and when it was written: the system has the names of those that are mapped.

import Foundation
import Git

/// The program that runs, told from every other version of it.
enum Engine {
  /// The identity of the program with the libraries it is linked with; nil if it cannot be told.
  static let identity: [UInt8]? = {
    guard let libraries = mappedFiles(),
      let program = try? Data(
        contentsOf: URL(fileURLWithPath: "/proc/self/exe"), options: .alwaysMapped)
    else { return nil }
    var digest = Digest()
    program.withUnsafeBytes { bytes in
      if let id = buildID(bytes) { digest.add(id) } else { digest.add(bytes) }
      digest.add(bytes.count)
    }
    for path in libraries {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      digest.add(path)
      digest.add(Int(status.st_size))
      digest.add(Int(truncatingIfNeeded: status.st_ino))
      digest.add(status.st_mtim.tv_sec)
      digest.add(status.st_mtim.tv_nsec)
    }
    return digest.value
  }()

  /// The shared libraries in memory (proc(5), /proc/pid/maps), sorted; nil if that cannot be read.
  private static func mappedFiles() -> [String]? {
    // The system says that it has no bytes; what reads as many as there are said to be stops early.
    guard let file = FileHandle(forReadingAtPath: "/proc/self/maps"),
      let maps = try? file.readToEnd()
    else { return nil }
    var paths: Set<String> = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      guard let start = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
      let path = String(decoding: line[start...], as: UTF8.self)
      // Whatever else is mapped, such as a commit-graph, is no part of the program.
      if path.hasSuffix(".so") || path.contains(".so.") { paths.insert(path) }
    }
    return paths.sorted()
  }

  /// The hash that the linker wrote into a program of 64 bits; nil if there is none.
  static func buildID(_ file: UnsafeRawBufferPointer) -> [UInt8]? {
    guard file.count >= 64, file.prefix(5).elementsEqual([0x7F, 0x45, 0x4C, 0x46, 2]) else {
      return nil
    }
    func word(_ place: Int) -> Int {
      place + 4 <= file.count
        ? Int(file.loadUnaligned(fromByteOffset: place, as: UInt32.self)) : 0
    }
    func long(_ place: Int) -> Int {
      place + 8 <= file.count
        ? Int(truncatingIfNeeded: file.loadUnaligned(fromByteOffset: place, as: UInt64.self)) : 0
    }
    let headers = long(32)
    let (length, count) = (word(54) & 0xFFFF, word(56) & 0xFFFF)
    for number in 0..<count {
      let header = headers &+ number * length
      guard header >= 0, header <= file.count - 56 else { return nil }
      let (start, size) = (long(header + 8), long(header + 32))
      // Type 4: notes.
      guard word(header) == 4, start >= 0, size >= 0, start <= file.count,
        size <= file.count - start
      else { continue }
      let notes = UnsafeRawBufferPointer(rebasing: file[start..<(start + size)])
      if let id = buildID(inNotes: notes, grain: long(header + 48) == 8 ? 8 : 4) { return id }
    }
    return nil
  }

  private static func buildID(inNotes notes: UnsafeRawBufferPointer, grain: Int) -> [UInt8]? {
    var place = 0
    while place + 12 <= notes.count {
      func word(_ offset: Int) -> Int {
        Int(notes.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self))
      }
      let (owner, length, type) = (word(0), word(4), word(8))
      let start = (place + 12 + owner + grain - 1) / grain * grain
      guard start + length <= notes.count else { return nil }
      if type == 3, owner == 4, length > 0,
        notes[(place + 12)..<(place + 16)].elementsEqual("GNU\0".utf8)
      {
        return [UInt8](notes[start..<(start + length)])
      }
      place = (start + length + grain - 1) / grain * grain
    }
    return nil
  }
}
