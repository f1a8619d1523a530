public import CSyntax
import Synchronization

/// Outlines by content that several workers share, whoever made them.
///
/// A class because all of them hold it. An outline depends on nothing but the bytes, so it does not matter who was first.
public final class OutlineShelf: Sendable {
  private let outlines = Mutex<[ContentID: FileOutline]>([:])

  /// Makes an empty shelf.
  public init() {}

  /// The outline of a content, if somebody made it.
  public func outline(of content: ContentID) -> FileOutline? {
    outlines.withLock { $0[content] }
  }

  /// Keeps an outline for whoever asks next.
  public func keep(_ outline: FileOutline, of content: ContentID) {
    outlines.withLock { $0[content] = outline }
  }
}
