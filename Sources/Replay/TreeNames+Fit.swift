// How to read this file: what a replay finds out when it puts a value into its place is asked beforehand, by the types
// alone. A value that fits at one of the revisions is no mistake of the scenario, so what is found here is told only where
// it holds at all of them, as with names.

import CProgram
import CSyntax
import Scenarios

extension TreeNames {
  /// Tells of a value that does not fit the place that it is given to.
  mutating func checkFit(
    of value: StateValue, in type: CType, bits: BitField? = nil, _ origin: Origin,
    isOfCall: Bool = false
  ) {
    if let reason = misfit(value, type, bits) {
      addReason("the value", reason, origin, isOfCall: isOfCall)
    }
  }

  /// Tells of a call whose arguments are not those that its function takes.
  mutating func checkArguments(
    of function: Located<String>, _ file: Located<String>?, _ arguments: [Choice<StateValue>]
  ) {
    guard let symbol = program.function(Name(function.value), in: file?.value) else { return }
    let type = symbol.functionType
    let count = type.parameters.count
    guard
      type.isUnspecified || count == arguments.count || type.isVariadic && arguments.count > count
    else {
      addReason(
        "the call",
        "\(function.value)() takes \(count) argument\(count == 1 ? "" : "s"), and \(arguments.count) "
          + "\(arguments.count == 1 ? "is" : "are") given", function.origin, isOfCall: true)
      return
    }
    for (argument, parameter) in zip(arguments, type.parameters) {
      if let content = content(of: argument) {
        checkFit(of: content.value, in: parameter, content.origin, isOfCall: true)
      }
    }
  }

  /// Why a value does not fit, if it does not: see ``StateMaker``, which puts it there.
  private func misfit(_ value: StateValue, _ type: CType, _ bits: BitField?) -> String? {
    if value == .unknown { return nil }
    if value.isAddress {
      if case .string = value, case .array(let element, _) = type.unqualified, element.isInteger {
        return nil
      }
      let mayHold = value != .new && StateMaker.canHoldAddress(type)
      return type.isPointer || mayHold ? nil : "a pointer is given, and it is \(type.text)"
    }
    guard let scalar = program.scalar(type) else {
      return value.isEmpty ? nil : "a single value is given, and it is \(type.text)"
    }
    let number: Int128? =
      switch value {
      case .integer(let number): number
      case .boolean(let flag): flag ? 1 : 0
      case .errno(let errno, let isNegative): Int128(isNegative ? -errno.number : errno.number)
      case .errorPointer(let errno): Int128(-errno.number)
      case .constant(let name): program.constant(Name(name)).map { Int128($0) }
      default: nil
      }
    guard let number, StateMaker.bits(of: number, scalar, width: bits?.width) == nil else {
      return nil
    }
    return "\(number) is given, which does not fit \(type.text)"
      + (bits.map { " of \($0.width) bits" } ?? "")
  }
}
