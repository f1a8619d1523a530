import CProgram
import CSyntax
import Scenarios

/// A requirement of a scenario as a function of the objects it names.
struct CompiledRequirement {
  /// Gives 1 if the requirement holds and 0 if not.
  let function: FunctionSymbol
  /// The objects whose addresses are its arguments, in this order.
  let objects: [String]

  /// Compiles a requirement.
  ///
  /// - Parameter type: The type of an object that exists, nil for one that does not.
  init(
    _ requirement: Requirement, of scenario: Scenario, in program: Program,
    type: (String) -> CType?
  ) throws(ExpressionTrouble) {
    var parameters: [(name: Name, type: CType)] = []
    var variables: [(name: Name, type: CType)] = []
    for name in requirement.objects {
      guard let type = type(name) else {
        throw ExpressionTrouble(reason: "the object '\(name)' does not exist here", span: .none)
      }
      if type.record != nil || scenario.object(named: name)?.count != nil {
        parameters.append((Name(name), .pointer(type)))
      } else {
        variables.append((Name(name), type))
      }
    }
    function = try program.function(
      evaluating: requirement.expression.value, in: requirement.file?.value,
      parameters: parameters, variables: variables)
    objects = (parameters + variables).map(\.name.spelling)
  }
}
