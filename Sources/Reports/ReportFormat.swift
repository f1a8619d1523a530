public import Findings

/// A way to tell a finding: one small type for each.
///
/// A format turns a finished finding into text and does nothing else: it opens no file, knows no
/// terminal and runs nothing. Every name, subject and line of source in a finding comes from
/// somebody else, so a format shows control characters as replacements and escapes whatever its
/// own language would take for markup.
public protocol ReportFormat: Sendable {
  /// Tells a bisection; the text ends with a newline.
  ///
  /// - Throws: `ReportTrouble.notEncodable`.
  func report(_ finding: BisectionFinding) throws(ReportTrouble) -> String

  /// Tells a replay; the text ends with a newline.
  ///
  /// - Throws: `ReportTrouble.notEncodable`.
  func report(_ finding: ReplayFinding) throws(ReportTrouble) -> String

  /// Tells what a scenario says of a commit with changes made to it; the text ends with a newline.
  ///
  /// - Throws: `ReportTrouble.notEncodable`, also by a format that has no words for it.
  func report(_ finding: WhatIfFinding) throws(ReportTrouble) -> String

  /// Tells what scenarios say after each patch of a series; the text ends with a newline.
  ///
  /// - Throws: `ReportTrouble.notEncodable`, also by a format that has no words for it.
  func report(_ finding: SeriesFinding) throws(ReportTrouble) -> String

  /// Tells what scenarios come to at branches and tags; the text ends with a newline.
  ///
  /// - Throws: `ReportTrouble.notEncodable`, also by a format that has no words for it.
  func report(_ finding: VerdictMatrixFinding) throws(ReportTrouble) -> String
}

extension ReportFormat {
  /// Refuses, as a format does that has no words for it.
  public func report(_ finding: WhatIfFinding) throws(ReportTrouble) -> String {
    throw .notEncodable("what a change in memory does is told as text, markdown or json")
  }

  /// Refuses, as a format does that has no words for it.
  public func report(_ finding: SeriesFinding) throws(ReportTrouble) -> String {
    throw .notEncodable("what a series does is told as text, markdown or json")
  }

  /// Refuses, as a format does that has no words for it.
  public func report(_ finding: VerdictMatrixFinding) throws(ReportTrouble) -> String {
    throw .notEncodable("verdicts by branches and tags are told as text, markdown, html or json")
  }
}

/// Why a report cannot be written or read.
public enum ReportTrouble: Error, Hashable, Sendable, CustomStringConvertible {
  /// A value has no place in the format.
  case notEncodable(String)
  /// Bytes are no finding that this firstbad reads; says why.
  case notAFinding(String)

  /// The trouble in one sentence without a full stop.
  public var description: String {
    switch self {
    case .notEncodable(let reason): "cannot be written: \(reason)"
    case .notAFinding(let reason): "not a finding: \(reason)"
    }
  }
}
