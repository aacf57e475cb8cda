import RelorefDomain
import RelorefHTML

/// One large number of a page of figures: always a link to its indicator, with what it was counted from.
struct FigureCard: Sendable {
    let href: String
    let text: FigureText
    let label: String
    /// "812 sur 971, en bail direct".
    let detail: String
    /// A second figure said in the same breath, with its own link: "soit 3 378 personnes".
    var second: (text: String, href: String)?
    var unknown: String?
    var isIncomplete = false
    var ratio: Ratio?
    var isWide = false

    /// - Parameter label: what follows the number, "ménages aidés".
    init(_ figure: Figure, _ label: String, _ detail: String, _ state: FigureState, _ l: Language) {
        href = Link.indicator(figure.indicator.slug).with(state).path
        text = FigureText(figure, l)
        self.label = label
        self.detail = detail
        isIncomplete = figure.isIncomplete
        unknown = figure.isIncomplete ? l.unknowns(figure) : nil
        if let denominator = figure.denominator, figure.indicator.definition.unit == .percent {
            ratio = Ratio(figure.numerator, of: denominator, isException: figure.indicator == .employedAtDirectLease)
        }
    }

    func write(into h: HTML, _ l: Language) {
        h.div(.class(isWide ? "fig w" : "fig")) {
            h.a(.class("figlink"), .href(href)) {
                h.figureNumber(text)
                h.b(label)
            }
            if !detail.isEmpty || second != nil {
                h.small {
                    h.text(detail)
                    if let second { h.a(second.text, .href(second.href)) }
                }
            }
            if isIncomplete {
                h.small {
                    h.span(l("données incomplètes"), .class("badge wait"))
                    if let unknown { h.text(" " + unknown) }
                }
            }
            ratio?.write(into: h)
        }
    }
}
