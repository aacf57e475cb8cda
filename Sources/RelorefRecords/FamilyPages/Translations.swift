package import RelorefDomain
package import RelorefStorage

/// Why a translation is not kept or not signed.
package enum TranslationRefusal: Error, Hashable, Sendable {
    case empty, tooLong
    /// Somebody answers for it by name.
    case reviewerMissing
    case unknown
}

extension Translation {
    init?(_ row: ResultRow) throws(StorageError) {
        // A sentence that the page does not say any more.
        guard let phrase = FamilyPhrase(rawValue: try row.text("phrase")) else { return nil }
        self.init(
            id: try row.text("id"), phrase: phrase, language: try row.code("language"), text: try row.text("text"),
            source: try row.text("source"), enteredBy: try row.text("entered_name"),
            enteredAt: try row.moment("entered_at"), reviewer: try row.optionalText("reviewer"),
            signedAt: try row.optionalMoment("signed_at"), version: try row.int("version"))
    }
}

extension Transaction {
    /// What is translated into a language, by sentence.
    package func translations(into language: FamilyLanguage) throws(StorageError) -> [FamilyPhrase: Translation] {
        var found: [FamilyPhrase: Translation] = [:]
        for row in try rows(
            """
            SELECT translation.*, account.name AS entered_name FROM translation
            JOIN account ON account.id = translation.entered_by WHERE translation.language = \(language)
            """)
        {
            if let one = try Translation(row) { found[one.phrase] = one }
        }
        return found
    }

    /// Keeps a translation; whoever had signed the one before answers for this one no more.
    package func translate(
        _ phrase: FamilyPhrase, into language: FamilyLanguage, _ text: String, by author: Author
    ) throws {
        try author.needs(.administerReference)
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard language != .french, !text.isEmpty else { throw TranslationRefusal.empty }
        guard text.count <= Translation.longest else { throw TranslationRefusal.tooLong }
        let before = try translations(into: language)[phrase]
        let id = before?.id ?? author.newID()
        if let before {
            guard before.text != text || before.source != phrase.french else { return }
            try update(
                "translation", id: id, version: before.version,
                [
                    "text": text, "source": phrase.french, "entered_by": author.actor.id, "entered_at": author.now,
                    "reviewer": String?.none, "signed_by": String?.none, "signed_at": Moment?.none,
                ])
        } else {
            try insert(
                "translation",
                [
                    "id": id, "phrase": phrase, "language": language, "text": text, "source": phrase.french,
                    "entered_by": author.actor.id, "entered_at": author.now,
                ])
        }
        try journal(
            "translate", "translation", id, detail: ["phrase": phrase.rawValue, "language": language.rawValue],
            by: author)
    }

    /// Somebody who reads the language answers for a translation, by name: from then on households read it.
    package func signTranslation(
        of phrase: FamilyPhrase, into language: FamilyLanguage, reviewer: String, by author: Author
    ) throws {
        try author.needs(.administerReference)
        let reviewer = reviewer.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard reviewer.count(where: \.isLetter) >= 2, reviewer.count <= 80 else {
            throw TranslationRefusal.reviewerMissing
        }
        guard let one = try translations(into: language)[phrase], one.source == phrase.french else {
            throw TranslationRefusal.unknown
        }
        try update(
            "translation", id: one.id, version: one.version,
            ["reviewer": reviewer, "signed_by": author.actor.id, "signed_at": author.now])
        try journal(
            "signTranslation", "translation", one.id,
            detail: ["phrase": phrase.rawValue, "language": language.rawValue], by: author)
    }
}
