/// A ref and what it leads to.
struct ReferenceTarget {
  /// Its full name.
  let name: String
  /// The object it leads to.
  let target: ObjectID
  /// What that is once tags are followed, where packed-refs has it.
  let peeled: ObjectID?
}
