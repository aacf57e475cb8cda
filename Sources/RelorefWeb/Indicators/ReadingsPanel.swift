import RelorefDomain
import RelorefHTML
import RelorefRecords

/// "Majoritairement en emploi (55 %)" can be read in three ways; each is shown with what it was divided by.
struct ReadingsPanel {
    let ask: Ask
    let figures: IndicatorFigures

    func write(into h: HTML) {
        let l = ask.l
        h.section(.class("sec"), .aria("label", l("Trois lectures"))) {
            h.h2(l("Trois lectures d’une même phrase"))
            h.p(l("« … majoritairement en emploi » : tout dépend de ce que l’on met au dénominateur."), .class("muted"))
            h.div(.class("kpi three")) {
                for (letter, figure) in zip(["A", "B", "C"], figures.readings) { write(letter, figure, into: h) }
            }
        }
    }

    private func write(_ letter: String, _ figure: Figure, into h: HTML) {
        let l = ask.l
        let isThis = figure.indicator == figures.id
        h.div(.class("fig")) {
            h.a(
                .class("figlink"), .href(Link.indicator(figure.indicator.slug).with(figures.state).path),
                isThis ? .aria("current", "page") : nil
            ) {
                h.figureNumber(FigureText(figure, l))
                h.b(l("Lecture {lettre} : {nom}", ["lettre": letter, "nom": l(figure.indicator.definition.name)]))
            }
            h.small([l.fraction(figure), l.unknowns(figure)].compactMap { $0 }.joined(separator: ", "))
            if let denominator = figure.denominator { Ratio(figure.numerator, of: denominator).write(into: h) }
        }
    }
}
