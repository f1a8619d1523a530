// A state of a path as the scenario's section `state` has it: a value for each name, where a pointer is NULL, an error,
// a named object, a new one, or the same as another name.

import CMachine
import CProgram
public import Constraints
public import Findings

extension PathWords {
  /// A state as a scenario writes it.
  public struct WrittenState {
    /// The values, in the order asked for.
    public var values: [StateExampleValue]
    /// The section of the scenario; nil if a value cannot be written.
    public var text: String?
    /// The first value that cannot be written, and why.
    public var trouble: String?
  }

  /// Writes the values of symbols.
  ///
  /// - Parameters:
  ///   - symbols: The symbols, in the order wanted; those for addresses are left out.
  ///   - assignment: Their values.
  ///   - settings: What else there is to say first, as that a CONFIG symbol is `y`.
  ///   - isObject: Whether a name is that of an object of the scenario.
  public func state(
    of symbols: [Term], _ assignment: Assignment, settings: [StateExampleValue] = [],
    isObject: (String) -> Bool
  ) -> WrittenState {
    let asked = symbols.compactMap { term -> (symbol: PathSymbol, bits: UInt128)? in
      guard let symbol = symbol(term), symbol.origin != .address, let bits = assignment[term]
      else { return nil }
      return (symbol, bits)
    }
    let names = Set(asked.map(\.symbol.name))
    var state = WrittenState(values: settings)
    var owners: [UInt128: String] = [:]
    for (symbol, bits) in asked {
      let plain = value(bits, of: symbol)
      var entry = StateExampleValue(name: symbol.name, value: plain)
      if symbol.scalar.kind == .pointer, !Self.isNoAddress(bits, symbol.scalar.bits) {
        let leads = address(at: bits)
        if let known = leads.flatMap({ Self.path($0, isObject) }) {
          entry.value = known
        } else if let owner = owners[bits] {
          entry.value = owner
        } else if let leads, leads != symbol.name, names.contains(leads) {
          entry.value = leads
        } else if leads == nil || leads == symbol.name || !(leads?.hasPrefix("&") ?? false) {
          entry.value = "new"
          owners[bits] = symbol.name
        } else {
          state.trouble =
            state.trouble ?? "\(symbol.name) is \(plain), a part of what is made on the way"
        }
      } else if plain.hasPrefix("-E"), symbol.scalar.kind == .pointer {
        entry.value = "error \(plain)"
      } else if symbol.scalar.isWide || symbol.scalar.bits > 64 {
        state.trouble = state.trouble ?? "\(symbol.name) is wider than a value of a scenario"
      }
      state.values.append(entry)
    }
    guard state.trouble == nil else { return state }
    let lines = state.values.map { "  \(Self.quoted($0.name)): \($0.value)" }
    state.text = state.values.isEmpty ? nil : (["state:"] + lines).joined(separator: "\n")
    return state
  }

  /// Whether the bits of a pointer are NULL or an error.
  private static func isNoAddress(_ bits: UInt128, _ width: Int) -> Bool {
    bits == 0 || bits >= (UInt128(1) << UInt128(width)) - 4095
  }

  /// An address as a scenario writes it, if it lies in an object of it: `dev`, `dev.kobj`.
  private static func path(_ text: String, _ isObject: (String) -> Bool) -> String? {
    let place = text.hasPrefix("&") ? text.dropFirst() : text[...]
    let name = place.prefix { $0 != "." && $0 != "[" && $0 != "-" }
    guard isObject(String(name)) else { return nil }
    let rest = place.dropFirst(name.count)
    guard rest.hasPrefix("->") else { return rest.contains("->") ? nil : String(place) }
    let members = rest.dropFirst(2)
    return text.hasPrefix("&") && !members.contains("->") ? "\(name).\(members)" : nil
  }

  /// A name as a key of YAML, which some of its characters would otherwise mean something to.
  private static func quoted(_ name: String) -> String {
    "'\(name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }
}
