import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Where an import begins: a file to send, a template to fill in, and the imports that one has made.
struct ImportListPage {
    let ask: Ask
    let runs: [ImportRun]
    var refusal: String?

    private var l: Language { ask.l }

    var answer: Answer {
        var answer = ask.page(l("Importer"), current: .administration) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Importer"))
                    h.p(l("Rien n’est écrit avant l’aperçu, et un import peut être annulé."))
                }
                if ask.may(.exportRecords) {
                    h.div(.class("acts")) { h.a(l("Exporter"), .class("btn b2"), .href(Link.exports.path)) }
                }
            }
            form(h)
            templates(h)
            if !runs.isEmpty { history(h) }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    private func form(_ h: HTML) {
        if let refusal {
            h.div(.class("banner bad"), .role("alert")) { h.a(refusal, .href("#fichier")) }
        }
        h.form(.action(Link.imports.path), .method("post"), .novalidate, .enctype("multipart/form-data")) {
            ask.formToken(h)
            ask.formKey(h)
            Field(
                id: "fichier", label: l("Fichier"),
                hint: l("CSV, XLSX, ODS ou XLS, ou le zip d’un dossier d’échange ; 20 Mio au plus."), error: refusal
            ).frame(h) { attributes in
                h.input(
                    with: [
                        .type("file"), .accept(".csv,.txt,.xlsx,.ods,.xls,.zip"), .multiple, .required,
                    ] + attributes)
            }
            h.button(l("Continuer"), .class("btn"), .type("submit"))
        }
    }

    private func templates(_ h: HTML) {
        h.details(.class("sec")) {
            h.summary(l("Modèles à remplir"))
            h.p(
                l("Un fichier par sujet, avec les noms des colonnes ; les colonnes obligatoires viennent d’abord."),
                .class("small muted"))
            h.ul(.class("plain")) {
                for table in PackageTable.all {
                    h.li {
                        h.a(
                            TableWords(l: l).table(table.name), .class("pick"),
                            .href(Link.importTemplate(table.name).path))
                    }
                }
            }
        }
    }

    private func history(_ h: HTML) {
        h.section(.class("sec")) {
            h.table(.class("tbl stack")) {
                h.caption(l("Vos imports"))
                h.thead {
                    h.tr {
                        for title in titles { h.th(title, .scope("col")) }
                    }
                }
                h.tbody { for run in runs { row(h, run) } }
            }
        }
    }

    private var titles: [String] { [l("Commencé le"), l("État"), l("Nouveaux"), l("Modifiés")] }

    private func row(_ h: HTML, _ run: ImportRun) {
        let total = run.counts.values.reduce((0, 0)) { ($0.0 + $1.new, $0.1 + $1.changed) }
        h.tr {
            h.th(.scope("row")) { h.a(l.moment(run.startedAt), .href(Link.importRun(run.id).path)) }
            h.td(.data("l", titles[1])) { Badge(run.state.tone, run.state.words(l)).write(h) }
            h.td(run.counts.isEmpty ? "–" : l.number(total.0), .data("l", titles[2]))
            h.td(run.counts.isEmpty ? "–" : l.number(total.1), .data("l", titles[3]))
        }
    }
}

extension ImportRun.State {
    func words(_ l: Language) -> String {
        switch self {
        case .waiting: l("à terminer")
        case .running: l("en cours ou interrompu")
        case .done: l("fait")
        case .undone: l("annulé")
        case .discarded: l("abandonné")
        }
    }

    var tone: Badge.Tone {
        switch self {
        case .waiting, .running: .wait
        case .done: .ok
        case .undone, .discarded: .refused
        }
    }
}
