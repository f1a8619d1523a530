/// Which lines of two versions are the same ones: what a diff says of them.
public struct ChangedLines: Sendable {
  /// Lines that were replaced.
  public struct Run: Sendable {
    /// The lines that go, by their numbers from 1.
    public let old: Range<Int>
    /// The lines that come.
    public let new: Range<Int>
    /// Whether it is known to have a part in the difference; nil where that is not known.
    public let isDecisive: Bool?

    /// Makes a run.
    public init(old: Range<Int>, new: Range<Int>, isDecisive: Bool? = nil) {
      self.old = old
      self.new = new
      self.isDecisive = isDecisive
    }
  }

  /// A file that is not the same.
  public struct File: Sendable {
    /// Its path before; nil for one that was not there.
    public let oldPath: String?
    /// Its path after; nil for one that is gone.
    public let newPath: String?
    /// What was replaced, in order; of a file that came or went, all of it.
    public let runs: [Run]

    /// Makes a file.
    public init(oldPath: String?, newPath: String?, runs: [Run]) {
      self.oldPath = oldPath
      self.newPath = newPath
      self.runs = runs
    }
  }

  /// How a line before is related to a line after.
  enum Relation {
    /// It is the same line.
    case same
    /// One hunk takes the first away and brings the second.
    case replaced
    /// The commit takes the first away here and brings the second there.
    case moved
    /// They are different lines.
    case other
  }

  /// A line of a file.
  struct Place: Hashable {
    let file: String
    let line: Int

    init(_ file: String, _ line: Int) {
      self.file = file
      self.line = line
    }

    init?(_ file: String?, _ line: Int?) {
      guard let file, let line else { return nil }
      self.init(file, line)
    }
  }

  /// What a line is known by on both sides.
  struct Origin: Hashable {
    /// Where it was before, if it is the same on both sides.
    var place: Place?
    /// The number of the run that takes it away or brings it.
    var run: Int?

    /// How a line before, of which this is the origin, is related to one after.
    func relation(_ new: Origin) -> Relation {
      switch (run, new.run) {
      case (nil, nil): place == new.place ? .same : .other
      case (let gone?, let come?): gone == come ? .replaced : .moved
      default: .other
      }
    }
  }

  /// All runs, those of each file together.
  private(set) var runs: [Run] = []
  private let files: [File]
  private var firstRun: [Int] = []
  private var ofOld: [String: Int] = [:]
  private var ofNew: [String: Int] = [:]

  /// Makes a comparison of files; those that are not named are the same.
  public init(_ files: [File]) {
    self.files = files
    for (number, file) in files.enumerated() {
      if let path = file.oldPath { ofOld[path] = number }
      if let path = file.newPath { ofNew[path] = number }
      firstRun.append(runs.count)
      runs += file.runs
    }
  }

  /// What became of a line.
  func origin(old place: Place?) -> Origin {
    guard let place, let number = ofOld[place.file] else { return Origin(place: place) }
    let run = files[number].runs.firstIndex { $0.old.contains(place.line) }
    return run.map { Origin(run: firstRun[number] + $0) } ?? Origin(place: place)
  }

  /// Where a line comes from.
  func origin(new place: Place?) -> Origin {
    guard let place, let number = ofNew[place.file] else { return Origin(place: place) }
    let file = files[number]
    if let run = file.runs.firstIndex(where: { $0.new.contains(place.line) }) {
      return Origin(run: firstRun[number] + run)
    }
    guard let path = file.oldPath else { return Origin(place: place) }
    let shift = file.runs.last { $0.new.upperBound <= place.line }
    let line = place.line + (shift.map { $0.old.upperBound - $0.new.upperBound } ?? 0)
    return Origin(place: Place(path, line))
  }

  /// Whether it is known which runs have a part in the difference.
  var isKnown: Bool { runs.contains { $0.isDecisive != nil } }

  /// Whether a run that brings or takes lines may have a part in the difference, which begins so few lines after a place
  /// that a condition beginning there may reach it.
  func mayDecide(after place: Place?) -> Bool {
    guard let place, let number = ofNew[place.file] else { return false }
    let reach = (place.line + 1)...(place.line + Self.conditionLines)
    return files[number].runs.contains { run in
      (run.isDecisive ?? true)
        && (run.new.overlaps(reach) || run.new.isEmpty && reach.contains(run.new.lowerBound))
    }
  }

  /// Conditions are not longer than this.
  private static let conditionLines = 12

  /// Whether a run may have a part in the difference.
  func mayDecide(_ run: Int?) -> Bool { run.map { runs[$0].isDecisive ?? true } ?? false }

  /// Whether all runs that are known to have a part in the difference are outside of the functions that ran; false where
  /// none is known.
  func isOutside(
    _ old: [String: [ClosedRange<Int>]], _ new: [String: [ClosedRange<Int>]]
  ) -> Bool {
    var isKnown = false
    for file in files {
      let (before, after) = (old[file.oldPath ?? ""] ?? [], new[file.newPath ?? ""] ?? [])
      for run in file.runs where run.isDecisive == true {
        isKnown = true
        if before.contains(where: { $0.overlaps(run.old) }) { return false }
        if after.contains(where: { $0.overlaps(run.new) }) { return false }
      }
    }
    return isKnown
  }
}
