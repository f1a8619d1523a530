import Foundation
import Kbuild
import Testing

/// Random makefiles, judged by make itself: in every configuration in which it lists a file, all that is
/// said of the file must hold.
@Suite struct RandomMakefileTests {
  private static let symbols = ["A", "B", "C"]
  private static let objects = ["one", "two", "three", "four"]

  private struct Generator {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    mutating func one(of texts: [String]) -> String { texts[below(texts.count)] }

    mutating func value() -> String {
      let symbol = one(of: symbols)
      let object = one(of: objects) + ".o"
      return switch below(10) {
      case 0: "$(\(one(of: ["u", "v"])))"
      case 1: "$(if $(CONFIG_\(symbol)),\(object),\(one(of: objects)).o)"
      case 2: "$(addsuffix .o,\(one(of: objects)) \(one(of: objects)))"
      case 3: "$(filter-out $(\(one(of: ["u", "v"]))),\(object) \(one(of: objects)).o)"
      case 4: "$(patsubst %.c,%.o,\(one(of: objects)).c)"
      case 5: "$(filter $(u) $(v-$(CONFIG_\(symbol))),\(object))"
      case 6: "\(one(of: objects))$(w).o"
      case 7: "$(\(one(of: ["u", "v"])):one.o=two.o)"
      case 8: "$(or $(v-$(CONFIG_\(symbol))),\(object))"
      default: object
      }
    }

    mutating func condition() -> String {
      let symbol = "$(CONFIG_\(one(of: symbols)))"
      return switch below(7) {
      case 0: "ifeq (\(symbol),y)"
      case 1: "ifneq (\(symbol),)"
      case 2:
        "ifeq (\(symbol)$(CONFIG_\(one(of: symbols))),\(one(of: ["y", "ym", "", "yy", "mm"])))"
      case 3: "ifdef CONFIG_\(one(of: symbols))"
      case 4: "ifneq ($(u),)"
      case 5: "ifeq \"$(strip $(w) $(v))\" \"\(one(of: ["", "four.o", "two.o"]))\""
      default: "ifneq ($(filter y m,\(symbol) $(CONFIG_\(one(of: symbols)))),)"
      }
    }

    mutating func lines(_ depth: Int) -> [String] {
      var found: [String] = []
      for _ in 0..<(2 + below(5)) {
        let symbol = "$(CONFIG_\(one(of: symbols)))"
        let sign = one(of: ["+=", "+=", ":=", "=", "?="])
        switch below(depth < 3 ? 9 : 5) {
        case 0: found.append("u \(sign == "=" ? ":=" : sign) \(one(of: objects)).o")
        case 1: found.append("v-\(symbol) += \(one(of: objects)).o")
        case 2: found.append("v \(one(of: ["+=", ":="])) $(v-y) \(one(of: objects)).o")
        case 3: found.append("w := \(one(of: ["", "", "x"]))")
        case 4:
          found.append(
            "obj-$(subst \(one(of: ["m", "y"])),\(one(of: ["y", "$(CONFIG_A)"])),\(symbol)) += \(value())"
          )
        case 5, 6: found.append("obj-\(symbol) += \(value()) \(value())")
        default:
          found.append(condition())
          found += lines(depth + 1)
          if below(2) == 0 { found += ["else"] + lines(depth + 1) }
          found.append("endif")
        }
      }
      return found
    }
  }

  @Test(arguments: 1...40)
  func whatIsSaidHoldsWhereverMakeBuildsTheFile(seed: Int) throws {
    var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let makefile = generator.lines(0).joined(separator: "\n") + "\n"
    let kconfig = Self.symbols.map { "config \($0)\n\ttristate \"\($0)\"\n" }.joined()
    let tree = TreeCase(files: ["Kbuild": makefile, "Kconfig": kconfig])
    let paths = Self.objects.map { $0 + ".c" }
    let said = BuildConditions(of: paths, architecture: "arm", in: tree)
    let file = FileManager.default.temporaryDirectory.appending(path: "kbuild-\(UUID()).mk")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data((makefile + "\nall: ; @echo $(obj-y) $(obj-m)\n").utf8).write(to: file)
    for number in 0..<27 {
      let values = [number % 3, number / 3 % 3, number / 9].map { ["", "m", "y"][$0] }
      let built = try listed(by: file, zip(Self.symbols, values).map { ($0, $1) })
      for answer in said.files where built.contains(String(answer.path.dropLast(2)) + ".o") {
        #expect(answer.isFound, "\(answer.path) with \(values) of\n\(makefile)")
        for requirement in answer.requirements {
          let index = try #require(Self.symbols.firstIndex(of: requirement.symbol))
          let allowed: [String] =
            switch requirement.setting {
            case .yes: ["y"]
            case .module: ["m"]
            case .yesOrModule: ["m", "y"]
            case .no: [""]
            }
          #expect(
            allowed.contains(values[index]),
            "\(answer.path) with \(values): \(requirement) of\n\(makefile)")
        }
      }
    }
  }

  private func listed(by file: URL, _ values: [(String, String)]) throws -> Set<String> {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // Only what is set stands in a configuration that make reads.
    let set = values.filter { !$0.1.isEmpty }.map { "CONFIG_\($0.0)=\($0.1)" }
    process.arguments = ["make", "-s", "-f", file.path] + set + ["all"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "make refuses \(file.path)")
    return Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
