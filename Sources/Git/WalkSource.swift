/// Where a walk over history learns what it needs to know; the list is the same whichever it is.
public enum WalkSource: String, Sendable, Hashable, CaseIterable {
  /// The commit-graph where there is one that can be used, commit objects for what is not in it.
  case auto
  /// Commit objects.
  case objects
  /// The library's own walk, for comparison; commit objects where shallow boundaries, grafts or
  /// replacements change history, which the library does not heed.
  case library
}
