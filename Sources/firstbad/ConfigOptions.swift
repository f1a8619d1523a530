import Foundation
import Scenarios

/// The values of `--config`: symbols and `.config` files, in their order.
struct ConfigOptions {
  /// The symbols with what stands behind their `=`; later ones count.
  private(set) var settings: [(name: String, value: String)] = []
  /// Sentences for the reader.
  private(set) var notes: [String] = []

  /// How long a `.config` may be; a kernel's has some 250 KB.
  private static let byteLimit = 16 << 20

  init(_ options: [String]) throws {
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // A path may have an equals sign as well, and then has something else before it than a symbol.
      if parts.count == 2, let name = ConfigEntry.bareName(String(parts[0])) {
        guard !parts[1].isEmpty else { throw refusal("'\(option)' is not NAME=VALUE") }
        settings.append((name, String(parts[1])))
      } else {
        try read(option)
      }
    }
  }

  private mutating func read(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw refusal("'\(path)' is neither NAME=VALUE nor a file")
    }
    guard !isFolder.boolValue else { throw refusal("'\(path)' is a folder, not a .config") }
    guard let bytes = InputFile.bytes(path, most: Self.byteLimit) else {
      throw CommandFailure(.repository, "firstbad: cannot read '\(path)'")
    }
    guard bytes.count <= Self.byteLimit else {
      throw refusal("'\(path)' is too large to be a .config")
    }
    let text = ConfigText(bytes)
    if let line = text.badLines.first {
      throw refusal("\(path):\(line): \(ConfigText.badLineSentence)")
    }
    if text.looksLikeDefconfig { notes.append(ConfigText.defconfigSentence(path)) }
    settings += text.settings.map { ($0.name, $0.value.spelling) }
  }

  private func refusal(_ sentence: String) -> CommandFailure {
    CommandFailure(.usage, "firstbad: \(sentence)")
  }
}

extension ConfigValue {
  /// The value as it stands behind the `=` of a `.config`.
  fileprivate var spelling: String {
    switch self {
    case .yes: "y"
    case .module: "m"
    case .no: "n"
    // No .config says it.
    case .unknown: "unknown"
    case .text(let text): text
    }
  }
}
