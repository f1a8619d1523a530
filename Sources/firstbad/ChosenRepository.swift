import Foundation

/// The repository where `--repo` does not say: the one in `GIT_DIR`, else that of the current folder.
///
/// git sets `GIT_DIR` for what it runs (git(1), Environment Variables), `git --git-dir=PATH bisect run` too.
func chosenRepository() -> String {
  let chosen = ProcessInfo.processInfo.environment["GIT_DIR"] ?? ""
  return chosen.isEmpty ? "." : chosen
}
