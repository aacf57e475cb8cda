import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Behind a landlord's link: a visit is agreed to with one press, another moment named, a question asked.
struct LandlordVisits {
    let pages: LandlordOfferPages
    let offer: LandlordOffer

    private var ask: Ask { pages.ask }
    private var l: Language { ask.l }
    private var words: OfferVisitWords { OfferVisitWords(l: l) }

    /// What matters of the visits of one offer: what is to be answered, what is agreed.
    func write(_ h: HTML) {
        guard !offer.offer.state.isOver else { return }
        let shown = offer.visits.filter {
            $0.moment > ask.now && ($0.state == .agreed || $0.state == .proposed || $0.state == .declined)
        }
        if !shown.isEmpty { h.h3(l("Visite du logement")) }
        for visit in shown { line(h, visit) }
        h.div(.class("acts")) {
            pages.outside.again(
                h, "moment", shown.isEmpty ? l("Proposer une visite") : l("Proposer un autre moment"), value: offer.id,
                tone: "b3")
        }
    }

    private func line(_ h: HTML, _ visit: OfferVisit) {
        let moment = words.moment(visit)
        switch visit.state {
        case .proposed where visit.by == .association:
            h.div(.class("acts")) {
                pages.outside.again(h, "visite_oui", l("Oui, {moment}", ["moment": moment]), value: visit.id)
                pages.outside.again(
                    h, "visite_non", l("Non"), value: visit.id, tone: "b3",
                    label: l("Non, pas {moment}", ["moment": moment]))
            }
        case .agreed:
            h.p {
                h.text(l("Visite convenue : {moment}.", ["moment": moment]) + " ")
                words.badge(visit).write(h)
            }
            pages.outside.again(h, "agenda", l("Ajouter à mon agenda"), value: visit.id, tone: "b3")
        case .declined: h.p(l("Vous avez refusé : {moment}.", ["moment": moment]), .class("muted"))
        default: h.p(l("Vous avez proposé : {moment}.", ["moment": moment]), .class("muted"))
        }
    }

    /// What a form about visits or a question comes to; nil for a form about something else.
    static func answer(_ pages: LandlordOfferPages, _ tx: any Transaction) throws -> Answer? {
        let form = pages.ask.form
        for (field, yes) in [("visite_oui", true), ("visite_non", false)] {
            if let id = form.filled(field) { return try answer(id, yes: yes, pages, tx) }
        }
        if let id = form.filled("agenda") { return calendar(id, pages) }
        if let id = form.filled("moment") { return try LandlordVisits(id, pages).another(tx) }
        if let id = form.filled("question") { return try LandlordVisits(id, pages).question(tx) }
        return nil
    }

    private init(_ id: String, _ pages: LandlordOfferPages) throws {
        guard let offer = pages.shown.offers.first(where: { $0.id == id }) else { throw AccessRefusal.notFound }
        (self.pages, self.offer) = (pages, offer)
    }

    init(pages: LandlordOfferPages, offer: LandlordOffer) { (self.pages, self.offer) = (pages, offer) }

    private static func answer(
        _ id: String, yes: Bool, _ pages: LandlordOfferPages, _ tx: any Transaction
    ) throws -> Answer {
        let (ask, l) = (pages.ask, pages.ask.l)
        do {
            try AccessRefusal.hiding { try tx.answerVisitByLandlord(id, yes: yes, in: pages.shown, ask.outsideAct) }
        } catch let refusal as OfferVisit.Refusal {
            return pages.list(told: OfferVisitWords(l: l).sentence(refusal, ask))
        }
        return try LandlordOfferRoutes.again(
            ask, tx, saying: yes ? l("Merci, la visite est convenue.") : l("Merci, c’est noté : pas à ce moment."))
    }

    /// The agreed moment as a calendar takes it.
    private static func calendar(_ id: String, _ pages: LandlordOfferPages) -> Answer {
        let ask = pages.ask
        guard
            let offer = pages.shown.offers.first(where: { $0.visits.contains { $0.id == id && $0.state == .agreed } }),
            let visit = offer.visits.first(where: { $0.id == id })
        else { return pages.list(told: ask.l("Cette visite n’est pas convenue.")) }
        let title = OfferWords(ask: ask).title(offer.offer.facts, offer.communeName)
        let file = OfferVisitWords.calendar(visit, title, place: offer.communeName ?? "", ask)
        return .file("visite.ics", type: CalendarFile.contentType, Array(file.text.utf8))
    }

    private func another(_ tx: any Transaction) throws -> Answer {
        guard ask.form.has("reponse") else { return anotherPage() }
        var reading = FormReading(ask)
        guard let (day, time) = OfferVisitWords.read(&reading) else {
            return anotherPage(FormRefusal(errors: reading.errors))
        }
        do {
            try tx.nameVisitByLandlord(of: offer.id, on: day, at: time, in: pages.shown, ask.outsideAct)
        } catch let refusal as OfferVisit.Refusal {
            return anotherPage(
                FormRefusal(errors: [.init(field: words.field(refusal), sentence: words.sentence(refusal, ask))]))
        }
        return try LandlordOfferRoutes.again(ask, tx, saying: l("Merci, ce moment est proposé à l’association."))
    }

    private func anotherPage(_ refusal: FormRefusal? = nil) -> Answer {
        pages.outside.page(l("Proposer une visite"), about: about, refusal) { h, form in
            pages.outside.form(h, "moment", offer.id, send: l("Proposer ce moment")) { OfferVisitWords.write(h, form) }
        }
    }

    private var about: String { OfferWords(ask: ask).title(offer.offer.facts, offer.communeName) }

    private func question(_ tx: any Transaction) throws -> Answer {
        let question = OutsideQuestion(
            page: pages.outside, link: pages.shown.link, id: offer.id, about: about,
            hint: l("Sur le logement ou la suite. Jamais de donnée de santé."))
        return try question.answer(tx) {
            try tx.askByLandlord($0, of: offer.id, in: pages.shown, ask.outsideAct)
        } list: {
            try LandlordOfferRoutes.again(ask, tx, saying: $0)
        }
    }
}
