/// Finds the run that a commit would repeat, by asking its files what earlier runs asked theirs.
///
/// A run asks one question after another (what stands at this path?), and given the same answers asks
/// the same next one. So the runs so far form a tree of questions, and following a commit's answers
/// down it either ends at a run whose every fact holds, or shows that the run is new. What an answer is
/// is for the caller to say: two things that a run cannot tell apart may be one answer.
struct TraceTrie<Question: Equatable, Reply: Hashable> {
  private struct Node {
    /// What is asked for here; nil where a run has ended.
    var question: Question?
    /// Where the answer leads that came first, and where the others lead: most places have no others.
    var first: (reply: Reply, node: Int)?
    var others: [Reply: Int] = [:]
    var record: Int?

    func next(_ reply: Reply) -> Int? {
      if let first, first.reply == reply { return first.node }
      return others.isEmpty ? nil : others[reply]
    }

    mutating func lead(_ reply: Reply, to node: Int) {
      if first == nil { first = (reply, node) } else { others[reply] = node }
    }
  }

  private var nodes = [Node()]
  /// Runs that did not fit the tree.
  ///
  /// No run should; those that do are asked one by one.
  private var strays: [(facts: [(question: Question, reply: Reply)], record: Int)] = []

  /// Adds the facts of a run in the order it asked for them.
  mutating func add(_ facts: [(question: Question, reply: Reply)], record: Int) {
    var node = 0
    for fact in facts {
      if nodes[node].question == nil, nodes[node].record == nil {
        nodes[node].question = fact.question
      }
      guard nodes[node].question == fact.question else {
        strays.append((facts, record))
        return
      }
      if let known = nodes[node].next(fact.reply) {
        node = known
      } else {
        nodes[node].lead(fact.reply, to: nodes.count)
        node = nodes.count
        nodes.append(Node())
      }
    }
    if nodes[node].question == nil {
      nodes[node].record = record
    } else {
      strays.append((facts, record))
    }
  }

  // MARK: Following it

  /// Where following the answers begins.
  static var root: Int { 0 }

  /// The run that ends at a place of the tree, nil if none does.
  func record(at node: Int) -> Int? { nodes[node].record }

  /// What is asked at a place of the tree; nil where a run has ended, or no run has come by.
  func question(at node: Int) -> Question? { nodes[node].question }

  /// Where an answer leads; nil if no run got it.
  func next(after node: Int, _ reply: Reply) -> Int? { nodes[node].next(reply) }

  /// The places, and what is asked there, to which it goes from one if the answers are those of the run that came by first.
  func way(from node: Int) -> [(node: Int, question: Question)] {
    var found: [(node: Int, question: Question)] = []
    var node = node
    while let question = nodes[node].question {
      found.append((node, question))
      guard let next = nodes[node].first?.node else { break }
      node = next
    }
    return found
  }

  /// The run all of whose facts hold, nil if there is none yet.
  func record<E: Error>(
    _ reply: (Question) throws(E) -> Reply
  ) throws(E) -> Int? {
    var node = 0
    while true {
      if let record = nodes[node].record { return record }
      guard let question = nodes[node].question, let next = nodes[node].next(try reply(question))
      else {
        break
      }
      node = next
    }
    return try stray(reply)
  }

  /// A run that did not fit the tree and all of whose facts hold.
  func stray<E: Error>(_ reply: (Question) throws(E) -> Reply) throws(E) -> Int? {
    search: for stray in strays {
      for fact in stray.facts where try reply(fact.question) != fact.reply { continue search }
      return stray.record
    }
    return nil
  }

  /// Whether there are runs that did not fit the tree.
  var hasStrays: Bool { !strays.isEmpty }
}
