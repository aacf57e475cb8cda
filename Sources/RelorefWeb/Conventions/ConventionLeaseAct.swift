import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A household that was housed counts for the convention: its lease is chosen among the landlord's.
struct ConventionLeaseAct: ConventionAct {
    static let noun = "bail"
    static func title(_ l: Language) -> String { l("Ménage logé au titre de la convention") }

    let convention: Convention
    private let leases: [LeaseToLink]
    var version: Int { convention.version }

    init(_ request: ConventionRequest) throws {
        convention = request.sheet.convention
        leases = try request.tx.leasesToLink(to: convention, visibleTo: try request.ask.actor())
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "Un bail compte pour une seule convention. Ne figurent ici que les baux signés dans les logements de ce bailleur, pendant la convention, et qui ne comptent pour aucune autre."
            ))
        guard !leases.isEmpty else { return h.p(l("Aucun bail n’est à rattacher."), .class("muted")) }
        form.choice(
            h, "bail", l("Bail"),
            leases.map { lease in
                (
                    lease.id,
                    l(
                        "{jour} : logement {logement}, ménage {ménage}",
                        [
                            "jour": l.shortDay(lease.leasedOn), "logement": lease.dwellingCode,
                            "ménage": lease.householdCode ?? l("confidentiel"),
                        ])
                )
            }, empty: l("à choisir"))
    }

    func read(_ reading: inout FormReading) -> ConventionDoing? {
        let l = reading.ask.l
        guard let lease = reading.listed("bail", leases.map(\.id)) else {
            reading.refuse("bail", l("Choisissez le bail."))
            return nil
        }
        let id = convention.id
        return { tx, author in
            let candidacy = try tx.linkLease(lease, to: id, by: author)
            return ConventionDone(
                sentence: l("Bail rattaché à la convention."), undo: ConventionLinks.unlinking(candidacy, from: id))
        }
    }
}
