/// Text of a repository for people to read: UTF-8 where it is UTF-8, else Latin-1.
///
/// Names, messages and paths in git are bytes. The kernel's older commits have Latin-1 names
/// without saying so; every byte string is Latin-1, so this always gives something readable. Bytes
/// that Latin-1 has as control codes (0x80-0x9f) become U+FFFD.
func readableText(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  for byte in bytes {
    let scalar = (0x80...0x9f).contains(byte) ? Unicode.Scalar(0xFFFD) : Unicode.Scalar(byte)
    text.unicodeScalars.append(scalar ?? Unicode.Scalar(byte))
  }
  return text
}

/// A path as one word of a shell command line.
func shellWord(_ path: String) -> String {
  let plain = path.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "@"), UInt8(ascii: ":"), 0x80...0xff:
      true
    default: false
    }
  }
  if plain && !path.isEmpty { return path }
  var word = "'"
  for character in path.unicodeScalars {
    if character == "'" { word += "'\\''" } else { word.unicodeScalars.append(character) }
  }
  return word + "'"
}
