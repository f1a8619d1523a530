import CLibrary
import CMachine
import CProgram
import CSyntax

// What lib/rbtree.c, lib/list_sort.c, lib/llist.c and lib/list_debug.c do with memory whose layout the commit's headers
// give. All the rest of trees and lists runs from those headers.

extension ModelEntry {
  static let trees: [ModelEntry] = [
    ModelEntry("rb_insert_color", "balances the tree after a node was linked in") {
      machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: 1).balance(inserted: call.argument(0))
      return Value(.void)
    },
    ModelEntry(
      "__rb_insert_augmented", "the same; what the nodes carry is kept by the function given"
    ) { machine, call throws(Stop) in
      try augmented(machine, call, 2).balance(inserted: call.argument(0))
      return Value(.void)
    },
    ModelEntry("rb_erase", "takes a node out and balances the tree") {
      machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: 1).erase(call.argument(0))
      return Value(.void)
    },
    ModelEntry(
      "__rb_erase_color", "balances the tree below a node; what the nodes carry is kept"
    ) { machine, call throws(Stop) in
      try augmented(machine, call, 2).balance(shortenedBelow: call.argument(0))
      return Value(.void)
    },
    ModelEntry(
      "rb_insert_color_cached", "balances the tree, which knows its first node",
      withoutSource: true
    ) { machine, call throws(Stop) in
      let tree = try RedBlackTree(machine, call, node: 0, root: 1)
      if try machine.isTrue(call.argument(2), at: call.span) {
        try setLeftmost(machine, call, call.argument(0))
      }
      try tree.balance(inserted: call.argument(0))
      return Value(.void)
    },
    ModelEntry(
      "rb_erase_cached", "takes a node out of a tree that knows its first node", result: .pointer,
      withoutSource: true
    ) { machine, call throws(Stop) in
      let tree = try RedBlackTree(machine, call, node: 0, root: 1)
      var next = Value.integer(0)
      if try machine.isEqual(try leftmost(machine, call), call.argument(0), at: call.span) {
        next = try tree.neighbour(call.argument(0), .right)
        try setLeftmost(machine, call, next)
      }
      try tree.erase(call.argument(0))
      return next
    },
    ModelEntry("rb_replace_node rb_replace_node_rcu", "a node takes the place of another") {
      machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: 2)
        .replace(call.argument(0), by: call.argument(1))
      return Value(.void)
    },
    ModelEntry("rb_first", "the first node in order, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      let tree = try RedBlackTree(machine, call, node: nil, root: 0)
      return try tree.end(tree.top(), .left)
    },
    ModelEntry("rb_last", "the last node in order, NULL if none", result: .pointer) {
      machine, call throws(Stop) in
      let tree = try RedBlackTree(machine, call, node: nil, root: 0)
      return try tree.end(tree.top(), .right)
    },
    ModelEntry("rb_next", "the next node in order, NULL if none", result: .argument(0)) {
      machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: nil).neighbour(call.argument(0), .right)
    },
    ModelEntry("rb_prev", "the node before in order, NULL if none", result: .argument(0)) {
      machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: nil).neighbour(call.argument(0), .left)
    },
    ModelEntry(
      "rb_first_postorder", "the first node where children come before parents", result: .pointer
    ) { machine, call throws(Stop) in
      let tree = try RedBlackTree(machine, call, node: nil, root: 0)
      return try tree.deepest(tree.top())
    },
    ModelEntry(
      "rb_next_postorder", "the next node where children come before parents", result: .argument(0)
    ) { machine, call throws(Stop) in
      try RedBlackTree(machine, call, node: 0, root: nil).following(call.argument(0))
    },
  ]

  private static func augmented(
    _ machine: Machine, _ call: ModelCall, _ argument: Int
  ) throws(Stop) -> RedBlackTree {
    let turned = try machine.callable(call.argument(argument), at: call.span)
    return try RedBlackTree(machine, call, node: 0, root: 1) { old, new throws(Stop) in
      _ = try machine.call(turned, [old, new])
    }
  }

  private static func leftmost(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Value {
    try machine.read(
      call.argument(1).moved(by: try leftmostOffset(machine, call)), machine.longScalar,
      at: call.span)
  }

  private static func setLeftmost(
    _ machine: Machine, _ call: ModelCall, _ node: Value
  ) throws(Stop) {
    try machine.write(
      node, through: call.argument(1).moved(by: try leftmostOffset(machine, call)),
      bytes: machine.longScalar.bytes, at: call.span)
  }

  private static func leftmostOffset(_ machine: Machine, _ call: ModelCall) throws(Stop) -> Int {
    let type = call.argumentTypes.count > 1 ? call.argumentTypes[1].pointee : nil
    guard let member = machine.member(["rb_leftmost"], of: type) else {
      throw Stop(
        .unsupported, "\(call.name.spelling)() is given something whose layout is not known",
        span: call.span)
    }
    return member.offset
  }
}
