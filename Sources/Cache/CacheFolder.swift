import Foundation

/// The folder in which the cache is, found as the XDG base directory specification says.
public enum CacheFolder {
  /// The folder that the environment chooses, nil if it says nothing that leads to one.
  ///
  /// `FIRSTBAD_CACHE` comes first. `XDG_CACHE_HOME` that is no absolute path is to be ignored.
  public static func chosen() -> String? { chosen(by: ProcessInfo.processInfo.environment) }

  /// The folder that some variables choose.
  static func chosen(by environment: [String: String]) -> String? {
    if let own = environment["FIRSTBAD_CACHE"], !own.isEmpty { return own }
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      return joined(base, "firstbad")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return joined(home, ".cache/firstbad")
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
