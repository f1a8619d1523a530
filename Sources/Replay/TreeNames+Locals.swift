// How to read this file: what a function that nobody can run may have written into a variable of its caller is unknown
// under the variable's name, `tm.tm_year` or `value /* of get() */`, so a name under `state` may begin with a variable of
// any function on the path. Which functions these are no text says for sure: pointers lead to others. So every function
// of the sources counts. Functions of headers and macros are many more, and theirs count only where an address is taken,
// without which nobody else writes a variable.

import CProgram
import CSyntax

/// The variables and parameters of one name that functions have.
struct LocalSearch {
  private let name: Name
  private let bytes: [UInt8]
  private let program: Program
  /// Their types, those of the sources' functions first.
  private(set) var types: [CType] = []
  /// Whether there may be one whose type was not looked up.
  private(set) var isOpen = false
  private var asked = 0

  /// Whether there is any.
  var isEmpty: Bool { types.isEmpty && !isOpen }

  /// As many functions have their code made for one name.
  private static let functionLimit = 256

  /// Looks through all that a program has read.
  init(_ name: String, in program: Program) {
    self.name = Name(name)
    self.program = program
    bytes = Array(name.utf8)
    var sources: Set<FileNumber> = []
    for path in program.sources {
      guard let file = program.file(at: path), sources.insert(file).inserted else { continue }
      visit(file, path, isSource: true)
    }
    for file in program.fileNumbers where !sources.contains(file) {
      visit(file, nil, isSource: false)
    }
  }

  private mutating func visit(_ file: FileNumber, _ path: String?, isSource: Bool) {
    let outline = program.outline(of: file)
    let places = outline.tokens.indices.filter { number in
      let token = outline.tokens[number]
      return token.kind == .identifier && Int(token.end - token.start) == bytes.count
        && outline.bytes[token.range].elementsEqual(bytes)
    }
    guard !places.isEmpty else { return }
    for directive in outline.directives where directive.kind == .define {
      isOpen = isOpen || isLent(places, in: directive.operands, outline)
    }
    var functions: [Int32: Name] = [:]
    for entry in outline.entries where entry.kind == .function {
      functions[entry.item] = functions[entry.item] ?? entry.name
    }
    for (number, item) in outline.items.enumerated() where item.hasBody {
      guard places.contains(in: item.tokens) else { continue }
      let isLent = isLent(places, in: item.tokens, outline)
      guard isSource || isLent else { continue }
      guard let function = functions[Int32(number)] else {
        isOpen = true
        continue
      }
      look(in: function, path, outline, item)
    }
  }

  /// Whether one of the places takes an address, or is that of an array.
  private func isLent(_ places: [Int], in range: Range<Int>, _ outline: FileOutline) -> Bool {
    var index = places.firstIndex(atOrAfter: range.lowerBound)
    while index < places.count, places[index] < range.upperBound {
      let place = places[index]
      if place > 0,
        outline.isToken(place - 1, UInt8(ascii: "&"))
          || outline.isToken(place + 1, UInt8(ascii: "["))
      {
        return true
      }
      index += 1
    }
    return false
  }

  private mutating func look(
    in function: Name, _ path: String?, _ outline: FileOutline, _ item: Item
  ) {
    asked += 1
    guard asked <= Self.functionLimit else {
      isOpen = true
      return
    }
    // What a macro makes a function of, as SYSCALL_DEFINE1 does.
    if let path, let unit = program.unit(at: path), unit.definesMacro(function) {
      isOpen = true
      return
    }
    guard let symbol = program.function(function, in: path), symbol.definition != nil,
      let code = symbol.code
    else { return }
    let found = code.locals.filter { $0.name == name }.map(\.type)
    types += found
    // Static variables are no part of a function's code.
    let word = Array("static".utf8)
    guard found.isEmpty, let body = item.tokens.first(where: { outline.isToken($0, 0x7B) })
    else { return }
    isOpen =
      isOpen
      || (body..<item.tokens.upperBound).contains {
        outline.bytes[outline.tokens[$0].range].elementsEqual(word)
      }
  }
}

extension FileOutline {
  /// Whether a token is a single character.
  fileprivate func isToken(_ number: Int, _ character: UInt8) -> Bool {
    guard tokens.indices.contains(number) else { return false }
    let token = tokens[number]
    return token.end - token.start == 1 && bytes[Int(token.start)] == character
  }
}

extension [Int] {
  /// The index of the first of ascending numbers that is no smaller than another.
  fileprivate func firstIndex(atOrAfter number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether one of ascending numbers lies in a range.
  fileprivate func contains(in range: Range<Int>) -> Bool {
    let index = firstIndex(atOrAfter: range.lowerBound)
    return index < count && self[index] < range.upperBound
  }
}
