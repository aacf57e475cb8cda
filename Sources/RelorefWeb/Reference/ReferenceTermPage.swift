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
                    .init(l("Délai ou seuil")), .init(l("Nombre"), isNumber: true), .init(l("Département")),
                    .init(l("Depuis le"), isDay: true), .init(l("Source")),
                ],
                rows: values.map { value in
                    .init(
                        .init(ReferenceTermWords.name(value.series, l)),
                        [
                            .init(l.number(value.value)), .init(place(value.departement)),
                            .init(l.shortDay(value.from)), .init(value.source),
                        ])
                }
            ).write(into: h)
            termForm(h)
        }
    }

    private func place(_ departement: String?) -> String {
        departement.map { ask.label("departement", $0) } ?? l("tout le réseau")
    }

    private func termForm(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Noter un autre nombre"))
            form(h, Link.referenceTerms.path) { termFields(h) }
        }
    }

    private func termFields(_ h: HTML) {
        ask.formKey(h)
        field("serie", l("Délai ou seuil")).select(
            h, ReferenceTermWords.series.map { ($0, ReferenceTermWords.name($0, l)) }, chosen: ask.form["serie"])
        Field(
            id: "departement", label: l("Département"),
            hint: l("Un nombre d’un département y remplace celui du réseau."), error: refusal?.error("departement")
        ).select(
            h,
            [("", l("tout le réseau"))]
                + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.label("departement", $0)) },
            chosen: ask.form["departement"])
        h.div(.class("line")) {
            number(h, "nombre", l("Nombre"))
            text(h, "depuis", l("Depuis le"), longest: 20)
        }
        source(h)
        h.button(l("Noter ce nombre"), .class("btn"))
    }
}
