import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The visits on the page of an offer: what is named, what is agreed, and what may be done about it.
struct OfferVisits {
    let ask: Ask
    let sheet: OfferSheet

    private var l: Language { ask.l }
    private var words: OfferVisitWords { OfferVisitWords(l: ask.l) }
    private var mayWrite: Bool { ask.may(.writePartners) && !sheet.offer.state.isOver }

    func write(_ h: HTML) {
        guard mayWrite || !sheet.visits.isEmpty else { return }
        h.section(.class("sec"), .id("visites")) {
            h.h2(l("Visites du logement"))
            if sheet.visits.isEmpty {
                h.p(l("Aucune visite n’est proposée. Le bailleur répond par son lien."), .class("muted"))
            } else {
                h.ul(.class("plain")) { for visit in sheet.visits { h.li { line(h, visit) } } }
            }
            if mayWrite {
                h.p(.class("noprint")) {
                    h.a(
                        l("Proposer une visite"), .class("btn b2"),
                        .href(OfferLinks.act(sheet.offer.id, OfferVisitAct.noun).path))
                }
            }
        }
    }

    private func line(_ h: HTML, _ visit: OfferVisit) {
        h.text(words.moment(visit).capitalizedFirst + " ")
        words.badge(visit).write(h)
        guard mayWrite else { return }
        let isAhead = visit.moment > ask.now
        h.span(.class("acts noprint")) {
            if visit.state == .proposed, visit.by == .landlord {
                if isAhead { button(h, visit, "accord", l("Accepter")) }
                button(h, visit, "refus", l("Refuser"))
            } else if visit.state == .proposed || (visit.state == .agreed && isAhead) {
                button(h, visit, "annulation", l("Annuler la visite"))
            }
        }
    }

    private func button(_ h: HTML, _ visit: OfferVisit, _ noun: String, _ label: String) {
        h.form(.action(OfferLinks.visit(sheet.offer.id, visit.id, noun).path), .method("post")) {
            ask.formToken(h)
            h.button(label, .class("btn b3"), .aria("label", "\(label)\u{A0}: \(words.moment(visit))"))
        }
    }

    static let routes: [Route] =
        OfferVisitAct.routes + [
            answer("accord") { tx, offer, visit, author in
                try tx.answerVisit(visit, of: offer, yes: true, by: author)
            } saying: {
                $0("Visite convenue : le bailleur le voit par son lien.")
            },
            answer("refus") { tx, offer, visit, author in
                try tx.answerVisit(visit, of: offer, yes: false, by: author)
            } saying: {
                $0("Visite refusée.")
            },
            answer("annulation") { tx, offer, visit, author in
                try tx.cancelVisit(visit, of: offer, by: author)
            } saying: {
                $0("Visite annulée : prévenez le bailleur.")
            },
            .post("/propositions/:id/lecture", .needs(.writePartners)) { ask, tx, author in
                let id = ask.parameter("id")
                try AccessRefusal.hiding { try tx.readLinkNews(ofOffer: id, by: author) }
                return .redirect(to: .offer(id), saying: Flash(ask.l("C’est lu.")))
            },
        ]

    private static func answer(
        _ noun: String, _ work: @escaping @Sendable (any Transaction, String, String, Author) throws -> Void,
        saying sentence: @escaping @Sendable (Language) -> String
    ) -> Route {
        .post("/propositions/:id/visites/:visite/\(noun)", .needs(.writePartners)) { ask, tx, author in
            let id = ask.parameter("id")
            do {
                try AccessRefusal.hiding { try work(tx, id, ask.parameter("visite"), author) }
            } catch let refusal as OfferVisit.Refusal {
                let told = OfferVisitWords(l: ask.l).sentence(refusal, ask)
                return .redirect(to: .offer(id).at("visites"), saying: Flash(told, tone: .bad))
            }
            return .redirect(to: .offer(id).at("visites"), saying: Flash(sentence(ask.l)))
        }
    }
}

/// A moment is named for the landlord to answer.
struct OfferVisitAct: OfferAct {
    static let noun = "visite"
    static let permission = Permission.writePartners
    static let isOfCandidate = false
    static let canUndo = false
    static func title(_ l: Language) -> String { l("Proposer une visite") }

    private let offer: String
    init(_ request: OfferRequest) { offer = request.sheet.offer.id }

    func write(_ h: HTML, _ form: ActForm) {
        h.p(
            form.l("Le bailleur voit ce moment par son lien, et dit oui, non, ou en propose un autre."), .class("muted")
        )
        OfferVisitWords.write(h, form)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, offer) = (reading.ask.l, offer)
        guard let (day, time) = OfferVisitWords.read(&reading) else { return nil }
        return { tx, author, _ in
            try tx.nameVisit(of: offer, on: day, at: time, by: author)
            return l("Visite proposée : le bailleur répond par son lien.")
        }
    }
}
