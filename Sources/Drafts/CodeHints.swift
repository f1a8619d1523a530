// How to read this file: what types alone do not tell, the code does. `list_for_each_entry(pos, &group->devices, list)` says
// that what hangs on `devices` are structs of the type of `pos`, by their member `list`; `struct priv *p = dev->data` says
// what `data` leads to. Both are read off the tokens of the functions on the way: it is help for whoever completes the
// draft, and nothing rests on it.

import CProgram
import CSyntax

/// What the bodies of functions say of lists and of pointers to void.
struct CodeHints: Hashable, Sendable {
  /// What hangs on a list.
  struct Element: Hashable, Sendable {
    /// The tag of the struct.
    var tag: String
    /// The member that is chained.
    var member: String
  }

  /// By the member that is a list's head, its elements.
  private(set) var lists: [String: Element] = [:]
  /// By a member that is a pointer to void, the tag of the struct it is taken for.
  private(set) var untyped: [String: String] = [:]

  /// How deep macros that walk lists are looked into.
  private static let macroDepth = 3

  /// Reads the functions of a file; what was read before counts more.
  mutating func read(_ path: String, of program: Program) {
    guard let file = program.file(at: path) else { return }
    let outline = program.outline(of: file)
    let macros = Macros(outline)
    for entry in outline.entries where entry.kind == .function {
      let words = outline.items[Int(entry.item)].tokens.map { outline.word($0) }
      let types = Self.pointerTypes(words)
      readLists(words, types, macros, depth: 0)
      readUntyped(words, types)
    }
  }

  /// The tags of the structs that local pointers and parameters lead to.
  private static func pointerTypes(_ words: [String]) -> [String: String] {
    var types: [String: String] = [:]
    for place in words.indices.dropLast(3) where words[place] == "struct" {
      let tag = words[place + 1]
      var next = place + 2
      // `struct T *a, *b = ..., c;`
      while next < words.count, words[next] != ";", words[next] != ")", words[next] != "{" {
        if words[next - 1] == "*", words[next].isIdentifier, types[words[next]] == nil {
          types[words[next]] = tag
        }
        if words[next] == ",", next + 1 < words.count, words[next + 1] != "*" { break }
        if words[next] == "=" {
          // To the end of the initialiser.
          while next < words.count, words[next] != ",", words[next] != ";" { next += 1 }
          continue
        }
        next += 1
      }
    }
    return types
  }

  private mutating func readLists(
    _ words: [String], _ types: [String: String], _ macros: Macros, depth: Int
  ) {
    for (place, word) in words.enumerated() where place + 1 < words.count && words[place + 1] == "("
    {
      if word.hasPrefix("list_for_each_entry") {
        let arguments = Self.arguments(words, after: place + 1)
        guard arguments.count >= 3, let position = arguments[0].last, let tag = types[position],
          let member = arguments.last?.last, member.isIdentifier,
          let head = arguments.dropFirst().dropLast().last?.last(where: { $0.isIdentifier })
        else { continue }
        lists[head] = lists[head] ?? Element(tag: tag, member: member)
      } else if depth < Self.macroDepth,
        let body = macros.body(of: word, Self.arguments(words, after: place + 1))
      {
        readLists(body, types, macros, depth: depth + 1)
      }
    }
  }

  private mutating func readUntyped(_ words: [String], _ types: [String: String]) {
    for (place, word) in words.enumerated() where word == "=" && place > 0 {
      guard let tag = types[words[place - 1]] else { continue }
      var end = place + 1
      var last: String?
      var isMember = false
      while end < words.count, words[end].isIdentifier || words[end] == "->" || words[end] == "." {
        if words[end].isIdentifier { last = words[end] } else { isMember = true }
        end += 1
      }
      guard isMember, let last, end < words.count, words[end] == ";" || words[end] == "," else {
        continue
      }
      untyped[last] = untyped[last] ?? tag
    }
  }

  /// The arguments of an invocation, by the place of its parenthesis.
  fileprivate static func arguments(_ words: [String], after open: Int) -> [[String]] {
    var arguments: [[String]] = [[]]
    var depth = 0
    for word in words[open...] {
      if word == "(" || word == "[" || word == "{" { depth += 1 }
      if word == ")" || word == "]" || word == "}" {
        depth -= 1
        if depth == 0 { break }
      }
      if word == ",", depth == 1 {
        arguments.append([])
      } else if depth > 1 || word != "(" {
        arguments[arguments.count - 1].append(word)
      }
    }
    return arguments
  }
}

/// The function-like macros of a file.
private struct Macros {
  private var definitions: [String: (parameters: [String], body: [String])] = [:]

  init(_ outline: FileOutline) {
    for entry in outline.entries where entry.kind == .define {
      let words = outline.directives[Int(entry.item)].tokens.map { outline.word($0) }
      guard let name = words.firstIndex(of: entry.name.spelling), name + 1 < words.count,
        words[name + 1] == "(", let end = words[name...].firstIndex(of: ")")
      else { continue }
      definitions[words[name]] = (
        words[(name + 2)..<max(name + 2, end)].filter { $0 != "," }, Array(words[(end + 1)...])
      )
    }
  }

  /// The body with the arguments in it; nil for what is no macro with so many parameters.
  func body(of name: String, _ arguments: [[String]]) -> [String]? {
    guard let definition = definitions[name], definition.parameters.count == arguments.count,
      definition.body.count < 400
    else { return nil }
    return definition.body.flatMap { word in
      definition.parameters.firstIndex(of: word).map { arguments[$0] } ?? [word]
    }
  }
}

extension FileOutline {
  /// A token as it is written.
  fileprivate func word(_ token: Int) -> String {
    String(decoding: bytes[tokens[token].range], as: UTF8.self)
  }
}

extension String {
  /// Whether it begins as an identifier does.
  fileprivate var isIdentifier: Bool {
    utf8.first.map { $0 == 0x5F || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } ?? false
  }
}
