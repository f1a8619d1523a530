// Where the bug is: the verdict at every branch and tag that was asked for, and at the release tags of the range. A commit of the
// range has its verdict; any other is replayed, since a backport has another id, and often another title.

import Findings
import Git

extension Bisection {
  /// How many points a timeline has at most.
  private static let pointLimit = 400

  /// What each pattern of the request means, looked up once.
  func resolvedPlaces() throws(ReplayTrouble) -> [(pattern: String, tips: [NamedTip])] {
    if let knownPlaces { return knownPlaces }
    let found = try listedPlaces()
    knownPlaces = found
    return found
  }

  /// The same, looked up now.
  func listedPlaces() throws(ReplayTrouble) -> [(pattern: String, tips: [NamedTip])] {
    var found: [(pattern: String, tips: [NamedTip])] = []
    for pattern in request.places {
      found.append((pattern, try replayer.reader.tips(matching: pattern)))
    }
    return found
  }

  /// The verdicts at all that was asked for.
  func placeFindings(_ range: CommitRange) throws(ReplayTrouble) -> [PlaceFinding] {
    let places = try resolvedPlaces()
    var known: [ObjectID: Replayer.Record] = [:]
    var others: [ObjectID] = []
    for tip in Set(places.flatMap(\.tips).map(\.commit)) {
      if let number = range.number(of: tip), let record = record(of: number) {
        known[tip] = record
      } else {
        others.append(tip)
      }
    }
    known.merge(
      try replayer.records(at: others, jobs: request.jobs, progress: progress)
    ) { first, _ in first }
    var found: [PlaceFinding] = []
    for place in places {
      var finding = PlaceFinding(pattern: place.pattern)
      for tip in place.tips {
        guard let replay = known[tip.commit]?.finding else {
          throw .unstable("\(tip.short) has no verdict; please report this")
        }
        finding.points.append(try point(tip.short, tip.commit, replay))
      }
      if let first = finding.points.firstIndex(where: { $0.verdict == .bad }) {
        finding.firstWith = finding.points[first].name
        finding.firstWithout = finding.points[first...].first { $0.verdict == .good }?.name
      }
      found.append(finding)
    }
    return found
  }

  private func point(
    _ name: String?, _ commit: ObjectID, _ replay: ReplayFinding
  ) throws(ReplayTrouble) -> PointFinding {
    do throws(GitError) {
      return PointFinding(
        name: name, commit: commit.hex,
        date: try replayer.reader.repository.commit(commit).committer.isoDate,
        verdict: replay.verdict,
        condition: replay.verdict == .depends ? replay.condition : nil,
        reason: replay.verdict == .untestable ? replay.outcome.reason : nil)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  // MARK: Time

  /// A tag or a commit on the way, before it is written down.
  private struct Moment {
    let name: String?
    let number: Int
    let time: Int64
    /// Whether it is left out last: where the verdict is another one.
    var isWanted: Bool
  }

  /// The verdict through time, and whether some of it is left out.
  func timeline(
    _ range: CommitRange, changes: [Int]
  ) throws(ReplayTrouble) -> (points: [PointFinding], isCut: Bool) {
    var moments: [Moment] = []
    func time(_ number: Int) -> Int64 { range.walked.list.times[number - range.outsideCount] }
    do throws(GitError) {
      for (name, commit) in try ReleaseTags(replayer.reader.repository).all {
        guard let number = range.number(of: commit), range.inside.contains(number) else { continue }
        moments.append(Moment(name: name, number: number, time: time(number), isWanted: false))
      }
    } catch {
      throw ReplayTrouble(error)
    }
    // In the order of time, then of the commits; tags of one commit stay in the order of versions.
    func sort() {
      moments = moments.enumerated().map { (moment: $1, offset: $0) }.sorted { a, b in
        (a.moment.time, a.moment.number, a.offset) < (b.moment.time, b.moment.number, b.offset)
      }.map(\.moment)
    }
    sort()
    for place in moments.indices {
      let own = verdict(moments[place].number)
      let isOther = { (other: Int) in
        moments.indices.contains(other) && self.verdict(moments[other].number) != own
      }
      moments[place].isWanted = isOther(place - 1) || isOther(place + 1)
    }
    let tagged = Set(moments.map(\.number))
    for commit in changes where !tagged.contains(commit) && range.inside.contains(commit) {
      moments.append(Moment(name: nil, number: commit, time: time(commit), isWanted: false))
    }
    sort()
    let isCut = moments.count > Self.pointLimit
    if isCut { moments = Self.thinned(moments) }
    var points: [PointFinding] = []
    for moment in moments {
      guard let replay = record(of: moment.number)?.finding else { continue }
      points.append(try point(moment.name, range.ids[moment.number], replay))
    }
    return (points, isCut)
  }

  /// As many moments as there may be: those wanted first, and of the others some from all over the time.
  private static func thinned(_ moments: [Moment]) -> [Moment] {
    func some(_ places: [Int], _ count: Int) -> [Int] {
      places.count <= count ? places : (0..<count).map { places[$0 * places.count / count] }
    }
    let wanted = some(moments.indices.filter { moments[$0].isWanted }, pointLimit)
    let named = some(
      moments.indices.filter { !moments[$0].isWanted && moments[$0].name != nil },
      pointLimit - wanted.count)
    let rest = some(
      moments.indices.filter { !moments[$0].isWanted && moments[$0].name == nil },
      pointLimit - wanted.count - named.count)
    return (wanted + named + rest).sorted().map { moments[$0] }
  }
}
