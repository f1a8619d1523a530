// swift-tools-version: 6.2
//
// One section per target, bottom of the house first; every target is followed by its tests. What
// may import what is written in docs/architecture.md and checked by Tests/Scripts/check-layers.

import PackageDescription

/// What every target of ours is built with: warnings are errors, and no import leaks upwards.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // Tests look inside, and they run optimised: in a third of the time. What the compiler can prove of overlapping
  // accesses it proves; asking again at run time, as debug builds do, is left out.
  .unsafeFlags(
    ["-enable-testing", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// What tests are built with: what they test is optimised, and they themselves are built sooner.
let checks: [SwiftSetting] =
  strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// Swift's own libraries become part of the program where it is known which they are: it starts in two thirds of the
/// time, and runs where there is no Swift.
#if os(Linux) && compiler(>=6.3) && compiler(<6.4)
  let staticLibraries: [LinkerSetting] = [
    .unsafeFlags(
      [
        "-static-stdlib", "-lCoreFoundation", "-l_FoundationCShims", "-l_FoundationCollections",
        "-l_FoundationICU", "-lstdc++",
      ], .when(configuration: .release))
  ]
#else
  let staticLibraries: [LinkerSetting] = []
#endif

let package = Package(
  name: "firstbad",
  products: [
    .executable(name: "firstbad", targets: ["firstbad"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // MARK: CLibgit2
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),

    // MARK: CLibdeflate
    .systemLibrary(
      name: "CLibdeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),

    // MARK: CMalloc
    .systemLibrary(name: "CMalloc"),

    // MARK: CZ3
    .systemLibrary(name: "CZ3", pkgConfig: "z3", providers: [.apt(["libz3-dev"]), .brew(["z3"])]),

    // MARK: SourceText
    .target(name: "SourceText", swiftSettings: strict),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: checks),

    // MARK: Workbench
    // What the tests of several targets need.
    .target(
      name: "Workbench", dependencies: ["History"], path: "Tests/Workbench", swiftSettings: strict),

    // MARK: Threads
    .target(name: "Threads", swiftSettings: strict),

    // MARK: History
    .target(name: "History", swiftSettings: strict),
    .testTarget(
      name: "HistoryTests", dependencies: ["Workbench", "History"], swiftSettings: checks),

    // MARK: Findings
    .target(name: "Findings", dependencies: ["SourceText"], swiftSettings: strict),

    // MARK: Patches
    .target(name: "Patches", swiftSettings: strict),
    .testTarget(
      name: "PatchesTests", dependencies: ["Workbench", "Patches"], swiftSettings: checks),

    // MARK: Git
    .target(
      name: "Git", dependencies: ["CLibdeflate", "CLibgit2", "Patches", "Threads"],
      swiftSettings: strict),
    .testTarget(
      name: "GitTests", dependencies: ["Workbench", "Git", "Patches"], swiftSettings: checks),

    // MARK: Cache
    .target(
      name: "Cache", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "CacheTests",
      dependencies: ["Workbench", "Cache", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: checks),

    // MARK: CSyntax
    .target(name: "CSyntax", dependencies: ["SourceText"], swiftSettings: strict),
    .testTarget(
      name: "CSyntaxTests", dependencies: ["CSyntax", "SourceText"],
      swiftSettings: checks),

    // MARK: Kbuild
    .target(name: "Kbuild", swiftSettings: strict),
    .testTarget(
      name: "KbuildTests", dependencies: ["Kbuild"], exclude: ["Cases"], swiftSettings: checks),

    // MARK: Maintainers
    .target(name: "Maintainers", swiftSettings: strict),
    .testTarget(
      name: "MaintainersTests", dependencies: ["Maintainers"], exclude: ["Cases"],
      swiftSettings: checks),

    // MARK: CProgram
    .target(name: "CProgram", dependencies: ["CSyntax", "SourceText"], swiftSettings: strict),
    .testTarget(
      name: "CProgramTests", dependencies: ["Workbench", "CProgram", "CSyntax", "SourceText"],
      swiftSettings: checks),

    // MARK: Constraints
    .target(name: "Constraints", dependencies: ["CZ3"], swiftSettings: strict),
    .testTarget(
      name: "ConstraintsTests", dependencies: ["Workbench", "Constraints"],
      swiftSettings: checks),

    // MARK: Fuzz
    // A program, so that a crash names its input and costs one process; its tests run it.
    .executableTarget(
      name: "Fuzz", dependencies: ["CMachine", "CProgram", "CSyntax", "HostModel"],
      path: "Tests/Fuzz", swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["Workbench", "Fuzz"], swiftSettings: checks),

    // MARK: CMachine
    .target(
      name: "CMachine", dependencies: ["Constraints", "CProgram", "CSyntax", "SourceText"],
      swiftSettings: strict),
    .testTarget(
      name: "CMachineTests",
      dependencies: ["Constraints", "Workbench", "CMachine", "CProgram", "CSyntax", "SourceText"],
      exclude: ["Agreement"], swiftSettings: checks),

    // MARK: CLibrary
    .target(
      name: "CLibrary", dependencies: ["CMachine", "CProgram", "CSyntax"], swiftSettings: strict),

    // MARK: HostModel
    .target(
      name: "HostModel",
      dependencies: ["CLibrary", "CMachine", "CProgram", "CSyntax", "SourceText"],
      resources: [.embedInCode("Headers")], swiftSettings: strict),
    .testTarget(
      name: "HostModelTests",
      dependencies: ["Workbench", "HostModel", "CMachine", "CProgram", "CSyntax"],
      exclude: ["Programs", "Faults"], swiftSettings: checks),

    // MARK: KernelModel
    .target(
      name: "KernelModel", dependencies: ["CLibrary", "CMachine", "CProgram", "CSyntax"],
      swiftSettings: strict),
    .testTarget(
      name: "KernelModelTests",
      dependencies: ["KernelModel", "CMachine", "CProgram", "CSyntax", "SourceText"],
      exclude: ["Cases"], swiftSettings: checks),

    // MARK: Scenarios
    .target(
      name: "Scenarios",
      dependencies: ["SourceText", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests", dependencies: ["Scenarios", "SourceText"],
      exclude: ["Valid", "Invalid", "Stacks"], swiftSettings: checks),

    // MARK: Runs
    .target(
      name: "Runs",
      dependencies: ["Constraints", "CMachine", "CProgram", "CSyntax", "Findings", "SourceText"],
      swiftSettings: strict),

    // MARK: Reasons
    .target(name: "Reasons", dependencies: ["CSyntax", "Findings"], swiftSettings: strict),
    .testTarget(
      name: "ReasonsTests", dependencies: ["Workbench", "Reasons", "Findings"],
      swiftSettings: checks),

    // MARK: Replay
    .target(
      name: "Replay",
      dependencies: [
        "Threads", "SourceText", "SourceIndex", "CallGraph", "History", "Findings", "Git", "Cache",
        "CSyntax",
        "CProgram", "Constraints", "CMachine", "KernelModel", "Maintainers", "Patches", "Reasons",
        "Runs",
        "Scenarios",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReplayTests",
      dependencies: [
        "Workbench", "Replay", "Demonstration", "Reports", "Findings", "Git", "Cache", "History",
        "Scenarios", "CMachine", "CProgram", "KernelModel", "Runs",
        "CSyntax", "SourceText", "SourceIndex", "CallGraph",
      ],
      exclude: ["Reasons"], swiftSettings: checks),

    // MARK: SourceIndex
    .target(
      name: "SourceIndex", dependencies: ["Threads", "Git", "CSyntax", "SourceText", "Cache"],
      swiftSettings: strict),
    .testTarget(
      name: "SourceIndexTests",
      dependencies: ["Workbench", "SourceIndex", "Git", "CSyntax", "Cache"],
      swiftSettings: checks),

    // MARK: CallGraph
    .target(
      name: "CallGraph", dependencies: ["CSyntax", "SourceIndex"], swiftSettings: strict),
    .testTarget(
      name: "CallGraphTests",
      dependencies: ["Workbench", "CallGraph", "SourceIndex", "Git", "CSyntax", "Cache"],
      exclude: ["Stacks"], swiftSettings: checks),

    // MARK: Drafts
    .target(
      name: "Drafts",
      dependencies: [
        "Cache", "CallGraph", "CProgram", "CSyntax", "Findings", "Git", "Kbuild", "Replay",
        "Scenarios", "SourceIndex", "SourceText",
      ],
      swiftSettings: strict),

    .testTarget(
      name: "DraftsTests", dependencies: ["Drafts", "Scenarios", "SourceText"],
      swiftSettings: checks),

    // MARK: Endurance
    // A program, so that the memory it tells is its own.
    .executableTarget(
      name: "Endurance", dependencies: ["Replay", "Findings", "Scenarios"], path: "Tests/Endurance",
      swiftSettings: strict),

    // MARK: Surveys
    .target(
      name: "Surveys",
      dependencies: [
        "Threads", "Findings", "Git", "CSyntax", "CProgram", "SourceText", "SourceIndex", "Cache",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SurveysTests", dependencies: ["Surveys", "Findings", "Git"], swiftSettings: checks),

    // MARK: Predicates
    .target(
      name: "Predicates",
      dependencies: [
        "CMachine", "CProgram", "CSyntax", "Constraints", "Findings", "Git", "History",
        "KernelModel", "Replay", "Runs", "Scenarios", "Threads",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PredicatesTests",
      dependencies: [
        "Workbench", "Predicates", "CMachine", "CProgram", "CSyntax", "Constraints",
        "Demonstration", "Findings", "Git", "KernelModel", "Replay", "Runs", "Scenarios",
      ],
      swiftSettings: checks),

    // MARK: Reports
    .target(
      name: "Reports",
      dependencies: [
        "Findings", "Scenarios", "SourceText",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Findings", "Scenarios", "SourceText"],
      exclude: ["Goldens", "Stored"], swiftSettings: checks),

    // MARK: Demonstration
    // The demo's scenario is the one that serves real kernels, compiled in so that the program needs
    // no file beside it; the resource is a link to it.
    .target(
      name: "Demonstration", dependencies: ["Git"],
      resources: [.embedInCode("Resources/firefly-rk3288.yaml")], swiftSettings: strict),

    // MARK: firstbad
    .executableTarget(
      name: "firstbad",
      dependencies: [
        "Replay", "Predicates", "HostModel", "Runs", "CMachine", "Surveys", "Cache", "Reports",
        "Scenarios", "Findings", "SourceText", "Demonstration", "Drafts", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: staticLibraries),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Workbench", "Demonstration", "Git", "Findings",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: checks),
  ]
)
