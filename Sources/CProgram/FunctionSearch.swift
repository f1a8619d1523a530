// How to read this file: where a function is not in the file that somebody named, the commit's tree is asked which of its
// files define it. The question holds all that the answer depends on besides the tree, so that the same tree always gives
// the same answer; what is made of the answer is Program+Whereabouts.swift.

/// A question to the tree of a commit: which C files define a function.
///
/// The folders of ``near`` are searched first, the rest of the tree only where none of them has an answer. A
/// definition with internal linkage counts only in a file that may be one of ``gone`` under another path: there are
/// static functions of one name in many files, and they have nothing to do with each other.
public struct FunctionSearch: Hashable, Codable, Sendable {
  /// The function.
  public let function: String
  /// The paths at which it was looked for in vain, in order.
  public let near: [String]
  /// Those of them at which there is no file.
  public let gone: [String]
  /// Whether more is searched than the folders of ``near``.
  public let isEverywhere: Bool
  /// The folders of the root in which nothing is that belongs to the program.
  public let leftOut: [String]
  /// The one folder of `arch/` that belongs to the program; nil where all may.
  public let architecture: String?

  /// Makes a question.
  public init(
    function: String, near: [String], gone: [String], isEverywhere: Bool, leftOut: [String] = [],
    architecture: String? = nil
  ) {
    self.function = function
    self.near = near
    self.gone = gone
    self.isEverywhere = isEverywhere
    self.leftOut = leftOut
    self.architecture = architecture
  }

  /// The answer.
  public struct Answer: Hashable, Sendable {
    /// The files that define the function, sorted.
    public var files: [File] = []
    /// Whether it is static in a file that has nothing to do with those that are gone.
    public var hasOthers = false

    /// Makes the answer that nothing was found.
    public init() {}
  }

  /// A file that defines the function.
  public struct File: Hashable, Sendable {
    /// Its path.
    public let path: String
    /// Whether it may be one of the files that are gone, so that static functions count.
    public let isMoved: Bool

    /// Makes one.
    public init(path: String, isMoved: Bool) {
      self.path = path
      self.isMoved = isMoved
    }
  }
}

extension Target {
  /// The question where a function is, that is not where it was looked for.
  func search(
    for function: String, near: [String], gone: [String], isEverywhere: Bool
  ) -> FunctionSearch {
    // What is not the kernel but a program of its own, or documentation (the kernel's and U-Boot's trees).
    let apart = configuration == nil ? [] : ["Documentation", "scripts", "tools"]
    let arch = "arch/"
    let isOwn = { (path: String) in
      !path.hasPrefix(arch) || path.hasPrefix("\(arch)\(architecture.name)/")
    }
    return FunctionSearch(
      function: function, near: near, gone: gone, isEverywhere: isEverywhere,
      leftOut: apart.filter { folder in !near.contains { $0.hasPrefix("\(folder)/") } },
      architecture: configuration != nil && near.allSatisfy(isOwn) ? architecture.name : nil)
  }
}
