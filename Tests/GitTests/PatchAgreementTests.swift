import Foundation
import Git
import Patches
import Testing
import Workbench

/// Patches do what the real git does with them, and nothing where it refuses them.
@Suite struct PatchAgreementTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func diffsApplyAsGitAppliesThem(_ seed: UInt64) throws
  {
    let history = try EditHistory(seed: seed)
    let repository = try Repository(at: history.path)
    let before = try history.folder.snapshot().filter { $0.key.hasPrefix("edits.git") }
    var dice = Dice(seed: seed &+ 100)
    var applied = 0
    var refused = 0
    for round in 0..<60 {
      let pick = { (_ dice: inout Dice) in Int.random(in: 0..<history.commits.count, using: &dice) }
      let (from, to, base) = (pick(&dice), pick(&dice), pick(&dice))
      let options = [["-M"], ["-C", "-C"], ["--no-renames"], ["-U1"], ["-U6"], ["-B", "-M"]]
      let option = options[round % options.count]
      let diff = try gitBytes(
        ["diff"] + option + [history.commits[from].hex, history.commits[to].hex], in: history.path)
      if diff.isEmpty { continue }
      try history.folder.write("the.diff", diff)
      let wanted = try history.tree(
        of: history.commits[base], "apply", "--index", "--whitespace=nowarn",
        history.folder("the.diff"))
      let got = try history.answer(repository) { () throws(ChangeTrouble) in
        try apply(diff, to: history.commits[base], repository)
      }
      #expect(
        got.tree == wanted,
        "seed \(seed), round \(round): \(from) to \(to) on \(base), \(option), \(got.refusal)")
      if wanted == nil { refused += 1 } else { applied += 1 }
    }
    // Both must have been met, or nothing was compared.
    #expect(applied > 5 && refused > 5, "\(applied) applied, \(refused) refused")
    let after = try history.folder.snapshot().filter { $0.key.hasPrefix("edits.git") }
    #expect(after == before)
  }

  @Test(arguments: [1, 2] as [UInt64]) func seriesApplyAsGitApplies(_ seed: UInt64) throws {
    let history = try EditHistory(seed: seed)
    let repository = try Repository(at: history.path)
    var dice = Dice(seed: seed &+ 200)
    var applied = 0
    for round in 0..<16 {
      let tip = Int.random(in: 3..<history.commits.count, using: &dice)
      let base = round % 2 == 0 ? 0 : Int.random(in: 0..<history.commits.count, using: &dice)
      let series = try gitBytes(
        ["format-patch", "--stdout", "--cover-letter", "--base=\(history.commits[0].hex)"]
          + ["\(history.commits[0].hex)..\(history.commits[tip].hex)"], in: history.clone)
      for encoding in Encoding.allCases {
        let mails = encoding.encoded(series)
        try history.folder.write("series.mbox", mails)
        let wanted = try history.tree(
          of: history.commits[base], "am", "-q", "--whitespace=nowarn", "--empty=drop",
          history.folder("series.mbox"))
        let got = try history.answer(repository) { () throws(ChangeTrouble) in
          try apply(mails, to: history.commits[base], repository)
        }
        #expect(
          got.tree == wanted,
          "seed \(seed), round \(round), \(encoding): up to \(tip) on \(base), \(got.refusal)")
        if wanted != nil { applied += 1 }
      }
    }
    #expect(applied > 5)
  }

  /// How a mail may be written.
  enum Encoding: CaseIterable {
    case plain, returns, base64, quotedPrintable

    func encoded(_ mailbox: [UInt8]) -> [UInt8] {
      switch self {
      case .plain: return mailbox
      case .returns:
        return mailbox.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      case .base64, .quotedPrintable:
        var result: [UInt8] = []
        for mail in letters(mailbox) {
          let lines = mail.split(separator: 0x0A, omittingEmptySubsequences: false)
          let end = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
          let head = lines[..<end].filter { !$0.starts(with: "Content-Transfer".utf8) }
          let body = Array(lines[(end + 1)...].joined(separator: [0x0A]))
          result += head.joined(separator: [0x0A])
          let name = self == .base64 ? "base64" : "quoted-printable"
          result += "\nContent-Transfer-Encoding: \(name)\n\n".utf8
          result += self == .base64 ? base64(body) : quoted(body)
        }
        return result
      }
    }

    private func letters(_ mailbox: [UInt8]) -> [[UInt8]] {
      var letters: [[UInt8]] = []
      for line in mailbox.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if line.starts(with: "From ".utf8), line.count > 60 { letters.append([]) }
        letters[letters.count - 1] += line + [0x0A]
      }
      return letters
    }

    private func base64(_ bytes: [UInt8]) -> [UInt8] {
      Array(Data(bytes).base64EncodedString(options: .lineLength76Characters).utf8) + [0x0D, 0x0A]
    }

    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
      var result: [UInt8] = []
      var column = 0
      for (place, byte) in bytes.enumerated() {
        let isLast = place + 1 == bytes.count || bytes[place + 1] == 0x0A
        let isPlain = (0x21...0x7E).contains(byte) && byte != 0x3D || byte == 0x20 && !isLast
        if byte == 0x0A {
          result.append(byte)
          column = 0
          continue
        }
        if column > 70 {
          result += "=\n".utf8
          column = 0
        }
        let digits = Array("0123456789ABCDEF".utf8)
        result += isPlain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        column += 3
      }
      return result
    }
  }
}
