// What a draft leaves for whoever completes it: steps of the stack that are not there, and values for which it has no field.

import CallGraph
import Findings
import Scenarios
import SourceIndex

extension Drafting {
  /// How many steps are named that are not there.
  private static let brokenLimit = 3

  /// Tells of steps that are not there, and of a stack that may be upside down.
  func tell(
    _ way: StackWay, _ frames: [StackFrame], _ index: CallIndex, _ files: MentionedFiles
  ) {
    let broken = way.hops.filter(\.isBroken)
    for hop in broken.prefix(Self.brokenLimit) { notes.append(HopWords.text(hop)) }
    if broken.count > Self.brokenLimit {
      notes.append("and \(broken.count - Self.brokenLimit) more steps are broken")
    }
    guard broken.count * 2 > way.hops.count else { return }
    let found = StackWay(frames.reversed(), index, files).hops.count { $0.way != nil }
    if found > way.hops.filter({ $0.way != nil }).count {
      notes.append(
        "read the other way round, \(found) of \(way.hops.count) steps would be found: "
          + "the stack may be upside down")
    }
  }

  /// How many files are named that may be meant as well.
  private static let otherFilesNamed = 4

  /// Why the function of the innermost frame cannot be judged: no file defines it, or several do and nothing says which.
  func missing(_ function: String, _ files: [String]) -> String {
    guard files.count > 1 else {
      return
        "\(function)(), the innermost frame, is not defined in any C file at \(request.revision)"
    }
    let others = files.count - Self.otherFilesNamed
    return
      "\(function)(), the innermost frame, is defined in \(files.count) files, "
      + files.prefix(Self.otherFilesNamed).joined(separator: ", ")
      + (others > 0 ? " and \(others) more" : "")
      + ", and nothing in the report says which is meant: --judge \(files[0]):\(function) does"
  }

  /// Tells where the function of a frame may be another one of its name.
  func tellOthers(_ way: StackWay, _ frames: [StackFrame], _ number: Int) {
    let others = way.otherFiles(of: number)
    guard !others.isEmpty, let file = way.definitions[number]?.file else { return }
    let function = frames[number].function
    let more =
      others.count > Self.otherFilesNamed ? " and \(others.count - Self.otherFilesNamed) more" : ""
    notes.append(
      "\(function)() is taken to be that of \(file), and may be that of "
        + "\(others.prefix(Self.otherFilesNamed).joined(separator: ", "))\(more): the report does not say; "
        + "--judge \(others[0]):\(function) does")
  }

  /// How many lines are written for what no field holds.
  private static let stateLimit = 12

  /// What paths ask for and no field or argument of the draft speaks of, as lines that wait for a value.
  func unplaced(_ made: DryRuns.Made) -> [Draft.Line] {
    var known = Set(made.draft.arguments.map(\.key))
    for object in made.draft.objects {
      for field in object.fields { known.insert("\(object.name)->\(field.key)") }
    }
    let examples = made.finding.paths?.examples ?? []
    let bad = examples.first { $0.verdict == .bad }?.values ?? []
    var lines: [Draft.Line] = []
    let asked = NameScan.names(in: made.finding.shownCondition).map {
      StateExampleValue(name: $0, value: "")
    }
    for value in bad + examples.filter({ $0.verdict != .bad }).flatMap(\.values) + asked
    where lines.count < Self.stateLimit && !value.name.hasPrefix("CONFIG_")
      && (!value.name.contains("+") || NameScan.isViewed(value.name))
      && !value.name.contains("?") && value.name.count <= 96
      && known.insert(value.name).inserted
    {
      // A list is linked by its entries, and written with them.
      if let place = NamePath(value.name)?.place,
        place.hasSuffix(".next") || place.hasSuffix(".prev")
      {
        continue
      }
      lines.append(
        Draft.Line(
          key: value.name, value: "unknown",
          comment: bad.first { $0.name == value.name }.map {
            "\($0.value) in a state that is bad"
          }))
    }
    return lines
  }
}
