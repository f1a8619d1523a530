import Foundation
import Testing

@testable import Maintainers

@Suite struct MaintainersFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  /// Of each path that stands in a case, what was written down by hand is found, in this order.
  @Test(arguments: ["sections"]) func everyPathHasItsPeople(_ name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).maintainers"))
    let expected = try String(
      contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8)
    let file = MaintainersFile(Array(bytes))
    let paths = expected.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    try #require(paths.count > 8)
    var text = ""
    for path in paths {
      text += "\(path)\n"
      for entry in file.entries(for: String(path)) {
        text += "  \(entry.role.rawValue) \(entry.address.text)\n"
      }
    }
    #expect(text == expected)
  }

  @Test func hostileFilesEnd() {
    let stars = "F:\t" + String(repeating: "*a", count: 400) + "\n"
    let section = "A\nM:\ta@b.c\n" + String(repeating: stars, count: 500)
    let path = String(repeating: "a", count: 900) + "b"
    _ = MaintainersFile(section.utf8).entries(for: path)
    let many = String(repeating: "A\nF:\t*\nL:\ta@b.c\n\n", count: 50_000)
    #expect(MaintainersFile(many.utf8).entries(for: "x").count == 1)
    for length in 0..<200 {
      _ = MaintainersFile((0..<length).map { UInt8(truncatingIfNeeded: $0 * 37) }).entries(for: "x")
    }
    #expect(MaintainersFile([0xFF, 0x0A, 0x4D, 0x3A, 0x0A]).entries(for: "").isEmpty)
  }

  @Test func trailersNamePeople() {
    let message = """
      subject: Cc: no@example.org

      Text that says Cc: inside@example.org
        Cc: quoted@example.org
      Reported-By: Re Port <re@example.org>
      Cc: stable@vger.kernel.org # v5.4+
      Cc: <two@example.org>, <three@example.org>
      Fixes: 123456789012 ("x")
      Signed-off-by: "A, B" <ab@example.org>
      Signed-off-by: nobody
      """
    let people = Trailers.people(in: Array(message.utf8))
    #expect(people.map(\.role) == ["Reported-by", "Cc", "Cc", "Signed-off-by"])
    #expect(
      people.map(\.address.text) == [
        "Re Port <re@example.org>", "stable@vger.kernel.org", "two@example.org",
        "\"A, B\" <ab@example.org>",
      ])
  }

  @Test func noLineEndsInAnAddress() {
    let text = "A\u{1B}[31m\u{202E} <a@example.org>"
    #expect(MailAddress(reading: text.utf8)?.name == "A\u{FFFD}[31m\u{FFFD}")
    for bad in ["a@b\nBcc: c@d", "a b@c", "a@", "@b", "-a@b", "a@b$(x)", "a@é.org", ""] {
      #expect(MailAddress(name: [], address: Array(bad.utf8)) == nil, "\(bad)")
    }
  }
}
