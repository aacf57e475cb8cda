import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The candidates of an offer side by side: what the landlord learns, the rules with their reasons, what can be done.
struct OfferCandidates {
    let ask: Ask
    let sheet: OfferSheet

    private var l: Language { ask.l }
    private var words: OfferWords { OfferWords(ask: ask) }

    func write(_ h: HTML) {
        h.section(.class("sec"), .id("candidatures")) {
            h.h2(l("Candidatures"))
            if sheet.candidates.isEmpty {
                h.p(l("Aucun ménage n’est proposé encore."), .class("muted"))
            } else {
                table(h)
            }
            if sheet.offer.state.takesCandidates, sheet.places > 0, ask.may(.writeFiles) {
                h.p(.class("acts noprint")) {
                    h.a(
                        l("Choisir un ménage"), .class("btn b2"),
                        .href(OfferLinks.act(sheet.offer.id, CandidateChoicePage.noun).path))
                }
            }
        }
    }

    private func table(_ h: HTML) {
        let titles = [
            l("Ménage"), l("Personnes"), l("Ressources"), l("Règles"), l("État"), l("Suite"),
        ]
        h.table(.class("tbl stack leads")) {
            h.caption(l.plural(sheet.candidates.count, "{n} candidature", "{n} candidatures"), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for line in sheet.candidates { row(h, line, titles) } }
        }
    }

    private func row(_ h: HTML, _ line: CandidateLine, _ titles: [String]) {
        h.tr {
            h.th(.scope("row")) { household(h, line) }
            h.td(l.number(line.facts.persons), .data("l", titles[1]))
            h.td(line.facts.budget.map { l.money(cents: $0.resourcesCents) } ?? "–", .data("l", titles[2]))
            h.td {
                let words = OfferFitWords(ask: ask)
                if line.candidacy.state.isBeforeSending { words.write(h, line.fit) } else { words.fold(h, line.fit) }
            }
            h.td(.data("l", titles[4])) {
                words.badge(line.candidacy.state).write(h)
                if let detail = words.detail(line.candidacy) { h.span(detail, .class("under")) }
                if let note = line.note { h.span(note, .class("under words")) }
            }
            h.td(.class("noprint")) { next(h, line) }
        }
    }

    private func household(_ h: HTML, _ line: CandidateLine) {
        guard let code = line.householdCode else { return h.text(l("ménage confidentiel")) }
        guard line.mayOpenFile else { return h.text(code) }
        h.a(ask.title(of: line.head, code: code), .href(Link.household(code, .search).path))
        h.span(code, .class("under"))
    }

    /// What can be done with a candidacy, by its state and by what the colleague may do.
    private func next(_ h: HTML, _ line: CandidateLine) {
        let name = line.householdCode ?? l("ménage confidentiel")
        h.div(.class("links")) {
            for (noun, label) in links(line) {
                h.a(
                    label, .href(OfferLinks.act(sheet.offer.id, line.id, noun).path),
                    .aria("label", l("{acte} : ménage {code}", ["acte": label, "code": name])))
            }
            for (noun, label) in buttons(line) {
                h.form(.action(OfferLinks.act(sheet.offer.id, line.id, noun).path), .method("post")) {
                    ask.formToken(h)
                    h.button(
                        label, .class("btn b3"),
                        .aria("label", l("{acte} : ménage {code}", ["acte": label, "code": name])))
                }
            }
        }
    }

    private func links(_ line: CandidateLine) -> [(String, String)] {
        let state = line.candidacy.state
        let writes = line.mayOpenFile && ask.may(.writeFiles)
        var links: [(String, String)] = []
        if writes, state == .proposed { links.append((CandidateConsentAct.noun, l("Accord du ménage"))) }
        if ask.may(.writePartners), state == .sent, line.candidacy.days.acknowledged == nil {
            links.append((CandidateReceiptAct.noun, l("Accusé de réception")))
        }
        if ask.may(.writePartners), state == .sent {
            links.append((CandidateDecisionAct.noun, l("Décision du bailleur")))
        }
        if writes, state == .allocated { links.append((CandidateYesAct.noun, l("Le ménage accepte"))) }
        if writes, state == .accepted { links.append((CandidateLeaseAct.noun, l("Bail signé"))) }
        if writes, !state.isOver { links.append((CandidateNoAct.noun, l("Le ménage refuse"))) }
        if ask.may(.writePartners), [.ranked, .allocated, .accepted].contains(state) {
            links.append((CandidateDecisionAct.noun, l("Le bailleur refuse")))
        }
        return links
    }

    private func buttons(_ line: CandidateLine) -> [(String, String)] {
        guard line.mayOpenFile, ask.may(.writeFiles) else { return [] }
        var buttons: [(String, String)] = []
        if line.candidacy.state == .consented { buttons.append(("dossier", l("Dossier complet"))) }
        if line.candidacy.state == .allocated, let last = line.candidacy.days.answerBy, ask.today > last {
            buttons.append(("silence", l("Pas de réponse dans le délai")))
        }
        if line.candidacy.state.isBeforeSending { buttons.append(("retrait", l("Retirer"))) }
        return buttons
    }
}
