import RelorefHTML
import RelorefRecords

/// What the import would do, before anything is written: the counts, the lines to put right, the people who may be known
/// already.
struct ImportPreviewPage {
    let frame: ImportFrame
    let look: ImportLook
    let known: [String: KnownPerson]
    var refusal: String?

    /// Lines that one page shows.
    static let pageSize = 100

    private var ask: Ask { frame.ask }
    private var l: Language { ask.l }
    private var found: ImportExamination { look.found }

    var answer: Answer {
        frame.page(.preview, refusal: refusal) { h in
            figures(h)
            starting(h)
            if !found.isPossible { h.p(impossible, .class("banner bad"), .role("status")) }
            ImportFaultTable(frame: frame, look: look).write(h)
            if !found.openDuplicates.isEmpty || !look.draft.keptDuplicates.isEmpty {
                ImportDuplicateTable(frame: frame, look: look, known: known).write(h)
            }
            warnings(h)
            frame.givingUp(h)
        }
    }

    private var impossible: String {
        found.isTooFaulty
            ? l(
                "Trop de lignes sont à corriger pour en importer une partie : corrigez le fichier et envoyez-le de nouveau."
            )
            : l("Rien ne peut être importé tant que ce qui suit n’est pas corrigé.")
    }

    /// Lines that would be written or are there already.
    private var fine: Int {
        let total = found.report.total
        return total.new + total.changed + total.unchanged
    }

    private func figures(_ h: HTML) {
        let total = found.report.total
        h.div(.class("kpi")) {
            figure(h, fine, l.plural(fine, "ligne prête", "lignes prêtes"), split(total))
            figure(h, found.faultyLines, l.plural(found.faultyLines, "ligne en erreur", "lignes en erreur"), nil)
            let duplicates = found.openDuplicates.count
            figure(h, duplicates, l.plural(duplicates, "doublon à décider", "doublons à décider"), nil)
            let left = max(0, total.leftOut - found.faultyLines - duplicates)
            if left > 0 {
                figure(
                    h, left, l.plural(left, "ligne mise de côté", "lignes mises de côté"),
                    l("elles dépendent d’une ligne en erreur ou d’un doublon"))
            }
        }
    }

    private func split(_ total: ImportReport.Counts) -> String {
        l(
            "{nouveaux} nouveaux, {modifiés} modifiés, {inchangés} inchangés",
            [
                "nouveaux": l.number(total.new), "modifiés": l.number(total.changed),
                "inchangés": l.number(total.unchanged),
            ])
    }

    private func figure(_ h: HTML, _ number: Int, _ words: String, _ under: String?) {
        h.div(.class("fig")) {
            h.span(l.number(number), .class("v"))
            h.b(words)
            if let under { h.small(under) }
        }
    }

    /// What is left aside is said on the button's own line: nothing is imported in part without a word (V90).
    private func starting(_ h: HTML) {
        guard found.isPossible, fine > 0 else { return }
        h.form(.action(Link.importRun(frame.run.id, "lancement").path), .method("post")) {
            ask.formToken(h)
            let aside = found.report.total.leftOut
            if aside > 0 {
                h.p(
                    l.plural(
                        aside, "{n} ligne restera de côté : elle n’est pas importée.",
                        "{n} lignes resteront de côté : elles ne sont pas importées."))
            }
            h.div(.class("acts")) {
                h.button(
                    l.plural(fine, "Importer {n} ligne", "Importer {n} lignes"), .class("btn"), .type("submit"),
                    .id("lancement"))
            }
        }
    }

    private func warnings(_ h: HTML) {
        guard !found.warnings.isEmpty else { return }
        h.details(.class("sec")) {
            h.summary(
                l.plural(found.warnings.count, "{n} avertissement, sans blocage", "{n} avertissements, sans blocage"))
            h.ul(.class("findings")) {
                for warning in found.warnings.prefix(Self.pageSize) {
                    h.li(
                        l(
                            "{sujet}, ligne {ligne} : {phrase}",
                            [
                                "sujet": TableWords(l: l).table(String(warning.file.dropLast(4))),
                                "ligne": warning.line.map { l.number($0) } ?? "–",
                                "phrase": FaultWords(l: l).sentence(warning),
                            ]))
                }
            }
        }
    }
}
