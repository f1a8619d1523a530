// How to read this file. FIPS 180-4 section 6.1.2, with the eighty rounds in groups of five so that
// the five working variables change their roles instead of being moved, and with the schedule kept as
// the last sixteen words.

/// SHA-1 as the checksum of git's own files (FIPS 180-4).
///
/// The library hashes objects only, with their header. This is no protection against forgery: a
/// checksum tells a file that was cut off or damaged from one that was not.
enum SHA1 {
  /// The hash of some bytes.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> ObjectID {
    var state = State()
    let whole = bytes.count / 64 * 64
    if let base = bytes.baseAddress { state.add(base, blocks: bytes.count / 64) }
    // One bit, zeros, and the length in bits fill one block more, or two.
    var tail = [UInt8](bytes[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    tail.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress { state.add(base, blocks: buffer.count / 64) }
    }
    return state.id
  }

  private struct State {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xefcd_ab89
    var c: UInt32 = 0x98ba_dcfe
    var d: UInt32 = 0x1032_5476
    var e: UInt32 = 0xc3d2_e1f0

    var id: ObjectID {
      ObjectID(words: (UInt64(a) << 32 | UInt64(b), UInt64(c) << 32 | UInt64(d), e))
    }

    mutating func add(_ start: UnsafeRawPointer, blocks: Int) {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { schedule in
        guard let words = schedule.baseAddress else { return }
        var block = start
        for _ in 0..<blocks {
          SHA1.fill(words, from: block)
          mix(words)
          block += 64
        }
      }
    }

    @inline(__always)
    private mutating func mix(_ words: UnsafeMutablePointer<UInt32>) {
      var (a, b, c, d, e) = (a, b, c, d, e)
      var word = UnsafePointer(words)
      for _ in 0..<4 {
        SHA1.turn(&a, &b, &c, &d, &e, word, 0x5a82_7999) { $2 ^ ($0 & ($1 ^ $2)) }
        word += 5
      }
      for _ in 0..<4 {
        SHA1.turn(&a, &b, &c, &d, &e, word, 0x6ed9_eba1) { $0 ^ $1 ^ $2 }
        word += 5
      }
      for _ in 0..<4 {
        SHA1.turn(&a, &b, &c, &d, &e, word, 0x8f1b_bcdc) { ($0 & $1) &+ ($2 & ($0 ^ $1)) }
        word += 5
      }
      for _ in 0..<4 {
        SHA1.turn(&a, &b, &c, &d, &e, word, 0xca62_c1d6) { $0 ^ $1 ^ $2 }
        word += 5
      }
      self.a &+= a
      self.b &+= b
      self.c &+= c
      self.d &+= d
      self.e &+= e
    }
  }

  /// The message schedule of one block, four words at a time.
  ///
  /// Up to word 31 the last of four words depends on the first of them, and is made right afterwards.
  /// From then on the rule applied twice says the same with no word depending on the three before it.
  @inline(__always)
  private static func fill(_ words: UnsafeMutablePointer<UInt32>, from block: UnsafeRawPointer) {
    let raw = UnsafeMutableRawPointer(words)
    func load(_ four: Int) -> SIMD4<UInt32> {
      let bytes = block.loadUnaligned(fromByteOffset: 16 * four, as: SIMD16<UInt8>.self)
      let turned = SIMD16<UInt8>(
        bytes[3], bytes[2], bytes[1], bytes[0], bytes[7], bytes[6], bytes[5], bytes[4], bytes[11],
        bytes[10], bytes[9], bytes[8], bytes[15], bytes[14], bytes[13], bytes[12])
      return unsafeBitCast(turned, to: SIMD4<UInt32>.self)
    }
    func store(_ value: SIMD4<UInt32>, _ four: Int) {
      raw.storeBytes(of: value, toByteOffset: 16 * four, as: SIMD4<UInt32>.self)
    }
    /// The two last words of one, and the two first of the next.
    func middle(_ left: SIMD4<UInt32>, _ right: SIMD4<UInt32>) -> SIMD4<UInt32> {
      SIMD4(left[2], left[3], right[0], right[1])
    }
    var (a, b, c, d) = (load(0), load(1), load(2), load(3))
    store(a, 0)
    store(b, 1)
    store(c, 2)
    store(d, 3)
    func next() -> SIMD4<UInt32> {
      let mixed = SIMD4(d[1], d[2], d[3], 0) ^ c ^ middle(a, b) ^ a
      let turned = mixed &<< 1 | mixed &>> 31
      return turned ^ SIMD4(0, 0, 0, rotated(turned[0], 1))
    }
    let e = next()
    let early = (a, b, c, d)
    (a, b, c, d) = (b, c, d, e)
    let f = next()
    (a, b, c, d) = (b, c, d, f)
    let g = next()
    (a, b, c, d) = (b, c, d, g)
    let h = next()
    store(e, 4)
    store(f, 5)
    store(g, 6)
    store(h, 7)
    // The last eight fours.
    var (q, r, s, t) = early
    var (u, v, w, x) = (e, f, g, h)
    for four in 8..<20 {
      let mixed = middle(w, x) ^ u ^ r ^ q
      let new = mixed &<< 2 | mixed &>> 30
      store(new, four)
      (q, r, s, t, u, v, w, x) = (r, s, t, u, v, w, x, new)
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &<< bits | word &>> (32 &- bits)
  }

  /// Five rounds, after which every variable has its own role again.
  @inline(__always)
  private static func turn(
    _ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32,
    _ e: inout UInt32, _ words: UnsafePointer<UInt32>, _ constant: UInt32,
    _ choose: (UInt32, UInt32, UInt32) -> UInt32
  ) {
    e = e &+ rotated(a, 5) &+ choose(b, c, d) &+ constant &+ words[0]
    b = rotated(b, 30)
    d = d &+ rotated(e, 5) &+ choose(a, b, c) &+ constant &+ words[1]
    a = rotated(a, 30)
    c = c &+ rotated(d, 5) &+ choose(e, a, b) &+ constant &+ words[2]
    e = rotated(e, 30)
    b = b &+ rotated(c, 5) &+ choose(d, e, a) &+ constant &+ words[3]
    d = rotated(d, 30)
    a = a &+ rotated(b, 5) &+ choose(c, d, e) &+ constant &+ words[4]
    c = rotated(c, 30)
  }
}
