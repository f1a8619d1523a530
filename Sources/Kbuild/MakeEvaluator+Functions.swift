// The functions of GNU make, of its manual's chapter 8, as far as kernel makefiles make lists with them.

extension MakeEvaluator {
  mutating func call(
    _ name: ArraySlice<UInt8>, _ given: [ArraySlice<UInt8>], _ whole: ArraySlice<UInt8>
  ) -> [Word] {
    func argument(_ index: Int) -> ArraySlice<UInt8> { index < given.count ? given[index] : [] }
    func rest(_ index: Int) -> ArraySlice<UInt8> {
      index < given.count ? whole[given[index].startIndex...] : []
    }
    switch String(decoding: name, as: UTF8.self) {
    case "subst": return substitution(argument(0), argument(1), words(rest(2)))
    case "patsubst":
      return patternSubstitution(words(argument(0)), words(argument(1)), words(rest(2)))
    case "strip", "sort": return words(whole)
    case "filter": return filtered(words(argument(0)), words(rest(1)), keeps: true)
    case "filter-out": return filtered(words(argument(0)), words(rest(1)), keeps: false)
    case "addprefix":
      return crossed(variants(argument(0)), words(rest(1))) { $0 + $1 }
    case "addsuffix":
      return crossed(variants(argument(0)), words(rest(1))) { $1 + $0 }
    case "dir":
      return mapped(words(whole)) { text in
        text.lastIndex(of: UInt8(ascii: "/")).map { text[...$0] } ?? ArraySlice("./".utf8)
      }
    case "notdir":
      return mapped(words(whole)) { text in
        text.lastIndex(of: UInt8(ascii: "/")).map { text[($0 + 1)...] } ?? text
      }
    case "basename":
      return mapped(words(whole)) { text in
        text.lastIndex(of: UInt8(ascii: ".")).map { text[..<$0] } ?? text
      }
    case "if":
      let isTrue = truth(variants(argument(0)))
      return under(isTrue.yes) { $0.words(argument(1)) } + under(isTrue.no) { $0.words(rest(2)) }
    case "or":
      var found: [Word] = []
      var otherwise: Condition? = .always
      for part in given {
        guard let before = otherwise else { break }
        let isTrue = truth(variants(part))
        found += under(isTrue.yes.flatMap(before.and)) { $0.words(part) }
        otherwise = isTrue.no.flatMap(before.and)
      }
      return found
    case "and":
      var all: Condition? = .always
      for part in given.dropLast() {
        let isTrue = truth(variants(part))
        all = all.flatMap { before in isTrue.yes.flatMap(before.and) }
      }
      return under(all) { $0.words(given.last ?? []) }
    case "foreach": return forEach(argument(0).trimmed, words(argument(1)), rest(2))
    case "call": return callVariable(argument(0).trimmed, given.dropFirst())
    case "wildcard": return words(whole).flatMap { wildcard($0) }
    case "info", "warning", "error", "eval": return []
    default: return [unknown()]
    }
  }

  // MARK: Conditions

  /// When a text is not empty, and when it is.
  func truth(_ ways: [Word]) -> (yes: Condition?, no: Condition?) {
    var (yes, no): (Condition?, Condition?)
    for way in ways {
      if way.text.map({ !$0.trimmed.isEmpty }) ?? true { yes = .either(yes, way.needs) }
      if way.text?.trimmed.isEmpty ?? true { no = .either(no, way.needs) }
    }
    return (yes, no)
  }

  private mutating func under(
    _ needs: Condition?, mayBeAbsent: Bool = true, _ make: (inout MakeEvaluator) -> [Word]
  ) -> [Word] {
    guard let needs else { return [] }
    return make(&self).compactMap { word in
      guard let both = word.needs.and(needs) else { return nil }
      var word = word
      word.needs = both
      if !needs.isAlways || mayBeAbsent { word.mayBeAbsent = true }
      return word
    }
  }

  // MARK: Words

  private func mapped(
    _ words: [Word], _ change: (ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) -> [Word] {
    words.map { word in
      var word = word
      word.text = word.text.map(change)
      return word
    }
  }

  /// Each word with each way to write something that goes with it.
  private mutating func crossed(
    _ ways: [Word], _ words: [Word],
    _ join: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> ArraySlice<UInt8>
  ) -> [Word] {
    budget -= ways.count * words.count
    guard budget > 0 else { return [unknown()] }
    var found: [Word] = []
    for word in words {
      for way in ways {
        guard let needs = word.needs.and(way.needs) else { continue }
        var both = word
        both.needs = needs
        if ways.count > 1 { both.mayBeAbsent = true }
        both.text = word.text.flatMap { text in way.text.map { join($0, text) } }
        found.append(both)
      }
    }
    return found
  }

  private mutating func substitution(
    _ from: ArraySlice<UInt8>, _ to: ArraySlice<UInt8>, _ words: [Word]
  ) -> [Word] {
    let (ways, others) = (variants(from), variants(to))
    budget -= ways.count * others.count * words.count
    guard budget > 0 else { return [unknown()] }
    let isOne = ways.count == 1 && others.count == 1
    var found: [Word] = []
    for word in words {
      for way in ways {
        for other in others {
          guard let both = way.needs.and(other.needs), let needs = word.needs.and(both) else {
            continue
          }
          var changed = word
          changed.needs = needs
          if !isOne { changed.mayBeAbsent = true }
          guard let text = word.text, let from = way.text, let to = other.text else {
            changed.text = nil
            found.append(changed)
            continue
          }
          // What is put in may be blanks or nothing.
          for part in MakeText.replacing(from, to, in: text).words {
            changed.text = part
            found.append(changed)
          }
        }
      }
    }
    return found
  }

  mutating func patternSubstitution(_ from: [Word], _ to: [Word], _ words: [Word]) -> [Word] {
    guard from.count == 1, to.count <= 1, let pattern = from[0].text, from[0].needs.isAlways else {
      return words.map { unknown($0.needs) }
    }
    return crossed(to.isEmpty ? [word([])] : to, words) { replacement, text in
      guard let stem = MakeText.stem(pattern, text) else { return text }
      guard let percent = replacement.firstIndex(of: UInt8(ascii: "%")) else { return replacement }
      return replacement[..<percent] + stem + replacement[(percent + 1)...]
    }
    .filter { $0.text.map { !$0.isEmpty } ?? true }
  }

  private mutating func filtered(_ patterns: [Word], _ words: [Word], keeps: Bool) -> [Word] {
    budget -= patterns.count * words.count
    guard budget > 0 else { return [unknown()] }
    return words.compactMap { word in
      guard let text = word.text else { return word }
      // Under what the word is matched: nil never, and `isSure` if it is in any case.
      var matched: Condition?
      var isSure = false
      for pattern in patterns {
        guard let shape = pattern.text else {
          matched = .either(matched, pattern.needs)
          continue
        }
        guard MakeText.stem(shape, text) != nil else { continue }
        matched = .either(matched, pattern.needs)
        isSure = isSure || pattern.needs.isAlways && !pattern.mayBeAbsent
      }
      let condition: Condition?
      if keeps {
        condition = matched
      } else {
        condition = isSure ? nil : .always
      }
      guard let condition, let needs = word.needs.and(condition) else { return nil }
      var word = word
      word.needs = needs
      if !isSure { word.mayBeAbsent = word.mayBeAbsent || matched != nil }
      return word
    }
  }

  // MARK: Calls

  private mutating func forEach(
    _ name: ArraySlice<UInt8>, _ list: [Word], _ body: ArraySlice<UInt8>
  ) -> [Word] {
    var found: [Word] = []
    let outer = arguments[name]
    for word in list {
      guard budget > 0 else { return [unknown()] }
      var value = word
      value.needs = .always
      arguments[name] = [value]
      found += under(word.needs, mayBeAbsent: word.mayBeAbsent) { $0.words(body) }
    }
    arguments[name] = outer
    return found
  }

  private mutating func callVariable(
    _ name: ArraySlice<UInt8>, _ given: ArraySlice<ArraySlice<UInt8>>
  ) -> [Word] {
    guard scope.variables[name] != nil else { return [unknown()] }
    let outer = arguments
    var inner = arguments
    for (index, text) in given.enumerated().prefix(9) {
      inner[ArraySlice(String(index + 1).utf8)] = words(text)
    }
    arguments = inner
    defer { arguments = outer }
    return value(ofVariable: name)
  }

  /// The files that match a pattern with `*` in its last part.
  private mutating func wildcard(_ word: Word) -> [Word] {
    guard let text = word.text else { return [word] }
    let path = FolderPath.normal(text)
    let cut = path.lastIndex(of: UInt8(ascii: "/"))
    let folder = cut.map { path[..<$0] } ?? []
    let last = cut.map { path[($0 + 1)...] } ?? path
    let written = text.lastIndex(of: UInt8(ascii: "/")).map { text[...$0] } ?? []
    guard !folder.contains(UInt8(ascii: "*")),
      !path.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") })
    else { return [unknown(word.needs)] }
    let parts = last.split(
      separator: UInt8(ascii: "*"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 1 || !parts[1].contains(UInt8(ascii: "*")) else {
      return [unknown(word.needs)]
    }
    let names = self.names(String(decoding: folder, as: UTF8.self))
    budget -= names.count
    return names.compactMap { name in
      let bytes = ArraySlice(name.utf8)
      let matches =
        parts.count == 1
        ? bytes == last
        : bytes.count >= parts[0].count + parts[1].count && bytes.starts(with: parts[0])
          && bytes.suffix(parts[1].count) == parts[1]
      return matches ? self.word(written + bytes, word.needs) : nil
    }
  }
}
