import CLibrary
import CMachine
import CProgram
import CSyntax

// Lists run from the commit's own list.h; here is what they call beyond it.

extension ModelEntry {
  static let lists: [ModelEntry] = [
    ModelEntry(
      "list_sort", "sorts a list by a function, which is called; what is equal keeps its order"
    ) { machine, call throws(Stop) in
      try sort(machine, call)
      return Value(.void)
    },
    ModelEntry(
      "__list_add_valid __list_add_valid_or_report",
      "whether the neighbours lead to each other; if not, a warning is recorded", result: .int,
      withoutSource: true
    ) { machine, call throws(Stop) in
      let (new, before, after) = (call.argument(0), call.argument(1), call.argument(2))
      let links = try Links(machine, call)
      var isSound = try links.isJoined(before, after)
      if isSound, try links.isSame(new, before) { isSound = false }
      if isSound, try links.isSame(new, after) { isSound = false }
      return links.verdict(isSound, "list_add corruption")
    },
    ModelEntry(
      "__list_del_entry_valid __list_del_entry_valid_or_report",
      "whether the neighbours lead to the entry; if not, a warning is recorded", result: .int,
      withoutSource: true
    ) { machine, call throws(Stop) in
      let links = try Links(machine, call)
      let entry = call.argument(0)
      let (before, after) = (try links.previous(entry), try links.next(entry))
      var isSound = try links.isJoined(before, entry)
      if isSound { isSound = try links.isJoined(entry, after) }
      return links.verdict(isSound, "list_del corruption")
    },
    ModelEntry(
      "llist_add_batch", "puts entries before a list; whether it was empty", result: .int,
      withoutSource: true
    ) { machine, call throws(Stop) in
      let (links, head) = (try Links(machine, call), call.argument(2))
      let old = try links.read(head)
      try links.write(old, call.argument(1).moved(by: links.nextOffset))
      try links.write(call.argument(0), head)
      return .integer(try machine.isTrue(old, at: call.span) ? 0 : 1)
    },
    ModelEntry("llist_del_first", "takes the first entry of a list", result: .pointer) {
      machine, call throws(Stop) in
      let links = try Links(machine, call, ofMember: "first")
      let first = try links.read(call.argument(0))
      guard try machine.isTrue(first, at: call.span) else { return .integer(0) }
      try links.write(try links.next(first), call.argument(0))
      return first
    },
    ModelEntry("llist_reverse_order", "turns a list round", result: .argument(0)) {
      machine, call throws(Stop) in
      let links = try Links(machine, call)
      var (node, turned) = (call.argument(0), Value.integer(0))
      for _ in 0..<machine.limits.steps {
        guard try machine.isTrue(node, at: call.span) else { return turned }
        let next = try links.next(node)
        try links.write(turned, node.moved(by: links.nextOffset))
        (turned, node) = (node, next)
      }
      throw Stop(.exhausted, "a list has no end", span: call.span)
    },
  ]

  /// The links of a list, by the layout that its struct has at the commit.
  private struct Links {
    let machine: Machine
    let call: ModelCall
    let nextOffset: Int
    private let previousOffset: Int

    /// The links of what the first argument points to, or a member of that points to.
    init(
      _ machine: Machine, _ call: ModelCall, argument: Int = 0, ofMember member: String? = nil
    ) throws(Stop) {
      var type = argument < call.argumentTypes.count ? call.argumentTypes[argument].pointee : nil
      if let member { type = machine.member([member], of: type)?.type.pointee }
      guard let next = machine.member(["next"], of: type) else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() is given something whose layout is not known",
          span: call.span)
      }
      self.machine = machine
      self.call = call
      nextOffset = next.offset
      previousOffset = machine.member(["prev"], of: type)?.offset ?? 0
    }

    func next(_ node: Value) throws(Stop) -> Value { try read(node.moved(by: nextOffset)) }

    func previous(_ node: Value) throws(Stop) -> Value { try read(node.moved(by: previousOffset)) }

    func read(_ place: Value) throws(Stop) -> Value {
      try machine.read(place, machine.longScalar, at: call.span)
    }

    func write(_ value: Value, _ place: Value) throws(Stop) {
      try machine.write(value, through: place, bytes: machine.longScalar.bytes, at: call.span)
    }

    func link(_ node: Value, to next: Value) throws(Stop) {
      try write(next, node.moved(by: nextOffset))
      try write(node, next.moved(by: previousOffset))
    }

    func isSame(_ a: Value, _ b: Value) throws(Stop) -> Bool {
      try machine.isEqual(a, b, at: call.span)
    }

    /// Whether a value is no NULL and no poison that a removed entry was left with.
    func isNode(_ value: Value) throws(Stop) -> Bool {
      if case .integer = value.payload { return false }
      return try machine.isTrue(value, at: call.span)
    }

    /// Whether two entries are there and lead to each other.
    func isJoined(_ before: Value, _ after: Value) throws(Stop) -> Bool {
      guard try isNode(before), try isNode(after), try isSame(try previous(after), before) else {
        return false
      }
      return try isSame(try next(before), after)
    }

    func verdict(_ isSound: Bool, _ text: String) -> Value {
      if !isSound { machine.warn(text, at: call.span) }
      return .integer(isSound ? 1 : 0)
    }
  }

  private static func sort(_ machine: Machine, _ call: ModelCall) throws(Stop) {
    let (links, head) = (try Links(machine, call, argument: 1), call.argument(1))
    var nodes: [Value] = []
    var node = try links.next(head)
    while try !links.isSame(node, head) {
      nodes.append(node)
      node = try links.next(node)
      if nodes.count > machine.limits.steps {
        throw Stop(.exhausted, "a list has no end", span: call.span)
      }
    }
    let compare = try machine.callable(call.argument(2), at: call.span)
    // From the bottom up, so that no depth depends on the length.
    var width = 1
    while width < nodes.count {
      var merged: [Value] = []
      for start in stride(from: 0, to: nodes.count, by: 2 * width) {
        var (a, b) = (start, min(start + width, nodes.count))
        let (middle, end) = (b, min(start + 2 * width, nodes.count))
        while a < middle, b < end {
          let order = try machine.call(compare, [call.argument(0), nodes[a], nodes[b]])
          let isAfter =
            Int32(truncatingIfNeeded: try machine.number(order, at: call.span)) > 0
          merged.append(nodes[isAfter ? b : a])
          if isAfter { b += 1 } else { a += 1 }
        }
        merged += nodes[a..<middle] + nodes[b..<end]
      }
      nodes = merged
      width *= 2
    }
    var last = head
    for node in nodes {
      try links.link(last, to: node)
      last = node
    }
    try links.link(last, to: head)
  }
}
