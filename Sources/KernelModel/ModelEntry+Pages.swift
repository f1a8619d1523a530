import CLibrary
import CMachine
import CProgram
import CSyntax

// Where a page is described depends on how memory is laid out, which a replay does not know.

extension ModelEntry {
  static let pages: [ModelEntry] = [
    ModelEntry(
      "virt_to_page", "the page of an address; which one it is, is not known", result: .pointer,
      onlyReads: true
    ) { machine, call in
      machine.unknown("virt_to_page()", of: call.result, .result(of: call.name.spelling))
    }
  ]
}
