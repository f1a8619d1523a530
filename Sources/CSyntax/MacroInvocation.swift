/// A macro invocation that stands where a declaration or statement does and is not expanded.
///
/// Only the natural form of C has these (see `Parser.Form`): `list_for_each_entry(p, l, m) { ... }`,
/// `static DEFINE_MUTEX(lock);`, `SYSCALL_DEFINE1(close, unsigned int, fd) { ... }`. What the macro
/// makes of it nobody says here; but its arguments and its body are trees like all others.
public struct MacroInvocation: Sendable {
  /// What stands before it, such as `static`; nil for nothing.
  public let specifiers: DeclarationSpecifiers?
  /// The name, or the call with its arguments.
  public let call: Expression
  /// What stands behind `=`.
  public let initializer: Initializer?
  /// The statement it governs: the body of a loop, the block of a function.
  public let body: Statement?
  /// What stands behind an `else` of its own.
  public let otherwise: Statement?

  /// Makes an invocation.
  public init(
    specifiers: DeclarationSpecifiers? = nil, call: Expression, initializer: Initializer? = nil,
    body: Statement? = nil, otherwise: Statement? = nil
  ) {
    self.specifiers = specifiers
    self.call = call
    self.initializer = initializer
    self.body = body
    self.otherwise = otherwise
  }

  /// The macro's name.
  public var name: Name? {
    switch call.kind {
    case .name(let name): name
    case .call(let callee, _): if case .name(let name) = callee.kind { name } else { nil }
    default: nil
    }
  }

  /// Why it cannot be run.
  public var reason: String {
    "macro '\(name?.spelling ?? "?")'\(body == nil ? "" : " with a body") is not expanded"
  }
}
