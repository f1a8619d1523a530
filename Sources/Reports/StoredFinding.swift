public import Findings
import Foundation

/// A finding read back from its JSON, to be told in another format.
public enum StoredFinding: Sendable, Hashable {
  /// The finding of `firstbad bisect`.
  case bisection(BisectionFinding)
  /// The finding of `firstbad replay`.
  case replay(ReplayFinding)
  /// The finding of `firstbad whatif`.
  case whatIf(WhatIfFinding)
  /// The finding of `firstbad check`.
  case series(SeriesFinding)
  /// The finding of `firstbad survey`.
  case matrix(VerdictMatrixFinding)

  /// Reads a finding; its `format` says which it is.
  ///
  /// - Throws: `ReportTrouble.notAFinding`.
  public init(json bytes: [UInt8]) throws(ReportTrouble) {
    struct Head: Decodable { var format: String? }
    do {
      let data = Data(bytes)
      let decoder = JSONDecoder()
      switch try decoder.decode(Head.self, from: data).format {
      case BisectionFinding.format:
        self = .bisection(try decoder.decode(BisectionFinding.self, from: data))
      case ReplayFinding.format:
        self = .replay(try decoder.decode(ReplayFinding.self, from: data))
      case WhatIfFinding.formatName:
        self = .whatIf(try decoder.decode(WhatIfFinding.self, from: data))
      case SeriesFinding.formatName:
        self = .series(try decoder.decode(SeriesFinding.self, from: data))
      case VerdictMatrixFinding.formatName:
        self = .matrix(try decoder.decode(VerdictMatrixFinding.self, from: data))
      case let format:
        let found = format.map { "the format is \"\($0)\"" } ?? "there is no \"format\""
        let names = [
          BisectionFinding.format, ReplayFinding.format, WhatIfFinding.formatName,
          SeriesFinding.formatName, VerdictMatrixFinding.formatName,
        ]
        throw ReportTrouble.notAFinding(
          "\(found), expected one of \(names.joined(separator: ", "))".shown())
      }
    } catch let trouble as ReportTrouble {
      throw trouble
    } catch let error as DecodingError {
      throw .notAFinding(error.sentence.shown())
    } catch {
      throw .notAFinding("\(error)".shown())
    }
  }

  /// The finding in a format.
  ///
  /// - Throws: `ReportTrouble.notEncodable`.
  public func report(as format: some ReportFormat) throws(ReportTrouble) -> String {
    switch self {
    case .bisection(let finding): try format.report(finding)
    case .replay(let finding): try format.report(finding)
    case .whatIf(let finding): try format.report(finding)
    case .series(let finding): try format.report(finding)
    case .matrix(let finding): try format.report(finding)
    }
  }
}

extension DecodingError {
  /// What is wrong and where, without the noise of the type's own description.
  fileprivate var sentence: String {
    func at(_ context: Context) -> String {
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
      return path.isEmpty ? "" : " at \(path.joined(separator: "."))"
    }
    return switch self {
    case .keyNotFound(let key, let context): "\"\(key.stringValue)\" is missing\(at(context))"
    case .valueNotFound(_, let context): "there is no value\(at(context))"
    case .typeMismatch(let type, let context): "expected \(type)\(at(context))"
    case .dataCorrupted(let context): "\(context.debugDescription)\(at(context))"
    @unknown default: "\(self)"
    }
  }
}
