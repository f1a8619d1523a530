// How to read this file: a program is one C file with what it includes. It is run once: the machine that ran it
// stays, for whoever wants to tell what happened.

public import CMachine
import CProgram
import CSyntax
import SourceText

/// A self-contained C program, ready to be run.
public struct HostProgram {
  private let program: Program
  private let path: String

  /// Reads a program.
  ///
  /// - Parameters:
  ///   - file: The file as the user named it, and its bytes.
  ///   - folder: The absolute path of the folder in which the name has its meaning.
  ///   - architecture: Whose data model holds, such as `x86_64`.
  /// - Throws: ``HostTrouble`` for an architecture that is not known.
  public init(
    file: (path: String, bytes: [UInt8]), folder: String, architecture: String
  ) throws(HostTrouble) {
    guard let known = Architecture(named: architecture) else {
      throw HostTrouble(
        message: "there is no architecture '\(architecture)'; known are "
          + Architecture.names.joined(separator: ", "))
    }
    path = file.path
    let isAbsolute = path.hasPrefix("/")
    let files = HostFiles(root: isAbsolute ? "" : folder)
    files.add(path, file.bytes)
    program = Program(
      store: files, outlines: OutlineStore(),
      target: Target(
        architecture: known, configuration: nil, includeFolders: [HostFiles.headerFolder]),
      sources: [path], kept: { _ in nil })
  }

  /// Runs a function: `main`, or one without parameters.
  ///
  /// - Parameters:
  ///   - entry: The function's name.
  ///   - name: What `argv[0]` is.
  ///   - limits: How much the run may use.
  ///   - isTracing: Whether a trace is kept.
  ///   - keepsSites: Whether values are told where they came into being, as in a replay; it costs time and memory.
  ///   - write: Gets what the program prints, as it is printed.
  /// - Throws: ``HostTrouble`` for a function that is not there or takes other parameters.
  public func run(
    _ entry: String, named name: String, limits: Limits, isTracing: Bool = false,
    keepsSites: Bool = false,
    write: @escaping (HostEnvironment.Stream, [UInt8]) -> Void
  ) throws(HostTrouble) -> HostRun {
    let environment = HostEnvironment(write: write)
    let machine = Machine(
      program: program, environment: environment, limits: limits, isTracing: isTracing,
      keepsSites: keepsSites)
    guard let symbol = program.function(Name(entry), in: path), symbol.definition != nil else {
      throw HostTrouble(message: "the program has no function '\(entry)'")
    }
    let type = symbol.functionType
    // Parameters defined in the old style are not in the type.
    let count = symbol.code?.parameterCount ?? type.parameters.count
    guard count == 0 || count <= 3 && entry == "main" else {
      throw HostTrouble(
        message: "'\(entry)' takes \(count) arguments, and only main is given any")
    }
    var end = ending(machine, environment) { () throws(Stop) in
      if let failure = program.failures.first {
        throw Stop(.invalid, failure.reason, span: failure.place)
      }
      try refuseConstructors()
      try openStreams(machine)
      let arguments = count > 0 ? try Array(commandLine(name, machine).prefix(count)) : []
      return try machine.call(.source(symbol), arguments)
    }
    // What atexit() registered runs backwards (C11 7.22.4.2); it may register more.
    while case .exited(let status) = end, let function = environment.exitFunctions.popLast() {
      end = ending(machine, environment) { () throws(Stop) in
        _ = try machine.call(function, [])
        return .integer(status)
      }
    }
    if let limit = program.limitMet {
      return HostRun(machine: machine, end: .stopped(Stop(.exhausted, limit)))
    }
    return HostRun(machine: machine, end: end)
  }

  /// How a call ends the program; `main` that ends without a return gives 0 (C11 5.1.2.2.3).
  private func ending(
    _ machine: Machine, _ environment: HostEnvironment, _ call: () throws(Stop) -> Value
  ) -> HostRun.End {
    // An exit before says nothing about how this call ends.
    environment.exitStatus = nil
    do throws(Stop) {
      let value = try call()
      if case .void = value.payload { return .exited(0) }
      return .exited(Int(try machine.number(value, at: machine.currentSpan) & 0xFF))
    } catch {
      return environment.exitStatus.map { .exited($0) } ?? .stopped(error)
    }
  }

  /// Functions that run before or after `main` by an attribute are not run here, and that must be said.
  private func refuseConstructors() throws(Stop) {
    guard let file = program.file(at: path) else { return }
    let outline = program.outline(of: file)
    let attributes: Set<Name> = [Name("__attribute__"), Name("__attribute")]
    let refused = ["constructor", "destructor"].flatMap { [Name($0), Name("__\($0)__")] }
    for (index, token) in outline.tokens.enumerated() where token.kind == .identifier {
      guard index >= 3, refused.contains(outline.name(ofToken: index)),
        outline.tokens[(index - 3)..<index].indices.contains(where: {
          attributes.contains(outline.name(ofToken: $0))
        })
      else { continue }
      throw Stop(
        .unsupported, "functions with the attribute '\(outline.name(ofToken: index))' are not run",
        span: Span(file: file, start: token.start, end: token.end))
    }
  }

  /// Gives the streams of a system's stdio.h the numbers that they have in ours.
  private func openStreams(_ machine: Machine) throws(Stop) {
    let wide = program.target.architecture.pointerSize
    for (number, name) in ["stdin", "stdout", "stderr"].enumerated() {
      guard let symbol = program.variable(Name(name)), !symbol.isDefined, symbol.type.isPointer
      else { continue }
      try machine.write(
        .integer(number), through: Value(.pointer(try machine.pointer(to: symbol))), bytes: wide,
        at: machine.currentSpan)
    }
  }

  /// `argc`, `argv` and `envp` of a program that is given no arguments (C11 5.1.2.2.1).
  private func commandLine(_ name: String, _ machine: Machine) throws(Stop) -> [Value] {
    let wide = program.target.architecture.pointerSize
    let bytes = Array(name.utf8) + [0]
    let text = try machine.allocate("argv[0]", size: bytes.count, kind: .static, rest: .zero)
    for (offset, byte) in bytes.enumerated() {
      let place = Pointer(object: text.object, offset: offset)
      try machine.write(
        .integer(Int(byte)), through: Value(.pointer(place)), bytes: 1, at: machine.currentSpan)
    }
    let list = try machine.allocate("argv", size: 2 * wide, kind: .static, rest: .zero)
    try machine.write(
      Value(.pointer(text)), through: Value(.pointer(list)), bytes: wide, at: machine.currentSpan)
    // Some systems hand on the environment, too (C11 J.5.1); it is empty here.
    let none = try machine.allocate("envp", size: wide, kind: .static, rest: .zero)
    return [.integer(1), Value(.pointer(list)), Value(.pointer(none))]
  }

  /// Sentences about what could not be read in full.
  public var notes: [String] { program.notes }
}

/// What became of a program.
public struct HostRun {
  /// The machine it ran on.
  public let machine: Machine
  /// How it ended.
  public let end: End

  /// How a program ends.
  public enum End {
    /// With a status of one byte.
    case exited(Int)
    /// Before its end.
    case stopped(Stop)
  }
}

/// What is wrong with what was asked for.
public struct HostTrouble: Error, Sendable {
  /// One sentence without a full stop.
  public let message: String
}
