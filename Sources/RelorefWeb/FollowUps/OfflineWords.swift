import RelorefDomain
import RelorefRecords

/// How a visit of the day is told to the telephone that takes it along.
struct OfflineWords {
    let ask: Ask

    private var l: Language { ask.l }

    func stop(_ stop: TourStop) -> OfflineTourSent.Stop {
        let month = FollowUpWords(ask: ask).month(stop.month)
        return OfflineTourSent.Stop(
            followUp: stop.id, initials: stop.initials.nonEmpty ?? "–", address: address(stop), phone: stop.phone,
            what: l("Visite {mois}, prévue le {jour}", ["mois": month, "jour": l.shortDay(stop.day)]),
            checklist: checklist(stop))
    }

    private func address(_ stop: TourStop) -> String {
        guard let address = stop.address else { return stop.commune ?? "" }
        return [
            address.street, address.complement, address.lot,
            [address.postalCode, stop.commune ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
        ].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func checklist(_ stop: TourStop) -> [String] {
        var lines = [l("Voir l’état du logement")]
        if let month = stop.rentToCheck {
            lines.append(l("Demander la quittance du mois {n}", ["n": String(month)]))
        }
        if stop.paysBack { lines.append(l("Faire le point sur le plan d’apurement")) }
        lines.append(l("Convenir du prochain rendez-vous"))
        return lines
    }
}
