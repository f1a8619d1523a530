// Whom a mail about the finding goes to: whoever made the first bad commit, whom its message names, and whom the MAINTAINERS file
// of that commit names for the file that decided. Addresses come from a repository that nobody vouches for; `Maintainers` lets
// nothing through that is none.

import Findings
import Git
import Maintainers
import Scenarios

extension Bisection {
  /// Where regressions are tracked (Documentation/admin-guide/reporting-regressions.rst).
  private static let regressionList = "regressions@lists.linux.dev"
  /// How many people a mail goes to at most.
  private static let addressLimit = 80

  /// Adds what a mail needs, if a commit is named that one could be about.
  func addMail(to finding: inout BisectionFinding) throws(ReplayTrouble) {
    guard
      let named = finding.firstBad.first(where: { $0.kind != .suspects }) ?? finding.firstBad.first,
      let id = ObjectID(hex: named.commit)
    else { return }
    let commit: Commit
    do throws(GitError) {
      commit = try replayer.reader.repository.commit(id)
    } catch {
      throw ReplayTrouble(error)
    }
    var list = MailList(limit: Self.addressLimit)
    if let author = MailAddress(
      name: commit.author.nameBytes, address: commit.author.emailBytes)
    {
      list.add(author, .to, "author")
    }
    let people = Trailers.people(in: commit.message)
    for person in people where person.role == "Signed-off-by" {
      list.add(person.address, .to, person.role)
    }
    for person in people where person.role != "Signed-off-by" {
      list.add(person.address, .cc, person.role)
    }
    if let file = named.replay?.outcome.site?.file {
      do throws(ReplayTrouble) {
        if let bytes = try replayer.reader.bytes(at: "MAINTAINERS", of: id) {
          let entries = MaintainersFile(bytes).entries(for: file)
          for entry in entries where entry.role != .list {
            list.add(entry.address, .cc, "MAINTAINERS")
          }
          for entry in entries where entry.role == .list {
            list.add(entry.address, .cc, "MAINTAINERS")
          }
        }
      } catch {
        // The finding holds without it, as in a clone that left the file out.
        finding.notes.append("the MAINTAINERS file of the first bad commit could not be read")
      }
    }
    if let regressions = MailAddress(reading: Self.regressionList.utf8) {
      list.add(regressions, .cc, "regression tracking")
    }
    finding.mail = MailFinding(
      inReplyTo: replayer.scenario.links.lazy.compactMap { Self.messageID(in: $0.value) }.first,
      to: list.to.map(\.text), cc: list.cc.map(\.text), sources: list.toSources + list.ccSources)
  }

  /// The message id in a link to lore.kernel.org: `https://lore.kernel.org/LIST/ID/`.
  static func messageID(in link: String) -> String? {
    var rest = Substring(link)
    guard let scheme = ["https://", "http://"].first(where: { rest.hasPrefix($0) }) else {
      return nil
    }
    rest = rest.dropFirst(scheme.count)
    guard
      let host = ["lore.kernel.org/", "lkml.kernel.org/r/"].first(where: { rest.hasPrefix($0) })
    else { return nil }
    let path = rest.dropFirst(host.count).prefix { $0 != "#" && $0 != "?" }
    for part in path.split(separator: "/") {
      let bytes = unescaped(Array(part.utf8))
      // RFC 5322 3.6.4 has two sides and no blanks.
      if let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0, at < bytes.count - 1,
        bytes.count <= 250,
        bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E })
      {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    return nil
  }

  /// Bytes with what RFC 3986 2.1 escapes put back.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var found: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        found.append(value)
        rest = rest.dropFirst(2)
      } else {
        found.append(byte)
      }
    }
    return found
  }
}

/// Whom a mail goes to, everybody once.
private struct MailList {
  enum Place { case to, cc }

  let limit: Int
  private(set) var to: [MailAddress] = []
  private(set) var cc: [MailAddress] = []
  private(set) var toSources: [String] = []
  private(set) var ccSources: [String] = []
  private var seen: Set<String> = []

  init(limit: Int) { self.limit = limit }

  mutating func add(_ address: MailAddress, _ place: Place, _ source: String) {
    guard to.count + cc.count < limit, seen.insert(address.key).inserted else { return }
    switch place {
    case .to:
      to.append(address)
      toSources.append(source)
    case .cc:
      cc.append(address)
      ccSources.append(source)
    }
  }
}
