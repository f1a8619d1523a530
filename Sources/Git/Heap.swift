/// A queue that gives its greatest element first.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  var isEmpty: Bool { elements.isEmpty }
  var top: Element? { elements.first }

  mutating func push(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard elements[parent] < elements[child] else { return }
      elements.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() -> Element? {
    guard let first = elements.first, let last = elements.popLast() else { return nil }
    if elements.isEmpty { return first }
    elements[0] = last
    var parent = 0
    while true {
      var greatest = parent
      for child in (2 * parent + 1)...(2 * parent + 2) where child < elements.count {
        if elements[greatest] < elements[child] { greatest = child }
      }
      if greatest == parent { return first }
      elements.swapAt(parent, greatest)
      parent = greatest
    }
  }
}
