// How to read this file: threads take one file after another, measure it and keep the measure; so there are
// never more files in memory than threads. Measures are merged in the order of the files, so the answer does
// not depend on which thread was faster.

public import Findings
import SourceIndex
import Synchronization
import Threads

/// Reads all files of a list and says how much of them the parser understands.
public struct Survey: Sendable {
  private let list: SourceList
  private let crew: Crew
  private let outlineOnly: Bool
  private let listing: SurveyListing

  private static let exampleLimit = 5

  /// Makes a survey.
  ///
  /// - Parameters:
  ///   - list: The files.
  ///   - jobs: How many threads read them; nil for as many as there are cores.
  ///   - outlineOnly: Whether functions are only counted and not parsed.
  ///   - listing: What `run` can tell of every definition.
  public init(
    _ list: SourceList, jobs: Int? = nil, outlineOnly: Bool = false,
    listing: SurveyListing = .nothing
  ) {
    self.list = list
    crew = Crew(jobs: jobs)
    self.outlineOnly = outlineOnly
    self.listing = listing
  }

  /// What the threads share.
  ///
  /// A class because they all hold it.
  private final class Board: Sendable {
    let measures: Mutex<[FileMeasure?]>
    let failure = Mutex<SurveyTrouble?>(nil)

    init(_ count: Int) {
      measures = Mutex(Array(repeating: nil, count: count))
    }
  }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - progress: Is told from this thread how many files of how many are done.
  ///   - listing: Is told at the end of the definitions of every file, in order.
  /// - Throws: `reading` for the first file that could not be read.
  public func run(
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in },
    listing: (_ path: String, _ definitions: [SurveyDefinition]) -> Void = { _, _ in }
  ) throws(SurveyTrouble) -> SurveyFinding {
    let clock = ContinuousClock()
    let start = clock.now
    let board = Board(list.files.count)
    crew.share(list.files.count) {
      progress($0, list.files.count)
    } _: { [self] turns in
      work(turns, board)
    }
    if let failure = board.failure.withLock({ $0 }) { throw failure }
    var finding = merged(board.measures.withLock { $0 }, listing)
    finding.seconds = Self.seconds(clock.now - start)
    return finding
  }

  private func work(_ turns: Turns, _ board: Board) {
    do throws(SurveyTrouble) {
      let reader = try SourceReader(list)
      while let number = turns.next() {
        let bytes = try reader.bytes(of: list.files[number])
        let measure = FileMeasure(bytes, outlineOnly: outlineOnly, listing: listing)
        board.measures.withLock { $0[number] = measure }
        turns.finish()
      }
    } catch {
      turns.stop()
      board.failure.withLock { $0 = $0 ?? error }
    }
  }

  private func merged(
    _ measures: [FileMeasure?], _ tell: (String, [SurveyDefinition]) -> Void
  ) -> SurveyFinding {
    var finding = SurveyFinding()
    var causes: [String: SurveyCause] = [:]
    var itemCauses: [String: SurveyCause] = [:]
    var outlineTime = Duration.zero
    var parseTime = Duration.zero
    for (file, measure) in zip(list.files, measures) {
      guard let measure else { continue }
      if listing != .nothing { tell(file.path, measure.definitions) }
      finding.files += 1
      finding.bytes += measure.bytes
      finding.functions += measure.functions
      finding.unparsed += measure.unparsed
      finding.unparsedItems += measure.unparsedItems
      if !measure.isExact { finding.inexact.append(file.path) }
      outlineTime += measure.outlineTime
      parseTime += measure.parseTime
      for cause in measure.causes {
        let place = "\(file.path):\(cause.line)"
        if cause.isInFunction {
          Self.add(cause.message, place, &causes)
        } else {
          Self.add(cause.message, place, &itemCauses)
        }
      }
    }
    finding.outlineSeconds = Self.seconds(outlineTime)
    finding.parseSeconds = Self.seconds(parseTime)
    finding.causes = Self.sorted(causes)
    finding.itemCauses = Self.sorted(itemCauses)
    return finding
  }

  private static func add(
    _ message: String, _ place: String, _ causes: inout [String: SurveyCause]
  ) {
    var cause = causes[message] ?? SurveyCause(message: message, count: 0, examples: [])
    cause.count += 1
    if cause.examples.count < exampleLimit { cause.examples.append(place) }
    causes[message] = cause
  }

  private static func sorted(_ causes: [String: SurveyCause]) -> [SurveyCause] {
    causes.values.sorted { ($1.count, $0.message) < ($0.count, $1.message) }
  }

  private static func seconds(_ duration: Duration) -> Double {
    let milliseconds =
      duration.components.seconds * 1000
      + duration.components.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}
