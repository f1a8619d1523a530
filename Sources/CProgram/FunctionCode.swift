public import CSyntax

// How to read this file: a function's statements become a flat list of instructions with jumps, so that
// loops, `switch` and `goto` in all directions are one mechanism. A statement expression is a stretch
// of the same list. What stays of the nesting is what a report needs: which condition each instruction
// stands under.

/// A function ready to run.
public final class FunctionCode {
  /// The function.
  public let symbol: FunctionSymbol
  /// The instructions.
  public let instructions: [Instruction]
  /// The variables: parameters first.
  public let locals: [LocalVariable]
  /// How many of them are parameters.
  public let parameterCount: Int
  /// The conditions that instructions stand under.
  public let branches: [BranchSite]
  /// The scopes of variables with a cleanup, each with its parent.
  public let scopes: [Int]
  /// Where the labels are.
  public let labels: [Int]
  /// The numbers of the labels that are not local to a block.
  let labelNumbers: [Name: Int]

  init(
    symbol: FunctionSymbol, instructions: [Instruction], locals: [LocalVariable],
    parameterCount: Int, branches: [BranchSite], scopes: [Int], labels: [Int],
    labelNumbers: [Name: Int]
  ) {
    self.symbol = symbol
    self.instructions = instructions
    self.locals = locals
    self.parameterCount = parameterCount
    self.branches = branches
    self.scopes = scopes
    self.labels = labels
    self.labelNumbers = labelNumbers
  }
}

/// A stretch of a function's instructions.
public struct CodeRange: Sendable {
  /// The first instruction.
  public let start: Int
  /// One past the last.
  public let end: Int
  /// The scope that is left at its end.
  public let scope: Int
}

/// A variable of a function.
public struct LocalVariable {
  /// Its name.
  public let name: Name
  /// Its type.
  public let type: CType
  /// Its scalar, nil for arrays and records.
  public let scalar: Scalar?
  /// Its size in bytes.
  public let size: Int
  /// The alignment of its address that it asks for, by its type or beyond it.
  public internal(set) var alignment = 1
  /// Where it is declared.
  public internal(set) var span: Span = .none
}

/// A condition in the source, with the one it stands under.
public struct BranchSite: Sendable {
  /// The condition.
  public let span: Span
  /// The branch around it, -1 for none.
  public let parent: Int
  /// What it belongs to.
  public let kind: Kind

  /// What a condition belongs to.
  public enum Kind: Sendable {
    /// An `if`.
    case choice
    /// A loop.
    case loop
    /// A `switch`.
    case selection
  }
}

/// One instruction and where it stands.
public struct Instruction {
  /// What it does.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// The branch it stands under, -1 for none.
  public let branch: Int
  /// The scope it stands in.
  public let scope: Int

  /// What an instruction does.
  public enum Kind {
    /// Computes for the effects.
    case evaluate(Operation)
    /// Goes on if the condition holds, else jumps.
    case branch(Operation, otherwise: Int, site: Int)
    /// Jumps. A `goto` or `break` takes its condition along.
    case jump(Int, isExplicit: Bool)
    /// The instructions up to an end are a statement expression's, and run where its value is wanted.
    case block(end: Int)
    /// Jumps to the case that holds the value.
    case select(Operation, cases: [(low: Int64, high: Int64, target: Int)], otherwise: Int, Scalar)
    /// Jumps to a label's address.
    case computedJump(Operation)
    /// Begins the life of a variable, with what it begins with.
    case declare(Int, [InitialStep]?)
    /// Begins the life of an array of so many bytes.
    case declareVariable(Int, size: Operation)
    /// From here on a function is called with the variable's address when its scope is left.
    case cleanup(Int, FunctionSymbol)
    /// Leaves a scope: cleanups registered inside it run.
    case leave(scope: Int)
    /// Returns.
    case `return`(Operation?)
    /// Cannot be run.
    case stop(StopKind, String)
  }
}
