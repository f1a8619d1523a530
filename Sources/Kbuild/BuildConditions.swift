/// What the files of a call stack say of the configuration that they were built under.
///
/// A function that stands in a stack was compiled in, so the symbols without which its file is not
/// compiled are set, and so is what these select and depend on. Everything here is certain, given that
/// kconfig had nothing to warn of in the configuration: it lets `select` set a symbol whose dependencies
/// are not met, and says so. What could not be told is left out and listed.
public struct BuildConditions: Sendable, Hashable {
  /// A line of a Makefile or Kconfig file.
  public struct Place: Sendable, Hashable {
    /// The file, from the top of the tree.
    public var path: String
    /// The line, from 1; of a statement on several lines, the first.
    public var line: Int

    /// Makes a place from its parts.
    public init(path: String, line: Int) {
      self.path = path
      self.line = line
    }
  }

  /// What a symbol is set to.
  public enum Setting: Sendable, Hashable {
    /// `y`.
    case yes
    /// `m`.
    case module
    /// `y` or `m`, and nothing says which.
    case yesOrModule
    /// Not set, or not there at all.
    case no
  }

  /// Why a setting is certain.
  public enum Reason: Sendable, Hashable {
    /// The file is compiled only under it.
    case builtUnder(file: String)
    /// The symbol named selects it.
    case selected(by: String)
    /// The symbol named depends on it.
    case needed(by: String)
    /// The symbol named has no prompt, and nothing else sets it.
    case onlyWayToSet(String)
    /// It has no prompt, and a default that holds.
    case byDefault
    /// The symbol named stands in the same choice and is the one chosen.
    case notChosen(by: String)
    /// Whoever asks says so.
    case given
  }

  /// One certain setting.
  public struct Requirement: Sendable, Hashable {
    /// The symbol, without `CONFIG_`.
    public var symbol: String
    /// What it is set to.
    public var setting: Setting
    /// Why.
    public var reason: Reason
    /// The line that says so.
    public var place: Place
  }

  /// One C file, and what its makefiles say.
  public struct CompiledFile: Sendable, Hashable {
    /// The file as it was asked for.
    public var path: String
    /// Whether a makefile was found that builds it.
    public var isFound: Bool
    /// What must be set for it to be compiled, by symbol; empty for a file that is always built.
    public var requirements: [Requirement]
  }

  /// What a symbol is where nobody chose otherwise: a guess, unlike all else here.
  public struct Default: Sendable, Hashable {
    /// The symbol, without `CONFIG_`.
    public var symbol: String
    /// A number as it is written, or `y` for the one that a choice takes.
    public var value: String
    /// The line that says so.
    public var place: Place
  }

  /// Something that could not be told.
  public struct Omission: Sendable, Hashable {
    /// The file or symbol that it is about.
    public var subject: String
    /// One sentence without a full stop.
    public var message: String
    /// The line in question, if it is about one.
    public var place: Place?
  }

  /// The files, in the order they were asked for.
  public var files: [CompiledFile]
  /// All that follows from the files, by symbol, and does not hold in every configuration.
  public var requirements: [Requirement]
  /// What holds in every configuration of the architecture, by symbol.
  public var everywhere: [Requirement]
  /// The numbers of the configuration, its choices and what is `y` as they are if nobody changes them, by symbol.
  public var defaults: [Default]
  /// What could not be told, in the order it was met; each subject and line once.
  public var omissions: [Omission]

  /// Finds what some files need.
  ///
  /// - Parameters:
  ///   - paths: C files, from the top of the tree.
  ///   - architecture: The name of the architecture's folder under `arch`, such as `arm` or `x86`.
  ///   - given: Symbols that are known to be set to `y`, or not to be set; those that nothing defines are passed over.
  ///   - tree: The tree of the commit.
  ///
  /// The makefiles are read as Documentation/kbuild/makefiles.rst describes them, the Kconfig files as
  /// Documentation/kbuild/kconfig-language.rst does.
  public init(
    of paths: [String], architecture: String, given: [String: Bool] = [:], in tree: some TreeFiles
  ) {
    let symbols = SymbolNames()
    let places = PlaceNames()
    let descent = FolderDescent(
      architecture: Array(architecture.utf8), tree: tree, symbols: symbols, places: places)
    let found = descent.conditions(of: paths.map { Array($0.utf8) })
    var kconfig = KconfigReader(architecture: architecture, symbols: symbols, places: places)
    kconfig.read("Kconfig", in: tree)
    let closure = SymbolClosure(kconfig.menu, symbols: symbols, places: places)
    closure.settle()
    let always = closure.state
    let nowhere = PlaceNumber(file: places.file(Array("the command line".utf8)), line: 0)
    for symbol in always.indices where !given.isEmpty && !closure.definitions[symbol].isEmpty {
      guard let isSet = given[symbols.text(symbol)] else { continue }
      closure.narrow(symbol, to: isSet ? .yes : .no, .given, nowhere)
    }
    for (path, ways) in zip(paths, found) {
      closure.require(ways, of: path)
    }
    closure.settle(tellingSince: always)
    files = zip(paths, found).map { path, ways in
      CompiledFile(
        path: path, isFound: ways.condition != nil,
        requirements: closure.requirements(of: path, ways.condition))
    }
    requirements = closure.requirements { closure.state[$0] != always[$0] }
    everywhere = closure.requirements { always[$0] != closure.initial[$0] }
    defaults = SymbolDefaults(closure).all()
    omissions = closure.omissions
  }
}
