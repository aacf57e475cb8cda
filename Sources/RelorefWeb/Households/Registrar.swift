import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Makes a household's file of a draft: the household, where it lives, what its adults do.
struct Registrar {
    let ask: Ask
    let draft: RegistrationDraft

    /// - Throws: `ActRefusal`, with which nothing is kept.
    func create(_ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = RegistrationReading(ask, draft)
        let persons = reading.persons()
        let new = household(persons, &reading, author)
        let centre = reading.centreStay(of: draft.id)
        let work = reading.work()
        guard reading.reading.errors.isEmpty else {
            return .redirect(to: .registration(draft.id, "membres"))
        }
        let confirming = Confirmation.given(in: ask.form)
        try author.vault.makeKeys(for: [new.id])
        let index = try ask.services.names.index(for: author.actor.files, tx)
        let phones = try ask.services.names.phones(for: author.actor.files, tx)
        let household = try tx.register(
            new, duplicatesIn: index, phonesIn: phones, by: author, confirming: confirming)
        if let centre { try tx.recordCentreStay(centre, by: author, confirming: confirming) }
        try record(work, in: household, tx, author, confirming)
        try tx.deleteDraft(draft.id, by: author)
        return .redirect(
            to: .household(household.code),
            saying: Flash(ask.l("Dossier {code} créé.", ["code": household.code])))
    }

    private func household(
        _ persons: [NewPerson], _ reading: inout RegistrationReading, _ author: Author
    ) -> NewHousehold {
        let form = ask.form
        let openedOn = (try? DateEntry(form["ouvert"], for: .event(today: ask.today)).day()) ?? ask.today
        var persons = persons
        if form.has("emancipe"), let head = persons.firstIndex(where: { $0.kinship == .reference }) {
            persons[head].isEmancipated = true
        }
        var new = NewHousehold(
            id: draft.id, site: form["site"], referent: form.filled("referent") ?? author.actor.id, openedOn: openedOn,
            persons: persons, expected: reading.awaited(), consents: reading.consents(),
            composition: CompositionKind(rawValue: form["composition"]), compositionReason: form["composition_motif"],
            confidential: form.has("confidentiel"))
        new.guardian = form["tutelle"]
        return new
    }

    /// The persons were written in the order of the lines, so each adult is found by names and birth date.
    private func record(
        _ work: [Int: (situation: EmploymentStatus?, spell: NewSpell?, since: Day)], in household: Household,
        _ tx: any Transaction, _ author: Author, _ confirming: [Rule: String]
    ) throws {
        var left = try tx.members(of: household.id, by: author)
        for (row, what) in work.sorted(by: { $0.key < $1.key }) {
            guard let index = left.firstIndex(where: { isPerson($0, of: row) }) else { continue }
            let person = left.remove(at: index).id
            if let spell = what.spell { try tx.beginWork(spell, of: person, by: author, confirming: confirming) }
            if let situation = what.situation {
                try tx.declareSituation(situation, of: person, from: what.since, by: author)
            }
        }
    }

    private func isPerson(_ member: HouseholdMember, of row: Int) -> Bool {
        member.identity?.display == draft.name(row) && member.birth == draft.birth(row)
    }
}
