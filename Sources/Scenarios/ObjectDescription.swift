/// An object of the scenario's state.
public struct ObjectDescription: Sendable {
  /// What the fields nobody speaks of are.
  public enum Rest: String, Sendable, Hashable, CaseIterable {
    /// All bytes zero, as `kzalloc` leaves them.
    case zero
    /// Nothing is known of them.
    case unknown
  }

  /// Where the object lives.
  public enum Storage: String, Sendable, Hashable, CaseIterable {
    /// It may be freed.
    case heap
    /// Freeing it is a fault.
    case `static`
  }

  /// Its name in the scenario.
  public var name: Located<String>
  /// Its type as C writes it, such as `struct iommu_group`; absent means the pointer that leads to
  /// it says.
  public var type: Located<String>?
  /// The file through whose includes the type is found.
  public var file: Located<String>?
  /// What unset fields are.
  public var rest: Rest
  /// Where it lives.
  public var storage: Storage
  /// How many of them stand side by side; absent means one that is not an array.
  public var count: Located<Int>?
  /// The object exists only where all of these hold.
  public var conditions: [Condition]
  /// Its fields, in the order written; those of an array begin with an index, or mean each element.
  public var fields: [FieldSetting]
  /// The whole value, for an object that is no structure; `fields` is empty then.
  public var value: Choice<StateContent>?
}

/// What one field, or one part of something, is set to.
public struct FieldSetting: Sendable {
  /// The way to it from the object it stands in.
  public var path: MemberPath
  /// What it is set to, by era.
  public var content: Choice<StateContent>
  /// Whether a commit may lack the field.
  public var isOptional: Bool
  /// Where its key is written.
  public var origin: Origin
}

/// What a field, global, object or array element holds.
public indirect enum StateContent: Sendable {
  /// One value.
  case value(StateValue)
  /// A list head, `list_head` or `hlist_head`, with these entries linked behind it.
  case list([ListEntry])
  /// Fields of a structure inside.
  case fields([FieldSetting])
  /// Elements of an array from the first on; elements beyond are as `rest` says.
  case elements([Located<StateContent>])

  /// Whether leaving it out says the same; see the same question of a value.
  public var isEmpty: Bool {
    switch self {
    case .value(let value): value.isEmpty
    case .list(let entries): entries.isEmpty
    case .fields(let fields):
      fields.allSatisfy { $0.content.alternatives.allSatisfy { $0.content.value.isEmpty } }
    case .elements(let elements): elements.allSatisfy { $0.value.isEmpty }
    }
  }

  /// Whether nothing is known of the place.
  public var isUnknown: Bool {
    if case .value(.unknown) = self { true } else { false }
  }
}

/// One entry of a list: the list node inside an object.
public struct ListEntry: Sendable {
  /// The node, such as `gd.list`.
  public var node: Located<ObjectPath>
  /// The entry is there only where all of these hold.
  public var conditions: [Condition]
}

/// One of several contents: the first whose conditions hold.
///
/// Where none holds, nothing is set.
public struct Choice<Content: Sendable>: Sendable {
  /// The alternatives in the order written; one without conditions where no era matters.
  public var alternatives: [Alternative<Content>]

  /// Makes a choice.
  public init(_ alternatives: [Alternative<Content>]) {
    self.alternatives = alternatives
  }
}

/// A content and when it is meant.
public struct Alternative<Content: Sendable>: Sendable {
  /// All must hold.
  public var conditions: [Condition]
  /// What is meant then.
  public var content: Located<Content>

  /// Makes an alternative.
  public init(conditions: [Condition], content: Located<Content>) {
    self.conditions = conditions
    self.content = content
  }
}

/// A file-scope variable of the sources that does not keep its initialiser.
public struct GlobalSetting: Sendable {
  /// The variable.
  public var name: Located<String>
  /// The way to the part of it that is set; no steps for the whole.
  public var members: MemberPath
  /// The file that defines it; absent means it is looked for in the sources.
  public var file: Located<String>?
  /// What it is set to, by era.
  public var content: Choice<StateContent>
  /// Whether a commit may lack it.
  public var isOptional: Bool
}
