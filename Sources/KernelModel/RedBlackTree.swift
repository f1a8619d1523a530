import CLibrary
import CMachine
import CProgram
import CSyntax

/// A red-black tree in the memory of the run, by the layout that `struct rb_node` has at the commit.
///
/// Balanced as the textbook does it (Cormen, Leiserson, Rivest: Introduction to Algorithms, 13), which gives the
/// kernel's trees. The lowest bit of the member that holds the parent is the colour, 1 for black. Trees that
/// a scenario states need no colours: where they are wrong the order stays right.
struct RedBlackTree {
  let machine: Machine
  let span: Span
  /// The address of `rb_node` in `struct rb_root`, if the call names the root.
  private let root: Value?
  private let parentOffset: Int
  private let leftOffset: Int
  private let rightOffset: Int
  private let size: Int
  /// What is called when nodes change places, with the old and the new one.
  private let turned: (Value, Value) throws(Stop) -> Void

  /// Members of `struct rb_node`; the first was called `rb_parent_color` up to 2.6.36.
  private static let parents = ["__rb_parent_color", "rb_parent_color"]

  /// A tree as the arguments of a call name it.
  init(
    _ machine: Machine, _ call: ModelCall, node: Int?, root: Int?,
    turned: @escaping (Value, Value) throws(Stop) -> Void = { _, _ in }
  ) throws(Stop) {
    func pointee(_ index: Int) -> CType? {
      index < call.argumentTypes.count ? call.argumentTypes[index].pointee : nil
    }
    let rootMember = root.flatMap { machine.member(["rb_node"], of: pointee($0)) }
    let type = node.flatMap(pointee) ?? rootMember?.type.pointee
    guard let parent = machine.member(Self.parents, of: type),
      let left = machine.member(["rb_left"], of: type),
      let right = machine.member(["rb_right"], of: type), let type,
      root == nil || rootMember != nil
    else {
      throw Stop(
        .unsupported, "\(call.name.spelling)() is given something whose layout is not known",
        span: call.span)
    }
    self.machine = machine
    self.span = call.span
    self.turned = turned
    self.root = root.flatMap { index in
      rootMember.map { call.argument(index).moved(by: $0.offset) }
    }
    (parentOffset, leftOffset, rightOffset) = (parent.offset, left.offset, right.offset)
    size = machine.program.measure(type).size
  }

  // MARK: Links

  enum Side {
    case left, right

    var other: Side { self == .left ? .right : .left }
  }

  func top() throws(Stop) -> Value { try read(root ?? .integer(0)) }

  func child(_ node: Value, _ side: Side) throws(Stop) -> Value {
    try read(node.moved(by: side == .left ? leftOffset : rightOffset))
  }

  private func setChild(_ node: Value, _ side: Side, _ child: Value) throws(Stop) {
    try write(child, node.moved(by: side == .left ? leftOffset : rightOffset))
  }

  func parent(_ node: Value) throws(Stop) -> Value {
    let value = try read(node.moved(by: parentOffset))
    switch value.payload {
    case .integer(let bits): return Value(.integer(bits & ~3))
    case .pointer(let pointer): return Value(.pointer(pointer.moved(by: -(pointer.offset & 3))))
    default:
      _ = try machine.isTrue(value, at: span)
      return value
    }
  }

  /// Whether a node is black, as one that is not there is.
  private func isBlack(_ node: Value) throws(Stop) -> Bool {
    guard try isNode(node) else { return true }
    let value = try read(node.moved(by: parentOffset))
    if case .pointer(let pointer) = value.payload { return pointer.offset & 1 == 1 }
    return try machine.number(value, at: span) & 1 == 1
  }

  private func set(_ node: Value, parent: Value, isBlack: Bool) throws(Stop) {
    try write(isBlack ? parent.moved(by: 1) : parent, node.moved(by: parentOffset))
  }

  private func paint(_ node: Value, black: Bool) throws(Stop) {
    try set(node, parent: try parent(node), isBlack: black)
  }

  private func setParent(_ node: Value, _ parent: Value) throws(Stop) {
    try set(node, parent: parent, isBlack: try isBlack(node))
  }

  /// Puts another node, or none, where a node hangs.
  private func replace(_ old: Value, by new: Value, below parent: Value) throws(Stop) {
    guard try isNode(parent) else { return try write(new, root ?? .integer(0)) }
    let side: Side = try isSame(try child(parent, .left), old) ? .left : .right
    try setChild(parent, side, new)
  }

  func isNode(_ value: Value) throws(Stop) -> Bool { try machine.isTrue(value, at: span) }

  func isSame(_ a: Value, _ b: Value) throws(Stop) -> Bool {
    try machine.isEqual(a, b, at: span)
  }

  private func read(_ place: Value) throws(Stop) -> Value {
    try machine.read(place, machine.longScalar, at: span)
  }

  private func write(_ value: Value, _ place: Value) throws(Stop) {
    try machine.write(value, through: place, bytes: machine.longScalar.bytes, at: span)
  }

  /// Counts steps from node to node, which in a damaged tree never end.
  struct Steps {
    private var left: Int
    private let span: Span

    init(_ tree: RedBlackTree) {
      left = tree.machine.limits.steps
      span = tree.span
    }

    mutating func count() throws(Stop) {
      left -= 1
      if left < 0 { throw Stop(.exhausted, "a tree has no end", span: span) }
    }
  }

  // MARK: Balance

  /// Turns a node down to one side and its child on the other side up.
  private func turn(_ node: Value, to side: Side) throws(Stop) {
    let risen = try child(node, side.other)
    let inner = try child(risen, side)
    let above = try parent(node)
    try setChild(node, side.other, inner)
    if try isNode(inner) { try setParent(inner, node) }
    try setChild(risen, side, node)
    try replace(node, by: risen, below: above)
    try setParent(risen, above)
    try setParent(node, risen)
    try turned(node, risen)
  }

  /// Restores the colours after a red leaf was linked in.
  func balance(inserted leaf: Value) throws(Stop) {
    var node = leaf
    var steps = Steps(self)
    while true {
      try steps.count()
      var above = try parent(node)
      guard try isNode(above) else { return try paint(node, black: true) }
      if try isBlack(above) { return }
      let grandparent = try parent(above)
      guard try isNode(grandparent) else { return try paint(above, black: true) }
      let side: Side = try isSame(try child(grandparent, .left), above) ? .left : .right
      let uncle = try child(grandparent, side.other)
      guard try isBlack(uncle) else {
        try paint(uncle, black: true)
        try paint(above, black: true)
        try paint(grandparent, black: false)
        node = grandparent
        continue
      }
      if try isSame(try child(above, side.other), node) {
        try turn(above, to: side)
        above = node
      }
      try turn(grandparent, to: side.other)
      try paint(above, black: true)
      try paint(grandparent, black: false)
      return
    }
  }

  /// Restores the colours after a black node was taken away below another.
  func balance(shortenedBelow start: Value) throws(Stop) {
    var (node, above) = (Value.integer(0), start)
    var steps = Steps(self)
    while true {
      try steps.count()
      let side: Side = try isSame(try child(above, .left), node) ? .left : .right
      var sibling = try child(above, side.other)
      guard try isNode(sibling) else { return }
      if try !isBlack(sibling) {
        try turn(above, to: side)
        try paint(sibling, black: true)
        try paint(above, black: false)
        sibling = try child(above, side.other)
        guard try isNode(sibling) else { return }
      }
      let (near, far) = (try child(sibling, side), try child(sibling, side.other))
      if try isBlack(near), try isBlack(far) {
        try paint(sibling, black: false)
        guard try isBlack(above) else { return try paint(above, black: true) }
        node = above
        above = try parent(node)
        guard try isNode(above) else { return }
        continue
      }
      if try isBlack(far) {
        try turn(sibling, to: side.other)
        try paint(near, black: true)
        try paint(sibling, black: false)
        sibling = near
      }
      let outer = try child(sibling, side.other)
      let wasBlack = try isBlack(above)
      try turn(above, to: side)
      try paint(sibling, black: wasBlack)
      try paint(above, black: true)
      if try isNode(outer) { try paint(outer, black: true) }
      return
    }
  }

  // MARK: Changes

  /// Takes a node out.
  func erase(_ node: Value) throws(Stop) {
    let (left, right) = (try child(node, .left), try child(node, .right))
    let above = try parent(node)
    let wasBlack = try isBlack(node)
    guard try isNode(left), try isNode(right) else {
      let child = try isNode(left) ? left : right
      try replace(node, by: child, below: above)
      if try isNode(child) {
        try set(child, parent: above, isBlack: wasBlack)
      } else if wasBlack, try isNode(above) {
        try balance(shortenedBelow: above)
      }
      return
    }
    // The next node takes its place.
    let heir = try end(right, .left)
    let orphan = try child(heir, .right)
    let heirWasBlack = try isBlack(heir)
    var shortened = heir
    if try !isSame(heir, right) {
      shortened = try parent(heir)
      try setChild(shortened, .left, orphan)
      try setChild(heir, .right, right)
      try setParent(right, heir)
    }
    try setChild(heir, .left, left)
    try setParent(left, heir)
    try replace(node, by: heir, below: above)
    try set(heir, parent: above, isBlack: wasBlack)
    if try isNode(orphan) {
      try set(orphan, parent: shortened, isBlack: true)
    } else if heirWasBlack {
      try balance(shortenedBelow: shortened)
    }
  }

  /// Puts a node that is in no tree in another's place.
  func replace(_ victim: Value, by new: Value) throws(Stop) {
    let above = try parent(victim)
    try machine.copy(to: new, from: victim, count: size, at: span)
    for side in [Side.left, .right] {
      let child = try child(victim, side)
      if try isNode(child) { try setParent(child, new) }
    }
    try replace(victim, by: new, below: above)
  }

  // MARK: Walks

  /// The last node on one side of a subtree.
  func end(_ node: Value, _ side: Side) throws(Stop) -> Value {
    var (node, steps) = (node, Steps(self))
    guard try isNode(node) else { return .integer(0) }
    while true {
      try steps.count()
      let next = try child(node, side)
      guard try isNode(next) else { return node }
      node = next
    }
  }

  /// The next node on one side in order.
  func neighbour(_ node: Value, _ side: Side) throws(Stop) -> Value {
    // A node that is in no tree is its own parent (RB_EMPTY_NODE).
    if try isSame(try parent(node), node) { return .integer(0) }
    let below = try child(node, side)
    if try isNode(below) { return try end(below, side.other) }
    var (node, steps) = (node, Steps(self))
    while true {
      try steps.count()
      let above = try parent(node)
      guard try isNode(above), try isSame(try child(above, side), node) else { return above }
      node = above
    }
  }

  /// The first node of a subtree whose children come before it.
  func deepest(_ node: Value) throws(Stop) -> Value {
    var (node, steps) = (node, Steps(self))
    guard try isNode(node) else { return .integer(0) }
    while true {
      try steps.count()
      let (left, right) = (try child(node, .left), try child(node, .right))
      if try isNode(left) {
        node = left
      } else if try isNode(right) {
        node = right
      } else {
        return node
      }
    }
  }

  /// The next node where children come before their parents.
  func following(_ node: Value) throws(Stop) -> Value {
    guard try isNode(node) else { return .integer(0) }
    let above = try parent(node)
    guard try isNode(above) else { return above }
    let right = try child(above, .right)
    if try isSame(try child(above, .left), node), try isNode(right) { return try deepest(right) }
    return above
  }
}
