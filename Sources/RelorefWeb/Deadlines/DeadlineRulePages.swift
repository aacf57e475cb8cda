import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The deadlines as dated reference data: all of them, and each with its versions and the form for another one.
struct DeadlineRulePages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?
    let book: DeadlineBook
    let terms: DatedTerms

    private var words: FollowedDateWords { FollowedDateWords(ask: ask) }

    func list() -> Answer {
        page(
            l("Échéances"),
            l(
                "Chaque échéance court d’un événement et vaut à partir de son jour. Une nouvelle version s’ajoute, l’ancienne reste lisible."
            ),
            up: .referenceLists, l("Listes et repères")
        ) { h in
            DataTable(
                caption: l.plural(DeadlineCode.allCases.count, "{n} échéance", "{n} échéances"),
                columns: [
                    .init(l("Échéance")), .init(l("Numéro")), .init(l("Court de")), .init(l("Délai")),
                    .init(l("Rappels, en jours avant")), .init(l("Poids")), .init(l("Confiance")),
                ],
                rows: DeadlineCode.allCases.map(row)
            ).write(into: h)
        }
    }

    private func row(_ code: DeadlineCode) -> DataTable.Row {
        let held = book.version(code, on: ask.today)
        let link = DeadlineRuleRoutes.link(code).path
        guard let held else {
            return .init(
                .init(words.name(code).capitalizedFirst, href: link),
                [.init(code.rawValue), .init("–"), .init(l("arrêtée")), .init("–"), .init("–"), .init("–")])
        }
        return .init(
            .init(words.name(code).capitalizedFirst, href: link),
            [
                .init(code.rawValue), .init(ask.label("deadlineAnchor", held.anchor)), .init(delay(held)),
                .init(warnings(held)), .init(words.severity(held.severity)), .init(words.mark(held.mark)),
            ])
    }

    /// How long it runs: from its own row, or from the dated numbers that it shares with others.
    private func delay(_ version: DeadlineVersion) -> String {
        if let delay = version.delay {
            return delay == 0 ? l("date inscrite") : words.duration(delay, version.unit)
        }
        let numbers = version.code.delays.map { series in
            let value = terms.value(series, on: ask.today, in: version.departement)
            return words.duration(value, series.isInMonths ? .months : .days)
        }
        return numbers.isEmpty ? l("date inscrite") : numbers.joined(separator: ", ")
    }

    private func warnings(_ version: DeadlineVersion) -> String {
        let days =
            version.code.hasOwnNumbers
            ? version.warnings
            : version.code.warnings.map { terms.value($0, on: ask.today, in: version.departement) }.filter { $0 > 0 }
        return days.isEmpty ? "–" : days.map(l.number).joined(separator: ", ")
    }

    func one(_ code: DeadlineCode, _ history: [KeptDeadline]) -> Answer {
        page(
            words.name(code).capitalizedFirst, l("Échéance {code}", ["code": code.rawValue]), up: .deadlines,
            l("Échéances")
        ) { h in
            versions(h, history)
            if !code.hasOwnNumbers { shared(h, code) }
            form(h, code)
        }
    }

    private func versions(_ h: HTML, _ history: [KeptDeadline]) {
        DataTable(
            caption: l("Versions, la dernière d’abord"),
            columns: [
                .init(l("Depuis le"), isDay: true), .init(l("Jusqu’au"), isDay: true), .init(l("Où")), .init(l("Cas")),
                .init(l("Court de")), .init(l("Délai")), .init(l("Rappels, en jours avant")), .init(l("Poids")),
                .init(l("Source")), .init(l("Noté par")),
            ],
            rows: history.enumerated().map { index, kept in version(kept, isReplaced: isReplaced(kept, in: history)) }
        ).write(into: h)
    }

    /// Another version of the same day took its place.
    private func isReplaced(_ kept: KeptDeadline, in history: [KeptDeadline]) -> Bool {
        history.contains { other in
            other.version.from == kept.version.from && other.version.variant == kept.version.variant
                && other.version.departement == kept.version.departement && other.revision > kept.revision
        }
    }

    private func version(_ kept: KeptDeadline, isReplaced: Bool) -> DataTable.Row {
        let version = kept.version
        let who = [kept.colleague ?? l("livrée avec le logiciel"), kept.at.map(l.moment) ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        return .init(
            .init(l.shortDay(version.from) + (isReplaced ? " " + l("(remplacée)") : "")),
            [
                .init(version.to.map(l.shortDay) ?? "–"),
                .init(version.departement.map(ask.departement) ?? l("tout le réseau")),
                .init(words.variant(version.variant, version.anchor)),
                .init(ask.label("deadlineAnchor", version.anchor)), .init(delay(version)),
                .init(warnings(version)), .init(words.severity(version.severity)),
                .init("\(version.source) (\(words.mark(version.mark)))"), .init(who),
            ])
    }

    private func shared(_ h: HTML, _ code: DeadlineCode) {
        h.p(.class("small")) {
            h.text(l("Le délai et les rappels de cette échéance sont parmi les nombres datés :") + " ")
            h.a(l("Délais et seuils"), .href(Link.referenceTerms.path))
        }
    }

    private func form(_ h: HTML, _ code: DeadlineCode) {
        let usual = book.version(code, on: ask.today) ?? book.history(of: code).first
        h.section(.class("sec")) {
            h.h2(l("Noter une nouvelle version"))
            h.p(
                l("Elle vaut pour ce qui arrive à partir de son jour. Ce qui court déjà garde l’ancien délai."),
                .class("small muted"))
            form(h, DeadlineRuleRoutes.link(code).path) {
                ask.formKey(h)
                h.div(.class("line")) {
                    text(h, "depuis", l("Depuis le"), longest: 20)
                    field("jusque", l("Dernier jour (facultatif)")).input(
                        h, value: ask.form["jusque"], .autocomplete("off"))
                }
                if let usual { DeadlineRuleFields(pages: self, usual: usual).write(h) }
                field(
                    "departement", l("Département"), hint: l("Une version d’un département y remplace celle du réseau.")
                )
                .select(
                    h,
                    [("", l("tout le réseau"))]
                        + ask.services.labels.codes("departement", on: ask.today).map { ($0, ask.departement($0)) },
                    chosen: ask.form["departement"])
                source(h, usual)
                h.button(l("Noter cette version"), .class("btn"))
            }
        }
    }

    private func source(_ h: HTML, _ usual: DeadlineVersion?) {
        text(h, "source", l("Source"), usual?.source ?? "", hint: l("Le texte, la page, le jour où vous l’avez lu."))
        field("confiance", l("Confiance")).select(
            h, DeadlineVersion.Mark.allCases.map { ($0.rawValue, words.mark($0)) },
            chosen: ask.form.filled("confiance") ?? usual?.mark.rawValue ?? "")
    }
}

/// What decides of a deadline: its event, its delay, its warnings, its weight.
struct DeadlineRuleFields {
    let pages: DeadlineRulePages
    let usual: DeadlineVersion

    private var ask: Ask { pages.ask }
    private var l: Language { ask.l }
    private var words: FollowedDateWords { FollowedDateWords(ask: ask) }

    func write(_ h: HTML) {
        if usual.code.hasOwnNumbers { numbers(h) }
        pages.field("poids", l("Poids")).select(
            h, DeadlineVersion.Severity.allCases.map { ($0.rawValue, words.severity($0)) },
            chosen: ask.form.filled("poids") ?? usual.severity.rawValue)
    }

    private func numbers(_ h: HTML) {
        let holder = usual.anchor.holder ?? .household
        pages.field("fait", l("Court de")).select(
            h, DeadlineAnchor.kinds(on: holder).map { ($0.rawValue, ask.label("deadlineAnchor", $0)) },
            chosen: ask.form.filled("fait") ?? usual.anchor.rawValue)
        if usual.anchor.variants.count > 1 {
            pages.field("cas", l("Cas")).select(
                h, usual.anchor.variants.map { ($0.rawValue, words.variant($0, usual.anchor)) },
                chosen: ask.form["cas"])
        }
        h.div(.class("line")) {
            pages.text(h, "delai", l("Délai"), usual.delay.map(String.init) ?? "", longest: 5)
            pages.field("unite", l("Unité")).select(
                h, DeadlineVersion.Unit.allCases.map { ($0.rawValue, unit($0)) },
                chosen: ask.form.filled("unite") ?? usual.unit.rawValue)
        }
        pages.field(
            "rappels", l("Rappels, en jours avant"), hint: l("Séparés par des virgules, par exemple 60, 30, 7.")
        )
        .input(
            h,
            value: ask.form.has("rappels")
                ? ask.form["rappels"] : usual.warnings.map(String.init).joined(separator: ", "),
            .autocomplete("off"))
    }

    private func unit(_ unit: DeadlineVersion.Unit) -> String {
        switch unit {
        case .days: l("jours")
        case .workingDays: l("jours ouvrés")
        case .weeks: l("semaines")
        case .months: l("mois")
        case .years: l("ans")
        }
    }
}
