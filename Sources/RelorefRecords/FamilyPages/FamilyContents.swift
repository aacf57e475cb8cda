package import RelorefDomain
package import RelorefStorage

/// A paper that the household's page shows: whose, until when, and how it stands.
package struct FamilyPaper: Sendable, Hashable {
    package enum Light: Sendable, Hashable { case valid, endsSoon, over, unknown }

    /// The given name alone; empty for a paper of everybody.
    package let holder: String
    /// A code of the list `documentKind`; nil for a residence permit.
    package var kind: String?
    package let until: Day?
    package let light: Light
}

/// The rent of a lease of the household's own, as far as it is known; amounts in euro cents.
package struct FamilyRent: Sendable, Hashable {
    /// The last month that somebody checked.
    package let check: RentCheck?
    /// The first day of that month.
    package let month: Day?
    package let nextPayment: ArrearsPlan.Instalment?
}

/// What a household sees on its page, and no more: nothing of its story, of its status, or of what is written about it.
package struct FamilyContents: Sendable, Hashable {
    package let page: FamilyPage
    package let association: String
    package let appointment: Appointment?
    package let texts: AppointmentTexts
    /// What the household said of it.
    package let answer: AppointmentLink.Answer?
    /// The day agreed for the next visit of the follow-up.
    package let visitOn: Day?
    package let papers: [FamilyPaper]
    /// Nil where the household has no lease of its own that is followed.
    package let rent: FamilyRent?
    /// Open ones, and those of the last months.
    package let reports: [FamilyReport]
    /// How many photographs came with each of them.
    package let photos: [String: Int]
    /// What was agreed, as far as somebody chose to show it.
    package let plan: [FamilyGoal]
    /// Whether the file is sealed: nothing of it is kept on a telephone.
    package let isSealed: Bool
    /// Appointments that name somebody of the household are not shown: whoever shares the telephone would read them.
    package let isAppointmentHidden: Bool
}

extension Transaction {
    /// What the page of a household shows on a day.
    package func familyContents(_ page: FamilyPage, on today: Day, vault: Vault) throws -> FamilyContents {
        let place = try row(
            """
            SELECT association.name AS association, site.departement, household.confidential FROM household
            JOIN site ON site.id = household.site_id JOIN association ON association.id = site.association_id
            WHERE household.id = \(page.household)
            """)
        let coming = try appointments(
            where:
                "appointment.household_id = \(page.household) AND appointment.state = 'planned' AND appointment.on_day >= \(today)"
        )
        let appointment = coming.first { $0.members.isEmpty }
        let followed = try runningFollowUp(of: page.household)
        let reports = try familyReports(of: page.household).filter { report in
            if case .settled(let day) = report.state { day >= today.adding(days: -60) } else { true }
        }
        return FamilyContents(
            page: page, association: try place?.text("association") ?? "", appointment: appointment,
            texts: try appointment.map { try words(of: $0, vault: vault) } ?? AppointmentTexts(),
            answer: try appointment.flatMap { try askedHouseholds(of: [$0], vault: vault)[$0.id]?.link.answer },
            visitOn: try followed.flatMap { try contacts(of: $0.id).compactMap(\.nextOn).filter { $0 >= today }.min() },
            papers: try familyPapers(page.household, on: today, vault: vault)
                + familyDocuments(page.household, on: today, vault: vault),
            rent: try followed.map { try familyRent($0) }, reports: reports,
            photos: Dictionary(try familyPhotos(of: page.household).map { ($0.report, 1) }, uniquingKeysWith: +),
            plan: try familyPlan(of: page.household, on: today, vault: vault),
            isSealed: try place?.bool("confidential") ?? false,
            isAppointmentHidden: coming.contains { !$0.members.isEmpty })
    }

    private func runningFollowUp(of household: String) throws -> FollowUp? {
        try row(
            """
            SELECT \(FollowUp.columns) FROM follow_up JOIN accommodation AS lease ON lease.id = follow_up.accommodation_id
            WHERE lease.household_id = \(household) AND lease.state = 'active' AND follow_up.closed_on IS NULL
            ORDER BY started_on DESC LIMIT 1
            """
        ).map { try FollowUp($0) }
    }

    private func familyRent(_ followUp: FollowUp) throws -> FamilyRent {
        let check = try rentChecks(of: followUp.id).last
        return FamilyRent(
            check: check, month: check.map { followUp.start.adding(months: $0.month - 1) },
            nextPayment: try arrearsPlans(of: [followUp.id], broken: false).compactMap(\.next).first)
    }

    private func familyPapers(_ household: String, on today: Day, vault: Vault) throws -> [FamilyPaper] {
        let found = try rows(
            """
            SELECT permit.person_id, permit.expires_on FROM membership
            JOIN permit ON permit.person_id = membership.person_id
            WHERE membership.household_id = \(household) AND membership.to_day IS NULL
              AND NOT EXISTS (SELECT 1 FROM permit AS newer
                WHERE newer.person_id = permit.person_id AND (newer.expires_on > permit.expires_on
                  OR (newer.expires_on IS NULL AND newer.issued_on > permit.issued_on)))
            ORDER BY CASE WHEN membership.kinship = 'reference' THEN 0 ELSE 1 END, membership.from_day,
              permit.person_id, permit.id
            """)
        return try familyPapers(found, .permitExpiry, on: today, vault: vault)
    }

    /// Papers of the file that end, of several of one kind and one person the one that holds longest; none that one
    /// colleague keeps for herself.
    private func familyDocuments(_ household: String, on today: Day, vault: Vault) throws -> [FamilyPaper] {
        let found = try rows(
            """
            SELECT document.kind, document.person_id, document.expires_on FROM household_document AS document
            WHERE document.household_id = \(household) AND document.withdrawn_at IS NULL
              AND document.expires_on IS NOT NULL AND document.level <> 'private'
              AND document.kind NOT IN ('permit', 'receipt')
              AND NOT EXISTS (SELECT 1 FROM household_document AS later
                WHERE later.household_id = document.household_id AND later.kind = document.kind
                  AND COALESCE(later.person_id, '') = COALESCE(document.person_id, '')
                  AND later.withdrawn_at IS NULL AND later.level <> 'private' AND later.id <> document.id
                  AND (later.expires_on > document.expires_on
                    OR (later.expires_on = document.expires_on AND later.id > document.id)))
              AND (document.person_id IS NULL OR EXISTS (SELECT 1 FROM membership
                WHERE membership.household_id = document.household_id
                  AND membership.person_id = document.person_id AND membership.to_day IS NULL))
            ORDER BY document.expires_on, document.id
            """)
        return try familyPapers(found, .documentExpiry, on: today, vault: vault)
    }

    private func familyPapers(
        _ found: [ResultRow], _ rule: DeadlineRule, on today: Day, vault: Vault
    ) throws -> [FamilyPaper] {
        let identities = try currentIdentities(of: try found.compactMap { try $0.optionalText("person_id") })
        let notice = DueList(today: today, terms: try datedTerms()).longestNotice(of: rule)
        return try found.map { row in
            let person = try row.optionalText("person_id")
            let identity = try person.flatMap { identities[$0] }.flatMap { try vault.openIfKept($0.sealed) }
            let until = try row.optionalDay("expires_on")
            return FamilyPaper(
                holder: identity.map { $0.given.isEmpty ? $0.family : $0.given } ?? "",
                kind: rule == .permitExpiry ? nil : try row.text("kind"), until: until,
                light: FamilyPaper.light(until: until, on: today, notice: notice))
        }
    }
}

extension FamilyPaper {
    /// - Parameter notice: days before its end from which one is warned.
    static func light(until day: Day?, on today: Day, notice: Int) -> Light {
        guard let day else { return .unknown }
        if day < today { return .over }
        return day <= today.adding(days: notice) ? .endsSoon : .valid
    }
}
