import RelorefDomain
import RelorefHTML

/// Every place that the account may go to, and the account itself: on a telephone this is what « Plus » opens.
struct SiteMapPage {
    let ask: Ask

    private var l: Language { ask.l }

    var answer: Answer {
        ask.page(l("Plan du site"), current: .siteMap) { h in
            h.div(.class("head")) { h.h1(l("Plan du site")) }
            h.div(.class("pair")) {
                for (title, links) in groups where !links.isEmpty { group(h, title, links) }
                account(h)
            }
        }
    }

    private func group(_ h: HTML, _ title: String, _ links: [(String, Link)]) {
        h.section(.class("panel")) {
            h.h2(title)
            h.ul(.class("places")) {
                for (label, link) in links { h.li { h.a(label, .href(link.path)) } }
            }
        }
    }

    private var groups: [(String, [(String, Link)])] {
        [
            (l("Travail"), work), (l("Parc et accueil"), stock), (l("Chiffres"), figures),
            (l("Administration"), administration), (l("Aide"), help),
        ]
    }

    private func when(_ permission: Permission, _ links: [(String, Link)]) -> [(String, Link)] {
        ask.may(permission) ? links : []
    }

    private var work: [(String, Link)] {
        var links = when(.seeToday, [(l("Aujourd’hui"), .today)])
        links += when(
            .seeFiles,
            [
                (l("Ménages"), .households), (l("Visites"), .visits), (l("Rendez-vous"), .agenda),
                (l("Demandes de logement"), .requests),
            ])
        links += when(.writeFiles, [(l("Nouveau ménage"), .newHousehold)])
        links += when(.linkFamilies, [(l("Rapprochements"), .familyLinks)])
        if ask.may(.seeFiles) || ask.may(.seeStock) { links.append((l("Recherche"), .search)) }
        return links
    }

    private var stock: [(String, Link)] {
        when(
            .seeStock,
            [
                (l("Logements"), .dwellings), (l("Carte du parc"), .stockMap), (l("Planning"), .planning),
                (l("Centres d’accueil"), .centres), (l("Partenaires"), .partners),
                (l("Conventions"), .conventions), (l("Propositions de logement"), .offers),
                (l("Ce qui bloque"), .obstacles), (l("Garanties"), .guarantees),
            ])
    }

    private var figures: [(String, Link)] {
        [(l("Quelques chiffres"), .home), (l("Tous les indicateurs"), .indicators), (l("Rapports figés"), .editions)]
    }

    private var administration: [(String, Link)] {
        (MainMenu.administers(ask) ? [(l("Administration"), .administration)] : [])
            + when(.importRecords, [(l("Importer des données"), .imports)])
            + when(.exportRecords, [(l("Exporter des données"), .exports)])
    }

    private var help: [(String, Link)] {
        [
            (l("Aide et touches"), .help), (l("Accessibilité"), .accessibility),
            (l("Données personnelles"), .privacy), (l("Mentions légales"), .legal),
        ]
    }

    private func account(_ h: HTML) {
        h.section(.class("panel")) {
            h.h2(l("Compte"))
            h.p { h.a(ask.visitor?.actor.name ?? "", .href(Link.ownAccount.path)) }
            h.p { h.a(l("Accords à deux"), .href(Link.approvals.path)) }
            h.div(.class("picks")) { MainMenu(ask: ask, current: .siteMap).accountForms(h, button: "btn b2") }
        }
    }
}
