package import RelorefDomain
package import RelorefStorage

/// What a file's pages do not show and a copy for the people in it must hold: every note, every reason, the addresses,
/// and who looked, by role and organisation (R45, R48).
package struct FileCopy: Sendable {
    /// A reason that somebody gave for going on all the same, with the rule's number.
    package struct Confirmation: Sendable, Hashable {
        package let rule: String
        package let at: Moment
        package let reason: String?
    }

    /// Somebody who opened the file, without a name.
    package struct Opening: Sendable, Hashable {
        package let at: Moment
        package let role: Role?
        package let organisation: String
        /// Whether it was the household itself, on its own page.
        package let isOwn: Bool
    }

    package let file: HouseholdFile
    package let notes: [Note]
    package let corrections: [Correction]
    /// What the corrected references name, by id.
    package let references: [String: String]
    package let confirmations: [Confirmation]
    /// By dwelling.
    package let addresses: [String: DwellingAddress]
    /// The months after each move into a home of one's own.
    package let followUps: [FollowUpFile]
    package let guarantees: [GuaranteeFile]
    package let services: [TenancyServiceFile]
    package let proposed: ProposedCopy
    package let appointments: [AppointmentFile]
    /// Every paper, whoever may see it.
    package let documents: [FiledDocument]
    package let requests: [SocialHousingRequest]
    package let claims: [EnforceableRightClaim]
    package let leads: [HousingLead]
    package let budgets: [KeptBudget]
    /// The communes that these name, by code.
    package let communes: [String: String]
    package let letters: [LetterOnFile]
    package let pathway: PathwayFile
    /// What the household said on its page is broken.
    package let reports: [FamilyReport]
    /// Days to follow, with those that were corrected or taken back.
    package let events: [FiledEvent]
    /// What colleagues saw broken in the home.
    package let incidents: [RecordedIncident]
    package let transfers: [(on: Day, from: String, to: String)]
}

extension Transaction {
    /// Everything that is held on a household that the caller found visible; notes for the author alone included, since
    /// they too are held on these people.
    package func copy(of household: Household, by author: Author) throws -> FileCopy {
        let file = try file(of: household, by: author)
        let corrections = try corrections(of: household.id, by: author) ?? []
        let requests = try socialRequests(of: household.id, by: author) ?? []
        let leads = try housingLeads(of: household.id, by: author) ?? []
        return FileCopy(
            file: file, notes: try allNotes(of: household.id, by: author), corrections: corrections,
            references: try referenceNames(corrections.flatMap(\.references), visibleTo: author.actor),
            confirmations: try confirmations(of: household.id, by: author),
            addresses: try addresses(Set(file.homes.compactMap(\.stay.dwelling)), by: author),
            followUps: try followUps(of: household.id, by: author) ?? [],
            guarantees: try guarantees(of: household.id, by: author) ?? [],
            services: try tenancyServices(of: household.id, by: author) ?? [],
            proposed: try proposed(to: household.id, by: author),
            appointments: try appointments(of: household.id, by: author) ?? [],
            documents: try everyDocument(of: household, by: author), requests: requests,
            claims: try rightClaims(of: household.id, by: author) ?? [], leads: leads,
            budgets: try housingBudgets(of: household.id, by: author) ?? [],
            communes: try communeNames(Set(requests.flatMap(\.wish.communes) + leads.compactMap(\.commune))),
            letters: try letters(of: household.id, by: author) ?? [],
            pathway: try pathway(of: household.id, by: author) ?? .nothing,
            reports: try familyReports(of: household.id),
            events: try anchorEvents(of: .household(household.id), by: author) ?? [],
            incidents: try incidents(of: household.id, by: author) ?? [],
            transfers: try rows(
                """
                SELECT file_transfer.on_day, one.name AS from_name, other.name AS to_name FROM file_transfer
                JOIN site AS one ON one.id = file_transfer.from_site_id JOIN site AS other ON other.id = file_transfer.to_site_id
                WHERE file_transfer.household_id = \(household.id) ORDER BY file_transfer.on_day, file_transfer.id
                """
            ).map { (try $0.day("on_day"), try $0.text("from_name"), try $0.text("to_name")) })
    }

    /// The role and the organisation of those who opened a file: a person is told these, not the colleague's name.
    package func openings(_ opened: [OpenedFile]) throws -> [FileCopy.Opening] {
        var known: [String: (Role?, String)] = [:]
        for account in Set(opened.map(\.account)).sorted() {
            let row = try row(
                """
                SELECT held.role, COALESCE(association.name, '') AS organisation FROM account_grant AS held
                LEFT JOIN association ON association.id = held.association_id
                WHERE held.account_id = \(account) ORDER BY held.from_day DESC, held.id LIMIT 1
                """)
            if let row { known[account] = (Role(rawValue: try row.text("role")), try row.text("organisation")) }
        }
        return opened.map {
            FileCopy.Opening(
                at: $0.at, role: known[$0.account]?.0, organisation: known[$0.account]?.1 ?? "",
                isOwn: $0.isFromPage)
        }
    }

    private func allNotes(of household: String, by author: Author) throws -> [Note] {
        try rows("SELECT * FROM note WHERE household_id = \(household) ORDER BY at, id").map { row in
            let id = try row.text("id")
            let sealed = Sealed<SealedText>(
                slot: SealSlot(owner: household, table: "note", row: id), bytes: try row.bytes("sealed"))
            return Note(
                id: id, household: household, author: try row.text("author_id"), level: try row.code("level"),
                at: try row.moment("at"), text: try author.vault.openIfKept(sealed)?.text)
        }
    }

    private func confirmations(of household: String, by author: Author) throws -> [FileCopy.Confirmation] {
        try rows("SELECT * FROM rule_confirmation WHERE household_id = \(household) ORDER BY at, id").map { row in
            let id = try row.text("id")
            let slot = SealSlot(owner: household, table: "rule_confirmation", column: "reason", row: id)
            let sealed = Sealed<SealedText>(slot: slot, bytes: try row.bytes("reason"))
            return FileCopy.Confirmation(
                rule: try row.text("rule"), at: try row.moment("at"), reason: try author.vault.openIfKept(sealed)?.text)
        }
    }

    func addresses(_ dwellings: Set<String>, by author: Author) throws -> [String: DwellingAddress] {
        var found: [String: DwellingAddress] = [:]
        for row in try rows(
            """
            SELECT id, site_id, sealed_address FROM dwelling
            WHERE sealed_address IS NOT NULL AND id IN \(Query.list(dwellings.sorted()))
            """)
        {
            let id = try row.text("id")
            let slot = SealSlot(
                owner: "site:" + (try row.text("site_id")), table: "dwelling", column: "sealed_address", row: id)
            let sealed = Sealed<DwellingAddress>(slot: slot, bytes: try row.bytes("sealed_address"))
            found[id] = try author.vault.openIfKept(sealed)
        }
        return found
    }
}
