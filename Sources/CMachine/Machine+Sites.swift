// Where values came into being, and the conditions that let them out.

import CProgram
import CSyntax

extension Machine {
  /// Gives a value its site, if it has none.
  func bear(_ step: Step, _ frame: Frame) {
    let register = frame.base + Int(step.target)
    let value = stack[register]
    switch step.code {
    case .bornOfChoice:
      let (arm, condition, held) = frame.routine.tables.choices[Int(step.right)]
      if value.site == 0, case .integer = value.payload {
        stack[register].site = newChoiceSite(arm, condition, held: held, frame)
      } else if value.site > 0, sites[Int(value.site) - 1].frame < frame.serial {
        passOn(value.site, under: BranchTaken(span: condition, held: held))
      }
    case .bornAsArgument:
      // An error that is handed to a function, as in `ERR_PTR(-ENOMEM)`, came into being here.
      guard value.site == 0, let number = value.number, number < 0, number >= -4095 else { return }
      stack[register].site = newSite(frame.span, frame, frame.branch)
    default:
      guard value.site == 0, case .integer = value.payload else { return }
      stack[register].site = newSite(frame.span, frame, frame.branch)
    }
  }

  /// Gives a value that is let out its site and the condition that let it out.
  func settle(_ value: Value, _ frame: Frame) -> Value {
    if case .void = value.payload { return value }
    var value = value
    let branch = frame.branch
    if value.site == 0 { value.site = newSite(frame.span, frame, branch) }
    let index = Int(value.site) - 1
    if sites[index].frame < frame.serial, branch >= 0 {
      passOn(value.site, under: branchTaken(branch, frame))
    }
    guard sites[index].frame == frame.serial, !sites[index].isPassedOn else { return value }
    // The innermost condition on the way out: the one around the return, else the later of the one
    // that a goto left and the one under which the value was made, else the last one passed.
    let born = sites[index]
    let taken: BranchTaken?
    if branch >= 0 {
      taken = branchTaken(branch, frame)
    } else if frame.arrivedBy >= 0, frame.arrivedStep >= born.step || born.bornUnder == nil {
      taken = branchTaken(frame.arrivedBy, frame)
    } else {
      taken = born.bornUnder ?? branchTaken(frame.lastBranch, frame)
    }
    sites[index].condition = born.isOfChoice ? born.bornUnder : taken
    return value
  }

  /// Notes the condition under which a function gives back what its caller gave it.
  func passOn(_ site: Int32, under condition: BranchTaken?) {
    sites[Int(site) - 1].condition = condition
    sites[Int(site) - 1].isPassedOn = true
  }

  private func branchTaken(_ branch: Int, _ frame: Frame) -> BranchTaken? {
    guard branch >= 0 else { return nil }
    let outcome = stack[frame.base + frame.code.locals.count + branch]
    return BranchTaken(span: frame.code.branches[branch].span, held: outcome.number == 1)
  }

  /// A new site for a value that came into being here.
  func newSite(_ span: Span, _ frame: Frame, _ branch: Int) -> Int32 {
    sites.append(
      ValueSite(
        function: frame.name, span: span, condition: nil, frame: frame.serial,
        bornUnder: branchTaken(branch, frame), isOfChoice: false, step: steps))
    return Int32(sites.count)
  }

  /// A new site for a value that an arm of `?:` made.
  private func newChoiceSite(
    _ span: Span, _ condition: Span, held: Bool, _ frame: Frame
  ) -> Int32 {
    let taken = BranchTaken(span: condition, held: held)
    sites.append(
      ValueSite(
        function: frame.name, span: span, condition: taken, frame: frame.serial,
        bornUnder: taken, isOfChoice: true, step: steps))
    return Int32(sites.count)
  }

  /// Where a value came into being, nil if it came from outside.
  public func site(of value: Value) -> ValueSite? {
    guard value.site > 0 else { return nil }
    var site = sites[Int(value.site) - 1]
    // A value that left its function by memory, not by a return, was let out where it was made.
    site.condition = site.condition ?? site.bornUnder
    return site
  }
}
