import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A dwelling's life: its steps, its times out of service, and who changed its record.
struct DwellingLife {
    let page: DwellingPage

    private var l: Language { page.l }
    private var ask: Ask { page.ask }

    func write(_ h: HTML) {
        if page.isRelay {
            steps(h)
            outages(h)
        }
        history(h)
    }

    private func steps(_ h: HTML) {
        h.section(.class("sec"), .id("etapes")) {
            h.h2(l("Étapes"))
            if page.sheet.steps.isEmpty {
                h.p {
                    h.text(l("Aucune étape datée. État actuel :") + " ")
                    ask.badge(page.dwelling.status).write(h)
                }
            } else {
                h.ol(.class("tl dated")) {
                    for step in page.sheet.steps.reversed() { line(h, step) }
                }
            }
            StepForm(page: page).write(h)
        }
    }

    private func line(_ h: HTML, _ step: DwellingSheet.Step) {
        h.li {
            h.time(l.shortDay(step.from), .datetime(step.from.iso))
            h.div {
                h.p { ask.badge(step.status).write(h) }
                if let reason = step.reason, !reason.isEmpty { h.p(ask.label("vacancyReason", reason)) }
            }
        }
    }

    private func outages(_ h: HTML) {
        h.section(.class("sec"), .id("hors-service")) {
            if page.sheet.outages.isEmpty {
                h.h2(l("Hors service"))
                h.p(l("Jamais mis hors service."), .class("muted"))
            } else {
                DataTable(
                    caption: l("Hors service"),
                    columns: [
                        .init(l("Depuis")), .init(l("Jusqu’au")), .init(l("Motif")),
                        .init(l("Occupé pendant les travaux")),
                    ],
                    rows: page.sheet.outages.reversed().map { outage in
                        .init(
                            l.shortDay(outage.from),
                            [
                                outage.to.map(l.shortDay) ?? l("en cours"), ask.label("vacancyReason", outage.reason),
                                outage.occupiedDuringWorks ? l("oui") : l("non"),
                            ])
                    }
                ).write(into: h)
            }
            OutageForm(page: page).write(h)
        }
    }

    private func history(_ h: HTML) {
        guard !page.sheet.deeds.isEmpty else { return }
        h.section(.class("sec"), .id("historique")) {
            h.h2(l("Historique"))
            h.details(.class("act")) {
                h.summary(
                    l.plural(
                        page.sheet.deeds.count, "{n} modification de la fiche", "{n} modifications de la fiche"))
                h.ol(.class("tl dated")) {
                    for deed in page.sheet.deeds {
                        h.li {
                            h.time(l.moment(deed.at))
                            h.div {
                                h.p(words(deed))
                                h.p(deed.by)
                            }
                        }
                    }
                }
            }
        }
    }

    private func words(_ deed: DwellingSheet.Deed) -> String {
        let act =
            switch deed.act {
            case "create", "import": l("Création")
            case "correct": l("Correction")
            case "step": l("Changement d’étape")
            case "capacity": l("Changement du nombre de places")
            case "check": l("Diagnostic")
            case "outOfService": l("Hors service")
            case "backInService": l("Retour en service")
            case "headLease", "endHeadLease": l("Bail principal")
            default: l("Modification")
            }
        // A reference is an id, which nobody reads: the field alone is said.
        if let field = deed.detail["field"].flatMap({ CorrectableField(noun: deed.noun, column: $0) }),
            field.referred != nil
        {
            return l("{acte} : {valeurs}", ["acte": act, "valeurs": CorrectionWords.label(field, l)])
        }
        let codes = ["status", "from", "to", "places", "kind", "field", "old", "new"].compactMap { deed.detail[$0] }
        return codes.isEmpty
            ? act : l("{acte} : {valeurs}", ["acte": act, "valeurs": codes.map(word).joined(separator: ", ")])
    }

    /// A day, a known code, or the value as it is.
    private func word(_ value: String) -> String {
        if let day = Day(iso: value) { return l.shortDay(day) }
        if let status = DwellingStatus(rawValue: value) { return ask.label("dwellingStatus", status) }
        if let kind = DiagnosticKind(rawValue: value) { return ask.label("diagnosticKind", kind) }
        return value
    }
}
