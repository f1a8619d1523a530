import Findings
import Foundation
import Testing

/// The finding that a bisection wrote as JSON.
func bisection(_ answer: Answer) throws -> BisectionFinding {
  try JSONDecoder().decode(BisectionFinding.self, from: Data(answer.output))
}

/// The finding that a replay wrote as JSON.
func replay(_ answer: Answer) throws -> ReplayFinding {
  try JSONDecoder().decode(ReplayFinding.self, from: Data(answer.output))
}

/// The finding that a look-up wrote as JSON.
func lookup(_ answer: Answer) throws -> LookupFinding {
  try JSONDecoder().decode(LookupFinding.self, from: Data(answer.output))
}

/// Expects that nothing in an answer could steer a terminal, and that no signal ended it.
func expectHarmless(_ answer: Answer, location: SourceLocation = #_sourceLocation) {
  #expect(answer.signal == nil, sourceLocation: location)
  for bytes in [answer.output, answer.errors] {
    let text = String(decoding: bytes, as: UTF8.self)
    let steering = text.unicodeScalars.filter { scalar in
      let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
      return isControl || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    #expect(steering.isEmpty, "\(text.debugDescription)", sourceLocation: location)
    // What is written is UTF-8, whatever was read.
    #expect(Array(text.utf8) == bytes, sourceLocation: location)
  }
}
