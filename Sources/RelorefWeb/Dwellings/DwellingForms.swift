import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A small form of a dwelling's page, folded away until it is wanted; open when it came back refused.
struct DwellingForm {
    let page: DwellingPage
    /// The last part of its address.
    let name: String
    let title: String
    let button: String

    private var refused: DwellingFormRefusal? {
        page.refused.flatMap { $0.form == name ? $0 : nil }
    }

    func typed(_ field: String, usual: String = "") -> String {
        refused.map { $0.typed[field] } ?? usual
    }

    func isTicked(_ field: String) -> Bool { refused?.typed.has(field) ?? false }

    func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: refused?.error(id))
    }

    func tick(_ h: HTML, _ id: String, _ label: String) {
        h.label(.class("tick"), .for_(id)) {
            h.input(.type("checkbox"), .id(id), .name(id), .value("oui"), isTicked(id) ? .checked : nil)
            h.text(label)
        }
    }

    func write(_ h: HTML, _ fields: () -> Void) {
        guard page.mayWrite else { return }
        h.details(.class("act"), refused == nil ? nil : .open) {
            h.summary(title)
            h.form(.action(Link.dwelling(page.dwelling.code, name).path), .method("post")) {
                page.ask.formToken(h)
                page.ask.formKey(h)
                fields()
                refused?.confirming(h, page.ask)
                h.button(button, .class("btn b2"))
            }
        }
    }
}

/// The next step of a dwelling's life.
struct StepForm {
    let page: DwellingPage

    func write(_ h: HTML) {
        let l = page.l
        let next = DwellingStatus.allCases.filter { page.dwelling.status.allows($0) }
        guard !next.isEmpty else { return }
        let form = DwellingForm(
            page: page, name: "etapes", title: l("Passer à l’étape suivante"), button: l("Enregistrer l’étape"))
        form.write(h) {
            form.field("etape", l("Étape")).select(
                h, next.map { ($0.rawValue, page.ask.label("dwellingStatus", $0)) }, chosen: form.typed("etape"))
            form.field("etape_jour", l("Depuis le"), hint: l("par exemple 24/11/2026")).input(
                h, value: form.typed("etape_jour", usual: page.ask.dayField(page.ask.today)), .autocomplete("off"))
            form.field("etape_motif", l("Motif (facultatif)")).select(
                h, [("", "–")] + page.ask.reasons, chosen: form.typed("etape_motif"))
            if next.contains(.returned) { settled(h, form) }
        }
    }

    private func settled(_ h: HTML, _ form: DwellingForm) {
        h.fieldset(.class("field")) {
            h.legend(page.l("Pour rendre le logement"))
            for step in DwellingRules.ReturnStep.allCases { form.tick(h, step.rawValue, label(step)) }
        }
    }

    private func label(_ step: DwellingRules.ReturnStep) -> String {
        let l = page.l
        return switch step {
        case .keysBack: l("clés rendues")
        case .exitInventory: l("état des lieux de sortie fait")
        case .depositSettled: l("dépôt de garantie réglé")
        case .metersRead: l("compteurs relevés")
        }
    }
}

/// Another number of places from a day on.
struct CapacityForm {
    let page: DwellingPage

    func write(_ h: HTML) {
        let l = page.l
        let form = DwellingForm(
            page: page, name: "capacites", title: l("Changer le nombre de places"), button: l("Enregistrer"))
        form.write(h) {
            form.field("places", l("Places"), hint: l("de 1 à 12")).input(
                h, value: form.typed("places"), .inputmode("numeric"), .autocomplete("off"))
            form.field("places_jour", l("À partir du")).input(
                h, value: form.typed("places_jour", usual: page.ask.dayField(page.ask.today)), .autocomplete("off"))
        }
    }
}

/// A diagnostic or a safety check that was made.
struct CheckForm {
    let page: DwellingPage

    func write(_ h: HTML) {
        let l = page.l
        let form = DwellingForm(
            page: page, name: "diagnostics", title: l("Ajouter un diagnostic"), button: l("Enregistrer"))
        form.write(h) {
            form.field("diagnostic", l("Nature")).select(
                h,
                page.ask.offered("diagnosticKind", DiagnosticKind.allCases).map {
                    ($0.rawValue, page.ask.label("diagnosticKind", $0))
                },
                chosen: form.typed("diagnostic"))
            form.field("diagnostic_fait", l("Fait le")).input(
                h, value: form.typed("diagnostic_fait"), .autocomplete("off"))
            form.field("diagnostic_fin", l("Valable jusqu’au (facultatif)")).input(
                h, value: form.typed("diagnostic_fin"), .autocomplete("off"))
            form.field("diagnostic_classe", l("Classe du DPE")).select(
                h, [("", l("sans objet"))] + EnergyClass.allCases.map { ($0.rawValue, $0.rawValue) },
                chosen: form.typed("diagnostic_classe"))
        }
    }
}
