import CSyntax
import Testing

/// What the `#if` around a line says of CONFIG symbols.
@Suite struct SettingsAroundTests {
  /// The settings around the line `here`, as `A=y` and `B=n`, with the lines of their directives.
  private func around(_ source: String) throws -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.hasPrefix("int here") }) + 1
    let bytes = Array(source.utf8)
    return FileOutline(bytes).settings(around: line, of: bytes).map {
      "\($0.symbol)=\($0.isSet ? "y" : "n"):\($0.line)"
    }
  }

  @Test(arguments: [
    ("#ifdef CONFIG_PM\nint here;\n#endif\n", ["PM=y:1"]),
    ("#ifndef CONFIG_PM\nint here;\n#endif\n", ["PM=n:1"]),
    ("#ifdef CONFIG_PM\nint a;\n#else\nint here;\n#endif\n", ["PM=n:1"]),
    ("#if IS_ENABLED(CONFIG_OF) && defined(CONFIG_PM)\nint here;\n#endif\n", ["OF=y:1", "PM=y:1"]),
    (
      "#if defined(CONFIG_A)\n#elif !defined CONFIG_B\nint here;\n#endif\n",
      ["B=n:2", "A=n:1"]
    ),
    ("#ifdef CONFIG_A\n#ifdef CONFIG_B\n#endif\nint here;\n#endif\n", ["A=y:1"]),
    ("#ifdef CONFIG_A\n#ifndef CONFIG_B\nint here;\n#endif\n#endif\n", ["B=n:2", "A=y:1"]),
    // One of several, or what is no question for a symbol, says nothing of one.
    ("#if defined(CONFIG_A) || defined(CONFIG_B)\nint here;\n#endif\n", []),
    ("#if !(defined(CONFIG_A) && defined(CONFIG_B))\nint here;\n#endif\n", []),
    ("#if CONFIG_NR > 2\nint here;\n#endif\n", []),
    ("#if IS_MODULE(CONFIG_A)\nint here;\n#endif\n", []),
    ("#ifdef A\nint here;\n#endif\n#ifdef CONFIG_B\n#endif\n", []),
    ("#ifdef CONFIG_B\n#endif\nint here;\n", []),
    ("#endif\nint here;\n", []),
  ]) func whatStandsAroundALineHolds(_ source: String, _ settings: [String]) throws {
    #expect(try around(source) == settings)
  }

  @Test func aLineThatIsNotThereHasNothingAround() {
    let bytes = Array("#ifdef CONFIG_A\n".utf8)
    for line in [-1, 0, 9] { #expect(FileOutline(bytes).settings(around: line, of: bytes) == []) }
  }
}
