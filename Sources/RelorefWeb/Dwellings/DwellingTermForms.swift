import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A time in which nobody can live there.
struct OutageForm {
    let page: DwellingPage

    func write(_ h: HTML) {
        let l = page.l
        guard page.dwelling.status.isManaged else { return }
        let form = DwellingForm(
            page: page, name: "hors-service", title: l("Mettre hors service pour un temps"), button: l("Enregistrer"))
        form.write(h) {
            form.field("hs_du", l("Depuis le")).input(
                h, value: form.typed("hs_du", usual: page.ask.dayField(page.ask.today)), .autocomplete("off"))
            form.field("hs_au", l("Dernier jour (facultatif)")).input(
                h, value: form.typed("hs_au"), .autocomplete("off"))
            form.field("hs_motif", l("Motif")).select(
                h, page.ask.reasons, chosen: form.typed("hs_motif", usual: "works"))
            form.tick(h, "hs_occupe", l("Le ménage reste pendant les travaux"))
        }
        for outage in page.sheet.outages where outage.to == nil { ending(h, outage) }
    }

    private func ending(_ h: HTML, _ outage: DwellingSheet.Outage) {
        let l = page.l
        let form = DwellingForm(
            page: page, name: "remise-en-service",
            title: l("Remettre en service (hors service depuis le {jour})", ["jour": l.shortDay(outage.from)]),
            button: l("Enregistrer"))
        form.write(h) {
            h.input(.type("hidden"), .name("hs"), .value(outage.id))
            form.field("hs_fin", l("Dernier jour hors service")).input(
                h, value: form.typed("hs_fin", usual: page.ask.dayField(page.ask.today)), .autocomplete("off"))
        }
    }
}

/// The contract by which the association holds the dwelling.
struct HeadLeaseForm {
    let page: DwellingPage

    func write(_ h: HTML) {
        let l = page.l
        let form = DwellingForm(
            page: page, name: "baux", title: l("Enregistrer un bail principal"), button: l("Enregistrer"))
        form.write(h) {
            form.field("bail_du", l("Depuis le")).input(h, value: form.typed("bail_du"), .autocomplete("off"))
            form.field("bail_au", l("Jusqu’au (facultatif)")).input(
                h, value: form.typed("bail_au"), .autocomplete("off"))
            form.field("bail_preavis", l("Préavis, en mois")).input(
                h, value: form.typed("bail_preavis", usual: "3"), .inputmode("numeric"))
            form.field("bail_souslocation", l("Sous-location ou hébergement")).select(
                h, [("oui", l("autorisé par le bail")), ("non", l("interdit"))],
                chosen: form.typed("bail_souslocation", usual: "oui"))
            form.field("bail_loyer", l("Loyer par mois, en euros (facultatif)")).input(
                h, value: form.typed("bail_loyer"), .inputmode("decimal"))
            form.field("bail_charges", l("Charges par mois, en euros (facultatif)")).input(
                h, value: form.typed("bail_charges"), .inputmode("decimal"))
        }
        guard let lease = page.sheet.headLease(on: page.ask.today), lease.to == nil else { return }
        let ending = DwellingForm(
            page: page, name: "fin-de-bail", title: l("Donner la fin du bail"), button: l("Enregistrer"))
        ending.write(h) {
            h.input(.type("hidden"), .name("bail"), .value(lease.id))
            ending.field("bail_fin", l("Dernier jour du bail")).input(
                h, value: ending.typed("bail_fin"), .autocomplete("off"))
        }
    }
}

extension Ask {
    /// Why a dwelling stands empty or goes out of service, as codes and words.
    var reasons: [(String, String)] {
        offered("vacancyReason").map { ($0, label("vacancyReason", $0)) }
    }

    /// A day as a field holds it: 24/11/2026.
    func dayField(_ day: Day) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
        return "\(two(day.day))/\(two(day.month))/\(day.year)"
    }
}
