import CMachine
import Foundation
import Testing

/// Whole programs that gcc and the machine must agree on: what they print, and their exit status.
///
/// One file for each feature of C, named after it; each is compared with its own gcc, 64 bits wide and 32,
/// and run in every manner of following it.
@Suite struct Programs {
  static let cases = sources(in: "Programs")
  /// Every tenth or so also goes through gcc's preprocessor, with the system's headers.
  static let preprocessedCases = cases.enumerated()
    .filter { $0.offset % (cases.count / 40) == 0 }.map(\.element)

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 677)
    #expect(Self.preprocessedCases.count >= 40)
  }

  @Test(arguments: cases) func aProgramDoesWhatGCCMakesOfIt(_ name: String) throws {
    try compare(name, .wide)
  }

  @Test(.enabled(if: GCC.has32Bits, GCC.has32BitsIsMissing), arguments: cases)
  func aProgramOf32BitsDoesWhatGCCMakesOfIt(_ name: String) throws {
    try compare(name, .narrow)
  }

  @Test(arguments: preprocessedCases)
  func aPreprocessedProgramDoesWhatGCCMakesOfIt(_ name: String) throws {
    try compare(name, .wide, isPreprocessed: true)
    if GCC.has32Bits { try compare(name, .narrow, isPreprocessed: true) }
  }

  private func compare(
    _ name: String, _ model: DataModel, isPreprocessed: Bool = false
  ) throws {
    let file = testFolder.appendingPathComponent("Programs/\(name)")
    let expected = try GCC.execution(of: file, model)
    try #require(expected.status <= 124, "a program of the corpus has a status of its own")
    let bytes =
      isPreprocessed ? try GCC.preprocessed(file, model) : Array(try Data(contentsOf: file))
    for following in Following.allCases {
      let ours = try evaluate(
        bytes, path: name, architecture: model.rawValue, following: following)
      if let stop = ours.stop {
        Issue.record(
          "\(name), \(model), following \(following), stopped at line \(ours.line ?? 0): \(stop.kind) \(stop.reason)"
        )
      } else {
        #expect(ours.execution == expected, "\(name), \(model), following \(following)")
      }
    }
  }
}
