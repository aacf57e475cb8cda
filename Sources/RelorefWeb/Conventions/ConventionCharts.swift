import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How far the proposed households came, and whether the convention catches up with its target from year to year.
struct ConventionCharts {
    let ask: Ask
    let seen: ConventionAchievement
    let funnel: CandidacyFunnel?

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        if seen.years.count > 1, let measured = seen.measured, measured.due.due > 0 {
            h.div(.class("sec")) { trend(measured.unit).write(into: h) }
        }
        if let funnel, funnel.count(.proposed) > 0 { h.div(.class("sec")) { steps(funnel).write(into: h) } }
    }

    /// The part of all that was due since the first day, at each year's end.
    private func trend(_ unit: ConventionTarget.Unit) -> Trend {
        var (count, due) = (0, 0.0)
        let points = seen.years.compactMap { year -> Trend.Point? in
            guard let counter = year.counter(unit), let number = counter.count.number else { return nil }
            (count, due) = (count + number, due + counter.due.due)
            return Trend.Point(String(year.year), due > 0 ? (Double(count) * 100 / due).rounded() : nil)
        }
        return Trend(
            ask.chartWords(
                "rattrapage", l("Part de l’objectif atteinte depuis le premier jour"),
                note: l(
                    "À la fin de chaque année, ou au {jour} : tout ce qui a été réalisé sur tout ce qui était dû. {unité}.",
                    ["jour": l.shortDay(seen.to), "unité": ask.label("conventionUnit", unit).capitalizedFirst]),
                table: l("Part de l’objectif, année par année")),
            Measure(l.numbers, unit: "%"), points,
            titles: .init(period: l("Année"), value: l("Part"), part: "", whole: ""))
    }

    private func steps(_ funnel: CandidacyFunnel) -> Funnel {
        Funnel(
            ask.chartWords(
                "parcours",
                l.plural(
                    funnel.count(.proposed), "{n} ménage proposé, {m} avec un bail",
                    "{n} ménages proposés, {m} avec un bail", ["m": l.number(funnel.count(.leased))]),
                note: l(
                    "Ménages proposés du {début} au {fin}, et jusqu’où ils sont allés. La part est celle de l’étape d’avant.",
                    ["début": l.shortDay(seen.from), "fin": l.shortDay(seen.to)]),
                table: l("De la candidature au bail")),
            Measure(l.numbers), share: Measure(l.numbers, unit: "%"),
            CandidacyFunnel.Step.allCases.map { step in
                let link = FunnelRowsPage.link(step, of: seen.convention.id, from: seen.from, to: seen.to)
                let count = funnel.count(step)
                return .init(FunnelRowsPage.name(step, l), count, href: count > 0 ? link.path : nil)
            }, titles: .init(stage: l("Étape"), count: l("Ménages"), share: l("De l’étape d’avant")))
    }
}
