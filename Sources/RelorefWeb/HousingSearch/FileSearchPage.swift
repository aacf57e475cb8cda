import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The search for a home: the request for social housing with its calendar, the claims, the search of one's own, budgets.
struct FileSearchPage {
    let frame: FileFrame
    let requests: [SocialHousingRequest]
    let claims: [EnforceableRightClaim]
    let leads: [HousingLead]
    let budgets: [KeptBudget]
    let candidacies: [HouseholdCandidacy]
    let communes: [String: String]
    let terms: DatedTerms

    init(_ frame: FileFrame, _ tx: any Transaction, _ author: Author) throws {
        self.frame = frame
        let household = frame.household.id
        requests = try tx.socialRequests(of: household, by: author) ?? []
        claims = try tx.rightClaims(of: household, by: author) ?? []
        leads = try tx.housingLeads(of: household, by: author) ?? []
        budgets = try tx.housingBudgets(of: household, by: author) ?? []
        candidacies = try tx.candidacies(of: household, by: author) ?? []
        communes = try tx.communeNames(Set(requests.flatMap(\.wish.communes) + leads.compactMap(\.commune)))
        terms = try tx.datedTerms()
    }

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var words: HousingSearchWords { HousingSearchWords(ask: ask, terms: terms) }
    private var mayWrite: Bool { frame.mayWrite && frame.isOpen }

    var answer: Answer {
        frame.page { h in
            if requests.isEmpty { none(h) }
            for request in requests { section(h, request) }
            if !requests.isEmpty, mayWrite, !requests.contains(where: { $0.endedOn == nil }) {
                h.p(.class("acts noprint")) {
                    h.a(
                        l("Noter une nouvelle demande"), .class("btn b3"), .href(frame.link("demande-de-logement").path)
                    )
                }
            }
            FileCandidacies(ask: ask, candidacies: candidacies).write(h)
            ClaimSections(frame: frame, claims: claims, words: words).write(h)
            LeadSection(frame: frame, leads: leads, communes: communes).write(h)
            BudgetSection(frame: frame, budgets: budgets).write(h)
        }
    }

    private func none(_ h: HTML) {
        h.div(.class("empty")) {
            h.p { h.b(l("Pas de demande de logement social notée.")) }
            h.p(
                l(
                    "Notez-la dès qu’elle est décidée : l’attestation, le renouvellement et la radiation se rappellent seuls."
                ))
            if mayWrite {
                h.p { h.a(l("Noter la demande"), .class("btn"), .href(frame.link("demande-de-logement").path)) }
            }
        }
    }

    private func section(_ h: HTML, _ request: SocialHousingRequest) {
        h.section(.class("sec"), .id("d-\(request.id)")) {
            h.h2 {
                h.text(l("Demande de logement social"))
                h.text(" ")
                words.state(request).write(h)
            }
            RequestLine(ask: ask, request: request, terms: terms).write(h)
            h.div(.class("panel")) {
                h.dl(.class("facts sums")) { for fact in facts(request) { fact.write(h) } }
            }
            if mayWrite { acts(h, request) }
        }
    }

    private func facts(_ request: SocialHousingRequest) -> [Fact] {
        var facts = [
            Fact(name: l("Numéro unique"), value: request.number?.grouped ?? l("pas encore connu"))
        ]
        if let body = request.body {
            facts.append(Fact(name: l("Déposée où"), value: ask.label("socialRequestBody", body).capitalizedFirst))
        }
        facts.append(Fact(name: l("Département"), value: ask.label("departement", request.departement)))
        if !request.renewals.isEmpty {
            let days = request.renewals.map(l.shortDay).joined(separator: ", ")
            facts.append(Fact(name: l("Renouvelée"), value: days))
        }
        if !request.updates.isEmpty {
            facts.append(Fact(name: l("Mise à jour"), value: request.updates.map(l.shortDay).joined(separator: ", ")))
        }
        return facts + words.wishes(request, communes: communes)
    }

    private func acts(_ h: HTML, _ request: SocialHousingRequest) {
        h.p(.class("acts noprint")) {
            for (label, noun, tone) in nouns(request) {
                h.a(label, .class("btn \(tone)"), .href(frame.link(noun).with("sujet", request.id).path))
            }
        }
    }

    /// What can be done, the next thing to do first.
    private func nouns(_ request: SocialHousingRequest) -> [(String, String, String)] {
        guard request.endedOn == nil else { return [] }
        let change = (l("Modifier"), SocialRequestAct.noun, "b3")
        let end = (l("Terminer"), RequestEndAct.noun, "b3")
        guard request.filedOn != nil else {
            return [(l("Noter le dépôt"), SocialRequestAct.noun, "b2"), end]
        }
        let attestation = (l("Noter l’attestation"), RequestAttestationAct.noun, "b2")
        let renewal = (l("Noter le renouvellement"), RequestRenewalAct.noun, "b2")
        let update = (l("Noter une mise à jour"), RequestUpdateAct.noun, "b3")
        return (request.attestedOn == nil ? [attestation] : []) + [renewal, update, change, end]
    }
}

/// The days of a request in a line: filed, attested, the window of renewal, its end.
struct RequestLine {
    let ask: Ask
    let request: SocialHousingRequest
    let terms: DatedTerms

    private var l: Language { ask.l }

    /// A point of the line: what, when, and whether it is done.
    private struct Point {
        let what: String
        let when: String
        let isDone: Bool
        var isLate = false
    }

    func write(_ h: HTML) {
        let points = points
        let next = request.endedOn == nil ? points.firstIndex { !$0.isDone } : nil
        h.ol(.class("path months")) {
            for (place, point) in points.enumerated() {
                h.li(.class(point.isDone ? "" : place == next ? "now" : "next")) {
                    h.b(point.what)
                    h.span(point.when, .class("small"))
                    if point.isLate, request.endedOn == nil { Badge(.late, l("en retard")).write(h) }
                }
            }
        }
    }

    private var points: [Point] {
        guard let filed = request.filedOn, let calendar = request.calendar(terms) else {
            return [Point(what: l("Dépôt"), when: l("à faire"), isDone: false)]
        }
        let today = ask.today
        let attestation = request.attestedOn.map {
            Point(what: l("Attestation"), when: l("reçue le {jour}", ["jour": l.shortDay($0)]), isDone: true)
        }
        var points = [
            Point(what: l("Dépôt"), when: l.shortDay(filed), isDone: true),
            attestation
                ?? Point(
                    what: l("Attestation"),
                    when: l("attendue le {jour}", ["jour": l.shortDay(calendar.attestationBy)]), isDone: false,
                    isLate: today > calendar.attestationBy),
        ]
        if let renewal = request.renewals.last {
            points.append(Point(what: l("Renouvellement"), when: l.shortDay(renewal), isDone: true))
        }
        if let ended = request.endedOn {
            return points + [Point(what: l("Fin"), when: l.shortDay(ended), isDone: true)]
        }
        return points + [
            Point(
                what: l("À renouveler dès le"), when: l.shortDay(calendar.opensOn), isDone: false),
            Point(
                what: l("Valable jusqu’au"), when: l.shortDay(calendar.endsOn), isDone: false,
                isLate: today > calendar.endsOn),
        ]
    }
}
