import SourceText
import Testing

@Suite struct LineTables {
  @Test func everyOffsetHasTheLineThatGitWouldSay() {
    let bytes = Array("a\nbc\n\nd".utf8)
    let lines = LineTable(bytes)
    let expected = [1, 1, 2, 2, 2, 3, 4, 4]
    #expect((0...bytes.count).map { lines.line(of: $0) } == expected)
  }

  @Test func anEmptyFileHasOneEmptyLine() {
    let lines = LineTable([])
    #expect(lines.position(of: 0) == SourcePosition(line: 1, column: 1))
    #expect(lines.range(ofLine: 1).isEmpty)
    #expect(lines.range(ofLine: 2).isEmpty)
  }

  @Test func theCaretStandsUnderTheByteThatIsMeant() {
    let bytes = Array("int a;\n\tif (x) {\n".utf8)
    let excerpt = Excerpt(at: 12, length: 1, in: bytes, lines: LineTable(bytes))
    #expect(excerpt.line == "\tif (x) {")
    #expect(excerpt.marker == "\t    ^")
  }

  @Test func aDiagnosticReadsAsACompilersDoes() {
    let diagnostic = Diagnostic(
      .error, id: "unknown-key", path: "a.yaml", position: SourcePosition(line: 3, column: 5),
      message: "unknown key 'tpye'; expected one of: type, fields")
    #expect(
      diagnostic.line == "a.yaml:3:5: error: unknown key 'tpye'; expected one of: type, fields")
  }
}
