import CMachine
import CProgram
import CSyntax
import KernelModel

/// The kernel's models, except that allocations may fail and calls may be cut off.
///
/// A scenario's state is one that was seen; a predicate speaks of all states, and -ENOMEM is one of its answers.
final class PredicateEnvironment: Environment {
  private let kernel = KernelEnvironment()
  private let callees: PredicateQuestion.Callees
  private let asked: Name

  init(_ question: PredicateQuestion) {
    callees = question.callees
    asked = Name(question.function)
  }

  func model(of name: Name) -> Model? {
    // The function that is asked about is run even if the kernel has a model of it.
    guard name != asked, let model = kernel.model(of: name) else { return nil }
    return KernelEnvironment.allocates(name) ? fallible(model) : model
  }

  func fallback(for name: Name) -> Model? { kernel.fallback(for: name) }

  /// Inline functions are what their text says wherever they stand; the others are questions of their own.
  func isCutOff(_ function: FunctionSymbol) -> Bool {
    guard callees == .cutOff, function.name != asked, let definition = function.definition else {
      return false
    }
    return !definition.specifiers.storage.contains(.inline)
  }

  /// Whatever is not constant may have been written before.
  func isUnknown(_ variable: VariableSymbol) -> Bool {
    var type = variable.type
    while case .array(let element, _) = type.unqualified {
      if type.qualifiers.contains(.const) { return false }
      type = element
    }
    return !type.qualifiers.contains(.const)
  }

  private func fallible(_ model: Model) -> Model {
    Model(note: model.note.replacing("; allocation succeeds", with: "") + "; may fail") {
      machine, call throws(Stop) in
      let name = call.name.spelling
      let memory = machine.unknown("\(name)()", of: .pointer(.void), .result(of: name))
      guard try machine.isTrue(memory, at: call.span) else { return .integer(0) }
      return try model.run(machine, call)
    }
  }
}
