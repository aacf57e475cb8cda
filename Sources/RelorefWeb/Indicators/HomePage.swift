import RelorefDomain
import RelorefHTML
import RelorefRecords

/// "Reloref 2004–2009 : quelques chiffres": ten figures in three groups, a map, a flow, two trends.
struct HomePage {
    let ask: Ask
    let figures: HomeFigures

    private var l: Language { ask.l }
    private var state: FigureState { figures.state }

    var answer: Answer {
        let title = l("Reloref {années} : quelques chiffres", ["années": l.span(state)])
        return ask.page(title, current: .indicators) { h in
            head(h, title)
            PeriodForm(ask: ask, state: state, action: .home).write(into: h)
            for group in groups { write(group, into: h) }
            HomeCharts(ask: ask, figures: figures).write(into: h)
            notes(h)
        }
    }

    private func head(_ h: HTML, _ title: String) {
        h.div(.class("head")) {
            h.div {
                h.h1(title)
                h.p(l("Chaque chiffre mène à sa définition et à la liste des dossiers qui le composent."))
                h.p {
                    h.text(l("Données arrêtées au {jour}.", ["jour": l.shortDay(state.period.to)]) + " ")
                    h.span(ask.scopeSentence)
                }
                ask.tellAge(figures.olderThanRecords, h)
            }
            h.div(.class("acts")) {
                h.a(l("Tous les indicateurs"), .class("btn b2"), .href(Link.indicators.with(state).path))
                if ask.may(.freezeFigures) {
                    h.a(l("Figer un rapport"), .class("btn"), .href(Link.editions.with(state).at("figer").path))
                } else {
                    h.a(l("Rapports figés"), .class("btn b2"), .href(Link.editions.path))
                }
            }
        }
    }

    private func write(_ group: (title: String, cards: [FigureCard]), into h: HTML) {
        h.section(.class("figs")) {
            h.h2(group.title)
            for card in group.cards { card.write(into: h, l) }
        }
    }

    private func notes(_ h: HTML) {
        h.section(.class("sec notes")) {
            h.h2(l("Lire ces chiffres"))
            h.ul {
                h.li(
                    l(
                        """
                        Places de CPH : les places-relais ouvertes au fil des ans sont comparées à un parc à une date ; c’est un \
                        ordre de grandeur, non une part.
                        """))
                h.li(
                    l(
                        """
                        Emploi à la sortie : part des ménages entrés en bail direct. Les deux autres lectures, sur toutes les \
                        sorties et par adulte, sont sur la page de l’indicateur.
                        """))
                h.li(
                    l(
                        "Un pourcentage est arrondi à l’unité, la moitié vers le haut, et toujours donné avec ses deux nombres."
                    ))
            }
        }
    }
}

extension Ask {
    /// Says when figures that are being counted anew were counted; nothing when they are those of this moment.
    func tellAge(_ moment: Moment?, _ h: HTML) {
        guard let moment else { return }
        h.p(
            l(
                "Chiffres comptés le {moment}. Des dossiers ont changé depuis : rechargez la page dans un instant.",
                ["moment": l.moment(moment)]), .class("muted"))
    }

    /// Whose records are counted on this page.
    var scopeSentence: String {
        switch visitor?.actor.facts ?? .nothing {
        case .everything: l("Chiffres du réseau entier.")
        case .sites(let sites):
            l.plural(
                sites.count, "Chiffres de votre association ({n} site).", "Chiffres de votre association ({n} sites).")
        case .nothing: l("Votre compte ne donne accès à aucun chiffre.")
        }
    }
}
