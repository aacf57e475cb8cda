import RelorefDomain
import RelorefRecords

/// What came from a household's page, as the history of its file tells it.
enum FamilyVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        switch (entry.noun, entry.act) {
        case ("familyPage", "makeFamilyPage"): l("Page du ménage : code remis")
        case ("familyPage", "revokeFamilyPage"): l("Page du ménage fermée")
        case ("familyPage", "openFamilyPage"): l("Page du ménage ouverte par le ménage")
        case ("familyPage", "lockFamilyPage"): l("Page du ménage bloquée après cinq réponses fausses")
        case ("familyPage", "reportBreakdown"): l("Panne signalée par le ménage")
        case ("familyPage", "sendPhoto"): l("Photo envoyée par le ménage")
        case ("familyPage", "takeFamilyReport"): l("Panne prise en charge")
        case ("familyPage", "settleFamilyReport"): l("Panne réglée")
        case ("translation", "translate"): l("Phrase traduite")
        case ("translation", "signTranslation"): l("Traduction relue et signée")
        default: nil
        }
    }
}

extension DueWords {
    /// How Today tells of what came from a household's page; nil for another matter.
    func familyNews(_ item: DueItem, of household: String) -> String? {
        let l = ask.l
        return switch item.matter {
        case .breakdownReported(let matter, let photos):
            l(
                "Panne signalée, {quoi} : {ménage}",
                [
                    "quoi": ask.label("breakdownMatter", matter)
                        + (photos > 0 ? ", " + l.plural(photos, "avec {n} photo", "avec {n} photos") : ""),
                    "ménage": household,
                ])
        case .incidentOpen(let matter, let severity):
            l(
                "Incident ({gravité}), {quoi} : {ménage}",
                [
                    "gravité": ask.label("incidentSeverity", severity), "quoi": ask.label("breakdownMatter", matter),
                    "ménage": household,
                ])
        case .familyPageLocked: l("Page du ménage bloquée : {ménage}", ["ménage": household])
        case .messageNotDelivered(_, .sms): l("SMS non remis : {ménage}", ["ménage": household])
        case .messageNotDelivered(_, .mail): l("Courriel au bailleur non remis : {ménage}", ["ménage": household])
        default: nil
        }
    }
}

extension DueReasons {
    /// Why it is on Today; nil for another matter.
    func familyNews(_ item: DueItem) -> String? {
        switch item.matter {
        case .breakdownReported:
            l(
                "Le ménage l’a dit sur sa page le {jour} : la ligne reste jusqu’à ce que ce soit réglé.",
                ["jour": l.day(item.day)])
        case .incidentOpen:
            l(
                "Un collègue l’a vu le {jour} : la ligne reste jusqu’à ce que quelqu’un dise ce qui a été fait.",
                ["jour": l.day(item.day)])
        case .familyPageLocked:
            l(
                "Cinq réponses fausses le {jour} : appelez le ménage. S’il n’y est pour rien, quelqu’un a sa feuille.",
                ["jour": l.day(item.day)])
        case .messageNotDelivered(let fault, let channel):
            l("Parti le {jour}. ", ["jour": l.day(item.day)]) + MessageWords(l: l).sentence(fault, over: channel)
        default: nil
        }
    }
}
