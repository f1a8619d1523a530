/// Puts lines of C together from parts of whole lines.
///
/// A literal is ended here; a part that already ends in an empty line stands as it is, so that the
/// functions of a file can be parts of it.
@resultBuilder enum Lines {
  static func buildExpression(_ part: String) -> String {
    part.hasSuffix("\n\n") ? part : part + "\n"
  }
  static func buildBlock(_ parts: String...) -> String { parts.joined() }
  static func buildOptional(_ part: String?) -> String { part ?? "" }
  static func buildEither(first part: String) -> String { part }
  static func buildEither(second part: String) -> String { part }
}
