// Names that only a macro's invocation makes and that no part of the invocation tells: `GLOBALS()` may hide
// three variables, and `DEFINE_TEST(u8, u16)` makes `test_u8__u16`. Where such a name is wanted, and nothing
// else declares it, the short invocations of the unit are all expanded, once.

import CSyntax

extension TranslationUnit {
  /// An invocation with more tokens than this is a table.
  private static let invocationLimit = 64

  /// What the invocations of macros at file scope declare.
  struct InvocationNames {
    var isRead = false
    var symbols: [Name: [ItemKey]] = [:]
    var records: [Name: [ItemKey]] = [:]
    /// What was asked for already.
    var meanings: [Name: Symbol?] = [:]
  }

  /// The items by the names that expanding them showed; the last of a name comes first, as with other
  /// definitions.
  func invocations(declaring name: Name) -> [ItemKey] {
    readInvocations()
    return invocationNames.symbols[name]?.reversed() ?? []
  }

  /// The items that define the members of a tag.
  func invocations(definingTag tag: Name) -> [ItemKey] {
    readInvocations()
    return invocationNames.records[tag] ?? []
  }

  private func readInvocations() {
    // What is asked meanwhile, by the items that are read, finds what was read by then.
    guard !invocationNames.isRead else { return }
    invocationNames.isRead = true
    outlines.asked.noteInvocations()
    for instance in instances.indices {
      let outline = outlines.outlines[Int(instances[instance].slot)]
      for invocation in outline.invocations {
        let item = outline.items[Int(invocation.item)]
        let place = point(instance, Int32(item.tokens.lowerBound))
        guard isMacroDefined(invocation.head, at: place),
          length(of: item, outline) <= Self.invocationLimit
        else { continue }
        note(ItemKey(instance: Int32(instance), item: invocation.item))
      }
    }
  }

  /// The tokens of an item without those of directives: the last item of a file ends with the file.
  private func length(of item: Item, _ outline: FileOutline) -> Int {
    var length = item.tokens.count
    for directive in outline.directives[
      outline.firstDirective(atOrAfter: item.tokens.lowerBound)...]
    {
      guard directive.tokens.lowerBound < item.tokens.upperBound else { break }
      length -= directive.tokens.count
    }
    return length
  }

  private func note(_ key: ItemKey) {
    for declaration in declarations(Int(key.instance), key.item) {
      switch declaration {
      case .function(let function):
        if let name = function.declarator.name {
          invocationNames.symbols[name, default: []].append(key)
        }
      case .declaration(let declaration):
        for declarator in declaration.declarators {
          guard let name = declarator.declarator.name else { continue }
          invocationNames.symbols[name, default: []].append(key)
        }
      default: break
      }
      SpecifierWalk(
        record: {
          if let tag = $0.tag, $0.members != nil {
            self.invocationNames.records[tag, default: []].append(key)
          }
        },
        enumeration: { _ in }
      ).walk(declaration)
    }
  }
}
