import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Where the year is heading, with how it was reckoned.
struct ConventionOutlookPanel {
    let ask: Ask
    let outlook: ConventionOutlook
    let from: Day

    private var l: Language { ask.l }
    private var words: ConventionWords { ConventionWords(ask: ask) }

    func write(_ h: HTML) {
        h.section(.class("panel"), .id("perspective")) {
            h.h3(
                l(
                    "Où va l’année {année} ({unité})",
                    ["année": String(outlook.year), "unité": ask.label("conventionUnit", outlook.unit)]))
            h.dl(.class("facts sums")) {
                row(
                    h, l("Réalisé cette année"),
                    l(
                        "{n} sur {objectif}",
                        ["n": l.number(outlook.achieved), "objectif": words.decimal(outlook.promised, places: 1)]))
                row(h, l("Rythme depuis le {jour}", ["jour": l.shortDay(from)]), perYear(outlook.pace))
                row(h, l("Au {jour}, à ce rythme", ["jour": l.shortDay(outlook.end)]), ending)
                if let needed = outlook.neededPerMonth {
                    row(
                        h, l("Rythme nécessaire"),
                        l(
                            "{n} par mois jusqu’au {jour}",
                            [
                                "n": words.decimal(needed, places: 1), "jour": l.shortDay(outlook.end),
                            ]))
                }
                row(h, l("Objectif de l’année"), reach)
            }
            h.details(.class("small")) {
                h.summary(l("Comment c’est calculé"))
                h.p(
                    l(
                        "Calcul : le rythme observé depuis le premier jour de la convention se poursuit au hasard (loi de Poisson dont le rythme est lui-même incertain, a priori de Jeffreys). Hors de portée : même le haut de l’intervalle n’y suffit plus."
                    ))
            }
        }
    }

    /// What the year comes to, and between which numbers; nothing between two that are alike.
    private var ending: String {
        let expected = words.decimal(outlook.expected, places: 1)
        guard outlook.low < outlook.high else { return expected }
        return l(
            "{n} ; huit fois sur dix, de {bas} à {haut}",
            ["n": expected, "bas": l.number(outlook.low), "haut": l.number(outlook.high)])
    }

    private func perYear(_ pace: Double) -> String { l("{n} par an", ["n": words.decimal(pace, places: 1)]) }

    private var reach: String {
        switch outlook.reach {
        case .reached: l("atteint")
        case .until(let day): l("hors de portée le {jour} si rien ne s’ajoute d’ici là", ["jour": l.shortDay(day)])
        case .outSince(let day): l("hors de portée depuis le {jour}", ["jour": l.shortDay(day)])
        }
    }

    private func row(_ h: HTML, _ title: String, _ text: String) {
        h.dt(title)
        h.dd(text)
    }
}
