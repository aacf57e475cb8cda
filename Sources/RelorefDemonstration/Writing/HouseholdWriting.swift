import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Writes what was drawn through the records' own row functions. The households' keys exist already.
struct DrawnWriter {
    let tx: any Transaction
    let author: Author

    func write(_ drawn: DrawnHousehold) throws {
        for dwelling in drawn.dwellings { try write(dwelling) }
        try tx.insert(drawn.household)
        for person in drawn.people { try write(person) }
        for membership in drawn.memberships { try tx.insert(membership) }
        for protection in drawn.protections { try tx.insert(protection) }
        for permit in drawn.permits { try tx.insert(permit) }
        for level in drawn.french { try tx.insert(level) }
        for consent in drawn.consents { try tx.insert(consent) }
        for stay in drawn.stays { try tx.insert(stay) }
        for extending in drawn.extensions { try tx.insert(extending) }
        for spell in drawn.spells { try tx.insert(spell) }
        for situation in drawn.situations { try tx.insert(situation) }
        for note in drawn.notes { try write(note, of: drawn.household.id) }
        for followUp in drawn.followUps { try write(followUp, of: drawn.household.id) }
        for paper in drawn.documents { try write(paper) }
        if let pathway = drawn.pathway { try write(pathway, of: drawn.household.id) }
        for one in drawn.appointments {
            let (place, interpreter, bring, note) = one.texts
            try tx.insert(
                one.appointment,
                AppointmentTexts(place: place, interpreter: interpreter, bring: bring, note: note), by: one.account,
                at: one.at, vault: author.vault, newID: author.newID)
        }
        for one in drawn.incidents {
            let at = Moment(startOf: one.incident.on, in: "Europe/Paris").adding(seconds: 43_200)
            try tx.insert(one.incident, text: one.text, by: one.account, at: at, vault: author.vault)
            guard let done = one.done else { continue }
            try tx.keep(done.words, on: done.on, of: one.incident, by: one.account, vault: author.vault)
        }
        if let search = drawn.search { try write(search) }
        try writeGuarantees(of: drawn)
        for (event, account) in drawn.events {
            try tx.insert(
                "anchor_event",
                [
                    "id": event.id, "kind": event.kind, "household_id": event.holder.household,
                    "person_id": event.holder.person, "on_day": event.on, "variant": event.detail.variant,
                    "owed_cents": event.detail.owedCents, "rent_cents": event.detail.rentCents, "account_id": account,
                    "at": author.now,
                ])
        }
    }

    private func write(_ paper: DrawnDocument) throws {
        let document = paper.document
        try tx.insert(document, title: paper.title, vault: author.vault)
        guard let (id, name, clean) = paper.file else { return }
        try tx.insert(
            clean, id: id, named: name, of: document.household, document: document.id, by: document.author,
            at: document.at, vault: author.vault)
    }

    private func write(_ drawn: DrawnFollowUp, of household: String) throws {
        try tx.insert(drawn.followUp, by: drawn.account, at: author.now)
        for (contact, note, at) in drawn.contacts {
            if let note { try write(note, of: household) }
            try tx.insert(contact, note: note?.id, by: drawn.account, at: at)
        }
        for check in drawn.checks {
            try tx.keep(check, account: drawn.account, at: Moment(startOf: check.checkedOn, in: "Europe/Paris"))
        }
    }

    private func write(_ search: DrawnSearch) throws {
        func noon(_ day: Day) -> Moment { Moment(startOf: day, in: "Europe/Paris").adding(seconds: 43_200) }
        if let request = search.request {
            let at = request.filedOn.map(noon) ?? author.now
            try tx.insert(request, vault: author.vault, by: search.account, at: at)
            for day in request.updates {
                try tx.insertStep(
                    id: request.id + "u", of: request.id, .update, on: day, by: search.account, at: noon(day))
            }
        }
        if let claim = search.claim {
            try tx.insert(claim, by: search.account, at: claim.steps.filedOn.map(noon) ?? author.now)
        }
        for lead in search.leads {
            try tx.insert(lead, vault: author.vault, by: search.account, at: noon(lead.contactedOn))
        }
        for kept in search.budgets {
            try tx.insert(
                KeptBudget(
                    id: kept.id, household: search.request?.household ?? "", madeOn: kept.on, budget: kept.budget),
                by: search.account, at: noon(kept.on))
        }
    }

    private func write(_ drawn: DrawnPerson) throws {
        try tx.insert(drawn.person)
        for (place, identity) in drawn.identities.enumerated() {
            let slot = SealSlot(owner: drawn.person.keyOwner, table: "identity", row: identity.id)
            try tx.insert(
                "identity",
                [
                    "id": identity.id, "person_id": drawn.person.id, "from_day": identity.from,
                    "source": identity.source, "is_current": place == drawn.identities.count - 1,
                    "sealed": try author.vault.seal(identity.identity, slot),
                ])
        }
        if let profile = drawn.profile { try tx.setProfile(profile, of: drawn.person, by: author) }
    }

    private func write(_ note: DrawnNote, of household: String) throws {
        let slot = SealSlot(owner: household, table: "note", row: note.id)
        try tx.insert(
            "note",
            [
                "id": note.id, "household_id": household, "author_id": note.author, "level": note.level,
                "at": note.at, "sealed": try author.vault.seal(SealedText(note.text), slot),
            ])
    }

    func write(_ drawn: DrawnDwelling) throws {
        let id = drawn.dwelling.id
        try tx.insert(drawn.dwelling)
        if let address = drawn.address { try tx.setAddress(address, of: drawn.dwelling, vault: author.vault) }
        for entry in drawn.capacities { try tx.insertCapacity(id: entry.id, dwelling: id, entry.capacity) }
        for step in drawn.steps {
            try tx.insertStep(id: step.id, dwelling: id, status: step.status, from: step.from, reason: step.reason)
        }
        if let lease = drawn.headLease { try tx.insert(lease) }
        for check in drawn.checks { try tx.insert(check) }
        for closure in drawn.closures {
            try tx.insert(
                "out_of_service",
                [
                    "id": closure.id, "dwelling_id": id, "from_day": closure.from, "to_day": closure.to,
                    "reason": closure.reason,
                ])
        }
    }
}
