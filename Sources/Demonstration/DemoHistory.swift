public import Git

/// A history that was made, and what is to be found in it.
public struct DemoHistory: Sendable {
  /// Which one it is.
  public let story: DemoStory
  /// Where the bare repository is.
  public let repositoryPath: String
  /// The commits that have a name in the story, such as `culprit` and `driver-fix`.
  public let commits: [String: ObjectID]
  /// The lowest tag that contains each of them, candidates for a release included.
  public let firstTags: [String: String]
  /// The lowest release that contains each of them, where there is one.
  public let firstReleases: [String: String]
  /// All commits, parents first.
  public let order: [ObjectID]
  /// What `main` and HEAD point to.
  public let tip: ObjectID
  /// What each scenario has to find.
  public let expected: [DemoScenario: DemoAnswer]
  /// What each scenario has to say at every commit.
  public let verdicts: [DemoScenario: [ObjectID: DemoVerdict]]

  /// The name of the history, as a file could be called.
  public var name: String { story.rawValue }
  /// One sentence on what happens in it.
  public var summary: String { story.summary }

  /// What gcc has to be told to check the C of any of the trees, standing at its top.
  ///
  /// The same symbols are set as in the scenarios; what a configured kernel has in `autoconf.h` is
  /// given by `-D`, and what its Makefile includes first by `-include`.
  public static var compilerArguments: [String] {
    let symbols = [
      "ARM", "MMU", "OF", "IOMMU_API", "IOMMU_SUPPORT", "ROCKCHIP_IOMMU", "ARM_DMA_USE_IOMMU",
      "DMA_OPS", "ARCH_HAS_DMA_OPS", "DRM_ROCKCHIP",
    ]
    return [
      "-fsyntax-only", "-std=gnu11", "-Wall", "-Werror", "-nostdinc", "-D__KERNEL__",
    ] + symbols.map { "-DCONFIG_\($0)=1" } + [
      "-Iarch/arm/include", "-Iinclude", "-Iinclude/uapi",
      "-include", "include/linux/kconfig.h", "-include", "include/linux/compiler_types.h",
    ]
  }
}

/// What a replay says at one commit.
public enum DemoVerdict: String, Sendable {
  /// The call returned 0.
  case good
  /// The call returned -EBUSY.
  case bad
  /// It is 0 or -EBUSY by what the scenario leaves unknown.
  case depends
  /// What is called or what is given does not exist, or is not C.
  case untestable
}

/// The answer that a bisection with one scenario has to give.
public struct DemoAnswer: Sendable, Equatable {
  /// The first bad commits, oldest first.
  public let firstBad: [DemoTransition]
  /// The fixes, oldest first.
  public let fixes: [DemoTransition]
  /// Whether the root is bad.
  public let isBadFromTheStart: Bool
  /// How many commits depend.
  public let depends: Int
  /// How many commits say nothing.
  public let untestable: Int
  /// What `firstbad bisect` ends with: 0 if a first bad commit is named, 1 if all is good, 125 if
  /// there are only suspects, the root is bad, or none is named and some depend.
  public let exitCode: Int32

  init(
    firstBad: [DemoTransition], fixes: [DemoTransition], isBadFromTheStart: Bool, depends: Int,
    untestable: Int
  ) {
    self.firstBad = firstBad
    self.fixes = fixes
    self.isBadFromTheStart = isBadFromTheStart
    self.depends = depends
    self.untestable = untestable
    let isNamed = firstBad.contains { $0.kind != .suspects }
    exitCode = isNamed ? 0 : isBadFromTheStart || !firstBad.isEmpty || depends > 0 ? 125 : 1
  }
}

/// A commit, or several that may be it, at which the verdict turns.
public struct DemoTransition: Sendable, Equatable {
  /// How it turned.
  public enum Kind: String, Sendable {
    /// By this commit alone.
    case commit
    /// By a merge whose parents disagree.
    case merge
    /// By this commit or one that could not be tested.
    case suspects
  }

  /// How it turned.
  public let kind: Kind
  /// The label of the commit; of suspects, the last.
  public let label: String
  /// The labels of all suspects, or of the commits of the good side of a healing merge that matter.
  ///
  /// Empty for a single commit, and for a merge that lost something: what it lost is on neither
  /// side's list.
  public let candidates: [String]

  init(_ kind: Kind, _ label: String, candidates: [String] = []) {
    self.kind = kind
    self.label = label
    self.candidates = candidates
  }
}

extension DemoHistory {
  /// The full id of a labelled commit, empty if there is no such label.
  public func id(of label: String) -> String { commits[label]?.hex ?? "" }
}
