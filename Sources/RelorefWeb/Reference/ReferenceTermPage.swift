import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The numbers of days after which Today warns, and the thresholds of alerts: each with its day and its source.
extension ReferencePages {
    func terms(_ values: [SeriesValue]) -> Answer {
        page(
            l("Délais et seuils"),
            l("Un nombre vaut à partir de son jour, jusqu’au suivant. Un rappel de 0 jour n’est pas donné."),
            up: .referenceLists, l("Listes et repères")
        ) { h in
            DataTable(
                caption: l("Nombres notés"),
                columns: [
                    .init(l("Délai ou seuil")), .init(l("Nombre"), isNumber: true), .init(l("Depuis le")),
                    .init(l("Source")),
                ],
                rows: values.map { value in
                    .init(
                        .init(ReferenceTermWords.name(value.series, l)),
                        [.init(l.number(value.value)), .init(l.shortDay(value.from)), .init(value.source)])
                }
            ).write(into: h)
            termForm(h)
        }
    }

    private func termForm(_ h: HTML) {
        form(h, Link.referenceTerms.path) {
            ask.formKey(h)
            Field(id: "serie", label: l("Délai ou seuil"), error: refusal?.error("serie")).select(
                h, ReferenceTermWords.series.map { ($0, ReferenceTermWords.name($0, l)) }, chosen: ask.form["serie"])
            h.div(.class("line")) {
                Field(id: "nombre", label: l("Nombre"), error: refusal?.error("nombre"))
                    .input(h, value: ask.form["nombre"], .inputmode("numeric"), .autocomplete("off"), .required)
                Field(id: "depuis", label: l("Depuis le"), error: refusal?.error("depuis"))
                    .input(h, value: ask.form["depuis"], .autocomplete("off"), .required)
            }
            Field(
                id: "source", label: l("Source"), hint: l("Le texte, la page, le jour où vous l’avez lu."),
                error: refusal?.error("source")
            )
            .input(h, value: ask.form["source"], .autocomplete("off"), .maxlength(300), .required)
            h.button(l("Noter ce nombre"), .class("btn"))
        }
    }
}
