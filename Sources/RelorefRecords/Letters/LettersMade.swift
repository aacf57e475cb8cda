package import RelorefDomain
package import RelorefStorage

/// A letter with what it says; nil words where the file was erased.
package struct LetterOnFile: Sendable, Hashable, Identifiable {
    package let letter: Letter
    package let words: LetterWords?
    /// Who made it, by name.
    package let account: String

    package var id: String { letter.id }
}

/// A letter about to be made.
package struct NewLetter: Sendable, Hashable {
    package let kind: LetterKind
    package let templateVersion: Int
    package let language: LetterLanguage?
    package let words: LetterWords
    /// The stay or the lease that it is about.
    package var accommodation: String?
    package var plan: String?

    package init(
        _ kind: LetterKind, templateVersion: Int, language: LetterLanguage? = nil, words: LetterWords,
        accommodation: String? = nil, plan: String? = nil
    ) {
        (self.kind, self.templateVersion, self.language) = (kind, templateVersion, language)
        (self.words, self.accommodation, self.plan) = (words, accommodation, plan)
    }
}

extension Transaction {
    /// Makes a letter: numbered within its association and the year, its words sealed with the household's key.
    ///
    /// - Parameter tokenHash: of the token in the words; the token itself is kept nowhere else.
    @discardableResult
    package func makeLetter(
        _ new: NewLetter, for household: String, tokenHash: String, by author: Author
    ) throws -> Letter {
        try author.needs(.writeFiles)
        let found = try file(household, Act(author, .history))
        guard found.erasedOn == nil,
            let association = try row("SELECT association_id FROM site WHERE id = \(found.site)")?
                .text("association_id")
        else { throw NotVisible("household", household) }
        let year = author.today.year
        let letter = Letter(
            id: author.newID(), number: try nextLetter(of: association, in: year), day: author.today, kind: new.kind,
            templateVersion: new.templateVersion, language: new.language, household: household,
            association: association)
        try insert(
            "letter",
            [
                "id": letter.id, "association_id": association, "year": year, "number": letter.number,
                "kind": letter.kind, "template_version": letter.templateVersion, "language": letter.language,
                "household_id": household, "accommodation_id": new.accommodation, "plan_id": new.plan,
                "on_day": letter.day, "token_hash": tokenHash,
                "sealed": try author.vault.seal(new.words, SealSlot(owner: household, table: "letter", row: letter.id)),
                "account_id": author.actor.id, "at": author.now,
            ])
        try journal(
            "makeLetter", "letter", letter.id, household: household, site: found.site,
            detail: ["kind": letter.kind.rawValue, "reference": letter.reference], by: author)
        return letter
    }

    /// The letters of a file, the latest first; nil when the file does not exist for the author.
    package func letters(of household: String, by author: Author) throws -> [LetterOnFile]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        return try rows(
            """
            SELECT letter.*, account.name AS account FROM letter JOIN account ON account.id = letter.account_id
            WHERE letter.household_id = \(household) ORDER BY letter.at DESC, letter.id DESC
            """
        ).map { try LetterOnFile($0, author.vault) }
    }

    /// One letter of a file that the author may open.
    package func letter(_ id: String, by author: Author) throws -> LetterOnFile {
        let found = try row(
            """
            SELECT letter.*, account.name AS account FROM letter JOIN account ON account.id = letter.account_id
            JOIN household ON household.id = letter.household_id
            WHERE letter.id = \(id) AND \(Visible.files(to: author.actor))
            """)
        guard let found else { throw NotVisible("letter", id) }
        return try LetterOnFile(found, author.vault)
    }

    /// The letter holds no more: whoever verifies it is told so.
    package func withdrawLetter(_ id: String, by author: Author) throws {
        try change(id, "withdrawLetter", by: author) { letter in try letter.withdraw(on: author.today) }
    }

    package func restoreLetter(_ id: String, by author: Author) throws {
        try change(id, "restoreLetter", by: author) { letter in try letter.restore() }
    }

    private func change(
        _ id: String, _ verb: String, by author: Author, _ work: (inout Letter) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        var letter = try self.letter(id, by: author).letter
        let household = try file(letter.household, Act(author, .history))
        try work(&letter)
        try update("letter", id: id, version: letter.version, ["withdrawn_on": letter.withdrawnOn])
        try journal(
            verb, "letter", id, household: household.id, site: household.site,
            detail: ["reference": letter.reference], by: author)
    }
}

extension LetterOnFile {
    init(_ row: ResultRow, _ vault: Vault) throws {
        let letter = try Letter(row)
        let sealed = Sealed<LetterWords>(
            slot: SealSlot(owner: letter.household, table: "letter", row: letter.id), bytes: try row.bytes("sealed"))
        self.init(letter: letter, words: try vault.openIfKept(sealed), account: try row.text("account"))
    }
}
