/// A step of a stack in words.
public enum HopWords {
  /// How the caller came to the callee, on one line or a few.
  public static func text(_ hop: Hop) -> String {
    switch hop.outcome {
    case .resolved(let way): text(way, others: hop.otherFillings.count)
    case .outside(let sentence): "\(hop.caller.function) to \(hop.callee.function): \(sentence)"
    case .broken(let broken):
      "\(hop.caller.function) to \(hop.callee.function): BROKEN, \(reason(broken, hop))"
    }
  }

  /// How a way leads, on one line: each call with its place, and what fills a pointer.
  ///
  /// - Parameter others: In how many more places the pointer is filled with the same function.
  public static func text(_ way: HopWay, others: Int = 0) -> String {
    var text = way.caller.name
    var file = way.caller.file
    for (number, step) in way.steps.enumerated() {
      let place = "\(file):\(step.line)"
      if let pointer = step.pointer {
        text +=
          " calls \(through(pointer)) (\(place)), which is \(step.callee.name): \(filling(pointer))"
        if others > 0 { text += " and \(others) more" }
      } else {
        text += " calls \(step.callee.name) (\(place))"
      }
      if let elision = step.elision { text += ", which left no frame (\(words(elision))) and" }
      file = step.callee.file
      if number == way.steps.count - 1, way.caller.isConditional || step.isConditional {
        text += ", under a conditional"
      }
    }
    return text
  }

  private static func through(_ pointer: HopWay.Pointer) -> String {
    switch pointer.through {
    case .member(let name): "->\(name)"
    case .parameter(let name, let function): "the parameter \(name) of \(function)"
    case .variable(let name): name
    case .result(of: let function): "what \(function) returned"
    }
  }

  /// What puts the callee into a pointer, with its place.
  public static func filling(_ pointer: HopWay.Pointer) -> String {
    let filling = pointer.filling
    let place = "\(filling.file):\(filling.line)"
    return switch filling.kind {
    case .initialiser: "\(filling.within) has it as .\(filling.into) (\(place))"
    case .assignment: "\(filling.within) puts it into \(filling.into) (\(place))"
    case .argument: "\(filling.within) hands it to \(filling.by.first ?? filling.into) (\(place))"
    case .result: "\(filling.within) returns it (\(place))"
    case .registration: "it is handed to \(filling.by.first ?? filling.into) (\(place))"
    }
  }

  private static func words(_ elision: HopWay.Elision) -> String {
    switch elision {
    case .macro: "a macro"
    case .onlyCaller: "static, called once"
    case .inline: "inline"
    case .header: "in a header"
    case .isStatic: "static"
    case .sameFile: "in the same file"
    case .tailCall: "its last act is to call the next"
    case .leavesFrame: "it would have left one, so this tree is not quite the one of the report"
    }
  }

  /// Why a hop is broken.
  public static func reason(_ broken: BrokenHop, _ hop: Hop) -> String {
    let limit = broken.isCut ? ", as far as was searched" : ""
    switch broken.reason {
    case .callerUndefined: return "no file defines \(hop.caller.function) here"
    case .calleeUndefined: return "no file defines \(hop.callee.function) here"
    case .noWay:
      let others = broken.calledBy.prefix(3).map(\.name).joined(separator: ", ")
      return "nothing leads from one to the other\(limit)"
        + (others.isEmpty ? "" : "; it is called by \(others)")
    }
  }
}
