/// Values by what they cost, the cheapest first, and of equal ones the first that came (a binary heap).
struct CostQueue<Value> {
  private var heap: [(cost: Int, turn: Int, value: Value)] = []
  private var turn = 0

  /// How many wait.
  var count: Int { heap.count }

  mutating func insert(_ value: Value, _ cost: Int) {
    heap.append((cost, turn, value))
    turn += 1
    var index = heap.count - 1
    while index > 0, isLess(index, (index - 1) / 2) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func popFirst() -> Value? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var index = 0
      while true {
        var least = index
        for child in [2 * index + 1, 2 * index + 2] where child < heap.count {
          if isLess(child, least) { least = child }
        }
        if least == index { break }
        heap.swapAt(index, least)
        index = least
      }
    }
    return first.value
  }

  private func isLess(_ left: Int, _ right: Int) -> Bool {
    (heap[left].cost, heap[left].turn) < (heap[right].cost, heap[right].turn)
  }
}
