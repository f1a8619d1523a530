// What a traced run notes of the operands of its conditions.

import CProgram
import CSyntax

extension RoutineBuilder {
  /// Notes the value of an operand of a condition; comparisons note their own.
  mutating func noteOperand(_ operation: Operation, _ value: Int32) {
    guard isTracing, let text = text(of: operation) else { return }
    tables.texts.append(text)
    emit(
      Step(
        code: .noteOperand, isSigned: !isPointer(operation), left: value,
        right: Int32(tables.texts.count - 1)))
  }

  private func isPointer(_ operation: Operation) -> Bool {
    switch operation {
    case .load(_, let scalar): scalar.kind == .pointer
    case .call(let node): node.resultScalar?.kind == .pointer
    case .convert(_, let from, _): from?.kind == .pointer
    case .offset, .seen: true
    default: false
    }
  }

  /// How an operand is written; nil for what is no operand, but made of some.
  private func text(of operation: Operation) -> String? {
    switch operation {
    case .load(let place, _), .loadBits(let place, _, _): text(of: place)
    case .call(let node): program.source(of: node.span)
    case .convert(let inner, _, _), .seen(let inner, _): text(of: inner)
    case .arithmetic(_, _, _, _, let place), .offset(_, _, _, _, let place):
      program.source(of: place)
    default: nil
    }
  }

  private func text(of place: Place) -> String? {
    switch place {
    case .local(let slot): code.locals[slot].name.spelling
    case .variable(let symbol): symbol.name.spelling
    case .pointee(_, let place, _): program.source(of: place)
    case .member(let inner, _): text(of: inner)
    case .temporary, .literal, .string, .stop: nil
    }
  }
}
