import RelorefDomain
import RelorefHTML
import RelorefRecords

/// An offer: the dwelling, what is to be done next, and the candidates side by side.
struct OfferPage {
    let ask: Ask
    let sheet: OfferSheet

    private var l: Language { ask.l }
    private var offer: HousingOffer { sheet.offer }
    private var words: OfferWords { OfferWords(ask: ask) }

    var answer: Answer {
        let title = words.title(offer.facts, sheet.communeName)
        var answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Propositions de logement"), .href(Link.offers.path)) }
            h.header(.class("idbar")) {
                h.div {
                    h.h1 {
                        h.text(title + " ")
                        words.badge(offer.state).write(h)
                    }
                    h.p(next, .class("muted"))
                }
                if ask.may(.writePartners) { acts(h) }
            }
            facts(h)
            OfferCandidates(ask: ask, sheet: sheet).write(h)
            OfferVisits(ask: ask, sheet: sheet).write(h)
            LinkNewsWords(l: l).write(
                h, ask, sheet.news, read: ask.may(.writePartners) ? OfferLinks.act(offer.id, "lecture") : nil)
        }
        for line in sheet.candidates where line.mayOpenFile { answer = answer.opening(line.candidacy.household) }
        return answer
    }

    /// What is to be done next, in a sentence.
    private var next: String {
        switch offer.state {
        case .received: l("À examiner : complétez ce qu’il faut savoir du logement.")
        case .qualified: l("Examinée : ouvrez-la aux candidatures.")
        case .open:
            sheet.places > 0
                ? l.plural(
                    sheet.places, "{n} candidature peut encore être proposée.",
                    "{n} candidatures peuvent encore être proposées.")
                : l("Toutes les candidatures demandées sont proposées : complétez les dossiers, puis envoyez-les.")
        case .candidatesSent: l("Envoyée : on attend la décision du bailleur.")
        case .decided: l("Attribuée : on attend la réponse du ménage, puis le bail.")
        case .leased: l("Le bail est signé.")
        case .refused, .withdrawn, .expired:
            offer.outcome.map { outcome in
                l(
                    "Close le {jour} : {issue}.",
                    [
                        "jour": offer.outcomeOn.map(l.shortDay) ?? "–", "issue": ask.label("offerOutcome", outcome),
                    ])
            } ?? ""
        }
    }

    private func acts(_ h: HTML) {
        guard !offer.state.isOver else { return }
        h.div(.class("acts lead noprint")) {
            if offer.state == .received { button(h, "etude", l("Marquer examinée"), "b2") }
            if offer.state == .qualified { button(h, "ouverture", l("Ouvrir aux candidatures"), "b2") }
            if offer.state.takesCandidates, sheet.ready > 0 {
                link(h, OfferSendingAct.noun, l("Envoyer les dossiers complets"), "b2")
            }
            link(h, "modification", l("Modifier"), "b3")
            link(h, LandlordLinkPage.noun, l("Lien du bailleur"), "b3")
            link(h, OfferClosingAct.noun, l("Clore"), "b3")
        }
    }

    private func button(_ h: HTML, _ noun: String, _ label: String, _ tone: String) {
        h.form(.action(OfferLinks.act(offer.id, noun).path), .method("post")) {
            ask.formToken(h)
            h.button(label, .class("btn \(tone)"))
        }
    }

    private func link(_ h: HTML, _ noun: String, _ label: String, _ tone: String) {
        h.a(label, .class("btn \(tone)"), .href(OfferLinks.act(offer.id, noun).path))
    }

    private func facts(_ h: HTML) {
        h.div(.class("pair sec"), .id("logement")) {
            h.section(.class("panel")) {
                h.h2(l("Le logement"))
                h.dl(.class("facts")) {
                    for fact in dwelling { fact.write(h) }
                    if let code = sheet.dwellingCode {
                        h.dt(l("Au registre"))
                        h.dd { h.a(code, .href(Link.dwelling(code).path)) }
                    }
                }
            }
            h.section(.class("panel")) {
                h.h2(l("La proposition"))
                h.dl(.class("facts")) {
                    h.dt(l("Bailleur"))
                    h.dd { h.a(sheet.partnerName, .href(Link.partner(offer.partner).path)) }
                    convention(h)
                    for fact in answering { fact.write(h) }
                }
            }
        }
        if let note = sheet.note { h.p(note, .class("words")) }
    }

    /// The convention for which it counts, which can be said also when it is over.
    private func convention(_ h: HTML) {
        let known = offer.facts.convention.flatMap { id in sheet.conventionTitle.map { (id: id, title: $0) } }
        guard known != nil || ask.may(.writePartners) else { return }
        h.dt(l("Convention"))
        h.dd {
            if let known { h.a(known.title, .href(Link.convention(known.id).path)) }
            if ask.may(.writePartners) {
                h.span(.class("noprint")) {
                    if known != nil { h.text(" · ") }
                    h.a(
                        known == nil ? l("Rattacher à une convention") : l("en changer"),
                        .href(OfferLinks.act(offer.id, OfferConventionAct.noun).path))
                }
            }
        }
    }

    private var dwelling: [Fact] {
        let facts = offer.facts
        var shown: [Fact] = []
        func add(_ name: String, _ value: String?) { if let value { shown.append(Fact(name: name, value: value)) } }
        add(
            l(
                "Adresse"),
            sheet.address.map { [$0.street, $0.postalCode].filter { !$0.isEmpty }.joined(separator: ", ") })
        add(l("Surface"), ask.surface(tenths: facts.surfaceTenths))
        add(l("Étage"), facts.floor.map { floor($0, facts.hasLift) })
        add(l("Accès de plain-pied"), facts.isStepFree.map { $0 ? l("oui") : l("non") })
        add(l("Classe énergie"), facts.energy?.rawValue)
        add(l("Loyer et charges"), words.rent(facts))
        add(l("Libre le"), facts.availableOn.map(l.shortDay))
        return shown
    }

    private func floor(_ floor: Int, _ hasLift: Bool?) -> String {
        let level = floor == 0 ? l("rez-de-chaussée") : l("étage {n}", ["n": l.number(floor)])
        guard let hasLift else { return level }
        return "\(level), \(hasLift ? l("avec ascenseur") : l("sans ascenseur"))"
    }

    private var answering: [Fact] {
        let facts = offer.facts
        var shown: [Fact] = []
        func add(_ name: String, _ value: String?) { if let value { shown.append(Fact(name: name, value: value)) } }
        add(l("Contingent"), facts.quota.map { ask.label("offerQuota", $0) })
        let how = facts.receivedHow.map { ask.label("offerReceived", $0) }
        add(l("Reçue le"), [l.shortDay(facts.receivedOn), how].compactMap { $0 }.joined(separator: ", "))
        add(l("Réponse avant le"), facts.answerBy.map(l.shortDay))
        add(l("Candidatures demandées"), facts.candidatesAsked.map(l.number))
        add(l("Site"), sheet.siteName)
        return shown
    }
}
