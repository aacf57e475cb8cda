package import RelorefDomain
package import RelorefStorage

/// A paper as it is added to a file.
package struct NewDocument: Sendable, Hashable {
    /// Made where it was added, so that sent twice it is there once.
    package var id: String
    package var kind: String
    /// A few words, sealed; empty where the kind says enough.
    package var title: String
    package var person: String?
    /// The visit on which it was photographed.
    package var contact: String?
    /// The note or the incident that it belongs to.
    package var note: String?
    package var incident: String?
    package var datedOn: Day?
    package var expiresOn: Day?
    /// The day on which it was shown, when no file is kept.
    package var seenOn: Day?
    package var level: NoteLevel

    package init(
        id: String, kind: String, title: String = "", person: String? = nil, contact: String? = nil,
        note: String? = nil, incident: String? = nil, datedOn: Day? = nil, expiresOn: Day? = nil, seenOn: Day? = nil,
        level: NoteLevel = .team
    ) {
        (self.id, self.kind, self.title, self.person, self.contact) = (id, kind, title, person, contact)
        (self.datedOn, self.expiresOn, self.seenOn, self.level) = (datedOn, expiresOn, seenOn, level)
        (self.note, self.incident) = (note, incident)
    }
}

extension Transaction {
    /// Adds a paper, with files that wait for it or as seen and not kept. The same id once more changes nothing.
    ///
    /// Rules: V30, V32, V84.
    /// - Throws: `HouseholdDocument.Refusal`.
    @discardableResult
    package func addDocument(
        _ new: NewDocument, files: [String] = [], to id: String, checkedBy detector: FreeText,
        limits: FileLimits = .usual, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> HouseholdDocument {
        try author.needs(.writeFiles)
        // A closed file still takes a paper: what comes in afterwards belongs there.
        var act = Act(author, .history, confirming: confirming)
        let household = try file(id, act)
        if let known = try knownDocument(new.id, of: household.id, by: author) { return known }
        let kind = try paperKind(new.kind)
        let pages = try waiting(files, of: household.id, limits, by: author)
        guard pages.isEmpty == (new.seenOn != nil) else { throw HouseholdDocument.Refusal.nothing }
        if kind.isSeenOnly, !pages.isEmpty { throw HouseholdDocument.Refusal.seenOnly }
        try checkNotTwice(pages, of: household.id, by: author)
        try checkSubject(new, in: household.id)
        act.add(
            DocumentRules(act.context).days(datedOn: new.datedOn, expiresOn: new.expiresOn, seenOn: new.seenOn))
        act.add(ContactRules(act.context).note(new.title, detector, field: "title"))
        let document = HouseholdDocument(
            id: new.id, household: household.id, kind: new.kind, person: new.person, contact: new.contact,
            note: new.note, incident: new.incident, datedOn: new.datedOn, expiresOn: new.expiresOn, seenOn: new.seenOn,
            level: new.level,
            author: author.actor.id, at: author.now)
        try settle(
            act, "addDocument", "document", document.id, household: household.id, site: household.site,
            detail: document.told)
        try insert(document, title: new.title, vault: author.vault)
        try attach(pages, to: document.id, edition: 1)
        return document
    }

    /// Adds one photograph taken on a visit, cleaned before: sent again under the same id, it is there once.
    ///
    /// - Parameter document: its id was made on the device that took it.
    @discardableResult
    package func addPhoto(
        _ photo: CleanFile, named name: String, as document: NewDocument, to household: String,
        checkedBy detector: FreeText, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> HouseholdDocument {
        if let known = try knownDocument(document.id, of: household, by: author) { return known }
        let kept = try receive([(name, photo)], for: household, by: author)
        return try addDocument(
            document, files: kept.map(\.id), to: household, checkedBy: detector, by: author, confirming: confirming)
    }

    /// A new version of a paper: the one before is kept. What was only seen becomes kept, and the other way round.
    ///
    /// Rules: V32, V84.
    package func replaceDocument(
        _ id: String, version: Int, files: [String] = [], seenOn: Day? = nil, datedOn: Day?, expiresOn: Day?,
        limits: FileLimits = .usual, by author: Author, confirming: [Rule: String] = [:]
    ) throws {
        let (filed, household) = try documentToChange(id, by: author)
        var act = Act(author, .history, confirming: confirming)
        let pages = try waiting(files, of: household.id, limits, by: author)
        guard pages.isEmpty == (seenOn != nil) else { throw HouseholdDocument.Refusal.nothing }
        if try paperKind(filed.document.kind).isSeenOnly, !pages.isEmpty { throw HouseholdDocument.Refusal.seenOnly }
        try checkNotTwice(pages, of: household.id, by: author)
        act.add(DocumentRules(act.context).days(datedOn: datedOn, expiresOn: expiresOn, seenOn: seenOn))
        var detail = filed.document.told
        detail["expires"] = expiresOn?.iso
        try settle(
            act, "replaceDocument", "document", id, household: household.id, site: household.site, detail: detail)
        try update(
            "household_document", id: id, version: version,
            ["dated_on": datedOn, "expires_on": expiresOn, "seen_on": seenOn])
        try attach(pages, to: id, edition: filed.edition + 1)
    }

    /// Puts right what was said of a paper: its kind, its title, whose it is, its days, who may see it.
    ///
    /// Rules: V30, V32.
    package func correctDocument(
        _ id: String, version: Int, _ new: NewDocument, checkedBy detector: FreeText, by author: Author,
        confirming: [Rule: String] = [:]
    ) throws {
        let (filed, household) = try documentToChange(id, by: author)
        var act = Act(author, .history, confirming: confirming)
        if try paperKind(new.kind).isSeenOnly, !filed.files.isEmpty { throw HouseholdDocument.Refusal.seenOnly }
        // Hiding a colleague's paper from its team is not a correction.
        guard new.level != .private || filed.document.author == author.actor.id else {
            throw NotVisible("document", id)
        }
        try checkSubject(new, in: household.id)
        let days = DocumentRules(act.context).days(datedOn: new.datedOn, expiresOn: new.expiresOn, seenOn: new.seenOn)
        act.add(days.filter { $0.severity == .block })
        act.add(ContactRules(act.context).note(new.title, detector, field: "title"))
        try settle(
            act, "correctDocument", "document", id, household: household.id, site: household.site,
            detail: filed.document.told)
        let slot = SealSlot(owner: household.id, table: "household_document", row: id)
        let seenOn = filed.document.seenOn == nil ? nil : new.seenOn
        try update(
            "household_document", id: id, version: version,
            [
                "kind": new.kind, "person_id": new.person, "dated_on": new.datedOn, "expires_on": new.expiresOn,
                "seen_on": seenOn, "level": new.level,
                "sealed": try author.vault.seal(SealedText(new.title), slot),
            ])
    }

    /// Takes a paper out of the file: it is kept, and can be put back.
    package func withdrawDocument(_ id: String, by author: Author) throws {
        try turn(id, "withdrawDocument", by: author) { try $0.withdraw(at: author.now) }
    }

    package func restoreDocument(_ id: String, by author: Author) throws {
        try turn(id, "restoreDocument", by: author) { try $0.restore() }
    }

    private func turn(
        _ id: String, _ verb: String, by author: Author, _ work: (inout HouseholdDocument) throws -> Void
    ) throws {
        let (filed, household) = try documentToChange(id, withdrawn: true, by: author)
        var document = filed.document
        try work(&document)
        try update(
            "household_document", id: id, version: document.version, ["withdrawn_at": document.withdrawnAt])
        try journal(
            verb, "document", id, household: household.id, site: household.site,
            detail: document.told.compactMapValues { $0 }, by: author)
    }
}
