import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the dwellings and the jobs that were proposed.
extension FileCopySections {
    var proposedDwellings: CopySection {
        CopySection(ask.l("Logements proposés"), copy.proposed.candidacies.map(line))
    }

    var proposedJobs: CopySection {
        CopySection(ask.l("Emplois proposés"), copy.proposed.applications.map(line))
    }

    private func line(_ one: HouseholdCandidacy) -> (String, String) {
        let (l, words, candidacy) = (ask.l, OfferWords(ask: ask), one.candidacy)
        let told = [
            one.partnerName, one.rentCents.map { l.money(cents: $0) },
            candidacy.days.proposed.map { l("proposé le {jour}", ["jour": l.shortDay($0)]) },
            candidacy.days.sent.map { l("dossier envoyé le {jour}", ["jour": l.shortDay($0)]) },
            ask.label("candidacyState", candidacy.state), words.detail(candidacy),
            copy.proposed.candidacyNotes[one.id],
        ]
        return (words.title(one.type, one.communeName), told.compactMap(\.self).joined(separator: ", "))
    }

    private func line(_ one: PresentedPerson) -> (String, String) {
        let (l, words, application) = (ask.l, JobWords(ask: ask), one.application)
        let told = [
            one.name.map { ask.name($0) }, one.partnerName,
            l("présenté le {jour}", ["jour": l.shortDay(application.presentedOn)]),
            application.interviewOn.map { l("entretien le {jour}", ["jour": l.shortDay($0)]) },
            words.badge(application.state).words, words.refusal(application),
            one.contract.map { ask.label("contractType", $0) }, copy.proposed.applicationWords[one.id],
        ]
        return (one.title, told.compactMap(\.self).joined(separator: ", "))
    }
}
