import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of a correction: what may be put right, the new value with its reason, and the figures that it moves.
struct CorrectionPages {
    let ask: Ask
    let subject: CorrectionSubject

    private var l: Language { ask.l }
    private var name: String { subject.title }

    func link(_ part: String = "correction") -> Link { .act(subject.home, part) }

    private func words(of target: CorrectionTarget) -> CorrectionValue {
        CorrectionValue(ask: ask, field: target.field, references: subject.references)
    }

    private func page(_ title: String, status: HTTPResponse.Status = .ok, _ content: (HTML) -> Void) -> Answer {
        var answer = ask.page("\(title), \(name)", current: subject.menu) { h in
            h.div(.class("over")) { h.a(name, .href(subject.home.path)) }
            h.div(.class("head")) { h.h1(title) }
            content(h)
        }
        answer.status = status
        return subject.openedHousehold.map { answer.opening($0) } ?? answer
    }

    /// Everything that may be put right, or what belongs to one record.
    func choice(of record: String) -> Answer {
        page(l("Que faut-il corriger ?")) { h in
            let all = subject.records
            let own = all.filter { $0.targets.contains { $0.subject == record } }
            for record in own.isEmpty ? all : own {
                h.section(.class("sec")) {
                    h.h2(record.title)
                    h.dl(.class("facts wordy")) {
                        for target in record.targets { line(h, target) }
                    }
                }
            }
            if !own.isEmpty { h.p(.class("sec")) { h.a(l("Corriger autre chose"), .href(link().path)) } }
        }
    }

    private func line(_ h: HTML, _ target: CorrectionTarget) {
        let label = CorrectionWords.label(target.field, l)
        h.dt(label)
        h.dd {
            h.text(words(of: target).written(target.value) + " ")
            h.a(
                .href(
                    link().with(
                        FormFields([("sujet", target.subject), ("champ", target.field.rawValue)]).query(
                            setting: "", to: nil)
                    ).path)
            ) {
                h.text(l("Corriger"))
                h.span(" : \(label)", .class("vh"))
            }
        }
    }

    /// One value: what it says, what it should say, why.
    func form(_ target: CorrectionTarget, refusal: FormRefusal? = nil) -> Answer {
        page(CorrectionWords.label(target.field, l), status: refusal == nil ? .ok : .unprocessableContent) { h in
            refusal?.summary(h, ask)
            h.p(
                l(
                    "Aujourd’hui : {valeur}.",
                    ["valeur": words(of: target).written(target.value)]))
            h.form(.action(link("correction-apercu").path), .method("post"), .novalidate) {
                hidden(h, target)
                edited(target).remember(h, ActForm(ask: ask, refusal: refusal))
                fields(h, target, ActForm(ask: ask, refusal: refusal))
                refusal?.confirming(h, ask)
                h.div(.class("acts")) {
                    h.button(l("Voir l’effet sur les chiffres publiés"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(subject.home.path))
                }
            }
        }
    }

    private func hidden(_ h: HTML, _ target: CorrectionTarget) {
        ask.formToken(h)
        ask.formKey(h)
        h.input(.type("hidden"), .name("sujet"), .value(target.subject))
        h.input(.type("hidden"), .name("champ"), .value(target.field.rawValue))
    }

    /// The value with what it was when the form was opened.
    func edited(_ target: CorrectionTarget) -> EditedField {
        let value = self.words(of: target)
        return EditedField("valeur", CorrectionWords.label(target.field, l), value.entered(target.value)) { typed in
            value.isChosen ? value.written(typed.nonEmpty) : typed
        }
    }

    /// A colleague put the same value right meanwhile.
    func conflict(_ conflict: EditConflict, colleague: String?) -> Answer {
        page(l("Deux changements en même temps"), status: .conflict) { h in
            ConflictPage(
                ask: ask, conflict: conflict, action: link("correction-apercu"),
                back: subject.after, colleague: colleague
            ).write(h)
        }
    }

    private func fields(_ h: HTML, _ target: CorrectionTarget, _ form: ActForm) {
        let label = l("Valeur juste")
        words(of: target).write(h, form, label, target.value)
        form.area(h, "motif", l("Pourquoi"), hint: l("Gardé avec l’ancienne valeur et votre nom."))
    }

    /// What the correction moves in the reports that are published, before it is saved.
    func preview(_ target: CorrectionTarget, value: String?, moves: [FigureMove]) -> Answer {
        page(l("Avant d’enregistrer")) { h in
            h.p(.class("change")) {
                let words = self.words(of: target)
                h.text(
                    l(
                        "{champ} : {avant} devient {après}",
                        [
                            "champ": CorrectionWords.label(target.field, l), "avant": words.written(target.value),
                            "après": words.written(value),
                        ]))
            }
            moved(h, moves)
            h.form(.action(link().path), .method("post")) {
                hidden(h, target)
                for pair in ask.form.pairs
                where pair.name == "valeur" || pair.name == "avant_valeur" || pair.name == "motif"
                    || pair.name.hasPrefix("confirme_")
                    || pair.name.hasPrefix("motif_")
                {
                    h.input(.type("hidden"), .name(pair.name), .value(pair.value))
                }
                h.div(.class("acts sec")) {
                    h.button(l("Enregistrer la correction"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(subject.home.path))
                }
            }
        }
    }

    private func moved(_ h: HTML, _ moves: [FigureMove]) {
        if moves.isEmpty {
            return h.p(.class("banner"), content: { h.span(l("Aucun chiffre publié ne change.")) })
        }
        let titles = [l("Rapport"), l("Indicateur"), l("Avant"), l("Après")]
        h.table(.class("tbl stack sec")) {
            h.caption {
                h.span(
                    l.plural(moves.count, "{n} chiffre publié change", "{n} chiffres publiés changent"), .role("status")
                )
            }
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody {
                for move in moves {
                    h.tr {
                        h.th(move.edition.title, .scope("row"))
                        h.td(move.indicator.words(l).question, .data("l", titles[1]))
                        h.td(text(move.before), .data("l", titles[2]))
                        h.td(text(move.after), .data("l", titles[3]))
                    }
                }
            }
        }
        h.p(l("Le rapport publié ne change pas : il montrera l’écart et cette correction."), .class("small muted"))
    }

    private func text(_ figure: Figure?) -> String {
        guard let figure else { return l("hors de votre périmètre") }
        // One case of hundreds does not show in a rounded part: the numbers behind it do.
        let part = FigureText(figure, l).plain
        return l.fraction(figure).map { "\(part) (\($0))" } ?? part
    }
}
