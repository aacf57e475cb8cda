import RelorefDomain

/// "Why?": the rule in words, its source, and the day that it was computed from.
struct DueReasons {
    let l: Language
    let labels: Ask
    /// The deadlines as they hold, with their sources.
    var book = DeadlineBook.empty

    func sentences(_ item: DueItem) -> [String] {
        [rule(item), cost(item), source(item), reminders(item), dayOff(item)].compactMap { $0 }
    }

    private func source(_ item: DueItem) -> String? {
        item.code.flatMap { FollowedDateWords(ask: labels).source($0, applied(item), book, in: item.departement) }
    }

    /// The version by which the day was found, where it is not the one that holds today.
    private func applied(_ item: DueItem) -> DeadlineVersion? {
        switch item.matter {
        case .followedDate(let followed): followed.rule
        case .stayTerm(_, let from?, _, _), .extensionToAsk(_, let from?, _):
            item.code.flatMap { book.version($0, on: from, in: item.departement) }
        case .arrears(let arrears): book.version(.arrears, on: arrears.on, in: item.departement)
        case .guarantee(let matter): book.version(matter.code, on: matter.anchor, in: item.departement)
        default: nil
        }
    }

    private func rule(_ item: DueItem) -> String {
        switch item.matter {
        case .stayTerm(let basis, let from, _, let length): stay(basis, from, length, item)
        case .extensionToAsk(_, let from, let length):
            l(
                "CESEDA R. 552-13 : une seule prolongation, de {n} mois, avec l’accord de l’OFII, à demander avant le {fin}. Fin de prise en charge : {départ}.",
                [
                    "n": months(length?.extending), "fin": l.day(item.day),
                    "départ": from.map(l.day) ?? l("inconnue"),
                ])
        case .stayWatch(let mark, let entry):
            l(
                "Règle du réseau : on fait le point après {n} mois en logement-relais. Première entrée le {départ}, donc le {jour}.",
                ["départ": l.day(entry), "n": String(mark.months), "jour": l.day(item.day)])
        case .permitExpiry:
            l("Date inscrite sur le titre : {jour}.", ["jour": l.day(item.day)])
        case .documentExpiry(let kind, _): paper(kind, item)
        case .followUpContact, .rentCheck, .rentAlert, .planPayment, .landlordSilent, .followUpClosing:
            followUp(item)
        case .comingOfAge(_, let from, let to): comingOfAge(from, to)
        case .pathway(let matter): PathwayDueWords(ask: labels).reason(matter, item.day)
        case .convention(let due): ConventionDueWords(l: l).reason(due)
        case .dwellingPaper, .headLeaseEnd: DwellingDueWords(l: l, labels: labels).reason(item)
        case .requestAttestation, .requestRenewal, .requestRemoval, .claimDecision, .claimRehousing:
            HousingSearchDueWords(ask: labels).reason(item)
        case .offerAnswer, .allocationAnswer: OfferDueWords(ask: labels).reason(item)
        case .guarantee(let matter): GuaranteeDueWords(ask: labels).reason(matter, item)
        case .linkNews(let told): LinkNewsWords(l: l).reason(told, item.day)
        case .jobAnswer(let told): JobDueWords(ask: labels).reason(told, item)
        case .vacantDwelling(let since, _, _):
            l(
                "Logement en service sans occupant depuis le {jour}, plus longtemps que le réseau ne l’admet, sans arrivée prévue.",
                ["jour": l.day(since)])
        case .copyOwed(let asked):
            l(
                "RGPD, art. 12 et 15 : demandée le {départ}, la copie se remet dans le mois, avant le {jour}.",
                ["départ": l.day(asked), "jour": l.day(item.day)])
        case .followedDate, .arrears: FollowedDateWords(ask: labels).reason(item)
        case .partnerStep:
            l("Un échange avec ce partenaire a une suite, à donner avant le {jour}.", ["jour": l.day(item.day)])
        case .appointment, .interpreterToBook, .attendanceToSay, .otherTimeAsked: appointment(item) ?? ""
        case .breakdownReported, .incidentOpen, .familyPageLocked, .messageNotDelivered:
            familyNews(item) ?? ""
        default: missing(item)
        }
    }

    private func paper(_ kind: String, _ item: DueItem) -> String {
        let values: KeyValuePairs = ["jour": l.day(item.day)]
        return switch kind {
        case "healthCover":
            l(
                "Droits à l’assurance maladie ouverts jusqu’au {jour} : le renouvellement se demande quatre à deux mois avant.",
                values)
        case "insurance":
            l("Attestation d’assurance valable jusqu’au {jour} : le bailleur en demande une chaque année.", values)
        default: l("Dernier jour écrit sur la pièce ou donné quand elle a été ajoutée : {jour}.", values)
        }
    }

    private func comingOfAge(_ from: Day, _ to: Day) -> String {
        from == to
            ? l(
                "18 ans le {jour} : il lui faut son propre titre de séjour, ses droits à son nom, et sa place d’adulte dans le projet. Rappel six mois puis trois mois avant.",
                ["jour": l.day(from)])
            : l(
                "18 ans entre le {jour} et le {autre}, la date n’est connue qu’en partie : il lui faut son propre titre de séjour et ses droits à son nom.",
                ["jour": l.day(from), "autre": l.day(to)])
    }

    private func months(_ count: Int?) -> String { count.map(l.number) ?? "?" }

    private func stay(
        _ basis: AuthorisedStay.Basis, _ from: Day?, _ length: AuthorisedStay.Length?, _ item: DueItem
    ) -> String {
        let values: KeyValuePairs = [
            "départ": from.map(l.day) ?? l("inconnue"), "fin": l.day(item.day), "n": months(length?.first),
            "p": months(length?.extending),
        ]
        return switch basis {
        case .centreSince2021:
            l(
                "CESEDA R. 552-13 : {n} mois à partir de la fin de prise en charge ({départ}), {p} de plus avec l’accord de l’OFII. Terme : {fin}.",
                values)
        case .centreBefore2021:
            l(
                "CASF R. 348-3 : {n} mois à partir de la notification ({départ}), {p} de plus avec l’accord du préfet. Terme : {fin}.",
                values)
        case .cph:
            l(
                "CASF R. 349-1 : {n} mois à partir de l’entrée ({départ}), puis {p} mois à la fois. Terme : {fin}.",
                values)
        case .relay:
            l(
                "Convention d’occupation du logement-relais : entrée le {départ}, terme signé le {fin}, prolongations comprises.",
                values)
        }
    }

    private func followUp(_ item: DueItem) -> String {
        switch item.matter {
        case .followUpContact(_, let start, let isVisit):
            let values: KeyValuePairs = ["départ": l.day(start), "jour": l.day(item.day)]
            return isVisit
                ? l(
                    "Fiche expérience n° 5 : six mois de suivi après l’entrée du {départ}, avec une visite autour du {jour}.",
                    values)
                : l(
                    "Fiche expérience n° 5 : six mois de suivi après l’entrée du {départ}, avec un entretien autour du {jour}.",
                    values)
        case .rentCheck(_, let start):
            return l(
                "Suivi de six mois : le paiement du loyer se vérifie chaque mois à partir de l’entrée du {départ}, donc le {jour}.",
                ["départ": l.day(start), "jour": l.day(item.day)])
        case .rentAlert(_, _, _, let checked):
            return l(
                "Vérifié le {départ} : on appelle le ménage puis le bailleur avant le {jour}, avant que la dette ne grossisse.",
                ["départ": l.day(checked), "jour": l.day(item.day)])
        case .planPayment(let position, _):
            return l(
                "Plan d’apurement : le paiement {n} est prévu le {jour}. Manqué de plus de quinze jours, il rompt le plan.",
                ["n": l.number(position), "jour": l.day(item.day)])
        case .landlordSilent(_, let sent):
            return l(
                "Lien remis au bailleur le {départ}, sans réponse le {jour} : appelez-le, puis notez le loyer.",
                ["départ": l.day(sent), "jour": l.day(item.day)])
        case .followUpClosing(let start, let months):
            return l(
                "Le suivi commencé le {départ} dure {n} mois : à clore, à prolonger ou à confier à un autre service.",
                ["départ": l.day(start), "n": l.number(months)])
        default: return ""
        }
    }

    private func missing(_ item: DueItem) -> String {
        let since: KeyValuePairs = ["jour": l.day(item.day)]
        return switch item.rule {
        case .noTerm:
            l("Le séjour en logement-relais commencé le {jour} n’a pas de terme : rien ne peut rappeler sa fin.", since)
        case .noReferent: l("Le dossier est ouvert depuis le {jour} et personne n’en est référent.", since)
        case .exitTypeUnknown:
            l("La sortie du {jour} n’a pas de type : elle ne compte dans aucune part de sorties.", since)
        case .employmentUnknown:
            l(
                "À la sortie du {jour}, la situation d’un adulte n’est pas connue : le ménage reste hors du taux d’emploi.",
                since)
        default:
            l(
                "Un adulte, dans le ménage depuis le {jour}, n’a pas d’année de naissance : son âge manque aux chiffres et à la recherche de doublons.",
                since)
        }
    }

    /// What an empty dwelling costs, and from what that was computed.
    private func cost(_ item: DueItem) -> String? {
        guard case .vacantDwelling(let since, _, let cents?) = item.matter else { return nil }
        let days = since.days(until: labels.today)
        return l(
            "Loyer et charges du bail principal : {jour} par jour, {total} depuis que le logement est vide.",
            ["jour": l.money(cents: cents), "total": l.money(cents: cents * days)])
    }

    private func reminders(_ item: DueItem) -> String? {
        guard !item.reminders.isEmpty else { return nil }
        return l(
            "Rappels, en jours avant la date : {jours}.",
            ["jours": item.reminders.map(String.init).joined(separator: ", ")])
    }

    /// A legal day that falls on a day off stays where it is (V95).
    private func dayOff(_ item: DueItem) -> String? {
        guard item.rule.canBeTicked else { return nil }
        if item.day.isWeekend { return l("La date tombe un week-end ; elle ne bouge pas.") }
        guard Holidays(year: item.day.year)[item.day] != nil else { return nil }
        return l("La date tombe un jour férié ; elle ne bouge pas.")
    }
}
