// Calls, and the arguments of messages, which must not stop a run.

import CProgram
import CSyntax

extension RoutineBuilder {
  mutating func call(_ node: CallOperation, _ wanted: Int32?) -> Int32 {
    let mark = free
    var name: Callable?
    var pointer: Int32 = 0
    switch node.callee {
    case .function(let symbol): name = .source(symbol)
    case .kept(let kept): name = .model(kept)
    case .pointer(let operation, let place):
      let value = compile(operation)
      pointer = register()
      emit(Step(code: .callable, target: pointer, left: value), at: place)
    }
    let first = free
    for _ in node.arguments { _ = register() }
    let kept = name.flatMap { program.kept($0.name) }
    // gcc evaluates the last argument first (PUSH_ARGS_REVERSED).
    for (index, argument) in node.arguments.enumerated().reversed() {
      let slot = first + Int32(index)
      let top = free
      if let start = kept?.messageFrom, index >= start {
        message(argument, slot, isFormat: index == start, kept)
      } else {
        move(compile(argument, into: slot), to: slot)
        if keepsSites { emit(Step(code: .bornAsArgument, target: slot), at: node.span) }
      }
      free = top
    }
    if node.resultScalar == nil, node.resultSize > 0 { noteRecord() }
    tables.calls.append(CallSite(node, name: name))
    free = mark
    let target = wanted ?? register()
    emit(
      Step(
        code: .call, target: target, left: first, right: Int32(tables.calls.count - 1),
        wide: UInt64(pointer)), at: node.span)
    return target
  }

  /// An argument of a message: what we cannot compute of it never stops a run.
  private mutating func message(
    _ argument: Operation, _ slot: Int32, isFormat: Bool, _ kept: KeptCall?
  ) {
    guard isFormat || kept?.evaluatesMessage == true else {
      emit(Step(code: .unknownArgument, target: slot))
      return
    }
    let begin = emit(Step(code: .beginMessage, left: slot))
    move(compile(argument, into: slot), to: slot)
    emit(Step(code: .endMessage))
    land(begin)
  }
}
