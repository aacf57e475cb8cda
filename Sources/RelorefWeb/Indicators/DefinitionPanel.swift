import RelorefDomain
import RelorefHTML

/// Every part of an indicator's definition, with its version: what anybody needs to compute it again.
struct DefinitionPanel {
    let ask: Ask
    let definition: IndicatorDefinition
    let words: IndicatorWords

    func write(into h: HTML) {
        let l = ask.l
        h.section(.class("panel sec"), .id("definition")) {
            h.h2 {
                h.text(l("Définition"))
                h.span(
                    l("{code}, version {n}", ["code": definition.id.rawValue, "n": String(definition.version)]),
                    .class("small muted"))
            }
            h.p(l(definition.sentence), .class("sentence"))
            h.dl(.class("facts")) {
                part(h, l("Population"), words.population)
                part(h, l("Numérateur"), words.numerator)
                part(h, l("Dénominateur"), words.denominator ?? l("Aucun : c’est un nombre, non une part."))
                part(h, l("Compris"), words.included)
                part(h, l("Exclu"), words.excluded)
                part(h, l("Inconnus"), unknowns)
                part(h, l("Jours"), days)
                part(h, l("Arrondi"), rounding)
                part(h, l("Source"), source)
            }
        }
    }

    private func part(_ h: HTML, _ title: String, _ text: String) {
        h.dt(title)
        h.dd(text)
    }

    private var unknowns: String {
        let l = ask.l
        return switch definition.unknowns {
        case .within: l("Les cas inconnus restent au dénominateur ; ils ne comptent jamais comme un « non » caché.")
        case .beside: l("Les cas inconnus sont comptés à part, hors du dénominateur.")
        }
    }

    private var days: String {
        let l = ask.l
        return switch definition.days {
        case .over: l("Une période, premier et dernier jours compris.")
        case .at: l("Un jour : le dernier de la période.")
        case .overOrAt: l("Une période, ou un jour.")
        }
    }

    private var rounding: String {
        let l = ask.l
        return switch definition.rounding {
        case .whole: l("Nombre entier.")
        case .percent: l("Pourcentage entier, la moitié vers le haut.")
        case .tenths: l("Un chiffre après la virgule.")
        case .hundredths: l("Deux chiffres après la virgule.")
        }
    }

    private var source: String {
        let l = ask.l
        return definition.leafletRank == nil
            ? l("Guide du domaine Reloref, § 3.3 ; les fiches saisies dans le registre.")
            : l("Plaquette Reloref 2004–2009 ; guide du domaine, § 3.3 ; les fiches saisies dans le registre.")
    }
}
