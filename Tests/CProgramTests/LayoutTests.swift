import CProgram
import CSyntax
import Foundation
import Testing
import Workbench

/// Types whose sizes, alignments, offsets and bits must be those that gcc gives them.
///
/// gcc compiles each file once, followed by a table of what is asked of its types and by one object for
/// each bit-field with only that field's bits set; the table is read from the object file, so nothing
/// has to run and a cross compiler will do.
@Suite struct LayoutTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Corpus/Layout").standardized

  static let cases: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".c") }.sorted()

  @Test func thereAreTypes() throws {
    let types = try Self.cases.map { try LayoutCase($0, architecture: "x86_64").types.count }
    #expect(types.reduce(0, +) >= 200)
  }

  @Test(arguments: cases) func gccLaysOutTheSameWith64Bits(_ name: String) throws {
    try compare(LayoutCase(name, architecture: "x86_64"), with: ["gcc", "-m64"])
  }

  @Test(.enabled(if: compiles(["gcc", "-m32"]), isMissing("gcc -m32", "gcc-multilib")))
  func gccLaysOutTheSameWith32Bits() throws {
    for name in Self.cases {
      try compare(LayoutCase(name, architecture: "i386"), with: ["gcc", "-m32"])
    }
  }

  @Test(
    .enabled(
      if: compiles(["arm-linux-gnueabihf-gcc"]),
      isMissing("arm-linux-gnueabihf-gcc", "gcc-arm-linux-gnueabihf")))
  func gccLaysOutTheSameForArm() throws {
    for name in Self.cases {
      try compare(LayoutCase(name, architecture: "arm"), with: ["arm-linux-gnueabihf-gcc"])
    }
  }

  /// AAPCS 5.1 and 7.1.7, for machines without a compiler for arm.
  @Test func onArmEightByteTypesLieOnEightBytes() throws {
    let source = """
      struct s { char a; long long b; char c; };
      struct d { char a; double b; };
      struct b { char a; unsigned b : 8; unsigned c : 17; char d; };
      struct z { char a; int : 0; char b; };
      """
    let (program, unit) = try makeUnit(["a.c": Array(source.utf8)], "a.c", architecture: "arm")
    let expected = [
      ("struct s", 24, 8), ("struct d", 16, 8), ("struct b", 8, 4), ("struct z", 8, 4),
    ]
    for (text, size, alignment) in expected {
      let measure = program.measure(try #require(unit.type(named: text)))
      #expect(measure.size == size, "\(text)")
      #expect(measure.alignment == alignment, "\(text)")
    }
  }

  private func compare(_ layout: LayoutCase, with compiler: [String]) throws {
    let gcc = try layout.answers(of: compiler)
    for (question, answer) in zip(layout.questions, gcc) where question.ours != answer {
      Issue.record(
        "\(layout.name) \(compiler.joined(separator: " ")): \(question.text) is \(answer), not \(question.ours)"
      )
    }
    #expect(!layout.types.isEmpty || layout.isSkipped)
  }
}

/// The unit of a file among others, outside any kernel.
func makeUnit(
  _ files: [String: [UInt8]], _ path: String, architecture: String
) throws -> (program: Program, unit: TranslationUnit) {
  let target = Target(
    architecture: try #require(Architecture(named: architecture)), configuration: nil)
  let program = Program(
    store: MemoryFileStore(files), outlines: OutlineStore(), target: target, sources: [path],
    kept: { _ in nil })
  return (program, try #require(program.unit(at: path)))
}

/// One file of the corpus as we read it, with all that gcc is asked about it.
struct LayoutCase {
  let name: String
  /// The types, as C names them.
  private(set) var types: [String] = []
  private(set) var questions: [Question] = []
  /// Whether the file is for another size of pointers.
  private(set) var isSkipped = false
  private let source: String

  /// An expression of C, or the bits of a bit-field, and our answer.
  struct Question {
    let text: String
    /// For the bits of a bit-field the type and the designator.
    let probe: (type: String, path: String)?
    let ours: String
  }

  init(_ name: String, architecture: String) throws {
    self.name = name
    source = try String(
      contentsOf: LayoutTests.folder.appendingPathComponent(name), encoding: .utf8)
    let lines = source.split(separator: "\n")
    let (program, unit) = try makeUnit([name: Array(source.utf8)], name, architecture: architecture)
    let pointers = program.target.architecture.pointerSize
    if lines.count > 1, lines[1] == "// pointers: 8", pointers != 8 {
      isSkipped = true
      return
    }
    for text in Self.names(source) {
      guard let type = unit.type(named: text) else {
        Issue.record("\(name): \(text) is not known")
        continue
      }
      types.append(text)
      ask(text, type, program)
    }
    #expect(lines[0] == "// types: \(types.count)", "\(name) has \(types.count) types")
    guard name.hasPrefix("enum") else { return }
    for entry in FileOutline(Array(source.utf8)).entries where entry.kind == .enumerator {
      guard case .enumerator(let value, let type)? = unit.symbol(entry.name) else { continue }
      let text = entry.name.spelling
      ask("(int)(\(text) & 0xffff)", "\(value & 0xffff)")
      ask("(int)((unsigned long long)\(text) >> 32)", "\(UInt32(value >> 32))")
      ask("sizeof(\(text))", "\(program.measure(type).size)")
    }
  }

  /// The tags and typedef names that a file defines.
  private static func names(_ source: String) -> [String] {
    let outline = FileOutline(Array(source.utf8))
    var names: [String] = []
    for entry in outline.entries {
      switch entry.kind {
      case .tag:
        var index = Int(entry.token)
        let keywords = ["struct", "union", "enum"]
        while index > 0, !keywords.contains(outline.name(ofToken: index).spelling) { index -= 1 }
        names.append("\(outline.name(ofToken: index).spelling) \(entry.name.spelling)")
      case .declaration:
        let item = outline.items[Int(entry.item)].tokens
        guard outline.name(ofToken: item.lowerBound).spelling == "typedef" else { continue }
        names.append(entry.name.spelling)
      default: continue
      }
    }
    return names
  }

  private mutating func ask(_ text: String, _ ours: String) {
    questions.append(Question(text: text, probe: nil, ours: ours))
  }

  private mutating func ask(_ text: String, _ type: CType, _ program: Program) {
    let measure = program.measure(type)
    #expect(measure.isExact, "\(text) is not known exactly")
    ask("sizeof(\(text))", "\(measure.size)")
    ask("_Alignof(\(text))", "\(measure.alignment)")
    if case .enumeration = type.unqualified, let scalar = program.scalar(type) {
      ask("(\(text))-1 < 0", scalar.isSigned ? "1" : "0")
    }
    if let record = type.record { ask(text, record, at: 0, path: "", program) }
  }

  private mutating func ask(
    _ type: String, _ record: RecordType, at base: Int, path: String, _ program: Program
  ) {
    for field in record.layout(program).fields {
      let offset = base + field.offset
      let inner = field.member.type
      guard let name = field.member.name?.spelling else {
        if let record = inner.record { ask(type, record, at: offset, path: path, program) }
        continue
      }
      let place = path.isEmpty ? name : "\(path).\(name)"
      if let bits = field.bits {
        let from = offset * 8 + bits.shift
        let width = inner.unqualified == .bool ? 1 : bits.width
        questions.append(
          Question(
            text: "the bits of \(place) in \(type)", probe: (type, place),
            ours: "\(from)..<\(from + width)"))
        continue
      }
      ask("__builtin_offsetof(\(type), \(place))", "\(offset)")
      let element = program.measure(inner)
      guard case .array(let element, let count) = inner.unqualified, count ?? 0 > 1 else {
        if case .array(_, nil) = inner.unqualified { continue }
        ask("sizeof(((\(type) *)0)->\(place))", "\(element.size)")
        if let record = inner.record { ask(type, record, at: offset, path: place, program) }
        continue
      }
      let second = offset + program.measure(element).size
      ask("__builtin_offsetof(\(type), \(place)[1])", "\(second)")
      if let record = element.record {
        ask(type, record, at: second, path: "\(place)[1]", program)
      }
    }
  }

  // MARK: gcc

  /// What the compiler says to each question.
  func answers(of compiler: [String]) throws -> [String] {
    let plain = questions.filter { $0.probe == nil }
    let probes = questions.compactMap(\.probe)
    guard !questions.isEmpty else { return [] }
    var text = source + "\n#pragma pack()\nstruct layout_table {\n"
    text += "unsigned n[\(plain.count + 2 * probes.count)];\n"
    for (number, probe) in probes.enumerated() { text += "\(probe.type) p\(number);\n" }
    text += "} __attribute__((packed));\n"
    text += "const struct layout_table layout_table __attribute__((section(\".layout\"))) = {\n{"
    text += plain.map(\.text).joined(separator: ",\n")
    for (number, probe) in probes.enumerated() {
      text += ",\n__builtin_offsetof(struct layout_table, p\(number)), sizeof(\(probe.type))"
    }
    text += "},\n"
    // Behind an anonymous member a designator may have to name a union's other member first.
    for probe in probes { text += "{ .\(probe.path) = -1 },\n" }
    let bytes = try Self.compile(text + "};\n", compiler)
    func number(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[index * 4 + $1]) << ($1 * 8) }
    }
    try #require(bytes.count >= 4 * (plain.count + 2 * probes.count))
    var answers: [String] = []
    var (plainIndex, probeIndex) = (0, 0)
    for question in questions {
      if question.probe == nil {
        answers.append("\(number(plainIndex))")
        plainIndex += 1
      } else {
        let start = number(plain.count + 2 * probeIndex)
        let size = number(plain.count + 2 * probeIndex + 1)
        answers.append(Self.bits(bytes[start..<(start + size)]))
        probeIndex += 1
      }
    }
    return answers
  }

  /// The range of the bits that are set, counted from the lowest of the first byte.
  private static func bits(_ bytes: ArraySlice<UInt8>) -> String {
    let set = bytes.enumerated().flatMap { index, byte in
      (0..<8).filter { byte >> $0 & 1 == 1 }.map { index * 8 + $0 }
    }
    guard let first = set.first, let last = set.last else { return "none" }
    return last - first + 1 == set.count ? "\(first)..<\(last + 1)" : "\(set)"
  }

  private static func compile(_ text: String, _ compiler: [String]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("firstbad-layout-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(
      to: folder.appendingPathComponent("table.c"), atomically: true, encoding: .utf8)
    let objcopy = compiler[0].replacingOccurrences(of: "gcc", with: "objcopy")
    let compiled = try runTool(compiler + ["-std=gnu11", "-w", "-c", "table.c"], in: folder)
    #expect(compiled.status == 0, "\(compiled.output)")
    let copied = try runTool(
      [objcopy, "-O", "binary", "-j", ".layout", "table.o", "table.bin"], in: folder)
    try #require(copied.status == 0, "\(copied.output)")
    return Array(try Data(contentsOf: folder.appendingPathComponent("table.bin")))
  }
}

/// Runs a tool of the system and returns what it printed.
func runTool(_ command: [String], in folder: URL) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.start()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Whether a compiler is there and makes object files.
private func compiles(_ compiler: [String]) -> Bool {
  let folder = FileManager.default.temporaryDirectory
  let name = "firstbad-probe-\(UUID().uuidString)"
  let file = folder.appendingPathComponent("\(name).c")
  let object = folder.appendingPathComponent("\(name).o")
  defer {
    try? FileManager.default.removeItem(at: file)
    try? FileManager.default.removeItem(at: object)
  }
  guard (try? "int x;\n".write(to: file, atomically: true, encoding: .utf8)) != nil else {
    return false
  }
  let command = compiler + ["-c", "-o", object.path, file.path]
  if (try? runTool(command, in: folder))?.status == 0 { return true }
  print("NOT TESTED: layouts with \(compiler.joined(separator: " ")), which does not work here")
  return false
}

/// What a skipped test says.
private func isMissing(_ compiler: String, _ package: String) -> Comment {
  "\(compiler) does not work here (Debian: \(package)): no layout was compared with it"
}
