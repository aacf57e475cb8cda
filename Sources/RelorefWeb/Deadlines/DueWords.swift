import RelorefDomain
import RelorefRecords

/// The sentences of Today: what an item is called, where it leads, how near it is.
struct DueWords {
    let ask: Ask
    let day: DueDay
    let names: DueNames

    private var l: Language { ask.l }

    func title(of group: DueGroup) -> String {
        switch group {
        case .late: l("En retard")
        case .today: l("Aujourd’hui")
        case .thisWeek: l("Cette semaine")
        case .later: l("Plus tard")
        }
    }

    func title(of item: DueItem) -> String {
        let values: KeyValuePairs = ["ménage": household(item), "jour": l.shortDay(item.day)]
        switch item.matter {
        case .stayTerm:
            return item.group == .late
                ? l("Séjour au-delà de son terme du {jour} : {ménage}", values)
                : l("Fin de séjour le {jour} : {ménage}", values)
        case .extensionToAsk: return l("Prolongation à demander avant le {jour} : {ménage}", values)
        case .stayWatch(let mark, _):
            return l("{n} mois en logement-relais : {ménage}", ["n": String(mark.months), "ménage": household(item)])
        case .permitExpiry(let kind, let person): return permit(item, kind, person)
        case .documentExpiry(let kind, let person): return paper(item, kind, person)
        case .dwellingPaper, .headLeaseEnd: return DwellingDueWords(l: l, labels: ask).title(item, dwelling(item))
        case .vacantDwelling: return l("Logement vide : {logement}", ["logement": dwelling(item)])
        case .followUpContact, .rentCheck, .rentAlert, .planPayment, .landlordSilent, .followUpClosing:
            return followUp(item, values)
        case .appointment, .interpreterToBook, .attendanceToSay, .otherTimeAsked:
            return appointment(item, of: household(item)) ?? ""
        case .comingOfAge(let person, _, _):
            return l(
                "Bientôt 18 ans : {personne}", ["personne": names.persons[person]?.display ?? household(item)])
        case .pathway(let matter):
            return PathwayDueWords(ask: ask).title(matter, household(item), item.day)
        case .requestAttestation, .requestRenewal, .requestRemoval, .claimDecision, .claimRehousing:
            return HousingSearchDueWords(ask: ask).title(item, household(item))
        case .linkNews(let told): return LinkNewsWords(l: l).title(told)
        case .jobAnswer(let told): return JobDueWords(ask: ask).title(told, household(item))
        case .offerAnswer, .allocationAnswer: return OfferDueWords(ask: ask).title(item, household(item))
        case .guarantee(let matter): return GuaranteeDueWords(ask: ask).title(matter, item, household(item))
        case .copyOwed: return l("Copie du dossier à remettre avant le {jour} : {ménage}", values)
        case .convention(let due): return ConventionDueWords(l: l).title(due, item.day)
        case .followedDate, .arrears: return FollowedDateWords(ask: ask).title(item, holder(item))
        case .breakdownReported, .incidentOpen, .familyPageLocked, .messageNotDelivered:
            return familyNews(item, of: household(item)) ?? ""
        case .partnerStep(let partner, _):
            let values: KeyValuePairs = [
                "partenaire": names.partners[partner] ?? "", "quoi": names.steps[item.subject] ?? "",
            ]
            return names.steps[item.subject] == nil
                ? l("Suite à donner : {partenaire}", values) : l("{quoi} : {partenaire}", values)
        case .noTerm: return l("Terme du séjour à renseigner : {ménage}", values)
        case .noReferent: return l("Sans référent : {ménage}", values)
        case .exitTypeUnknown: return l("Type de sortie inconnu : {ménage}", values)
        case .employmentUnknown: return l("Emploi inconnu à la sortie : {ménage}", values)
        case .birthUnknown(let person):
            return l(
                "Date de naissance inconnue : {personne}",
                ["personne": names.persons[person]?.display ?? household(item)])
        }
    }

    private func followUp(_ item: DueItem, _ values: KeyValuePairs<String, String>) -> String {
        switch item.matter {
        case .followUpContact(0, _, _): return l("Première visite après l’emménagement : {ménage}", values)
        case .followUpContact(let month, _, let isVisit):
            let told: KeyValuePairs = ["n": String(month), "ménage": household(item)]
            return isVisit
                ? l("Visite du mois {n} : {ménage}", told) : l("Entretien du mois {n} : {ménage}", told)
        case .rentCheck(let month, _):
            return l("Loyer du mois {n} à vérifier : {ménage}", ["n": String(month), "ménage": household(item)])
        case .rentAlert(let status, _, let owed, _):
            let told =
                (owed ?? 0) > 0
                ? l("reste {montant}", ["montant": l.money(cents: owed ?? 0)]) : ask.label("rentCheckStatus", status)
            return l("Loyer, {situation} : {ménage}", ["situation": told, "ménage": household(item)])
        case .planPayment(_, let cents):
            return l(
                "Paiement du plan, {montant} : {ménage}", ["montant": l.money(cents: cents), "ménage": household(item)])
        case .landlordSilent(let month, _):
            return l(
                "Sans réponse du bailleur, loyer du mois {n} : {ménage}",
                ["n": String(month), "ménage": household(item)])
        default: return l("Fin du suivi le {jour} : {ménage}", values)
        }
    }

    private func permit(_ item: DueItem, _ kind: PermitKind, _ person: String) -> String {
        let values: KeyValuePairs = [
            "titre": ask.label("permitKind", kind), "personne": names.persons[person]?.display ?? household(item),
            "jour": l.shortDay(item.day),
        ]
        return item.group == .late
            ? l("{personne} : titre expiré le {jour} ({titre})", values)
            : l("{personne} : titre qui expire le {jour} ({titre})", values)
    }

    private func paper(_ item: DueItem, _ kind: String, _ person: String?) -> String {
        let values: KeyValuePairs = [
            "pièce": ask.label("documentKind", kind),
            "personne": person.flatMap { names.persons[$0]?.display } ?? household(item), "jour": l.shortDay(item.day),
        ]
        return item.group == .late
            ? l("{personne} : pièce finie le {jour} ({pièce})", values)
            : l("{personne} : pièce qui finit le {jour} ({pièce})", values)
    }

    /// "ménage HOSSEINI (4)", or the code when the file was erased.
    private func household(_ item: DueItem) -> String {
        guard let household = day.household(item.household) else { return "" }
        let identity = names.households[household.id]
        let name = identity.map { $0.family.isEmpty ? $0.given : $0.family } ?? household.code
        return l("ménage {nom} ({n})", ["nom": name, "n": String(household.size)])
    }

    /// The adult, the household, the dwelling, the partner or the site that a day was written down of.
    private func holder(_ item: DueItem) -> String {
        switch item.holder {
        case .dwelling: dwelling(item)
        case .partner(let id): names.partners[id] ?? ""
        case .site(let id): names.sites[id] ?? ""
        case .household(_, let person?): names.persons[person]?.display ?? household(item)
        case .household, nil: household(item)
        }
    }

    private func dwelling(_ item: DueItem) -> String {
        item.dwelling.flatMap { names.dwellings[$0] }.map { "\($0.code), \($0.place)" } ?? ""
    }

    /// Under the title: the code, where the household lives, to whom it was given.
    func detail(of line: DueLine) -> String {
        var parts: [String] = []
        if let id = line.item.household, let household = day.household(id) {
            parts.append(household.code)
            if let home = names.homes[id], !home.isEmpty { parts.append(home) }
        }
        if case .vacantDwelling(_, let reason, let cents) = line.item.matter {
            if let cents { parts.append(l("{montant} par jour", ["montant": l.money(cents: cents)])) }
            if let reason { parts.append(ask.label("vacancyReason", reason)) }
        }
        if case .stayTerm(_, _, true, _) = line.item.matter { parts.append(l("prolongation demandée")) }
        if let owner = line.mark.owner { parts.append(l("confié à {nom}", ["nom": names.accounts[owner] ?? owner])) }
        if line.mark.snoozes > 0 { parts.append(l.plural(line.mark.snoozes, "reporté {n} fois", "reporté {n} fois")) }
        return parts.joined(separator: " · ")
    }

    /// How near, and in which tone: red for what is late only.
    func badge(of item: DueItem) -> (String, String) {
        let left = ask.today.days(until: item.day)
        let since = l.since(days: max(0, -left))
        switch (item.matter, item.group) {
        case (.vacantDwelling, _): return (since, "wait")
        case (.noTerm, _), (.noReferent, _), (.exitTypeUnknown, _), (.employmentUnknown, _), (.birthUnknown, _):
            return (l("À compléter"), "wait")
        case (_, .late): return (since, "late")
        case (.followUpContact, .today) where left < 0, (.rentCheck, .today) where left < 0: return (since, "wait")
        case (.stayWatch, _): return (left < 0 ? since : l.distance(from: ask.today, to: item.day), "wait")
        case (_, .today), (_, .thisWeek):
            return (left == 0 ? l("Aujourd’hui") : l("J-{n}", ["n": String(left)]), "wait")
        case (_, .later): return (l("J-{n}", ["n": String(left)]), "")
        }
    }

    func action(of item: DueItem) -> String {
        switch item.rule {
        case .stayTerm: l("Préparer la sortie")
        case .extensionToAsk: l("Demander la prolongation")
        case .stayWatch: l("Faire le point")
        case .permitExpiry, .documentExpiry: l("Demander la pièce")
        case .followUpContact: isVisit(item) ? l("Enregistrer la visite") : l("Noter l’entretien")
        case .rentCheck: l("Noter le loyer")
        case .planPayment: l("Noter le paiement")
        case .rentAlert, .landlordSilent: l("Voir et appeler")
        case .appointment: l("Voir le rendez-vous")
        case .interpreterToBook: l("Réserver l’interprète")
        case .attendanceToSay: l("Dire qui est venu")
        case .otherTimeAsked: l("Déplacer")
        case .breakdownReported where isIncident(item): l("Dire ce qui a été fait")
        case .breakdownReported, .familyPageLocked, .arrears: l("Voir et appeler")
        case .messageNotDelivered: l("Voir et corriger")
        case .copyOwed: l("Préparer la copie")
        case .jobAnswer, .linkNews: l("Lire la réponse")
        case .offerAnswer, .allocationAnswer: OfferDueWords(ask: ask).action(item)
        case .guaranteeYear, .guaranteeVisa: GuaranteeDueWords(ask: ask).action(item)
        case .followedDate: l("Noter la suite")
        case .conventionMeeting, .conventionDecision, .conventionTerm, .conventionBehind:
            ConventionDueWords(l: l).action(item.rule)
        case .followUpClosing: l("Clore le suivi")
        case .partnerStep: l("Noter la suite")
        case .comingOfAge: l("Préparer ses droits")
        case .firstDiagnosis, .pathwayReview, .goalStep, .contractEnd: PathwayDueWords(ask: ask).action(item.rule)
        case .dwellingPaper: l("Noter le contrôle")
        case .headLeaseEnd: l("Ouvrir le logement")
        case .requestAttestation, .requestRenewal, .requestRemoval, .claimDecision, .claimRehousing:
            HousingSearchDueWords(ask: ask).action(item)
        case .vacantDwelling: ask.may(.admitHouseholds) ? l("Trouver un ménage") : l("Ouvrir le logement")
        case .noTerm, .noReferent, .exitTypeUnknown, .employmentUnknown, .birthUnknown: l("Compléter")
        }
    }

    private func isVisit(_ item: DueItem) -> Bool {
        if case .followUpContact(_, _, let isVisit) = item.matter { isVisit } else { true }
    }

    private func isIncident(_ item: DueItem) -> Bool { if case .incidentOpen = item.matter { true } else { false } }

    private func followUp(_ noun: String, _ code: String, _ item: DueItem) -> Link {
        .act(.household(code), noun).with("sujet", item.subject)
    }

    /// Where the action's button leads: of a vacant dwelling, to those who could come.
    func actionLink(of item: DueItem) -> Link {
        guard item.rule == .vacantDwelling, ask.may(.admitHouseholds),
            let dwelling = item.dwelling.flatMap({ names.dwellings[$0] })
        else { return link(of: item) }
        return .dwelling(dwelling.code, AwaitingPage.noun)
    }

    /// The page where it is dealt with.
    func link(of item: DueItem) -> Link {
        if let partner = item.partner { return PartnerLinks.step(partner, item.subject) }
        if case .convention(let due) = item.matter {
            let page = Link.convention(due.convention.id)
            return item.rule == .conventionBehind || item.rule == .conventionTerm ? page : page.at("comites")
        }
        if let holder = item.holder { return AnchorLinks.answer(item, holder, day, names) }
        if let dwelling = item.dwelling.flatMap({ names.dwellings[$0] }) { return .dwelling(dwelling.code) }
        if let offer = OfferDueWords(ask: ask).link(item) { return offer }
        if case .guarantee = item.matter { return .guarantee(item.subject) }
        if case .jobAnswer(let told) = item.matter { return .job(told.job) }
        if case .linkNews(let told) = item.matter { return LinkNewsWords.link(told) }
        guard let household = day.household(item.household) else { return .today }
        switch item.rule {
        case .stayTerm, .extensionToAsk, .noTerm, .exitTypeUnknown: return .household(household.code, .housing)
        case .stayWatch: return .household(household.code, .pathway)
        case .followUpContact: return followUp("visite", household.code, item).with("retour", FollowUpLinks.fromToday)
        case .rentCheck: return followUp("loyer", household.code, item)
        case .followUpClosing: return followUp("fin-de-suivi", household.code, item)
        case .rentAlert, .planPayment, .landlordSilent, .arrears: return .household(household.code, .followUp)
        case .otherTimeAsked:
            return .act(.household(household.code), MoveAppointmentAct.noun).with("sujet", item.subject)
        case .appointment, .interpreterToBook, .attendanceToSay:
            return AppointmentLinks.shown(household.code, item.subject)
        case .firstDiagnosis, .pathwayReview, .goalStep, .contractEnd:
            return PathwayDueWords(ask: ask).link(item.rule, household.code)
        case .copyOwed: return .act(.household(household.code), "copie")
        case .documentExpiry: return .household(household.code, .documents)
        case .requestAttestation, .requestRenewal, .requestRemoval, .claimDecision, .claimRehousing:
            return HousingSearchDueWords(ask: ask).link(item, household.code)
        case .breakdownReported where isIncident(item): return IncidentLinks.done(household.code, item.subject)
        case .breakdownReported, .familyPageLocked: return FileFamilyPage.link(household.code)
        case .messageNotDelivered: return .messages.with("partie", MessagePart.notArrived.rawValue)
        case .permitExpiry, .birthUnknown, .comingOfAge: return .household(household.code, .members)
        case .employmentUnknown: return .household(household.code, .employment)
        case .noReferent, .vacantDwelling, .dwellingPaper, .headLeaseEnd, .followedDate, .partnerStep,
            .conventionMeeting, .conventionDecision, .conventionTerm, .conventionBehind, .offerAnswer,
            .allocationAnswer,
            .guaranteeYear, .guaranteeVisa, .jobAnswer, .linkNews:
            return .household(household.code)
        }
    }
}
