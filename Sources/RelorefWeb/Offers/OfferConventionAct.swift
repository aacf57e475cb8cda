import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The offer counts for a convention, whatever became of it.
struct OfferConventionAct: OfferAct {
    static let noun = "convention"
    static let permission = Permission.writePartners
    static let isOfCandidate = false
    static let canUndo = false
    static func title(_ l: Language) -> String { l("Rattacher à une convention") }

    private let offer: HousingOffer
    private let conventions: [Convention]

    init(_ request: OfferRequest) throws {
        offer = request.sheet.offer
        conventions = try request.tx.conventions(for: offer, visibleTo: try request.ask.actor())
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "Ne figurent ici que les conventions de ce bailleur qui étaient en vigueur le {jour}, jour de la réception. La proposition et ses candidatures comptent pour celle qui est choisie.",
                ["jour": l.shortDay(offer.facts.receivedOn)]))
        h.input(.type("hidden"), .name("version"), .value(String(offer.version)))
        guard !conventions.isEmpty || offer.facts.convention != nil else {
            return h.p(l("Aucune convention de ce bailleur n’était en vigueur ce jour-là."), .class("muted"))
        }
        form.choice(
            h, "convention", l("Convention"), conventions.map { ($0.id, $0.facts.title) },
            usual: offer.facts.convention ?? "", empty: l("aucune"))
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, form) = (reading.ask.l, offer.id, reading.ask.form)
        let (convention, version) = (form.filled("convention"), Int(form["version"]) ?? -1)
        return { tx, author, _ in
            try tx.attachOffer(id, to: convention, version: version, by: author)
            return convention == nil
                ? l("Proposition détachée de la convention.") : l("Proposition rattachée à la convention.")
        }
    }
}
