// How to read this file: a dry run tells which values decide, by names such as `dev->iommu_group->domain`. A pointer on the
// way that is followed becomes an object, and what is read of it a field, `unknown` until a person says what it is. A
// pointer becomes an object only if a state in which the report comes true has one there.

import CProgram
import Findings

/// The objects that a state has to speak of, made of the names that a dry run asked for.
struct StateSketch {
  private let types: TreeTypes
  private let hints: CodeHints
  private var objects: [Draft.Object] = []
  /// The number of the object behind each name, and its struct.
  private var places: [NamePath: Int] = [:]
  private var records: [Int: RecordType] = [:]
  private var taken: Set<String>

  /// How many objects are drawn; what lies deeper stays unknown.
  private static let objectLimit = 24
  /// Words that mean something where an object's name may stand.
  private static let words: Set<String> = [
    "NULL", "unknown", "true", "false", "error", "global", "model", "function", "constant", "new",
    "list", "value", "when", "string",
  ]

  init(_ types: TreeTypes, _ hints: CodeHints) {
    self.types = types
    self.hints = hints
    taken = Self.words
  }

  /// Draws an argument: an object for a pointer to a struct; nil for what stays a plain unknown.
  mutating func draw(_ parameter: TreeTypes.Parameter) -> String? {
    guard let record = types.record(behind: parameter.type), record.members != nil else {
      return nil
    }
    let name = add(parameter.name, record, isSaid: true)
    places[NamePath(base: parameter.name, places: [])] = objects.count - 1
    return name
  }

  /// Draws what the values of a state are about.
  ///
  /// - Parameters:
  ///   - bad: Names and values of a state in which the report comes true.
  ///   - others: Names that other states have values for.
  ///   - place: Where a name is asked for.
  mutating func draw(
    bad: [StateExampleValue], others: [StateExampleValue], place: (String) -> String?
  ) {
    let values = bad.reduce(into: [String: String]()) { $0[$1.name] = $0[$1.name] ?? $1.value }
    let names = (bad + others).map(\.name)
    var lists: Set<NamePath> = []
    for name in names {
      if let path = NamePath.followed(in: name), !path.places.isEmpty {
        if values[name] != nil { _ = object(behind: path, values, isCertain: true) }
        continue
      }
      guard let path = NamePath(name), !path.places.isEmpty else { continue }
      if lists.contains(where: { path.text.hasPrefix($0.text) }) { continue }
      // What a bad state has a value for is behind pointers that it follows, whether or not anything asks about these.
      guard let owner = path.owner,
        let number = object(behind: owner, values, isCertain: values[name] != nil),
        let field = path.place
      else { continue }
      // `devices.next` is about the list `devices`.
      if field.hasSuffix(".next") || field.hasSuffix(".prev") {
        let head = String(field.dropLast(5))
        if let record = records[number], let type = types.type(of: head, in: record),
          types.isListHead(type)
        {
          let list = NamePath(base: path.base, places: owner.places + [head])
          lists.insert(list)
          draw(list: head, of: number, list, values)
          continue
        }
      }
      let isFollowed = names.contains { $0.hasPrefix("\(name)->") }
      if isFollowed, values[name] != "NULL", object(behind: path, values) != nil { continue }
      // An element behind a pointer is in no field.
      guard let record = records[number], types.type(of: field, in: record) != nil else { continue }
      set(field, of: number, "unknown", comment(values[name], place(name)))
    }
  }

  private func comment(_ value: String?, _ place: String?) -> String? {
    switch (value, place) {
    case (let value?, let place?): "\(value) in a state that is bad; \(place)"
    case (let value?, nil): "\(value) in a state that is bad"
    case (nil, let place): place
    }
  }

  // MARK: Objects

  /// The number of the object behind a name, drawn if it was not; nil where there is none to draw.
  private mutating func object(
    behind path: NamePath, _ values: [String: String], isCertain: Bool = false
  ) -> Int? {
    if let known = places[path] { return known }
    // Where no state that is bad follows it, it may be NULL in all of them.
    guard isCertain || values[path.text] != nil, !isLink(path) else { return nil }
    guard let owner = path.owner, let field = path.place, objects.count < Self.objectLimit,
      values[path.text] != "NULL",
      let number = object(behind: owner, values, isCertain: isCertain),
      let record = records[number], let type = types.type(of: field, in: record)
    else { return nil }
    var target = types.record(behind: type)
    var comments: [String] = []
    if target?.members == nil {
      guard let member = field.split(separator: ".").last,
        case .pointer(let inner) = type.unqualified, inner.unqualified == .void,
        let tag = hints.untyped[String(member)], let found = types.record(tagged: tag)
      else { return nil }
      target = found
      comments = ["What \(objects[number].name).\(field) is taken for, by the code that reads it."]
    }
    guard let target, target.members != nil else { return nil }
    let wanted = field.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" })
      .last { $0.first.map { !$0.isNumber } ?? false }
    let name = add(
      wanted.map(String.init) ?? "object", target, isSaid: comments.isEmpty, comments: comments)
    places[path] = objects.count - 1
    set(field, of: number, name, nil)
    return objects.count - 1
  }

  /// Whether a name is that of a list's link, and leads to no object but into one.
  private func isLink(_ path: NamePath) -> Bool {
    guard let field = path.place, field.hasSuffix(".next") || field.hasSuffix(".prev"),
      let owner = path.owner, let number = places[owner], let record = records[number],
      let type = types.type(of: String(field.dropLast(5)), in: record)
    else { return false }
    return types.isListHead(type)
  }

  private mutating func add(
    _ wanted: String, _ record: RecordType, isSaid: Bool, comments: [String] = []
  ) -> String {
    var name = wanted
    var count = 1
    while taken.contains(name) {
      count += 1
      name = "\(wanted)_\(count)"
    }
    taken.insert(name)
    records[objects.count] = record
    let file = types.file(defining: record)
    // Where the pointer to it says what it is, it may be something else in another year.
    let isSaid = isSaid && file == nil
    objects.append(
      Draft.Object(
        name: name, type: isSaid ? nil : record.name, file: file,
        comments: comments + (isSaid ? ["A \(record.name)."] : [])))
    return name
  }

  private mutating func set(_ field: String, of number: Int, _ value: String, _ comment: String?) {
    guard !objects[number].fields.contains(where: { $0.key == field }) else { return }
    objects[number].fields.append(Draft.Line(key: field, value: value, comment: comment))
  }

  // MARK: Lists

  private mutating func draw(
    list head: String, of number: Int, _ path: NamePath, _ values: [String: String]
  ) {
    let member = head.split(separator: ".").last.map(String.init) ?? head
    guard let element = hints.lists[member], let record = types.record(tagged: element.tag),
      record.members != nil
    else {
      set(
        head, of: number, "unknown", "a list: {list: []}, or {list: [object.member]} for each entry"
      )
      return
    }
    var name = "\(path.text).next"
    // One where nothing tells: a list of unknown length has no end.
    var count = values[name] == nil ? 1 : 0
    while let value = values[name], !value.hasPrefix("&"), count < 3 {
      count += 1
      name += "->next"
    }
    var entries: [String] = []
    for _ in 0..<count {
      let entry = add(element.tag, record, isSaid: false)
      entries.append("\(entry).\(element.member)")
    }
    set(
      head, of: number, "{list: [\(entries.joined(separator: ", "))]}",
      values["\(path.text).next"] == nil
        ? "how many there are is a guess" : "as many as in a state that is bad")
  }

  // MARK: What came of it

  /// By which name an argument leads to an object; nil for what is not drawn, or hangs on a list.
  func origin(of object: String) -> NamePath? {
    places.first { objects[$0.value].name == object }?.key
  }

  /// The objects; those that nobody speaks of are left as they are.
  var drawn: [Draft.Object] { objects }
}
