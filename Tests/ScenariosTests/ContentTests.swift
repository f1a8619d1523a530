import Foundation
import Scenarios
import SourceText
import Testing

@Suite struct ScenarioContents {
  private func everything() throws -> Scenario {
    let file = YAMLFile(url: Places.tests.appendingPathComponent("Valid/everything.yaml"))
    return try #require(file.read(try file.bytes()).scenario)
  }

  private func field(_ name: String) throws -> FieldSetting {
    let dev = try #require(try everything().object(named: "dev"))
    return try #require(dev.fields.first { $0.path.description == name }, "no field \(name)")
  }

  private func value(_ name: String) throws -> StateValue {
    let field = try field(name)
    try #require(field.content.alternatives.count == 1)
    guard case .value(let value) = field.content.alternatives[0].content.value else {
      throw Absent(what: name)
    }
    return value
  }

  struct Absent: Error { let what: String }

  @Test func scalarsAreReadAsWrittenAndNotAsYAMLWould() throws {
    let invalid = try #require(Errno(name: "EINVAL"))
    let defer_ = try #require(Errno(name: "EPROBE_DEFER"))
    let busy = try #require(Errno(name: "EBUSY"))
    func path(_ name: String, _ steps: MemberPath.Step...) -> ObjectPath {
      ObjectPath(name: name, members: MemberPath(steps: steps))
    }
    #expect(try value("number") == .integer(-3))
    #expect(try value("hex") == .integer(0xFFFF_FFFF_FFFF_FFFF))
    #expect(try value("letter") == .integer(10))
    #expect(try value("flag") == .boolean(true))
    #expect(try value("nothing") == .null)
    #expect(try value("dontknow") == .unknown)
    #expect(try value("errno") == .errno(defer_, isNegative: true))
    #expect(try value("errno2") == .errno(busy, isNegative: false))
    #expect(try value("bad_pointer") == .errorPointer(invalid))
    #expect(try value("kobj") == .object(path("dev", .member("kobj"))))
    #expect(try value("element") == .object(path("array", .index(1), .member("x"))))
    #expect(try value("variable") == .global(path("jiffies")))
    #expect(try value("part") == .global(path("table", .index(2), .member("next"))))
    #expect(try value("operation") == .model("attach_ok"))
    #expect(try value("release") == .function("device_release"))
    #expect(try value("name") == .string("a \"name\""))
    #expect(try value("name2") == .string("it is"))
    #expect(try value("archdata.mapping") == .object(path("mapping")))
  }

  @Test func aFieldCalledLikeAKeywordCanBeWritten() throws {
    guard case .fields(let inner) = try field("escaped").content.alternatives[0].content.value
    else { throw Absent(what: "fields") }
    #expect(inner.map(\.path.description) == ["list", "value"])
  }

  @Test func aListKeepsItsOrderAndTheConditionsOfItsEntries() throws {
    guard case .list(let entries) = try field("list").content.alternatives[0].content.value
    else { throw Absent(what: "list") }
    #expect(entries.map(\.node.value.description) == ["dev.entry", "mapping.node"])
    #expect(entries.map(\.conditions.count) == [0, 1])
    #expect(try field("none").content.alternatives[0].content.value.isEmpty)
  }

  @Test func alternativesKeepTheirOrderAndConditions() throws {
    let era = try field("era").content.alternatives
    #expect(era.map(\.conditions.count) == [1, 0])
    #expect(era[0].conditions[0].test == .has(.macro("X")))
    let sometimes = try field("sometimes")
    #expect(sometimes.isOptional)
    #expect(sometimes.content.alternatives[0].conditions[0].test == .has(.config("MMU")))
  }

  @Test func whatIsEmptyMayBeMissingAndWhatIsNotMayNot() {
    for value in [StateValue.null, .integer(0), .boolean(false)] { #expect(value.isEmpty) }
    for value in [StateValue.unknown, .integer(1), .string(""), .boolean(true)] {
      #expect(!value.isEmpty)
    }
    #expect(ConfigValue.no.isEmpty)
    #expect(!ConfigValue.text("0").isEmpty)
  }

  @Test func theScenarioOverridesItsConfigFile() throws {
    let machine = try everything().machine
    #expect(machine.arch.value.directory == "x86")
    #expect(machine.arch.value.pointerBits == 64)
    #expect(machine.config("ARM")?.value == .no)
    #expect(machine.config("CONFIG_MMU")?.isFromFile == false)
    #expect(machine.config("FOO")?.value == .module)
    #expect(machine.config("LOCALVERSION")?.value == .text("\"-x\""))
    #expect(machine.config("HZ")?.value == .text("100"))
    #expect(machine.config("HZ")?.isOptional == true)
    #expect(machine.config("NEW")?.isOptional == true)
    #expect(machine.config("NR_CPUS")?.isOptional == false)
    #expect(machine.config("ABSENT") == nil)
    #expect(Set(machine.config.map(\.name)).count == machine.config.count)
  }

  @Test func callsModelsAndRulesAreRead() throws {
    let scenario = try everything()
    #expect(scenario.calls.map(\.function.value) == ["make", "use", "other"])
    #expect(scenario.calls[0].result?.value == "handle")
    guard case .anything = scenario.calls[0].expectation else { throw Absent(what: "any") }
    guard case .oneOf(let expected) = scenario.calls[1].expectation else {
      throw Absent(what: "expect")
    }
    #expect(expected.count == 2)
    #expect(scenario.calls[1].file?.value == "a.c")
    #expect(scenario.calls[2].conditions.count == 1)
    #expect(
      scenario.calls[1].arguments[1].alternatives[0].content.value
        == .result(ObjectPath(name: "handle", members: MemberPath(steps: [.member("x")]))))
    #expect(scenario.judge.arguments.map(\.alternatives.count) == [1, 1, 2])
    #expect(scenario.judge.place?.value.path.description == "dev.number")
    #expect(scenario.model(named: "detach_ok")?.returns == nil)
    let fill = try #require(scenario.model(named: "fill"))
    #expect(fill.sets.map(\.isGlobal) == [false, true])
    #expect(fill.sets.map(\.target.description) == ["dev.number", "limit"])
    #expect(scenario.bad.returns.last?.value == .error)
    guard case .kinds(let kinds) = scenario.bad.faults else { throw Absent(what: "faults") }
    #expect(kinds.map(\.value) == [.nullPointer, .useAfterFree])
    #expect(scenario.good?.returns.last?.value == .pointer)
    #expect(scenario.globals.map(\.name.value) == ["is_support", "limit", "ops", "config"])
    #expect(scenario.globals[0].file?.value == "a.c")
    #expect(scenario.globals[0].isOptional)
    #expect(scenario.globals[2].members.description == "attach")
  }

  private func unknown() throws -> Scenario {
    let file = YAMLFile(url: Places.tests.appendingPathComponent("Valid/unknown.yaml"))
    return try #require(file.read(try file.bytes()).scenario)
  }

  @Test func everythingThatHoldsAValueCanBeUnknown() throws {
    let scenario = try unknown()
    func isUnknown(_ choice: Choice<StateContent>?) -> Bool {
      guard case .value(.unknown)? = choice?.alternatives.first?.content.value else { return false }
      return true
    }
    let group = try #require(scenario.object(named: "group"))
    for field in group.fields where field.path.description != "devices" {
      #expect(isUnknown(field.content), "\(field.path)")
    }
    #expect(group.rest == .unknown)
    #expect(scenario.object(named: "table")?.rest == .unknown)
    #expect(isUnknown(scenario.object(named: "limit")?.value))
    #expect(scenario.globals.count == 3)
    #expect(scenario.globals.allSatisfy { isUnknown($0.content) })
    let arguments = scenario.judge.arguments.map { $0.alternatives[0].content.value }
    #expect(arguments[1] == .unknown)
    #expect(arguments[2] == .unknown)
    #expect(scenario.calls[0].arguments[1].alternatives[0].content.value == .unknown)
    for model in scenario.models {
      #expect(model.returns?.alternatives[0].content.value == .unknown)
    }
    let sets = try #require(scenario.model(named: "fill")).sets
    #expect(sets.map(\.content.alternatives[0].content.value) == [.unknown, .unknown])
  }

  @Test func configSymbolsCanBeUnknownAndThenBeChosen() throws {
    let machine = try unknown().machine
    // What is under state decides the other one.
    #expect(machine.unknownConfig.map(\.name) == ["IOMMU_DMA"])
    #expect(machine.config("SMP")?.value == .yes)
    #expect(machine.config("SMP")?.isOptional == true)
    #expect(!ConfigValue.unknown.isEmpty)
    let chosen = machine.setting(config: ["IOMMU_DMA": .yes, "SMP": .no, "OTHER": .yes])
    #expect(chosen.unknownConfig.isEmpty)
    #expect(chosen.config.map(\.value) == [.yes, .no, .yes])
    #expect(chosen.config("OTHER") == nil)
  }

  @Test func anExampleIsReadByTheNamesThatReportsUse() throws {
    let state = try unknown().state
    #expect(
      state.map(\.name.value) == [
        "group->domain", "group->domain->ops->attach_dev", "table[2].valid", "probe() /* 2 */",
        "group->default_domain", "group->blocking_domain", "new",
      ])
    let (busy, invalid) = (
      try #require(Errno(name: "EBUSY")), try #require(Errno(name: "EINVAL"))
    )
    #expect(
      state.map(\.value.value) == [
        .new, .same(as: "group->domain"), .value(.integer(4)),
        .value(.errno(busy, isNegative: true)), .value(.object(ObjectPath(name: "other"))),
        .value(.errorPointer(invalid)), .new,
      ])
  }

  @Test func requirementsKnowTheirObjectsFilesAndConditions() throws {
    let requirements = try unknown().requirements
    #expect(
      requirements.map(\.objects) == [
        ["group"], ["group", "other"], ["limit", "table"], [], ["group", "other"], ["gd"],
        ["group"],
      ])
    #expect(requirements[0].expression.value == "group->owner_cnt == 0")
    #expect(requirements[0].origin.position == SourcePosition(line: 25, column: 5))
    #expect(requirements[4].file?.value == "drivers/iommu/iommu.c")
    #expect(requirements.map(\.conditions.count) == [0, 0, 0, 0, 1, 2, 0])
    #expect(
      requirements[5].expression.value
        == "*(int *)&gd->list != sizeof(struct group) && strcmp(gd->name, \"a,) \\\" b\") == 0")
    #expect(!requirements[6].expression.value.contains("\n"))
    #expect(requirements[6].expression.origin.yamlPath == "require[6].that")
  }

  @Test func theFunctionsThatDecideAreOneOrSeveral() throws {
    let several = try unknown().bad.decidingFunctions
    #expect(several.map(\.value) == ["__iommu_attach_group", "iommu_attach_device"])
    let file = YAMLFile(url: Places.tests.appendingPathComponent("Valid/decided.yaml"))
    let one = try #require(file.read(try file.bytes()).scenario).bad.decidingFunctions
    #expect(one.map(\.value) == ["by_era"])
    #expect(one[0].origin.yamlPath == "bad.decided in")
    #expect(try everything().bad.decidingFunctions.isEmpty)
  }

  @Test func everyPartKnowsWhereItIsWritten() throws {
    let text = """
      format: firstbad.scenario/1
      name: t
      machine: {arch: arm}
      sources: [a.c]
      objects:
        über:
          type: struct foo
        o: {type: struct foo, fields: {a: 1, "b": 2}}
      judge: {call: f, arguments: [o]}
      bad: {returns: -EBUSY}
      """
    let wrong = read(text)
    #expect(wrong.diagnostics.map(\.position) == [SourcePosition(line: 6, column: 3)])
    let scenario = try #require(
      read(text.replacingOccurrences(of: "  über:\n    type: struct foo\n", with: "")).scenario)
    let fields = try #require(scenario.object(named: "o")).fields
    #expect(fields.map(\.origin.position.line) == [6, 6])
    #expect(fields.map(\.origin.position.column) == [34, 40])
    #expect(fields.map(\.origin.yamlPath) == ["objects.o.fields.a", "objects.o.fields.b"])
  }

  @Test func aColumnCountsBytes() {
    let reading = read("format: firstbad.scenario/1\nname: t\ntitle: {ää: 1, é: x}\n")
    let title = reading.diagnostics.first { $0.message.contains("one line for people") }
    #expect(title?.position == SourcePosition(line: 3, column: 8))
    let key = read("{ää: 1, xx: 2}").diagnostics.first { $0.message.contains("'xx'") }
    #expect(key?.position == SourcePosition(line: 1, column: 11))
  }
}
