import CZ3

/// One context of Z3 with one solver and the terms translated so far.
///
/// A class, because its end frees what Z3 holds. Z3's stack follows what is asked for: conditions that the
/// last check had in common with this one stay where they are, the rest is popped and pushed, one frame
/// each. Z3's plain incremental solver is used; on path conditions of kernel code it was twice as
/// fast as a new start for each check, and faster than its solver for QF_BV and than checks under
/// assumptions, which carry along everything ever asserted.
///
/// No call of Z3 ends the process: the error handler only keeps the code, which is asked for after each call
/// that can fail.
final class Z3Session {
  private let store: TermStore
  private let context: Z3_context
  private let solver: Z3_solver
  private let rlimit: UInt32
  private var asts: [Term: Z3_ast] = [:]
  private var stack: [Term] = []
  /// The work of all checks so far, in the unit of Z3's limit.
  private(set) var work: UInt64 = 0

  /// How many terms were translated.
  var count: Int { asts.count }

  init(_ store: TermStore, rlimit: UInt32) throws(SolverError) {
    let configuration = Z3_mk_config()
    defer { Z3_del_config(configuration) }
    Z3_set_param_value(configuration, "model", "true")
    guard let context = Z3_mk_context_rc(configuration) else {
      throw .z3(call: "Z3_mk_context_rc", message: "no context")
    }
    firstbad_z3_keep_errors(context)
    guard let solver = Z3_mk_simple_solver(context) else {
      Z3_del_context(context)
      throw .z3(call: "Z3_mk_simple_solver", message: "no solver")
    }
    Z3_solver_inc_ref(context, solver)
    self.store = store
    self.context = context
    self.solver = solver
    self.rlimit = rlimit
    try configure()
  }

  deinit {
    for ast in asts.values { Z3_dec_ref(context, ast) }
    Z3_solver_dec_ref(context, solver)
    Z3_del_context(context)
  }

  private func configure() throws(SolverError) {
    let parameters = Z3_mk_params(context)
    Z3_params_inc_ref(context, parameters)
    defer { Z3_params_dec_ref(context, parameters) }
    func symbol(_ name: String) -> Z3_symbol? { Z3_mk_string_symbol(context, name) }
    Z3_params_set_uint(context, parameters, symbol("rlimit"), rlimit)
    Z3_params_set_uint(context, parameters, symbol("random_seed"), 0)
    // Z3 would catch the interrupt signal for itself during every check.
    Z3_params_set_bool(context, parameters, symbol("ctrl_c"), false)
    Z3_solver_set_params(context, solver, parameters)
    try confirm("Z3_solver_set_params")
  }

  private func confirm(_ call: String) throws(SolverError) {
    let code = Z3_get_error_code(context)
    guard code != Z3_OK else { return }
    let message = Z3_get_error_msg(context, code).map { String(cString: $0) } ?? "\(code.rawValue)"
    throw .z3(call: call, message: message)
  }

  // MARK: Checking

  /// Whether truths can hold together.
  func check(_ conditions: [Term]) throws(SolverError) -> Answer {
    var common = 0
    while common < stack.count, common < conditions.count, stack[common] == conditions[common] {
      common += 1
    }
    if common < stack.count {
      Z3_solver_pop(context, solver, UInt32(stack.count - common))
      try confirm("Z3_solver_pop")
      stack.removeLast(stack.count - common)
    }
    for condition in conditions[common...] {
      let ast = try translated(condition)
      Z3_solver_push(context, solver)
      try confirm("Z3_solver_push")
      stack.append(condition)
      Z3_solver_assert(context, solver, ast)
      try confirm("Z3_solver_assert")
    }
    let outcome = Z3_solver_check(context, solver)
    work = max(work, try countedWork())
    try confirm("Z3_solver_check")
    switch outcome {
    case Z3_L_TRUE: return .satisfiable
    case Z3_L_FALSE: return .unsatisfiable
    default:
      let reason = Z3_solver_get_reason_unknown(context, solver).map { String(cString: $0) }
      // Z3 calls it canceled when the limit ends it.
      return .unknown(
        reason == "canceled"
          ? "more work than the limit (rlimit \(rlimit))" : reason ?? "no reason given")
    }
  }

  /// What Z3 calls the work it has done.
  private static let workName = Array("rlimit count".utf8CString)

  /// What Z3 says of the work it has done.
  private func countedWork() throws(SolverError) -> UInt64 {
    guard let statistics = Z3_solver_get_statistics(context, solver) else {
      try confirm("Z3_solver_get_statistics")
      return 0
    }
    Z3_stats_inc_ref(context, statistics)
    defer { Z3_stats_dec_ref(context, statistics) }
    for number in 0..<Z3_stats_size(context, statistics) {
      guard let key = Z3_stats_get_key(context, statistics, number),
        Self.workName.indices.allSatisfy({ key[$0] == Self.workName[$0] })
      else { continue }
      return UInt64(Z3_stats_get_uint_value(context, statistics, number))
    }
    return 0
  }

  /// The values that the last check, a satisfiable one, found.
  func values(of symbols: [Term]) throws(SolverError) -> Assignment {
    guard let model = Z3_solver_get_model(context, solver) else {
      try confirm("Z3_solver_get_model")
      throw .z3(call: "Z3_solver_get_model", message: "no model")
    }
    Z3_model_inc_ref(context, model)
    defer { Z3_model_dec_ref(context, model) }
    var assignment = Assignment()
    for symbol in symbols {
      let ast = try translated(symbol)
      var value: Z3_ast?
      guard Z3_model_eval(context, model, ast, true, &value), let value else {
        try confirm("Z3_model_eval")
        throw .z3(call: "Z3_model_eval", message: "no value")
      }
      Z3_inc_ref(context, value)
      defer { Z3_dec_ref(context, value) }
      guard let text = Z3_get_numeral_string(context, value),
        let number = UInt128(String(cString: text))
      else {
        try confirm("Z3_get_numeral_string")
        throw .z3(call: "Z3_get_numeral_string", message: "no number")
      }
      assignment[symbol] = number
    }
    return assignment
  }

  // MARK: Translating

  private func translated(_ term: Term) throws(SolverError) -> Z3_ast {
    if let ast = asts[term] { return ast }
    var waiting = [term]
    while let next = waiting.last {
      if asts[next] != nil {
        waiting.removeLast()
        continue
      }
      let missing = store.operands(of: next).filter { asts[$0] == nil }
      guard missing.isEmpty else {
        waiting.append(contentsOf: missing)
        continue
      }
      guard let ast = try made(next) else {
        try confirm("Z3_mk")
        throw .z3(call: "Z3_mk_\(store.operation(of: next))", message: "no term")
      }
      Z3_inc_ref(context, ast)
      asts[next] = ast
    }
    guard let ast = asts[term] else { throw .notATruth }
    return ast
  }

  private func made(_ term: Term) throws(SolverError) -> Z3_ast? {
    let node = store.node(term)
    let width = UInt32(node.width)
    let (a, b, c) = (asts[node.a], asts[node.b], asts[node.c])
    switch node.operation {
    case .constant:
      if width == 0 { return node.value == 0 ? Z3_mk_false(context) : Z3_mk_true(context) }
      return Z3_mk_numeral(context, String(node.value), Z3_mk_bv_sort(context, width))
    case .symbol:
      // Numbers as names: two symbols of one name and different widths are different.
      let name = Z3_mk_string_symbol(context, "x\(node.value).\(width)")
      return Z3_mk_const(context, name, Z3_mk_bv_sort(context, width))
    case .extract:
      let low = UInt32(node.value)
      return Z3_mk_extract(context, low + width - 1, low, a)
    case .zeroExtend:
      return Z3_mk_zero_ext(context, width - UInt32(store.width(node.a)), a)
    case .signExtend:
      return Z3_mk_sign_ext(context, width - UInt32(store.width(node.a)), a)
    case .ifThenElse: return Z3_mk_ite(context, a, b, c)
    case .and where width == 0: return Z3_mk_and(context, 2, [a, b])
    case .or where width == 0: return Z3_mk_or(context, 2, [a, b])
    case .not where width == 0: return Z3_mk_not(context, a)
    default: return bitVector(node.operation, a, b)
    }
  }

  private func bitVector(_ operation: Operation, _ a: Z3_ast?, _ b: Z3_ast?) -> Z3_ast? {
    switch operation {
    case .add: Z3_mk_bvadd(context, a, b)
    case .sub: Z3_mk_bvsub(context, a, b)
    case .mul: Z3_mk_bvmul(context, a, b)
    case .udiv: Z3_mk_bvudiv(context, a, b)
    case .sdiv: Z3_mk_bvsdiv(context, a, b)
    case .urem: Z3_mk_bvurem(context, a, b)
    case .srem: Z3_mk_bvsrem(context, a, b)
    case .neg: Z3_mk_bvneg(context, a)
    case .and: Z3_mk_bvand(context, a, b)
    case .or: Z3_mk_bvor(context, a, b)
    case .xor: Z3_mk_bvxor(context, a, b)
    case .not: Z3_mk_bvnot(context, a)
    case .shl: Z3_mk_bvshl(context, a, b)
    case .lshr: Z3_mk_bvlshr(context, a, b)
    case .ashr: Z3_mk_bvashr(context, a, b)
    case .concat: Z3_mk_concat(context, a, b)
    case .equal: Z3_mk_eq(context, a, b)
    case .ult: Z3_mk_bvult(context, a, b)
    case .ule: Z3_mk_bvule(context, a, b)
    case .slt: Z3_mk_bvslt(context, a, b)
    case .sle: Z3_mk_bvsle(context, a, b)
    default: nil
    }
  }
}
