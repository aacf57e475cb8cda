import RelorefDomain
import RelorefHTML
import RelorefRecords

extension Ask {
    /// "Ménage Rahimi": by the reference person's family name, or the only name; by the code once it was erased.
    func title(of head: PersonalIdentity?, code: String) -> String {
        guard let head else { return l("Ménage {nom}", ["nom": code]) }
        return l("Ménage {nom}", ["nom": head.family.isEmpty ? head.given : head.family])
    }

    /// "Rahimi Najib", "Sayed (nom unique)" (V01).
    func name(_ identity: PersonalIdentity?) -> String {
        guard let identity else { return l("effacé") }
        return identity.isSingleName
            ? l("{nom} (nom unique)", ["nom": identity.display]) : identity.display
    }

    /// Where an entry of a timeline is: "relais 77-014, Melun", "CADA des Tilleuls".
    func place(of home: HomePlace) -> String {
        switch home.stay.kind {
        case .centre: return home.centreName ?? label("accommodationKind", home.stay.kind)
        case .other: return label("accommodationKind", home.stay.kind)
        case .relay, .directLease, .slidingLease:
            let kind = home.stay.kind == .relay ? l("relais") : label("accommodationKind", home.stay.kind)
            let named =
                home.stay.kind == .relay ? [kind, home.dwellingCode].compactMap { $0 }.joined(separator: " ") : kind
            return [named, home.communeName].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// Where the household is today, in a few words for a list.
    func whereabouts(_ home: HomePlace?) -> (words: String, since: String?) {
        guard let home else { return (l("aucun séjour connu"), nil) }
        let place = place(of: home)
        switch home.stay.state {
        case .planned:
            return (
                l("admis : {lieu}", ["lieu": place]),
                home.stay.plannedFrom.map { l("entrée prévue le {jour}", ["jour": l.shortDay($0)]) }
            )
        case .active: return (place, home.stay.from.map { l("depuis le {jour}", ["jour": l.shortDay($0)]) })
        case .ended, .cancelled:
            let exit = home.stay.exitType.map { label("exitType", $0) } ?? place
            return (
                l("sorti : {destination}", ["destination": exit]),
                home.stay.to.map { l("le {jour}", ["jour": l.shortDay($0)]) }
            )
        }
    }

    func persons(_ count: Int) -> String { l.plural(count, "{n} personne", "{n} personnes") }
}

/// A date that somebody has to keep: the end of a stay, the end of a paper.
struct NextDate: Sendable, Hashable {
    enum Matter: Sendable, Hashable { case term, permit, entry, visit }
    let matter: Matter
    let day: Day

    /// How many days ahead each is said aloud.
    private var notice: Int { matter == .permit ? 90 : matter == .visit ? 7 : 30 }

    func tone(on today: Day) -> Badge.Tone {
        if day < today { return .late }
        return today.days(until: day) <= notice ? .wait : .plain
    }

    func words(_ ask: Ask) -> String {
        let l = ask.l
        let isPast = day < ask.today
        return switch matter {
        case .term: isPast ? l("séjour dépassé") : l("fin de séjour")
        case .permit: isPast ? l("titre expiré") : l("titre à renouveler")
        case .visit: isPast ? l("visite en retard") : l("visite prévue")
        case .entry: isPast ? l("entrée à confirmer") : l("entrée prévue")
        }
    }

    /// The dates of a household, the nearest first.
    static func all(home: HomePlace?, permitEnds: Day?, visitOn: Day? = nil) -> [NextDate] {
        var dates: [NextDate] = visitOn.map { [NextDate(matter: .visit, day: $0)] } ?? []
        if let home {
            if home.stay.state == .active, let term = home.stay.termOn {
                dates.append(NextDate(matter: .term, day: term))
            }
            if home.stay.state == .planned, let from = home.stay.plannedFrom {
                dates.append(NextDate(matter: .entry, day: from))
            }
        }
        if let permitEnds { dates.append(NextDate(matter: .permit, day: permitEnds)) }
        return dates.sorted { $0.day < $1.day }
    }
}
