/// The lines of a commit's message that name people.
public enum Trailers {
  /// Somebody that a message names, and as what.
  public struct Person: Sendable, Hashable {
    /// The word before the colon, as it is usually written, such as `Signed-off-by`.
    public let role: String
    /// Who it is.
    public let address: MailAddress
  }

  /// What counts, as submitting-patches and the stable rules of the kernel have it.
  private static let roles = [
    "Signed-off-by", "Co-developed-by", "Acked-by", "Reviewed-by", "Tested-by", "Reported-by",
    "Suggested-by", "Cc",
  ]

  /// Hostile messages are long; so many people are in none.
  private static let limit = 200

  /// The people that a message names in lines of their own, in its order.
  ///
  /// Lines of the first paragraph, which is the subject, and lines that are set in, as quotations are, do not count. Nor does
  /// a line without an address.
  public static func people(in message: some Collection<UInt8>) -> [Person] {
    var people: [Person] = []
    var isPastSubject = false
    var hasSubject = false
    for line in message.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.allSatisfy(MailAddress.isBlank) {
        isPastSubject = hasSubject
        continue
      }
      hasSubject = true
      guard isPastSubject, people.count < limit,
        let colon = line.prefix(20).firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let word = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      guard let role = roles.first(where: { $0.lowercased() == word }),
        let address = MailAddress(reading: line[line.index(after: colon)...])
      else { continue }
      people.append(Person(role: role, address: address))
    }
    return people
  }
}
