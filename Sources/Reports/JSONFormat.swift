public import Findings
import Foundation

/// A finding as the JSON of the contract: keys sorted, indented, slashes as they are.
///
/// Strings are told whole and unchanged. Control characters stand as escapes, also those that JSON
/// would allow as they are, so that printing the file on a terminal is harmless.
public struct JSONFormat: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Tells a bisection.
  public func report(_ finding: BisectionFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells a replay.
  public func report(_ finding: ReplayFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells an outline.
  public func report(_ finding: OutlineFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells the trees of a function.
  public func report(_ finding: ParseFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what a name means.
  public func report(_ finding: LookupFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells who calls a function and whom it calls.
  public func report(_ finding: CallsFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what running a program came to.
  public func report(_ finding: EvaluationFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells a survey.
  public func report(_ finding: SurveyFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what is in the cache.
  public func report(_ finding: CacheFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells under which condition a function returns an errno.
  public func report(_ finding: PredicateAnswer) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells how the condition under which a function returns an errno changed.
  public func report(_ finding: PredicateHistoryFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells of how many functions a predicate can be read off.
  public func report(_ finding: PredicateSurveyFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what scenarios come to at branches and tags.
  public func report(_ finding: VerdictMatrixFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what one scenario comes to at one branch or tag, in one line.
  public func line(_ cell: VerdictCell) throws(ReportTrouble) -> String {
    try encode(cell, isOneLine: true)
  }

  /// Tells what a scenario says of a commit with changes made to it.
  public func report(_ finding: WhatIfFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  /// Tells what scenarios say after each patch of a series.
  public func report(_ finding: SeriesFinding) throws(ReportTrouble) -> String {
    try encode(finding)
  }

  private func encode(
    _ value: some Encodable, isOneLine: Bool = false
  ) throws(ReportTrouble) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !isOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
    let bytes: Data
    do {
      bytes = try encoder.encode(value)
    } catch {
      throw .notEncodable("\(error)".shown())
    }
    let plain = String(decoding: bytes, as: UTF8.self)
    if bytes.withUnsafeBytes({ $0.allSatisfy { $0 < 0x7F } }) { return plain + "\n" }
    var text = ""
    var rest = plain[...]
    // Nearly all is ASCII, in which only DEL may need an escape.
    while let place = rest.utf8.firstIndex(where: { $0 >= 0x7F }) {
      text += rest[..<place]
      let scalar = plain.unicodeScalars[place]
      rest = rest[plain.unicodeScalars.index(after: place)...]
      if scalar.isDeceptive || scalar.value == 0x85 {
        // Structure is ASCII, so this stands inside a string.
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text += rest
    return text + "\n"
  }
}
