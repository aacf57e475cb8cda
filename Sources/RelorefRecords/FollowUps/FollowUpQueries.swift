package import RelorefDomain
package import RelorefStorage

/// A contact as the file shows it: with what was said of it, and by whom it was recorded.
package struct RecordedContact: Sendable, Hashable, Identifiable {
    package let contact: FollowUpContact
    package let account: String
    package let at: Moment
    /// When the telephone said that it was, where it was recorded without a network.
    package let deviceAt: Moment?
    /// Nil where nothing was said, or the file was erased.
    package let text: String?

    package var id: String { contact.id }
}

/// A follow-up with everything that was done in it.
package struct FollowUpFile: Sendable, Hashable, Identifiable {
    package let followUp: FollowUp
    package let household: String
    package let lease: Accommodation
    /// What is usually due a month, in euro cents: the rent, with the charges that the landlord's offer told.
    package let usualDueCents: Int?
    /// The latest first.
    package let contacts: [RecordedContact]
    /// By month.
    package let checks: [RentCheck]
    /// Links to the landlord that were not revoked, by month.
    package let links: [LandlordLink]
    /// How debts are paid back, the latest plan first.
    package let plans: [ArrearsPlan]
    package let schedule: FollowUpSchedule
    /// The landlord's name, where the dwelling has one.
    package let landlord: String?
    /// The association that follows the household.
    package let association: String
    /// What was owed when the household left (V49); nil where nothing was.
    package let settled: SettledRent?

    package var id: String { followUp.id }
}

extension Transaction {
    /// The follow-ups of a household's leases, the latest first; nil when the file does not exist for the author.
    package func followUps(of household: String, by author: Author) throws -> [FollowUpFile]? {
        guard try self.household(household, visibleTo: author.actor) != nil else { return nil }
        let found = try rows(
            """
            SELECT \(FollowUp.columns), \(FollowUp.usualDue) AS usual_due, dwelling.departement, partner.name AS landlord,
              association.name AS association
            FROM follow_up JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            LEFT JOIN dwelling ON dwelling.id = lease.dwelling_id
            LEFT JOIN partner ON partner.id = dwelling.landlord_id
            JOIN site ON site.id = lease.site_id JOIN association ON association.id = site.association_id
            WHERE lease.household_id = \(household) AND lease.state <> 'cancelled' ORDER BY started_on DESC, follow_up.id DESC
            """)
        let terms = try datedTerms()
        return try found.map { row in
            let followUp = try FollowUp(row)
            guard let lease = try self.row("SELECT * FROM accommodation WHERE id = \(followUp.lease)") else {
                throw NotVisible("accommodation", followUp.lease)
            }
            let contacts = try recordedContacts(of: followUp.id, household: household, by: author)
            let numbers = terms.terms(on: author.today, in: try row.optionalText("departement"))
            return FollowUpFile(
                followUp: followUp, household: household, lease: try Accommodation(lease),
                usualDueCents: try row.optionalInt("usual_due"), contacts: contacts,
                checks: try rentChecks(of: followUp.id), links: try landlordLinks(of: followUp.id),
                plans: try arrearsPlans(of: [followUp.id]),
                schedule: followUp.schedule(contacts.map(\.contact), numbers),
                landlord: try row.optionalText("landlord"), association: try row.text("association"),
                settled: try SettledRent(row))
        }
    }

    private func recordedContacts(
        of followUp: String, household: String, by author: Author
    ) throws -> [RecordedContact] {
        try rows(
            """
            SELECT contact.*, note.sealed, account.name AS account FROM follow_up_contact AS contact
            JOIN account ON account.id = contact.account_id
            LEFT JOIN note ON note.id = contact.note_id AND \(Visible.notes(to: author.actor))
            WHERE contact.follow_up_id = \(followUp) AND contact.withdrawn_at IS NULL
            ORDER BY contact.on_day DESC, contact.at DESC, contact.id DESC
            """
        ).map { row in
            let sealed = try row.optionalBytes("sealed").flatMap { bytes in
                try row.optionalText("note_id").map {
                    Sealed<SealedText>(slot: SealSlot(owner: household, table: "note", row: $0), bytes: bytes)
                }
            }
            return RecordedContact(
                contact: try FollowUpContact(row), account: try row.text("account"), at: try row.moment("at"),
                deviceAt: try row.optionalMoment("device_at"),
                text: try sealed.flatMap { try author.vault.openIfKept($0)?.text })
        }
    }

    /// The contacts that stand, in the order of their days.
    func contacts(of followUp: String) throws -> [FollowUpContact] {
        try rows(
            """
            SELECT * FROM follow_up_contact WHERE follow_up_id = \(followUp) AND withdrawn_at IS NULL
            ORDER BY on_day, id
            """
        ).map { try FollowUpContact($0) }
    }

    func rentChecks(of followUp: String) throws -> [RentCheck] {
        try rows("SELECT * FROM rent_check WHERE follow_up_id = \(followUp) ORDER BY month").map { try RentCheck($0) }
    }

    /// A follow-up with its file; not visible unless the file is.
    func followUp(_ id: String, _ act: Act) throws -> (followUp: FollowUp, household: Household) {
        let found = try row(
            """
            SELECT \(FollowUp.columns), lease.household_id FROM follow_up
            JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id WHERE follow_up.id = \(id)
            """)
        guard let found, let household = try household(found.text("household_id"), visibleTo: act.author.actor),
            household.mergedInto == nil
        else { throw NotVisible("followUp", id) }
        return (try FollowUp(found), household)
    }

    /// The file of a record that hangs on a follow-up: a contact, a link, a plan; not visible unless the file is.
    ///
    /// - Parameter condition: what must hold of the record besides.
    func followUpFile(
        of id: String, in table: StaticString, where condition: Query = "1 = 1", by author: Author
    ) throws -> (followUp: FollowUp, household: Household) {
        let found = try row(
            "SELECT follow_up_id FROM \(Query(unbound: "\(table)")) WHERE id = \(id) AND \(condition)")
        guard let found else { throw NotVisible("\(table)", id) }
        return try followUp(try found.text("follow_up_id"), Act(author))
    }

    /// The numbers that hold where the dwelling of a follow-up is.
    func followUpTerms(_ followUp: FollowUp, on day: Day) throws -> DueTerms {
        let place = try row(
            """
            SELECT dwelling.departement FROM accommodation AS lease JOIN dwelling ON dwelling.id = lease.dwelling_id
            WHERE lease.id = \(followUp.lease)
            """)
        return try datedTerms().terms(on: day, in: try place?.optionalText("departement"))
    }
}
