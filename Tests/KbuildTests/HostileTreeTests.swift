import Kbuild
import Testing

/// Trees that are made to cost time or room, or to end the program.
@Suite struct HostileTreeTests {
  private func ask(_ files: [String: String]) -> BuildConditions {
    BuildConditions(of: ["a.c"], architecture: "arm", in: TreeCase(files: files))
  }

  private func many(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined(separator: "\n") + "\n"
  }

  @Test func textThatDoublesWithEachLine() {
    let doubling = many(60) { "x\($0 + 1) = $(x\($0)) $(x\($0))" }
    let found = ask(["Kbuild": "x0 = b.o\n" + doubling + "obj-$(CONFIG_A) += a.o $(x60)\n"])
    // What has been given up may have been a way without the symbol.
    #expect(found.files[0].requirements.isEmpty)
  }

  @Test func conditionalsThatNestDeeply() {
    let found = ask([
      "Kbuild": many(5_000) { "ifdef CONFIG_S\($0)" } + "obj-y += a.o\n"
        + many(5_000) { _ in "endif" }
    ])
    #expect(found.requirements.isEmpty)
  }

  @Test func referencesThatNestDeeply() {
    let open = String(repeating: "$(", count: 20_000)
    #expect(ask(["Kbuild": "obj-y += a.o \(open)"]).files[0].isFound)
    let closed = open + "x" + String(repeating: ")", count: 20_000)
    #expect(ask(["Kbuild": "obj-y += a.o\nifeq (\(closed),)\nendif\n"]).files[0].isFound)
  }

  @Test func namesOfManySymbols() {
    let name = (0..<40).map { "$(CONFIG_S\($0))" }.joined()
    let found = ask(["Kbuild": "obj-\(name) += a.o\nobj-$(CONFIG_A) += a.o\n"])
    #expect(found.files[0].isFound)
  }

  @Test func foldersThatLeadToEachOther() {
    var files = ["Kbuild": "obj-y += f0/\n", "Kconfig": ""]
    for number in 0..<300 {
      files["f\(number)/Makefile"] =
        "obj-$(CONFIG_S\(number)) += ../f\((number + 1) % 300)/ ../f\((number * 7 + 3) % 300)/ ../a.o\n"
    }
    #expect(ask(files).files[0].isFound)
  }

  @Test func linesThatGoOnForever() {
    let lines = String(repeating: "a \\\n", count: 200_000)
    #expect(!ask(["Kbuild": "obj-y += " + lines, "Kconfig": "config " + lines]).omissions.isEmpty)
  }

  @Test func expressionsThatNestDeeply() {
    let open = String(repeating: "(!", count: 50_000)
    let long = String(repeating: "P && ", count: 50_000)
    let found = ask([
      "Kbuild": "obj-$(CONFIG_A) += a.o\n",
      "Kconfig":
        "config A\n\tbool \"A\"\n\tdepends on \(open)P\n\tdepends on \(long)P\nconfig P\n\tbool \"P\"\n",
    ])
    #expect(found.requirements.contains { $0.symbol == "P" && $0.setting == .yes })
  }

  @Test func blocksThatNestDeeplyAroundManySymbols() {
    let chain = many(3_000) { "if S\($0)" }
    let symbols = many(3_000) {
      "config S\($0)\n\tbool\n\tdefault y\n\tselect S\(($0 * 7) % 3_000)"
    }
    let found = ask(["Kbuild": "obj-$(CONFIG_S1) += a.o\n", "Kconfig": symbols + chain + symbols])
    #expect(found.files[0].isFound)
  }

  @Test func filesThatSourceEachOther() {
    var files = ["Kbuild": "obj-$(CONFIG_A) += a.o\n", "Kconfig": "source \"k0\"\n"]
    for number in 0..<40 {
      files["k\(number)"] = many(8) { "source \"k\((number + $0 + 1) % 40)\"" }
    }
    #expect(ask(files).files[0].isFound)
  }

  @Test func bytesThatAreNoText() {
    var state: UInt64 = 42
    for _ in 0..<200 {
      let pieces = [
        "ifeq (", "$(", ")", "CONFIG_A", "obj-", "y", " += ", "a.o", "\n", "\t", "endif", "else",
        "\\\n",
        "${", "}", ",", ":", "=", "%", "$(foreach ", "$(call ", "$(if ", "config A", "depends on ",
        "\"", "'", "if ", "menu", "choice", "endmenu", "help\n", "&&", "||", "!",
        "source \"Kbuild\"",
        "$(patsubst %,", "#", "$", "\u{0}", "é", "include Kbuild", "define x", "endef",
      ]
      func text() -> String {
        (0..<60).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return pieces[Int(state >> 33) % pieces.count]
        }.joined()
      }
      _ = ask(["Kbuild": text(), "Makefile": text(), "Kconfig": text()])
    }
  }
}
