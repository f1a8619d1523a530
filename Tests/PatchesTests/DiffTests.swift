import Patches
import Testing
import Workbench

/// What is read of diffs, and what is refused.
@Suite struct DiffTests {
  private func files(_ text: String) throws -> [FilePatch] {
    try PatchReader.patches(in: Array(text.utf8)).flatMap(\.files)
  }

  @Test func othersSayByADateThatAFileIsNotThere() throws {
    for (zone, time) in [
      ("+0000", "1970-01-01 00:00:00"), ("+0200", "1970-01-01 02:00:00.000000000"),
    ] {
      let made = try files(
        "--- x/a\t\(time) \(zone)\n+++ y/a\t2020-01-01 00:00:00 +0000\n@@ -0,0 +1 @@\n+a\n")
      #expect(made.map(\.change) == [.created])
      let gone = try files(
        "--- x/a\t2020-01-01 00:00:00 +0000\n+++ y/a\t\(time) \(zone)\n@@ -1 +0,0 @@\n-a\n")
      #expect(gone.map(\.change) == [.deleted])
    }
    let plain = try files(
      "--- x/a\t1970-01-01 00:00:01 +0000\n+++ y/a\t2020-01-01 00:00:00 +0000\n@@ -0,0 +1 @@\n+a\n")
    #expect(plain.map(\.change) == [.modified])
  }

  @Test func whatCannotBeIsRefusedInASentence() throws {
    let cases = [
      ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n", "has not the lines"),
      ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n*b\n", "has not the lines"),
      ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n a\n", "changes nothing"),
      ("@@ -1 +1 @@\n-a\n+b\n", "which file"),
      ("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", "below a folder"),
      ("--- a/../x\n+++ b/../x\n@@ -1 +1 @@\n-a\n+b\n", "no path"),
      ("--- a/.GIT/x\n+++ b/.GIT/x\n@@ -1 +1 @@\n-a\n+b\n", "no path"),
      ("diff --git a/x b/x\nindex 1..2\nGIT binary patch\nliteral 1\n", "binary"),
      ("diff --git a/x b/x\nindex 1..2 100644\nBinary files a/x and b/x differ\n", "binary"),
      ("Binary files a/x and b/x differ\n", "binary"),
      (
        "diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
        "out of lines"
      ),
      ("diff --git a/x b/y\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n", "contradict"),
      ("diff --git a/x b/x\nold mode 1006449\nnew mode 100755\n", "no mode"),
      (
        "diff --git a/s b/s\nindex 1..2 160000\nnew mode 160000\n--- a/s\n+++ b/s\n@@ -1 +1 @@\n-a\n+b\n",
        "submodule"
      ),
      ("nothing at all\n", "no diff"), ("", "no diff"),
    ]
    for (text, words) in cases {
      #expect("\(text)") { try files(text) } throws: { error in
        (error as? PatchTrouble)?.description.contains(words) == true
      }
    }
  }

  @Test func aMismatchSaysWhatStandsThere() throws {
    let patch = try files("--- a/x\n+++ b/x\n@@ -2,3 +2,3 @@\n b\n-c\n+C\n d\n")[0]
    #expect(try patch.applied(to: Array("a\nb\nc\nd\ne\n".utf8)) == Array("a\nb\nC\nd\ne\n".utf8))
    #expect {
      try patch.applied(to: Array("a\nb\nx\nd\ne\n".utf8))
    } throws: { error in
      let sentence = (error as? HunkMismatch)?.description ?? ""
      return sentence.contains("@@ -2,3 +2,3 @@") && sentence.contains("line 3 is 'x'")
        && sentence.contains("'c'")
    }
  }

  @Test func noPatchCrashes() throws {
    let whole = """
      From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
      Subject: =?utf-8?q?a=C3=A4?= b
      Content-Type: multipart/mixed; boundary="x"
      Content-Transfer-Encoding: quoted-printable

      --x

      diff --git "a/q\\303\\244" b/x
      similarity index 90%
      rename from "q\\303\\244"
      rename to x
      --- "a/q\\303\\244"
      +++ b/x
      @@ -1,3 +1,3 @@ f
       a
      -b
      \\ No newline at end of file
      +c=
       d
      --x--
      """
    var dice = SplitMix(seed: 5)
    let file = Array("a\nb\nd\n".utf8)
    for _ in 0..<20_000 {
      var bytes = Array(whole.utf8)
      for _ in 0..<(1 + dice.below(6)) {
        let place = dice.below(bytes.count)
        switch dice.below(4) {
        case 0: bytes[place] = UInt8(dice.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(dice.pick(Array("@-+,0123456789 \n\"=?\\".utf8)), at: place)
        default:
          let end = min(bytes.count, place + dice.below(40))
          bytes.insert(contentsOf: bytes[place..<end], at: dice.below(bytes.count))
        }
      }
      guard let patches = try? PatchReader.patches(in: bytes) else { continue }
      for patch in patches.flatMap(\.files) { _ = try? patch.applied(to: file) }
    }
  }

  @Test func hostileSizesEndSoon() throws {
    // Many hunks that each could be anywhere.
    let lines = String(repeating: "a\n", count: 20_000)
    var text = "--- a/x\n+++ b/x\n"
    for _ in 0..<20_000 {
      text += "@@ -9999,2 +9999,2 @@\n a\n-a\n+b\n a\n".replacing("9,2", with: "9,3")
    }
    let patch = try #require(try? files(text).first)
    #expect(throws: HunkMismatch.self) { try patch.applied(to: Array(lines.utf8)) }
    let nested = "Content-Type: multipart/x; boundary=a\n\n--a\n"
    _ = try? files("Subject: x\n" + String(repeating: nested, count: 50_000))
    _ = try? files("diff --git " + String(repeating: "a ", count: 1_000_000) + "\nindex 1\n")
  }
}
