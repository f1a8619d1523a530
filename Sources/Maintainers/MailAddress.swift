/// Somebody's name and mail address, or a list's.
public struct MailAddress: Sendable, Hashable {
  /// The name without control characters and without quotes around it, empty where there is none.
  public let name: String
  /// The address, in ASCII.
  public let address: String

  /// How long a name or an address may be, in bytes; RFC 5321 4.5.3.1 has room for 254 in a path.
  private static let (nameLimit, addressLimit) = (128, 254)

  /// Takes a name and an address that stand by themselves; nil if that can be no address.
  public init?(name: some Collection<UInt8>, address: some Collection<UInt8>) {
    let address = Array(address)
    guard Self.isAddress(address) else { return nil }
    self.address = String(decoding: address, as: UTF8.self)
    self.name = Self.name(Array(name))
  }

  /// Reads the address at the beginning of a text, as it stands in trailers and in `MAINTAINERS`.
  ///
  /// `Name <address>`, `"Name, with comma" <address>`, `<address>` or `address`; what follows, such as `# v5.4+` or
  /// `(moderated list)`, is passed over. Nil if there is none.
  public init?(reading text: some Collection<UInt8>) {
    let bytes = Array(text)
    if let open = bytes.firstIndex(of: UInt8(ascii: "<")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      self.init(name: bytes[..<open], address: bytes[(open + 1)..<close].trimmed)
    } else {
      let word = bytes[...].trimmed.prefix { !Self.isBlank($0) }
      self.init(name: [], address: word)
    }
  }

  /// `Name <address>`, the name in quotes where RFC 5322 3.2.4 wants them; or the address alone.
  public var text: String {
    if name.isEmpty { return address }
    let isPlain = name.utf8.allSatisfy { !"()<>[]:;@\\,.\"".utf8.contains($0) }
    if isPlain { return "\(name) <\(address)>" }
    var quoted = ""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return "\"\(quoted)\" <\(address)>"
  }

  /// What makes two of them one: addresses do not heed the case.
  public var key: String { address.lowercased() }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isAddress(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= addressLimit, let at = bytes.firstIndex(of: UInt8(ascii: "@")),
      at > 0, at < bytes.count - 1, !bytes[(at + 1)...].contains(UInt8(ascii: "@"))
    else { return false }
    // A dash in front would be an option to whatever sends the mail.
    return bytes[0] != UInt8(ascii: "-")
      && bytes.allSatisfy { (0x21...0x7E).contains($0) && !"<>()[],;:\\\"`|&$".utf8.contains($0) }
  }

  private static func name(_ bytes: [UInt8]) -> String {
    var rest = bytes[...].trimmed
    if rest.count >= 2, rest.first == UInt8(ascii: "\""), rest.last == UInt8(ascii: "\"") {
      rest = rest.dropFirst().dropLast()
    }
    var scalars = String.UnicodeScalarView()
    let text =
      String(validating: rest.prefix(nameLimit), as: UTF8.self)
      ?? String(decoding: rest.prefix(nameLimit), as: UTF8.self)
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without white space at either end.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first, MailAddress.isBlank(first) { rest.removeFirst() }
    while let last = rest.last, MailAddress.isBlank(last) { rest.removeLast() }
    return rest
  }
}
