public import Findings

/// A bisection as a log that `git bisect replay` accepts and that ends at the same commit.
///
/// Git is told as little as makes its answer certain: the first bad commit, and that all of its parents are good. The ends of
/// the range are remarks, since a good end that is no ancestor of the commit would make git ask for merge bases first.
public struct BisectLogFormat: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Tells a bisection.
  public func report(_ finding: BisectionFinding) -> String {
    var lines = ["# \("firstbad: the answer for \(finding.scenario)".shown())"]
    for id in finding.range.bad { lines.append(remark("end said to be bad", id, finding)) }
    for id in finding.range.good { lines.append(remark("end said to be good", id, finding)) }
    for end in finding.ends {
      lines.append(remark("replays as \(end.verdict.rawValue)", end.commit, finding))
    }
    lines.append("git bisect start")
    // What git would be asked goes before what it is to find, so the last line is the answer.
    let commits = finding.firstBad.filter { $0.kind == .commit && $0.commit.isObjectID }
    if let chosen = commits.first {
      let parents = parents(of: chosen, finding)
      for parent in parents {
        lines += mark("good", parent, finding)
      }
      lines += mark("bad", chosen.commit, finding)
      lines.append(remark("first bad commit", chosen.commit, finding))
    } else if let group = finding.firstBad.first(where: { $0.commit.isObjectID }) {
      lines += open(group, finding)
    } else {
      lines.append("# no first bad commit is named")
      for id in finding.badFromTheStart.filter(\.isObjectID).prefix(20) {
        lines.append(remark("bad from the start", id, finding))
      }
    }
    let told = commits.first?.commit ?? finding.firstBad.first?.commit
    for other in finding.firstBad where other.commit != told {
      lines.append(remark("also first bad, \(other.kind.rawValue)", other.commit, finding))
    }
    for fix in finding.fixes { lines.append(remark("fixed by", fix.commit, finding)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A replay is one commit, and no bisection.
  public func report(_ finding: ReplayFinding) throws(ReportTrouble) -> String {
    throw .notEncodable("a replay has no git bisect log, a bisection has one")
  }

  /// Suspects, of which those that cannot be tested are skipped, and merges that lost a fix.
  private func open(_ group: TransitionFinding, _ finding: BisectionFinding) -> [String] {
    var lines: [String] = []
    let wrong = Set(finding.ends.map(\.commit))
    if group.kind == .suspects {
      for id in finding.range.good where id.isObjectID && !wrong.contains(id) {
        lines += mark("good", id, finding)
      }
      lines += mark("bad", group.commit, finding)
      for id in group.candidates where id != group.commit && id.isObjectID {
        lines += mark("skip", id, finding)
      }
      lines.append("# the first bad commit could be any of those skipped, or the bad one")
    } else {
      for parent in parents(of: group, finding) { lines += mark("good", parent, finding) }
      lines += mark("bad", group.commit, finding)
      lines.append(
        "# this merge lost what kept its good side good: git has no word for that and would go on on"
          + " its bad side")
    }
    return lines
  }

  /// The parents that are good: of a first bad commit, all.
  private func parents(of transition: TransitionFinding, _ finding: BisectionFinding) -> [String] {
    let change = finding.changes.first { $0.commit == transition.commit }
    var ids = (change?.parents ?? []).filter { $0.verdict == .good }.map(\.commit)
    for replay in transition.parentReplays
    where replay.verdict == .good && !ids.contains(replay.commit) {
      ids.append(replay.commit)
    }
    return ids.filter(\.isObjectID)
  }

  private func mark(_ word: String, _ id: String, _ finding: BisectionFinding) -> [String] {
    [remark(word, id, finding), "git bisect \(word) \(id)"]
  }

  private func remark(_ word: String, _ id: String, _ finding: BisectionFinding) -> String {
    let name = id.isObjectID ? id : id.shown(limit: TextLimit.name)
    let subject = finding.subject(of: id).map { " \($0.shown(limit: TextLimit.name))" } ?? ""
    return "# \(word): [\(name)]\(subject)"
  }
}

extension String {
  /// Whether the text is the whole id of a commit.
  var isObjectID: Bool {
    utf8.count == 40
      && utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x66 }
  }
}

extension BisectionFinding {
  /// The subject of a commit, wherever the finding has it.
  func subject(of commit: String) -> String? {
    (firstBad + fixes).first { $0.commit == commit }?.subject ?? identity(of: commit).subject
      ?? firstBad.lazy.flatMap(\.neighbours).first { $0.commit == commit }?.subject
  }
}
