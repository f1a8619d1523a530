// How to read this file: one loop takes one step after the other. What is common, numbers in registers and
// in memory, is done on the spot; everything else is done by a function of Machine+Steps, and what a step of a
// call does to the frames is in Machine+Calls. A frame's position is brought up to date before
// anything that may stop, look at the frames, or call.

import CProgram
import CSyntax

extension Machine {
  /// Runs the innermost call, and those it makes, until no more than `bottom` calls are in progress.
  func execute(_ bottom: Int) throws(Stop) -> Value {
    var frame = pool[depth - 1]
    var start = frame.start
    var registers = stack + frame.base
    var next = start + (frame.position + 1)
    while true {
      let step = next.pointee
      next += 1
      switch step.code {
      // MARK: Flow
      case .count:
        counter.pointee += Int(truncatingIfNeeded: step.wide)
        if counter.pointee >= counter[1] || step.bytes != 0 {
          frame.position = next - start - 1
          try beginStatement(frame, isOutermost: step.bytes != 0)
        }
      case .jump: next = start + Int(step.target)
      case .branch:
        let holds: Bool
        if case .integer(let bits) = registers[Int(step.left)].payload, !isTracing {
          holds = bits != 0
        } else {
          frame.position = next - start - 1
          holds = try decide(step, frame)
        }
        let site = Int(step.right)
        registers[frame.routine.localCount + site] = .integer(holds ? 1 : 0)
        frame.lastBranch = site
        if !holds { next = start + Int(step.target) }
      case .branchLess, .branchGreater, .branchLessEqual, .branchGreaterEqual, .branchEqual,
        .branchNotEqual:
        let holds: Bool
        let isConstant = step.bytes != 0
        if case .integer(let a) = registers[Int(step.left)].payload {
          if isConstant {
            holds = step.compared(a, step.wide)
          } else if case .integer(let b) = registers[Int(step.right)].payload {
            holds = step.compared(a, b)
          } else {
            frame.position = next - start - 1
            holds = try decideComparison(step, frame)
          }
        } else {
          frame.position = next - start - 1
          holds = try decideComparison(step, frame)
        }
        let site = isConstant ? Int(step.right) : Int(truncatingIfNeeded: step.wide)
        registers[frame.routine.localCount + site] = .integer(holds ? 1 : 0)
        frame.lastBranch = site
        if !holds { next = start + Int(step.target) }
      case .jumpIfFalse, .jumpIfTrue:
        let holds: Bool
        if case .integer(let bits) = registers[Int(step.left)].payload {
          holds = bits != 0
        } else {
          frame.position = next - start - 1
          holds = try truth(registers[Int(step.left)], frame)
        }
        if holds == (step.code == .jumpIfTrue) { next = start + Int(step.target) }
      case .finish, .finishVoid:
        let value: Value
        let isSimple = frame.routine.isSimple && !isRecording
        if isSimple, step.code == .finish, registers[Int(step.left)].isPlain {
          value = registers[Int(step.left)]
        } else {
          frame.position = next - start - 1
          value = try finish(step, frame)
        }
        if depth == bottom {
          leave(frame)
          return value
        }
        let (site, target) = (frame.site, Int(frame.target))
        if isSimple, !frame.hasObjects { depth -= 1 } else { leave(frame) }
        frame = pool[depth - 1]
        start = frame.start
        registers = stack + frame.base
        next = start + (frame.position + 1)
        if let site, site.isPlain, !keepsSites, case .integer(let bits) = value.payload {
          registers[target] = Value(.integer(site.wrap(bits)))
        } else {
          registers[target] = deliver(value, site, frame)
        }
      // MARK: Values
      case .constant: registers[Int(step.target)] = Value(.integer(step.wide))
      case .copy:
        let value = registers[Int(step.left)]
        if case .unset = value.payload {
          frame.position = next - start - 1
          throw unsetRead(step.left, frame)
        }
        registers[Int(step.target)] = value
      case .convert:
        if case .integer(let bits) = registers[Int(step.left)].payload {
          registers[Int(step.target)] = Value(
            .integer(step.wrap(bits)), site: registers[Int(step.left)].site)
        } else {
          frame.position = next - start - 1
          try convert(step, frame)
        }
      case .decided, .truth:
        if case .integer(let bits) = registers[Int(step.left)].payload {
          registers[Int(step.target)] = .integer(bits == 0 ? 0 : 1)
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      case .not:
        if case .integer(let bits) = registers[Int(step.left)].payload {
          registers[Int(step.target)] = .integer(bits == 0 ? 1 : 0)
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      case .add, .subtract, .multiply, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
        if case .integer(let a) = registers[Int(step.left)].payload {
          let b: UInt64
          if step.bytes != 0 {
            b = step.wide
          } else if case .integer(let bits) = registers[Int(step.right)].payload {
            b = bits
          } else {
            frame.position = next - start - 1
            try slow(step, frame)
            continue
          }
          registers[Int(step.target)] = Value(.integer(step.computed(a, b)))
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      case .less, .greater, .lessEqual, .greaterEqual, .equal, .notEqual:
        if case .integer(let a) = registers[Int(step.left)].payload {
          let b: UInt64
          if step.bytes != 0 {
            b = step.wide
          } else if case .integer(let bits) = registers[Int(step.right)].payload {
            b = bits
          } else {
            frame.position = next - start - 1
            try slow(step, frame)
            continue
          }
          registers[Int(step.target)] = .integer(step.compared(a, b) ? 1 : 0)
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      case .offset:
        if case .pointer(let pointer) = registers[Int(step.left)].payload,
          case .integer(let count) = registers[Int(step.right)].payload
        {
          let bytes = Int(truncatingIfNeeded: Int64(bitPattern: count &* step.wide))
          registers[Int(step.target)] = Value(
            .pointer(moved(pointer, step.isSigned ? 0 &- bytes : bytes)))
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      // MARK: Memory
      case .load:
        if case .pointer(let pointer) = registers[Int(step.left)].payload,
          let bits = quickLoad(pointer, step)
        {
          registers[Int(step.target)] = Value(.integer(bits))
        } else {
          frame.position = next - start - 1
          try load(step, frame)
        }
      case .store, .storeQuietly:
        if !isTracing, case .pointer(let pointer) = registers[Int(step.left)].payload,
          case .integer(let bits) = registers[Int(step.right)].payload,
          registers[Int(step.right)].site == 0, quickStore(bits, pointer, step)
        {
          continue
        }
        frame.position = next - start - 1
        try store(step, frame)
      case .localAddress:
        if case .pointer = registers[Int(step.left)].payload {
          registers[Int(step.target)] = registers[Int(step.left)]
        } else {
          frame.position = next - start - 1
          registers[Int(step.target)] = Value(.pointer(try place(Int(step.left), frame)))
        }
      case .addOffset:
        if case .pointer(let pointer) = registers[Int(step.left)].payload {
          let moved = pointer.moved(by: Int(bitPattern: UInt(step.wide)))
          registers[Int(step.target)] = Value(.pointer(moved))
          if oracle != nil {
            frame.position = next - start - 1
            noteView(moved, step, frame)
          }
        } else {
          frame.position = next - start - 1
          try slow(step, frame)
        }
      // MARK: Calls
      case .call:
        frame.position = next - start - 1
        var called = quickCall(step, frame)
        if called == nil { called = try call(step, frame) }
        if let called {
          frame = called
          start = frame.start
          registers = stack + frame.base
          next = start
        }
      // MARK: The rest
      case .select, .computedJump, .jumpAway, .leave, .leaveTo, .beginMessage, .endMessage,
        .beginCondition, .dropRecords:
        frame.position = next - start - 1
        if let target = try flow(step, frame) { next = start + target }
      default:
        frame.position = next - start - 1
        try slow(step, frame)
      }
    }
  }
}

extension Step {
  /// A value cut to the width and extended by the sign.
  @inline(__always)
  func wrap(_ bits: UInt64) -> UInt64 {
    let shift = UInt64(shift)
    if isSigned { return UInt64(bitPattern: Int64(bitPattern: bits &<< shift) &>> Int64(shift)) }
    return (bits &<< shift) &>> shift
  }

  /// What an operator makes of two numbers (`IntegerArithmetic`, for the operators that cannot fail).
  @inline(__always)
  func computed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    switch code {
    case .add: return wrap(a &+ b)
    case .subtract: return wrap(a &- b)
    case .multiply: return wrap(a &* b)
    case .bitAnd: return a & b
    case .bitOr: return a | b
    case .bitXor: return a ^ b
    default:
      // Narrower than 64 bits lies in a register of 32, or it would have been promoted.
      let count = b & (shift >= 32 ? 31 : 63)
      if code == .shiftLeft { return wrap(a &<< count) }
      return isSigned ? UInt64(bitPattern: Int64(bitPattern: a) &>> Int64(count)) : a &>> count
    }
  }

  /// What a comparison makes of two numbers.
  @inline(__always)
  func compared(_ a: UInt64, _ b: UInt64) -> Bool {
    switch code {
    case .equal, .branchEqual: return a == b
    case .notEqual, .branchNotEqual: return a != b
    default:
      let isLess = isSigned ? Int64(bitPattern: a) < Int64(bitPattern: b) : a < b
      switch code {
      case .less, .branchLess: return isLess
      case .greaterEqual, .branchGreaterEqual: return !isLess
      case .lessEqual, .branchLessEqual: return isLess || a == b
      default: return !isLess && a != b
      }
    }
  }
}
