import RelorefHTML
import RelorefRecords
import RelorefDomain
import RelorefStorage

/// For which of one's sites one knows somebody at a partner: the one that keeps the record, or one to choose.
struct ContactSite {
    let sites: [DwellingPlaces.Site]
    let usual: String?

    init(_ ask: Ask, _ tx: any Transaction, _ partner: Partner) throws {
        let actor = try ask.actor()
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        let own = partner.site.flatMap { actor.stock.covers($0) ? $0 : nil }
        usual = own ?? (sites.count == 1 ? sites.first?.id : nil)
    }

    /// The site that was chosen; nil, with what to do, when there is a choice and none was made.
    func read(_ reading: inout FormReading) -> String? {
        if let chosen = reading.listed("site", sites.map(\.id)) { return chosen }
        if usual == nil { reading.refuse("site", reading.ask.l("Choisissez le site.")) }
        return usual
    }

    func write(_ h: HTML, _ field: Field, chosen: String, _ l: Language) {
        guard sites.count > 1 else { return }
        field.select(
            h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) }, chosen: chosen.isEmpty ? usual ?? "" : chosen)
    }
}
