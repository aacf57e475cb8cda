import RelorefDomain
import RelorefRecords

/// What Today and the files say of a deadline that runs from a day written down.
struct FollowedDateWords {
    let ask: Ask

    private var l: Language { ask.l }

    /// - Parameter holder: the household, the dwelling, the partner or the site, as Today calls it.
    func title(_ item: DueItem, _ holder: String) -> String {
        switch item.matter {
        case .followedDate(let followed):
            return l(
                "{quoi}, avant le {jour} : {qui}",
                [
                    "quoi": name(followed.code).capitalizedFirst, "qui": holder, "jour": l.shortDay(item.day),
                ])
        case .arrears(let arrears):
            let sum = l.money(cents: arrears.owedCents)
            return switch arrears.level {
            case .once: l("Impayé d’un mois de loyer, {montant} : {qui}", ["montant": sum, "qui": holder])
            case .onceAndAHalf:
                l("Impayé d’un mois et demi de loyer, {montant} : {qui}", ["montant": sum, "qui": holder])
            case .double:
                l(
                    "Impayé de deux mois de loyer, {montant}, CAF à prévenir avant le {jour} : {qui}",
                    ["montant": sum, "qui": holder, "jour": l.shortDay(item.day)])
            }
        default: return ""
        }
    }

    func name(_ code: DeadlineCode) -> String { ask.label("deadline", code) }

    /// The rule in words: from which day, how long, by which case.
    func reason(_ item: DueItem) -> String {
        switch item.matter {
        case .followedDate(let followed): [run(followed), aside(followed)].compactMap { $0 }.joined(separator: " ")
        case .arrears(let arrears):
            l(
                "Loyers vérifiés : {dette} dus pour un loyer de {loyer}, au {départ}. À deux mois de loyer, le bailleur a un délai pour prévenir la CAF.",
                [
                    "dette": l.money(cents: arrears.owedCents), "loyer": l.money(cents: arrears.rentCents),
                    "départ": l.day(arrears.on),
                ])
        default: ""
        }
    }

    private func run(_ followed: FollowedDate) -> String {
        let event = ask.label("deadlineAnchor", followed.event.kind).capitalizedFirst
        let (start, end) = (l.day(followed.event.on), l.day(followed.due))
        if let months = followed.agreedMonths {
            return l(
                "{fait} : {départ}, noté dans le dossier. Durée signée : {durée}, donc le {fin}.",
                [
                    "fait": event, "départ": start, "durée": l.plural(months, "{n} mois", "{n} mois"), "fin": end,
                ])
        }
        guard let delay = followed.rule.delay, delay > 0 else {
            return l("{fait} : {départ}. C’est la date inscrite sur l’accord.", ["fait": event, "départ": start])
        }
        return l(
            "{fait} : {départ}, noté dans le dossier. Délai : {durée}, donc le {fin}.",
            ["fait": event, "départ": start, "durée": duration(delay, followed.rule.unit), "fin": end])
    }

    /// What makes this case another than the usual one.
    private func aside(_ followed: FollowedDate) -> String? {
        var told: [String] = []
        if followed.rule.variant != .usual { told.append(variant(followed.rule.variant, followed.event.kind)) }
        if let place = followed.rule.departement {
            told.append(l("Délai propre au département : {code}.", ["code": ask.departement(place)]))
        }
        if let lease = followed.event.detail.leaseOn {
            told.append(l("Le délai est celui des baux faits au {jour}.", ["jour": l.day(lease)]))
        }
        switch followed.code {
        case .allocationAnswer: told.append(l("Sans réponse, c’est un refus."))
        case .deposit:
            if let cents = followed.penaltyCents(on: ask.today) {
                told.append(l("En retard : {montant} de plus à rendre à ce jour.", ["montant": l.money(cents: cents)]))
            }
        default: break
        }
        return told.isEmpty ? nil : told.joined(separator: " ")
    }

    func variant(_ variant: DeadlineVariant, _ kind: DeadlineAnchor) -> String {
        switch (variant, kind) {
        case (.reduced, _): l("Préavis réduit.")
        case (.notConform, _): l("L’état des lieux de sortie diffère de celui d’entrée.")
        case (.association, _): l("C’est l’association qui donne congé.")
        case (.usual, .noticeReceived): l("Préavis entier.")
        case (.usual, .keysReturned): l("État des lieux conforme.")
        case (.usual, .occupancyNotice): l("C’est le ménage qui donne congé.")
        case (.usual, _): l("Cas courant.")
        }
    }

    func duration(_ count: Int, _ unit: DeadlineVersion.Unit) -> String {
        switch unit {
        case .days: l.plural(count, "{n} jour", "{n} jours")
        case .workingDays: l.plural(count, "{n} jour ouvré", "{n} jours ouvrés")
        case .weeks: l.plural(count, "{n} semaine", "{n} semaines")
        case .months: l.plural(count, "{n} mois", "{n} mois")
        case .years: l.plural(count, "{n} an", "{n} ans")
        }
    }

    func severity(_ severity: DeadlineVersion.Severity) -> String {
        switch severity {
        case .urgent: l("urgent")
        case .important: l("important")
        case .normal: l("courant")
        }
    }

    func mark(_ mark: DeadlineVersion.Mark) -> String {
        switch mark {
        case .verified: l("lu dans sa source")
        case .memory: l("de mémoire, à vérifier")
        case .own: l("décidé par le réseau")
        }
    }

    /// "Why?" ends with the deadline's number, how grave it is, and where it is written.
    ///
    /// - Parameter applied: the version by which a day was found, where that is not the one of today.
    func source(
        _ code: DeadlineCode, _ applied: DeadlineVersion? = nil, _ book: DeadlineBook, in departement: String? = nil
    ) -> String? {
        guard
            let rule = applied ?? book.version(code, on: ask.today, in: departement) ?? book.history(of: code).first
        else { return nil }
        return l(
            "Échéance {code}, {poids}. Source : {source} ({confiance}).",
            [
                "code": code.rawValue, "poids": severity(rule.severity), "source": rule.source,
                "confiance": mark(rule.mark),
            ])
    }

    func sentence(_ refusal: AnchorEvent.Refusal) -> String {
        switch refusal {
        case .wrongHolder: l("Cette date ne se note pas ici.")
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        case .notOpen: l("Cette date a déjà une réponse. Rouvrez-la d’abord.")
        case .answeredBefore(let day): l("La réponse vient après le {jour}.", ["jour": l.shortDay(day)])
        case .noMember: l("Cette personne ne fait pas partie du ménage.")
        }
    }
}
