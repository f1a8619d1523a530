/// Reads patches from what people send: a mailbox, a mail as `git format-patch` writes it, or a diff.
public enum PatchReader {
  /// How many bytes are read at the most; series of the kernel have some hundred thousand.
  public static var byteLimit: Int { 64 << 20 }

  /// The patches, in the order in which they stand; letters without a diff, such as a cover letter, are left out.
  ///
  /// - Parameters:
  ///   - bytes: A mailbox of one letter or more, a letter, or one or more diffs, which are then one patch.
  ///   - first: The number of the first patch.
  /// - Throws: ``PatchTrouble`` for a diff that is cut short or makes no sense, for one of a binary file, and where there is
  ///   no patch at all.
  public static func patches(
    in bytes: [UInt8], first: Int = 1
  ) throws(PatchTrouble) -> [Patch] {
    guard bytes.count <= byteLimit else {
      throw PatchTrouble("it has more than \(byteLimit >> 20) MiB")
    }
    var patches: [Patch] = []
    for letter in Mailbox.letters(in: bytes) {
      var reader = DiffReader(letter.body)
      if letter.isMail { reader.skipMessage() }
      let number = first + patches.count
      let files: [FilePatch]
      do throws(PatchTrouble) {
        files = try reader.files()
      } catch {
        let subject = letter.subject.map { " (\($0))" } ?? ""
        throw PatchTrouble("patch \(number)\(subject): \(error)")
      }
      if files.isEmpty { continue }
      patches.append(Patch(number: number, subject: letter.subject, files: files))
    }
    if patches.isEmpty { throw PatchTrouble("there is no diff in it") }
    return patches
  }
}
