/// How a language is written: the tag by which a browser knows it, and on which side its lines begin.
package struct WrittenLanguage: Sendable, Hashable {
    /// As BCP 47 has it: `fa` for Dari, `ckb` for Sorani.
    package let tag: String
    package let isRightToLeft: Bool

    /// - Parameter code: of the list of languages; one that is not on it is written from the left.
    package init(_ code: String) { self = Self.known[code] ?? WrittenLanguage(tag: code, isRightToLeft: false) }

    private init(tag: String, isRightToLeft: Bool) { (self.tag, self.isRightToLeft) = (tag, isRightToLeft) }

    private static let known: [String: WrittenLanguage] = {
        let rows = (try? ReferenceTable("languages").rows) ?? []
        return Dictionary(
            rows.map { row in
                let tag = row.optional("iso1") ?? row["code"]
                return (row["code"], WrittenLanguage(tag: tag, isRightToLeft: row["rtl"] == "1"))
            }, uniquingKeysWith: { first, _ in first })
    }()
}
