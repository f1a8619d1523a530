// How to read this file: a draft is what will be written, as values; Draft+Text.swift writes it. What it says of the tree
// was found by running it (Drafting.swift), so it is written more than once, a little fuller each time.

/// A scenario as it is made of a report, before a person has completed it.
struct Draft: Hashable, Sendable {
  /// A value with what is to be said of it.
  struct Line: Hashable, Sendable {
    var key: String
    var value: String
    /// Stands behind the value.
    var comment: String?
  }

  /// An object of the state.
  struct Object: Hashable, Sendable {
    var name: String
    /// The type as C writes it; nil where the pointer to it says it.
    var type: String?
    /// The file that defines the type, where that is private to it.
    var file: String?
    var fields: [Line] = []
    /// Stands above it.
    var comments: [String] = []
  }

  /// A file that is searched.
  struct Source: Hashable, Sendable {
    var path: String
    /// Whether it is there only so that the hops above the judged function can be checked.
    var isForHops = false
    var comment: String?
    /// The files that are meant and that it includes: where it is not there, they are compiled by themselves.
    var parts: [String] = []
  }

  var name: String
  var title: String
  /// What is said at the top, one paragraph each.
  var remarks: [String] = []
  var architecture: String
  var config: [Line] = []
  /// Sentences about the configuration that stand below it.
  var configRemarks: [String] = []
  var sources: [Source] = []
  var objects: [Object] = []
  /// The function that is called.
  var judged: String
  var arguments: [Line] = []
  /// The errno with its sign, such as `-EBUSY`.
  var errno: String
  /// Whether the function gives its errors as pointers.
  var isPointer = false
  /// Whether it succeeds with other values than 0.
  var isCounting = false
  /// The function in which the errno comes into being; nil where that is the judged one or not known.
  var decidedIn: String?
  /// Stand above what is judged.
  var hints: [String] = []
  /// What is asked for and lies in no field that can be named.
  var state: [Line] = []
  /// Functions that have a model in which they succeed, and may fail here.
  var failing: [String] = []
  /// How each frame came to the next, in words.
  var ways: [String] = []
  /// The stack, one line for each step.
  var stack: [String] = []
}
