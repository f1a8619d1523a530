import Patches
import Testing
import Workbench

/// What of a letter becomes a patch.
@Suite struct LetterTests {
  private let diff = "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-int a;\n+int b;\n"

  private func patches(_ text: String) throws -> [Patch] {
    try PatchReader.patches(in: Array(text.utf8))
  }

  @Test func subjectsAreReadAsPeopleReadThem() throws {
    for (written, read) in [
      ("[PATCH v2 3/5] iommu: Do it", "iommu: Do it"), ("Re: [RFC][PATCH] a:  b", "a: b"),
      ("[PATCH] a\n long\n\tline", "a long line"), ("=?UTF-8?q?gr=C3=BCn=20_x?=", "grün x"),
      ("=?utf-8?B?Z3LDvG4=?= =?utf-8?B?IGJsYXU=?=", "grün blau"),
      ("=?iso-8859-1?Q?gr=FCn?=", "grün"), ("=?utf-8?X?no?=", "=?utf-8?X?no?="),
    ] {
      let found = try patches("From: a\nSubject: \(written)\n\nwords\n---\n\(diff)")
      #expect(found.map(\.subject) == [read])
    }
  }

  @Test func wordsAreNoDiff() throws {
    let letter =
      "Subject: a\n\n@@ -1,2 +1,2 @@ is how a hunk begins\n> \(diff)\n---\n x.c | 2 +-\n\n\(diff)-- \n2.39\n"
    let found = try patches(letter)
    #expect(found.count == 1 && found[0].files.count == 1 && found[0].files[0].hunks.count == 1)
  }

  @Test func lettersWithoutADiffAreLeftOut() throws {
    let envelope = "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
    let cover = "\(envelope)Subject: [PATCH 0/1] cover\n\n>From here on\nwords\n"
    let found = try patches("\(cover)\n\(envelope)Subject: [PATCH 1/1] one\n\n---\n\(diff)")
    #expect(found.map(\.subject) == ["one"])
    #expect(found.map(\.number) == [1])
    #expect(throws: PatchTrouble.self) { try patches(cover) }
  }

  @Test func partsAreOneText() throws {
    let letter = """
      Subject: a
      Content-Type: multipart/mixed; boundary="b/1"

      not shown
      --b/1
      Content-Type: text/plain

      words
      --b/1
      Content-Type: text/html

      <p>
      --b/1
      Content-Type: text/x-patch
      Content-Transfer-Encoding: quoted-printable

      \(diff.replacing("=", with: "=3D"))
      --b/1--
      \(diff)
      """
    #expect(try patches(letter).map(\.files.count) == [1])
  }

  @Test func aDiffWhoseHeadersEndInReturnsLosesThem() throws {
    let found = try patches(diff.replacing("\n", with: "\r\n"))
    #expect(found[0].files[0].hunks[0].lines.allSatisfy { !$0.bytes.contains(0x0D) })
    // These belong to the file.
    let own = try patches(diff.replacing(";\n", with: ";\r\n"))
    #expect(own[0].files[0].hunks[0].lines.allSatisfy { $0.bytes.contains(0x0D) })
  }
}
