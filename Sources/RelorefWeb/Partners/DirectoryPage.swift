import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Exchange with other directories: a file to take in, with what it would do; ours to give away.
struct DirectoryPage {
    /// A file that was looked at, and what it would do.
    struct Seen {
        let name: String
        let bytes: [UInt8]
        let report: DirectoryReport
    }

    let ask: Ask
    let sites: [DwellingPlaces.Site]
    var seen: Seen?
    var errors: [FormReading.FieldError] = []

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction, seen: Seen? = nil, errors: [FormReading.FieldError] = []) throws {
        (self.ask, self.seen, self.errors) = (ask, seen, errors)
        sites = try tx.dwellingPlaces(visibleTo: try ask.actor()).sites
    }

    var answer: Answer {
        var answer = ask.page(l("Annuaires"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Bailleurs et partenaires"), .href(Link.partners.path)) }
            h.div(.class("head")) { h.h1(l("Annuaires")) }
            if let seen { report(h, seen) }
            importing(h)
            exporting(h)
        }
        if !errors.isEmpty || seen?.report.faults.isEmpty == false { answer.status = .unprocessableContent }
        return answer
    }

    private func field(_ id: String, _ label: String, hint: String? = nil) -> Field {
        Field(id: id, label: label, hint: hint, error: errors.first { $0.field == id }?.sentence)
    }

    private func importing(_ h: HTML) {
        h.section(.class("sec noprint")) {
            h.h2(l("Reprendre des organisations d’un autre annuaire"))
            h.p(
                l(
                    "Un fichier de data·inclusion (structures, JSON ou CSV) ou d’Open Referral (organizations, JSON). Une organisation connue par son SIRET, ou par son nom et sa commune, est complétée et non doublée ; ce que sa fiche dit déjà reste."
                ))
            h.form(
                .action(DirectoryRoutes.preview.path), .method("post"), .enctype("multipart/form-data"),
                .class("record"), .novalidate
            ) {
                ask.formToken(h)
                field("fichier", l("Fichier"), hint: l("Au plus 1 Mo ; au-delà, la commande reloref partners import."))
                    .frame(h) { h.input(with: [.type("file")] + $0) }
                choices(h, ask.form)
                h.div(.class("acts")) { h.button(l("Voir ce qui serait fait"), .class("btn b2")) }
            }
        }
    }

    private func choices(_ h: HTML, _ typed: FormFields) {
        field("site", l("Site"), hint: l("Celui qui tiendra les nouvelles fiches.")).select(
            h, [("", l("à choisir"))] + sites.map { ($0.id, $0.name) },
            chosen: typed.filled("site") ?? (sites.count == 1 ? sites[0].id : ""))
        field("nature", l("Nature"), hint: l("Quand le fichier ne la dit pas.")).select(
            h, PartnerKind.allCases.map { ($0.rawValue, ask.label("partnerKind", $0)) },
            chosen: typed.filled("nature") ?? PartnerKind.association.rawValue)
    }

    private func report(_ h: HTML, _ seen: Seen) {
        let report = seen.report
        h.section(.class("sec"), .id("apercu")) {
            h.h2(l("Ce que ferait {fichier}", ["fichier": seen.name]))
            guard report.faults.isEmpty else { return faults(h, report.faults) }
            h.ul {
                h.li(l.plural(report.added.count, "{n} nouveau partenaire", "{n} nouveaux partenaires"))
                h.li(l.plural(report.completed.count, "{n} fiche complétée", "{n} fiches complétées"))
                h.li(l.plural(report.unchanged, "{n} fiche inchangée", "{n} fiches inchangées"))
                if report.elsewhere > 0 {
                    h.li(
                        l.plural(
                            report.elsewhere, "{n} fiche tenue par un autre site, inchangée",
                            "{n} fiches tenues par d’autres sites, inchangées"))
                }
            }
            if !report.added.isEmpty {
                h.details {
                    h.summary(l("Les nouveaux partenaires"))
                    h.ul { for name in report.added.prefix(200) { h.li(name) } }
                }
            }
            differences(h, report.differences)
            confirming(h, seen)
        }
    }

    private func faults(_ h: HTML, _ faults: [DirectoryFault]) {
        h.div(.class("banner bad"), .role("alert")) {
            h.p {
                h.b(
                    l.plural(
                        faults.count, "{n} erreur : rien ne serait écrit.", "{n} erreurs : rien ne serait écrit."))
            }
            h.ul { for fault in faults.prefix(100) { h.li(DirectoryFaultWords(l).sentence(fault)) } }
        }
    }

    private func differences(_ h: HTML, _ differences: [DirectoryReport.Difference]) {
        guard !differences.isEmpty else { return }
        DataTable(
            caption: l.plural(
                differences.count, "{n} différence, où la fiche reste comme elle est",
                "{n} différences, où les fiches restent comme elles sont"),
            columns: [.init(l("Partenaire")), .init(l("Champ")), .init(l("Ici")), .init(l("Dans le fichier"))],
            rows: differences.prefix(100).map { one in
                .init(.init(one.partner), [.init(one.field), .init(one.ours), .init(one.theirs)])
            }
        ).write(into: h)
    }

    /// The file goes along in the form: nothing of it is kept here until it is confirmed.
    private func confirming(_ h: HTML, _ seen: Seen) {
        guard !seen.report.added.isEmpty || !seen.report.completed.isEmpty else { return }
        h.form(.action(DirectoryRoutes.page.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            ask.formKey(h)
            for name in ["site", "nature"] { h.input(.type("hidden"), .name(name), .value(ask.form[name])) }
            h.input(.type("hidden"), .name("nom"), .value(seen.name))
            h.input(.type("hidden"), .name("contenu"), .value(Base64Text.encode(seen.bytes)))
            h.div(.class("acts")) { h.button(l("Importer"), .class("btn")) }
        }
    }

    private func exporting(_ h: HTML) {
        h.section(.class("sec noprint")) {
            h.h2(l("Donner nos partenaires à un autre annuaire"))
            h.p(l("Les organisations seules : ni contact, ni propriétaire privé, ni convention."))
            h.div(.class("acts")) {
                for (format, words) in [
                    ("structures.json", l("data·inclusion (JSON)")), ("structures.csv", l("data·inclusion (CSV)")),
                    ("organizations.json", l("Open Referral (JSON)")),
                ] {
                    ExportForm(ask: ask, link: DirectoryRoutes.export.with("format", format)).write(h, words)
                }
            }
        }
    }
}
