import RelorefHTML

/// Short pages of plain text.
enum HelpPages {
    static func help(_ ask: Ask) -> Answer {
        let l = ask.l
        return ask.page(l("Aide"), current: .help) { h in
            title(h, l("Aide"), l("Ce que fait chaque écran, et les touches qui font gagner du temps."))
            h.section(.id("touches")) {
                h.h2(l("Touches"))
                h.p {
                    h.text(
                        l("Les touches d’une lettre n’agissent que si une ligne a le focus ; elles s’éteignent dans")
                            + " ")
                    h.a(l("votre compte"), .href(Link.ownAccount.path))
                    h.text(".")
                }
                h.table(.class("tbl keys")) {
                    h.caption(l("Raccourcis du clavier"), .class("vh"))
                    h.thead {
                        h.tr {
                            h.th(l("Touche"), .scope("col"))
                            h.th(l("Effet"), .scope("col"))
                        }
                    }
                    h.tbody { for (keys, effect) in shortcuts(l) { row(h, keys, effect) } }
                }
            }
            h.section(.class("sec")) {
                h.h2(l("Mots"))
                h.dl(.class("facts wordy")) {
                    for (word, meaning) in words(l) {
                        h.dt(word)
                        h.dd(meaning)
                    }
                }
            }
        }
    }

    private static func shortcuts(_ l: Language) -> [(String, String)] {
        [
            ("Ctrl K", l("Ouvrir la recherche")), ("/", l("Ouvrir la recherche, hors des champs")),
            ("j, k", l("Ligne suivante, ligne précédente, dans Aujourd’hui")),
            ("f", l("Marquer comme fait")), ("r", l("Reporter")), ("c", l("Confier à un collègue")),
            ("x", l("Sélectionner la ligne")), ("?", l("Rappeler ces touches")),
        ]
    }

    private static func words(_ l: Language) -> [(String, String)] {
        [
            (l("Ménage"), l("Un groupe de personnes suivies ensemble. Sa composition change avec le temps.")),
            (
                l("Logement-relais"),
                l("Un logement temporaire tenu par l’association, pour un ménage qui quitte un centre.")
            ),
            (l("Place"), l("Un occupant autorisé dans un logement-relais.")),
            (l("Bail direct"), l("Un bail au nom du ménage. Un bail glissant n’en est un qu’après le glissement.")),
            (l("Sortie"), l("La fin d’un séjour qui n’est pas un transfert vers un autre logement-relais.")),
        ]
    }

    private static func row(_ h: HTML, _ keys: String, _ effect: String) {
        h.tr {
            h.th(.scope("row")) { h.kbd(keys) }
            h.td(effect)
        }
    }

    static func accessibility(_ ask: Ask) -> Answer {
        let l = ask.l
        return text(
            ask, l("Accessibilité : partiellement conforme"),
            [
                l(
                    "Reloref vise les règles WCAG 2.2 de niveau AA et le RGAA 4.1. Chaque page est examinée par axe à chaque version."
                ),
                l("Tout se fait sans souris et sans JavaScript. Les graphiques sont suivis de leur tableau."),
                l("Aucun audit par un tiers n’a encore eu lieu : la conformité est donc dite partielle."),
                l("Une difficulté ? Écrivez à l’administration de votre réseau : elle vous répond et la corrige."),
            ])
    }

    static func privacy(_ ask: Ask) -> Answer {
        let l = ask.l
        return text(
            ask, l("Données personnelles"),
            [
                l(
                    "Les noms, les adresses, les nationalités et les notes sont chiffrés par ménage. Détruire la clé d’un ménage efface ce qu’elle protège."
                ),
                l(
                    "Chaque ouverture d’un dossier est notée : qui, quand, quel écran. Le ménage peut demander cette liste."
                ),
                l(
                    "Ne sont jamais enregistrés : le numéro de sécurité sociale, un diagnostic, la religion, le récit d’asile."
                ),
                l(
                    "Toute personne peut demander à lire, corriger ou effacer ce qui la concerne, auprès de l’association qui la suit."
                ),
            ])
    }

    static func legal(_ ask: Ask) -> Answer {
        let l = ask.l
        return text(
            ask, l("Mentions légales"),
            [
                l("Reloref est un logiciel libre sous licence EUPL 1.2, hébergé par le réseau qui l’utilise."),
                l("L’association ou le réseau qui l’exploite indique ici son nom, son adresse et son hébergeur."),
            ])
    }

    private static func text(_ ask: Ask, _ title: String, _ paragraphs: [String]) -> Answer {
        ask.page(title, current: .help) { h in
            self.title(h, title, nil)
            h.div(.class("prose")) { for paragraph in paragraphs { h.p(paragraph) } }
        }
    }

    private static func title(_ h: HTML, _ title: String, _ sentence: String?) {
        h.div(.class("head")) {
            h.div {
                h.h1(title)
                if let sentence { h.p(sentence) }
            }
        }
    }
}
