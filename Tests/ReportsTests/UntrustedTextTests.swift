import Testing

@testable import Reports

@Suite struct UntrustedTextTests {
  @Test func controlCharactersAreShownAsReplacements() {
    #expect("a\u{1B}[31mb".shown() == "a\u{FFFD}[31mb")
    #expect("a\u{7F}\u{9B}\0".shown() == "a\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect("\u{202E}\u{2066}\u{200B}\u{FEFF}".shown() == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect("one\r\ntwo\tthree\u{2028}four".shown() == "one  two three four")
  }

  @Test func longTextIsCut() {
    #expect(String(repeating: "x", count: 10).shown(limit: 10).count == 10)
    #expect(String(repeating: "x", count: 11).shown(limit: 10) == "xxxxxxxxxx...")
    // One letter with a thousand accents is a thousand scalars.
    let tower = "a" + String(repeating: "\u{301}", count: 1000)
    #expect(tower.shown(limit: 10).unicodeScalars.count == 13)
  }

  @Test func idsAreAbbreviatedAndOthersAreNot() {
    #expect("1ea2a07a532b0e22aabe7e8483f935c672b9e7ed".abbreviated == "1ea2a07a532b")
    #expect("HEAD~3 of something".abbreviated == "HEAD~3 of something")
    #expect("\u{1B}c".abbreviated == "\u{FFFD}c")
  }

  @Test func linesBreakAtBlanksAndLongWordsAnywhere() {
    #expect(wrapped("one two three", first: 8, rest: 8) == ["one two", "three"])
    #expect(wrapped("abcdefghijklmnop", first: 8, rest: 10) == ["abcdefgh", "ijklmnop"])
    #expect(wrapped("", first: 8, rest: 8) == [""])
    #expect(wrapped("漢字漢字漢字", first: 8, rest: 8) == ["漢字漢字", "漢字"])
  }

  @Test func codeSpansHoldAnyBackticks() {
    #expect("a".markdownCode == "`a`")
    #expect("a`b".markdownCode == "``a`b``")
    #expect("``".markdownCode == "``` `` ```")
  }

  @Test func markdownIsEscaped() {
    #expect("a_b*c".markdown == "a\\_b\\*c")
    #expect("<b>&".markdown == "&lt;b&gt;&amp;")
    #expect("- x".markdown == "\\- x")
    #expect("    + x".markdown == "\\+ x")
    #expect("1. x".markdown == "1\\. x")
    #expect("v5.19-rc1".markdown == "v5.19-rc1")
    #expect("@you #3 https://x".markdown == "&#64;you &#35;3 https&#58;//x")
  }
}
