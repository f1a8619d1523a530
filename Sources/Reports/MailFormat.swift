public import Findings

/// A bisection as a plain-text mail, ready for `git send-email` or a mail client.
///
/// The body has at most 60 lines of 75 columns; only the `Fixes:` line may be longer, because the kernel's
/// Documentation/process/submitting-patches.rst wants it on one line. Who sends it and when is left to the program that does.
public struct MailFormat: ReportFormat {
  static let lines = 60
  static let width = 75

  /// Makes the format.
  public init() {}

  /// Tells a bisection.
  public func report(_ finding: BisectionFinding) -> String {
    (headers(finding) + [""] + body(finding)).joined(separator: "\n") + "\n"
  }

  /// A replay is one commit, and nobody is to be told of it.
  public func report(_ finding: ReplayFinding) throws(ReportTrouble) -> String {
    throw .notEncodable("a replay is no mail, a bisection is")
  }

  private func headers(_ finding: BisectionFinding) -> [String] {
    let mail = finding.mail ?? MailFinding()
    var headers: [MailHeader?] = [
      MailHeader("To", addresses: mail.to), MailHeader("Cc", addresses: mail.cc),
      MailHeader("Subject", words: subject(finding, mail)),
    ]
    if let id = mail.inReplyTo {
      headers += [
        MailHeader("In-Reply-To", messageID: id), MailHeader("References", messageID: id),
      ]
    }
    return headers.compactMap { $0?.text } + [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: 8bit",
    ]
  }

  private func subject(_ finding: BisectionFinding, _ mail: MailFinding) -> String {
    if let subject = mail.subject, !subject.isEmpty {
      return subject.lowercased().hasPrefix("re:") ? subject : "Re: \(subject)"
    }
    guard let culprit = finding.culprit else {
      return "\(finding.scenario): no first bad commit can be named"
    }
    let outcome = culprit.replay.map { replay in
      String(replay.outcome.words.prefix(80))
        + (replay.outcome.site.map { " in \($0.function)" } ?? "")
    }
    let since = culprit.firstTag.map { " since \($0)" } ?? ""
    return "[REGRESSION] \(outcome ?? finding.scenario)\(since)"
  }

  private func body(_ finding: BisectionFinding) -> [String] {
    var parts = MailParts(width: Self.width)
    guard let culprit = finding.culprit else {
      parts.unnamed(finding)
      parts.assumptions(finding, most: 12)
      parts.reproduction(finding)
      return parts.fitted(to: Self.lines)
    }
    parts.opening(finding, culprit)
    parts.reason(finding, culprit)
    parts.fix(finding)
    parts.evidence(finding, culprit)
    parts.assumptions(finding, most: 7)
    parts.reproduction(finding)
    parts.tracking(finding, culprit)
    return parts.fitted(to: Self.lines)
  }
}

extension BisectionFinding {
  /// The first commit or merge that is named as the one that made it bad.
  var culprit: TransitionFinding? { firstBad.first { $0.kind != .suspects } }

  /// What ended what the culprit began, where nothing else was bad: of several, or where it was bad from the start, a fix may
  /// belong to another.
  var culpritFix: TransitionFinding? {
    firstBad.count == 1 && badFromTheStart.isEmpty && culprit != nil ? fixes.first : nil
  }
}

extension CommitFinding {
  /// The commit as the kernel's documentation wants it quoted: 12 digits and the subject.
  var quoted: String {
    commit.abbreviated
      + (subject.map { " (\"\($0.shown(limit: TextLimit.name))\")" } ?? "")
  }
}
