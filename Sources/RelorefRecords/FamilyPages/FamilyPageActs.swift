package import RelorefDomain
package import RelorefStorage

/// Why a page is not made.
package enum FamilyPageRefusal: Error, Hashable, Sendable {
    /// A sealed file: somebody has to have read what it risks.
    case sealedFile
    /// No telephone by which the team is reached.
    case phoneMissing
    case fileClosed
}

/// What a colleague gives when the page of a household is made.
package struct NewFamilyPage: Sendable, Hashable {
    package var household: String
    package var language: FamilyLanguage
    package var phone: String
    /// Whether who shares the telephone was thought of; asked of a sealed file.
    package var isWeighed: Bool

    package init(household: String, language: FamilyLanguage, phone: String, isWeighed: Bool = false) {
        (self.household, self.language, self.phone, self.isWeighed) = (household, language, phone, isWeighed)
    }
}

extension Transaction {
    /// Makes the page of a household; the code and the visits of the one before end.
    ///
    /// - Parameter codeHash: the code itself is shown once by the caller and kept nowhere.
    @discardableResult
    package func makeFamilyPage(
        _ new: NewFamilyPage, codeHash: String, by author: Author
    ) throws -> FamilyPage {
        try author.needs(.writeFiles)
        guard let household = try household(new.household, visibleTo: author.actor), household.mergedInto == nil,
            household.erasedOn == nil
        else { throw NotVisible("household", new.household) }
        guard household.closedOn == nil else { throw FamilyPageRefusal.fileClosed }
        guard !household.confidential || new.isWeighed else { throw FamilyPageRefusal.sealedFile }
        let phone = new.phone.filter { $0.isNumber || $0 == "+" || $0 == " " }
        guard phone.count(where: \.isNumber) >= 4, phone.count <= 20 else { throw FamilyPageRefusal.phoneMissing }
        try endFamilyPages(of: household.id, at: author.now)
        let page = FamilyPage(
            id: author.newID(), household: household.id, language: new.language, phone: phone, madeOn: author.today,
            expiresAt: author.now.adding(seconds: FamilyPage.lifetimeDays * 86_400))
        try insert(
            "family_page",
            [
                "id": page.id, "household_id": page.household, "code_hash": codeHash, "language": page.language,
                "phone": page.phone, "made_on": page.madeOn, "made_by": author.actor.id, "expires_at": page.expiresAt,
            ])
        try journal(
            "makeFamilyPage", "familyPage", page.id, household: household.id, site: household.site,
            detail: household.confidential ? ["sealed": "weighed"] : [:], by: author)
        return page
    }

    /// Ends the page of a household before its time: the code leads nowhere, every telephone is forgotten.
    package func revokeFamilyPage(of household: String, by author: Author) throws {
        try author.needs(.writeFiles)
        guard let household = try self.household(household, visibleTo: author.actor),
            let page = try familyPage(of: household.id), !page.isRevoked
        else { throw NotVisible("familyPage", household) }
        try endFamilyPages(of: household.id, at: author.now)
        try journal(
            "revokeFamilyPage", "familyPage", page.id, household: household.id, site: household.site, by: author)
    }

    /// Who knew the code is not of the household any more, or must not see it: a separation, a seal, another site.
    func endFamilyPages(of household: String, at now: Moment) throws(StorageError) {
        try run(
            """
            DELETE FROM family_visit WHERE page_id IN (SELECT id FROM family_page WHERE household_id = \(household))
            """)
        try run(
            "UPDATE family_page SET revoked_at = \(now) WHERE household_id = \(household) AND revoked_at IS NULL")
    }

    /// The team sees to what was reported.
    package func takeFamilyReport(_ id: String, by author: Author) throws {
        try keep(id, "takeFamilyReport", by: author) { try $0.take(on: author.today) }
    }

    package func settleFamilyReport(_ id: String, by author: Author) throws {
        try keep(id, "settleFamilyReport", by: author) { try $0.settle(on: author.today) }
    }

    private func keep(
        _ id: String, _ verb: String, by author: Author, _ act: (inout FamilyReport) throws -> Void
    ) throws {
        try author.needs(.writeFiles)
        guard let found = try row("SELECT * FROM family_report WHERE id = \(id)"),
            let household = try household(found.text("household_id"), visibleTo: author.actor)
        else { throw NotVisible("familyReport", id) }
        var report = try FamilyReport(found)
        try act(&report)
        var (taken, settled) = (try found.optionalDay("taken_on"), try found.optionalDay("settled_on"))
        switch report.state {
        case .sent: break
        case .taken(let day): taken = day
        case .settled(let day): settled = day
        }
        try update(
            "family_report", id: id, version: report.version,
            ["taken_on": taken, "settled_on": settled, "account_id": author.actor.id])
        try journal(
            verb, "familyPage", id, household: household.id, site: household.site,
            detail: ["matter": report.matter.rawValue], by: author)
    }
}
