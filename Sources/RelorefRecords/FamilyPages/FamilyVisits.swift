package import RelorefDomain
package import RelorefStorage

/// A telephone that passed the check: it shows one page, for some weeks.
package struct FamilyVisit: Sendable, Hashable {
    package let page: FamilyPage
    package let language: FamilyLanguage
    /// Until when this telephone is known, and what it keeps may be shown.
    package let expiresAt: Moment
}

extension Transaction {
    /// The page that a code leads to; nil when there never was such a code, or the file is no more.
    ///
    /// A file that was closed has none. Reads only: opening an address changes nothing.
    package func familyPage(codeHash: String) throws -> FamilyPage? {
        try row(
            """
            SELECT page.* FROM family_page AS page JOIN household ON household.id = page.household_id
            WHERE page.code_hash = \(codeHash) AND household.erased_on IS NULL AND household.merged_into IS NULL
              AND household.closed_on IS NULL
            """
        ).map { try FamilyPage($0) }
    }

    /// The visit that a cookie stands for, of that page and no other; nil once it has ended.
    package func familyVisit(_ tokenHash: String, of page: FamilyPage, at now: Moment) throws -> FamilyVisit? {
        guard page.state(at: now) == .open else { return nil }
        let found = try row(
            """
            SELECT language, expires_at FROM family_visit
            WHERE token_hash = \(tokenHash) AND page_id = \(page.id) AND expires_at > \(now)
            """)
        return try found.map {
            FamilyVisit(page: page, language: try $0.code("language"), expiresAt: try $0.moment("expires_at"))
        }
    }

    /// The second check: three letters of a family name, or a year of birth. A wrong one is counted, the fifth is told.
    package func passesCheck(
        _ page: FamilyPage, typed: String, vault: Vault, newID: () -> String, at now: Moment, on today: Day
    ) throws -> Bool {
        guard page.state(at: now) == .open else { return false }
        let people = try rows(
            """
            SELECT person.id, person.birth_year FROM membership JOIN person ON person.id = membership.person_id
            WHERE membership.household_id = \(page.household) AND membership.to_day IS NULL
            """)
        let identities = try currentIdentities(of: try people.map { try $0.text("id") })
        let families = try identities.values.compactMap { stored in
            try vault.openIfKept(stored.sealed).map { Self.key($0.family.isEmpty ? $0.given : $0.family) }
        }
        let years = try people.compactMap { try $0.optionalInt("birth_year") }
        if FamilyPage.isKnown(Self.key(typed), families: families, birthYears: years) { return true }
        let tries = page.tries + 1
        let lockedOn: Day? = tries >= FamilyPage.tries ? today : nil
        try run(
            """
            UPDATE family_page SET tries = tries + 1, locked_on = \(lockedOn)
            WHERE id = \(page.id) AND tries = \(page.tries)
            """)
        if lockedOn != nil { try journal("lockFamilyPage", fromPage: page, newID: newID, at: now) }
        return false
    }

    private static func key(_ name: String) -> NameKey { NameKey(name, transliterate: Transliteration.latin) }

    /// A telephone passed the check. The visits that have ended are swept with it.
    package func openFamilyVisit(
        _ page: FamilyPage, tokenHash: String, language: FamilyLanguage, newID: () -> String, at now: Moment
    ) throws {
        try run("DELETE FROM family_visit WHERE expires_at <= \(now)")
        try insert(
            "family_visit",
            [
                "token_hash": tokenHash, "page_id": page.id, "language": language, "opened_at": now,
                "expires_at": min(now.adding(seconds: FamilyPage.visitDays * 86_400), page.expiresAt),
            ])
        try run("UPDATE family_page SET tries = 0 WHERE id = \(page.id) AND tries < 5")
        try journal("openFamilyPage", fromPage: page, newID: newID, at: now)
    }

    /// The telephone speaks another language from now on.
    package func setFamilyLanguage(_ language: FamilyLanguage, tokenHash: String) throws {
        try run("UPDATE family_visit SET language = \(language) WHERE token_hash = \(tokenHash)")
    }

    /// "Fermer": the telephone is forgotten.
    package func closeFamilyVisit(tokenHash: String) throws {
        try run("DELETE FROM family_visit WHERE token_hash = \(tokenHash)")
    }

    /// The household says that something is broken; said twice, it stands once.
    @discardableResult
    package func reportBreakdown(
        _ matter: FamilyReport.Matter, from page: FamilyPage, newID: () -> String, at now: Moment, on today: Day
    ) throws -> Bool {
        let isOpen = try row(
            """
            SELECT 1 AS one FROM family_report
            WHERE household_id = \(page.household) AND matter = \(matter) AND settled_on IS NULL
            """)
        guard isOpen == nil else { return false }
        let id = newID()
        try insert(
            "family_report",
            [
                "id": id, "household_id": page.household, "page_id": page.id, "matter": matter, "sent_on": today,
                "sent_at": now,
            ])
        try journal(
            "reportBreakdown", fromPage: page, id, detail: ["matter": matter.rawValue], newID: newID, at: now)
        return true
    }
}
