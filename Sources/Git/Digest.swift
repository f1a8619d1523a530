/// What something depends on, boiled down to twenty bytes.
///
/// Parts are told apart: the same bytes cut elsewhere give another value.
public struct Digest: Sendable {
  private var bytes: [UInt8] = []

  /// Begins with nothing.
  public init() {}

  /// Adds bytes.
  public mutating func add(_ part: some Collection<UInt8>) {
    add(part.count)
    bytes += part
  }

  /// Adds a text.
  public mutating func add(_ text: String) { add(text.utf8) }

  /// Adds a number.
  public mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  /// Adds an object's name.
  public mutating func add(_ id: ObjectID) { bytes += id.bytes }

  /// Adds names of objects, and how many they are.
  public mutating func add(_ ids: [ObjectID]) {
    add(ids.count)
    for id in ids { add(id) }
  }

  /// The SHA-1 of all that was added.
  public var value: [UInt8] { id.bytes }

  /// The same as a name, which is no object's.
  public var id: ObjectID { bytes.withUnsafeBytes { SHA1.hash($0) } }
}

extension Repository {
  /// Adds what history depends on besides commits: `shallow`, `info/grafts` and `refs/replace/`.
  public func addView(to digest: inout Digest) {
    digest.add(overrides.shallow.sorted())
    digest.add(overrides.grafts.count)
    for commit in overrides.grafts.keys.sorted() {
      digest.add(commit)
      digest.add(overrides.grafts[commit] ?? [])
    }
    digest.add(overrides.replacements.count)
    for id in overrides.replacements.keys.sorted() {
      digest.add(id)
      digest.add(overrides.replacements[id] ?? id)
    }
  }

  /// Adds the refs that match a pattern, as for ``references(matching:)``, each with what it leads to.
  ///
  /// Tags are not followed: what is behind an object's name does not change.
  ///
  /// - Throws: `failed`.
  public func addReferences(matching glob: String, to digest: inout Digest) throws(GitError) {
    let references = try referenceTargets(matching: glob)
    digest.add(references.count)
    for reference in references {
      digest.add(reference.name)
      digest.add(reference.target)
    }
  }
}
