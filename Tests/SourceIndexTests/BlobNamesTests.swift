import CSyntax
import Cache
import Foundation
import SourceIndex
import Testing

@Suite struct BlobNamesTests {
  private func names(_ text: String) -> BlobNames { BlobNames(FileOutline(Array(text.utf8))) }

  private func told(_ text: String) -> [String] {
    names(text).entries.map {
      "\(String(decoding: $0.name, as: UTF8.self)) \($0.place.line) \($0.place.kind)"
        + ($0.place.isConditional ? " conditional" : "")
    }
  }

  @Test func anIncludeGuardIsNoConditional() {
    #expect(
      told("#ifndef A_H\n#define A_H\nint a;\n#ifdef B\nint b;\n#endif\n#endif\n")
        == ["A_H 2 define", "a 3 declaration", "b 5 declaration conditional"])
    // What does not span the file guards nothing.
    #expect(
      told("#ifndef A_H\n#define A_H\nint a;\n#endif\nint b;\n")
        == ["A_H 2 define conditional", "a 3 declaration conditional", "b 5 declaration"])
    #expect(
      told("#ifndef A_H\n#define A_H\nint a;\n#else\nint b;\n#endif\n").map { $0.hasSuffix("nal") }
        == [true, true, true])
  }

  @Test func namesAreReadAsTheyWereWritten() {
    #expect(told("").isEmpty)
    #expect(
      told("int ab, abc, a, abcd;\n\n\nint b;\n").map { $0.split(separator: " ")[0] }
        == ["ab", "abc", "a", "abcd", "b"])
    let long = String(repeating: "x", count: 1000)
    let text = String(repeating: "\n", count: 100_000) + "int \(long)y, \(long)z;\n"
    #expect(told(text) == ["\(long)y 100001 declaration", "\(long)z 100001 declaration"])
    #expect(names(text).places(of: Array("\(long)z".utf8)).map(\.line) == [100_001])
    #expect(names(text).places(of: Array(long.utf8)).isEmpty)
  }

  @Test func whatIsNotWholeIsRefused() {
    let encoded = names("#define A 1\nint ab(void) { return 1; }\nenum abc { abcd };\n").encoded
    #expect(BlobNames(encoded: encoded) != nil)
    for length in 0..<encoded.count {
      #expect(BlobNames(encoded: Array(encoded[..<length])) == nil)
    }
    #expect(BlobNames(encoded: encoded + [0]) == nil)
    #expect(BlobNames(encoded: []) == nil)
    // Numbers that are too large, lines before the first, no such kind.
    for bytes in [
      [UInt8](repeating: 0xFF, count: 30), [1, 0x20, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
      [1, 0x10, 0, 1, 0x61], [1, 0x2E, 0, 1, 0x61], [1, 0x20, 1, 1, 0x61], [1, 0x20, 0, 0],
      [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 1, 0x61],
    ] {
      #expect(BlobNames(encoded: bytes) == nil, "\(bytes)")
    }
    #expect(BlobNames(encoded: [1, 0x20, 0, 1, 0x61]) != nil)
  }

  @Test func randomBytesAreRefusedOrRead() {
    var random = SeededNumbers(1)
    let encoded = names(String(decoding: randomSource(&random), as: UTF8.self)).encoded
    for _ in 0..<4_000 {
      var bytes = encoded
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      guard let names = BlobNames(encoded: bytes) else { continue }
      let entries = names.entries
      for name in Set(entries.map(\.name)) {
        #expect(names.places(of: name) == entries.filter { $0.name == name }.map(\.place))
      }
    }
  }

  /// Names that were kept are never made again; so when the outline says something else of a file, or
  /// names are written otherwise, `BlobNames.kind` has to get the next version, and this its new sum.
  @Test func theVersionRisesWhenTheNamesChange() {
    let source = """
      #ifndef GUARD_H
      #define GUARD_H
      #include <linux/list.h>
      #define MAX(a, b) ((a) > (b) ? (a) : (b))
      #undef MAX
      typedef unsigned long size, *sizes;
      enum colour { RED, GREEN = 5, BLUE };
      struct node { struct list_head list; enum { LEFT, RIGHT } side; };
      union both { int a; long b; } static both[2] = { [1] = { .a = 1 } };
      extern int declared(struct node *n), counter;
      static const struct ops table = { .run = declared };
      #ifdef CONFIG_A
      static inline int __must_check defined(int x) { return x; }
      #else
      #define defined(x) 0
      #endif
      int old(a, b) int a; char *b; { return a; }
      int (*pointer(void))(int) { return 0; }
      SYSCALL_DEFINE2(close, unsigned int, fd, int, flags) { return 0; }
      DEFINE_MUTEX(lock);
      EXPORT_SYMBOL_GPL(declared);
      module_init(start);
      asm(".globl x");
      #endif
      """
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in names(source).encoded { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let known: [Int: UInt64] = [1: 8_983_916_654_123_608_551]
    #expect(known[BlobNames.kind.version] == sum, "the names changed, and the version did not")
  }
}
