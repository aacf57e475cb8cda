import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Three counters beside the target pro rata, how it was reckoned, and the years drawn; on the page and in the pack.
struct ConventionFigures {
    let ask: Ask
    let sheet: ConventionSheet
    let seen: ConventionAchievement
    /// The units whose rows stand on the same page; all of them where nothing is said.
    var listed: Set<ConventionTarget.Unit>?

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }

    func write(_ h: HTML) {
        if let target = seen.target, seen.isDue {
            h.p { h.b(finding(seen)) }
            h.p(
                l(
                    "Objectif : {objectif}, depuis le {jour}.",
                    [
                        "objectif": words.target(target.quantity, target.unit, target.span),
                        "jour": l.shortDay(target.from),
                    ]))
        } else {
            h.p(l("Pas encore d’objectif chiffré."), .class("muted"))
        }
        counters(h, seen)
        if let measured = seen.measured, measured.due.due > 0 {
            h.p(method(seen, measured.due), .class("small muted"))
            h.div(.class("sec")) { chart(h, seen) }
        }
    }

    private func finding(_ seen: ConventionAchievement) -> String {
        guard let measured = seen.measured, let percent = measured.percent else { return "" }
        let (due, share) = (words.decimal(measured.due.due), l.percent(percent))
        guard measured.unit == seen.housed?.unit else {
            return l(
                "{compté}, pour {dû} au prorata au {jour}, soit {part}",
                [
                    "compté": words.counted(measured.count.floor, measured.unit), "dû": due,
                    "jour": l.shortDay(seen.to), "part": share,
                ])
        }
        let told: KeyValuePairs = ["dû": due, "jour": l.shortDay(seen.to), "part": share]
        if sheet.convention.facts.kind == .employment {
            return l.plural(
                measured.count.floor, "{n} embauche pour {dû} dues au prorata au {jour}, soit {part}",
                "{n} embauches pour {dû} dues au prorata au {jour}, soit {part}", told)
        }
        return l.plural(
            measured.count.floor, "{n} ménage logé pour {dû} dus au prorata au {jour}, soit {part}",
            "{n} ménages logés pour {dû} dus au prorata au {jour}, soit {part}", told)
    }

    private func anchor(_ unit: ConventionTarget.Unit) -> String? {
        listed?.contains(unit) ?? true ? "#" + ConventionCounted.Counter(unit).rawValue : nil
    }

    /// The rows of one year; on paper those of the whole time, which stand there.
    private func rows(_ unit: ConventionTarget.Unit, in year: ConventionAchievement.Year) -> String? {
        guard listed == nil else { return anchor(unit) }
        guard let count = year.counter(unit)?.count.floor, count > 0 else { return nil }
        return ConventionLinks.rows(
            ConventionCounted.Counter(unit), of: sheet.convention.id, from: year.from, on: min(year.to, seen.to)
        ).path
    }

    private func counters(_ h: HTML, _ seen: ConventionAchievement) {
        DataTable(
            caption: l(
                "Du {début} au {fin}", ["début": l.shortDay(seen.from), "fin": l.shortDay(seen.to)]),
            columns: [
                .init(l("Compté")), .init(l("Nombre"), isNumber: true), .init(l("Dû au prorata"), isNumber: true),
                .init(l("Part"), isNumber: true),
            ],
            rows: seen.counters.map { counter in
                .init(
                    .init(ask.label("conventionUnit", counter.unit).capitalizedFirst),
                    [
                        .init(words.count(counter.count), href: anchor(counter.unit)),
                        .init(counter.due.due > 0 ? words.decimal(counter.due.due) : "–"),
                        .init(counter.due.due > 0 ? counter.percent.map(l.percent) ?? l("inconnue") : "–"),
                    ])
            }
        ).write(into: h)
    }

    private func method(_ seen: ConventionAchievement, _ due: ProRata) -> String {
        l(
            "Méthode : du {début} au {fin}, {n} jours divisés par 365,25 (dernier jour non compté), multipliés par l’objectif de chaque période, font {dû}. Ce qui n’a pas été enregistré reste inconnu, jamais zéro.",
            [
                "début": l.shortDay(seen.from), "fin": l.shortDay(seen.to), "n": l.number(due.days),
                "dû": words.decimal(due.due),
            ])
    }

    private func chart(_ h: HTML, _ seen: ConventionAchievement) {
        guard let measured = seen.measured else { return }
        let unit = ask.label("conventionUnit", measured.unit)
        Bullet(
            ChartWords(
                id: "objectif", finding: l("Année par année : {unité}", ["unité": unit]),
                note: l("Barre large : objectif de l’année. Barre fine : réalisé. Trait : dû au prorata."),
                description: finding(seen), nothing: l("Rien n’était dû sur la période."),
                skip: l("Passer le graphique"), seeData: l("Voir les données"),
                tableCaption: l("Objectif et résultats par année")),
            Measure(l.numbers), expected: Measure(l.numbers, places: 1), seen.years.map { period($0, measured.unit) },
            titles: .init(
                period: l("Année"), target: l("Objectif"), expected: l("Dû au prorata"), achieved: l("Réalisé"))
        ).write(into: h)
    }

    private func period(_ year: ConventionAchievement.Year, _ unit: ConventionTarget.Unit) -> Bullet.Period {
        let isWhole = year.from.month == 1 && year.from.day == 1 && year.to.month == 12 && year.to.day == 31
        let counter = year.counter(unit)
        return Bullet.Period(
            String(year.year),
            note: isWhole
                ? "" : l("du {début} au {fin}", ["début": l.shortDay(year.from), "fin": l.shortDay(year.to)]),
            target: counter?.promised ?? 0, expected: counter?.due.due ?? 0,
            achieved: Double(counter?.count.floor ?? 0),
            expectedWord: l("au prorata"), href: rows(unit, in: year))
    }
}
