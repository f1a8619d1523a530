/// What a mail about a finding needs and a finding does not say: where it goes, and what it answers.
public struct MailFinding: Codable, Sendable, Hashable {
  /// The message id of the report that it answers, without angle brackets.
  public var inReplyTo: String?
  /// The subject of that report, if it is known.
  public var subject: String?
  /// Whom it is to, each as `Name <address>` or an address.
  public var to: [String]
  /// Who gets a copy.
  public var cc: [String]
  /// Where each address comes from, in the order of `to` and then `cc`, such as `MAINTAINERS` or `Signed-off-by`.
  public var sources: [String]

  /// Makes it.
  public init(
    inReplyTo: String? = nil, subject: String? = nil, to: [String] = [], cc: [String] = [],
    sources: [String] = []
  ) {
    self.inReplyTo = inReplyTo
    self.subject = subject
    self.to = to
    self.cc = cc
    self.sources = sources
  }

  /// Reads it; all of it may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    inReplyTo = try container.decodeIfPresent(String.self, forKey: .inReplyTo)
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    to = try container.list(.to)
    cc = try container.list(.cc)
    sources = try container.list(.sources)
  }
}
