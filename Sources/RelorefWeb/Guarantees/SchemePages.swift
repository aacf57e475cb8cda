import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The rules of every scheme by version, and the parts of the service around a lease.
struct SchemePages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?
    let book: GuaranteeBook
    let history: [KeptScheme]
    let bundles: [TenancyBundle]

    /// Schemes that take no lease any more, and whose rules may still be put right.
    static let past = ["grl", "locaPassGuarantee"]

    var answer: Answer {
        page(
            l("Garanties et service locatif"),
            l(
                "Chaque version vaut pour les baux signés à partir de son jour, jusqu’à la suivante. Aucune n’est écrasée."
            ),
            up: ask.may(.administerReference) ? .referenceLists : .guarantees,
            ask.may(.administerReference) ? l("Listes et repères") : l("Garanties")
        ) { h in
            schemes(h)
            h.section(.class("sec"), .id("nouvelle-regle")) {
                h.h2(l("Noter une version"))
                form(h, Link.guaranteeSchemes.path) { fields(h) }
            }
            service(h)
        }
    }

    /// A database that was never filled shows what the product ships.
    private var versions: [KeptScheme] {
        history.isEmpty
            ? book.codes.flatMap { book.history(of: $0) }.map {
                KeptScheme(scheme: $0, revision: 0, colleague: nil, at: nil)
            } : history
    }

    private func schemes(_ h: HTML) {
        let words = GuaranteeWords(ask: ask)
        DataTable(
            caption: l.plural(versions.count, "{n} version", "{n} versions"),
            columns: [
                .init(l("Dispositif")), .init(l("Baux signés")), .init(l("Règles")), .init(l("Source")),
                .init(l("Noté par")),
            ],
            rows: versions.map { kept in
                let scheme = kept.scheme
                let told = words.terms(scheme.terms) + (scheme.conditions.isEmpty ? [] : [scheme.conditions])
                return .init(
                    .init(words.name(scheme.code)),
                    [
                        .init(period(scheme)),
                        .init(told.joined(separator: " · ")),
                        .init("\(scheme.source) (\(FollowedDateWords(ask: ask).mark(scheme.mark)))"),
                        .init(kept.colleague ?? l("fourni avec le logiciel")),
                    ])
            }
        ).write(into: h)
    }

    private func period(_ scheme: GuaranteeScheme) -> String {
        let from = l.shortDay(scheme.from)
        return scheme.to.map { l("du {jour} au {fin}", ["jour": from, "fin": l.shortDay($0)]) }
            ?? l("depuis le {jour}", ["jour": from])
    }

    private func tick(_ h: HTML, _ id: String, _ label: String) {
        h.label(.class("tick"), .for_(id)) {
            h.input(.type("checkbox"), .id(id), .name(id), .value("oui"), ask.form.has(id) ? .checked : nil)
            h.text(label)
        }
    }

    private func number(_ h: HTML, _ id: String, _ label: String, hint: String? = nil) {
        field(id, label, hint: hint).input(h, value: ask.form[id], .inputmode("decimal"), .autocomplete("off"))
    }

    private func day(_ h: HTML, _ id: String, _ label: String, hint: String? = nil) {
        field(id, label, hint: hint ?? l("par exemple 24/11/2026")).input(
            h, value: ask.form[id], .inputmode("numeric"), .autocomplete("off"))
    }

    private func fields(_ h: HTML) {
        ask.formKey(h)
        let codes = (ask.services.labels.codes("guarantee", on: ask.today) + Self.past).filter { $0 != "none" }
        field("dispositif", l("Dispositif")).select(
            h, [("", l("Choisir"))] + codes.map { ($0, ask.label("guarantee", $0)) }, chosen: ask.form["dispositif"])
        h.div(.class("line")) {
            day(h, "depuis", l("Baux signés depuis le"))
            day(h, "jusque", l("Dernier jour (facultatif)"), hint: l("Vide : sans fin prévue."))
        }
        h.div(.class("line")) {
            number(h, "effort", l("Taux d’effort au plus (%)"), hint: l("Vide : pas de limite."))
            field("parc", l("Parc")).select(
                h,
                [("", l("les deux parcs"))]
                    + Stock.allCases.map { ($0.rawValue, ask.label("stock", $0)) }, chosen: ask.form["parc"])
        }
        tick(h, "cotisation", l("Il y a une cotisation à payer"))
        tick(h, "visa", l("Un visa est à obtenir avant la signature"))
        tick(h, "emploi", l("Un emploi est demandé"))
        h.div(.class("line")) {
            number(h, "age", l("Sauf avant cet âge (ans)"))
            number(h, "mois", l("Mois d’impayés couverts"))
        }
        h.div(.class("line")) {
            number(h, "impayes", l("Plafond des impayés (€)"))
            number(h, "degradations", l("Plafond des dégradations (€)"))
        }
        field("conditions", l("Autres conditions, en mots (facultatif)")).area(h, value: ask.form["conditions"])
        text(h, "source", l("Source"), hint: l("Le texte, la page, le jour où vous l’avez lu."))
        field("confiance", l("D’où vient-elle ?")).select(
            h,
            [("", l("Choisir"))]
                + DeadlineVersion.Mark.allCases.map { ($0.rawValue, FollowedDateWords(ask: ask).mark($0)) },
            chosen: ask.form["confiance"])
        h.button(l("Noter cette version"), .class("btn"))
    }

    // MARK: The service around a lease

    private func service(_ h: HTML) {
        h.section(.class("sec"), .id("service-locatif")) {
            h.h2(l("Service locatif"))
            h.ul {
                for level in TenancyService.Level.allCases {
                    if let bundle = bundles.bundle(level, on: ask.today) { h.li(told(bundle)) }
                }
            }
            form(h, SchemeRoutes.bundle.path) { serviceFields(h) }
        }
    }

    private func told(_ bundle: TenancyBundle) -> String {
        let parts = TenancyService.Part.allCases.filter(bundle.parts.contains)
        return l(
            "{niveau}, depuis le {jour} : {étapes}. Source : {source}.",
            [
                "niveau": ask.label("tenancyServiceLevel", bundle.level).capitalizedFirst,
                "jour": l.shortDay(bundle.from),
                "étapes": parts.map { ask.label("tenancyServicePart", $0) }.joined(separator: ", "),
                "source": bundle.source,
            ])
    }

    private func serviceFields(_ h: HTML) {
        ask.formKey(h)
        h.div(.class("line")) {
            field("niveau", l("Niveau")).select(
                h, TenancyService.Level.allCases.map { ($0.rawValue, ask.label("tenancyServiceLevel", $0)) },
                chosen: ask.form["niveau"])
            day(h, "service_depuis", l("Depuis le"))
        }
        h.fieldset(.class("group-of"), .id("etapes")) {
            h.legend(l("Étapes comprises"))
            if let error = refusal?.error("etapes") { h.p(error, .class("err")) }
            for part in TenancyService.Part.allCases {
                h.label(.class("tick"), .for_("e-\(part.rawValue)")) {
                    h.input(
                        .type("checkbox"), .id("e-\(part.rawValue)"), .name("etapes"), .value(part.rawValue),
                        ask.form.all("etapes").contains(part.rawValue) ? .checked : nil)
                    h.text(ask.label("tenancyServicePart", part))
                }
            }
        }
        text(h, "service_source", l("Source"), hint: l("Le texte, la page, le jour où vous l’avez lu."))
        h.button(l("Noter ce contenu"), .class("btn b2"))
    }
}
