import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages of associations and sites.
struct NetworkPages: AdministrationPages {
    let ask: Ask
    let refusal: FormRefusal?

    func list(_ network: [AssociationLine]) -> Answer {
        page(
            l("Associations et sites"),
            l("Rien ne s’efface ici : un site se ferme, et ce qu’il contient reste lisible."), up: .administration,
            l("Administration")
        ) { h in
            for association in network { section(h, association) }
            if network.isEmpty { h.p(l("Aucune association : commencez par la vôtre."), .class("empty")) }
            h.section(.class("sec")) {
                h.h2(l("Ajouter une association"))
                form(h, Link.network.path) {
                    ask.formKey(h)
                    text(h, "nom", l("Nom"), longest: 120)
                    h.button(l("Ajouter l’association"), .class("btn b2"))
                }
            }
        }
    }

    private func section(_ h: HTML, _ association: AssociationLine) {
        let titles = [l("Site"), l("Département"), l("Heure locale"), l("État")]
        h.section(.class("sec")) {
            h.h2(.class("change")) {
                h.text(association.name + " ")
                h.a(
                    l("Changer"), .href(Link.association(association.id).path),
                    .aria("label", l("Changer {nom}", ["nom": association.name])))
            }
            h.table(.class("tbl stack")) {
                h.caption(l.plural(association.sites.count, "{n} site", "{n} sites"))
                h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
                h.tbody {
                    for site in association.sites {
                        h.tr {
                            h.th(.scope("row")) { h.a(site.name, .href(Link.site(site.id).path)) }
                            h.td(ask.departement(site.departement), .data("l", titles[1]))
                            h.td(clock(site.timeZone), .data("l", titles[2]))
                            h.td(.data("l", titles[3])) { badge(site).write(h) }
                        }
                    }
                }
            }
        }
    }

    private func badge(_ site: SiteLine) -> Badge {
        guard let day = site.closedOn else { return Badge(.ok, l("ouvert")) }
        return day <= ask.today
            ? Badge(.refused, l("fermé le {jour}", ["jour": l.shortDay(day)]))
            : Badge(.wait, l("ferme le {jour}", ["jour": l.shortDay(day)]))
    }

    /// "Europe/Paris" as its city.
    private func clock(_ zone: String) -> String {
        (zone.split(separator: "/").last.map(String.init) ?? zone).replacing("_", with: " ")
    }

    func association(_ line: AssociationLine) -> Answer {
        page(line.name, nil, up: .network, l("Associations et sites")) { h in
            form(h, Link.association(line.id).path) {
                text(h, "nom", l("Nom"), line.name, longest: 120)
                h.button(l("Changer le nom"), .class("btn"))
            }
            h.section(.class("sec")) {
                h.h2(l("Ajouter un site"))
                form(h, Link.association(line.id).path + "/sites") {
                    ask.formKey(h)
                    fields(h, nil)
                    h.button(l("Ajouter le site"), .class("btn b2"))
                }
            }
        }
    }

    func site(_ line: SiteLine, of association: AssociationLine) -> Answer {
        page(line.name, association.name, up: .network, l("Associations et sites")) { h in
            form(h, Link.site(line.id).path) {
                fields(h, line)
                h.button(l("Changer le site"), .class("btn"))
            }
            offline(h, line)
            h.section(.class("sec")) {
                h.h2(line.closedOn == nil ? l("Fermer le site") : l("Fermeture"))
                h.p(
                    l(
                        "Un site fermé quitte les formulaires à ce jour. Ses dossiers, ses logements et ses chiffres restent."
                    ))
                form(h, Link.site(line.id).path + "/fermeture") {
                    field("ferme_le", l("Fermé à partir du")).input(
                        h, value: ask.form.filled("ferme_le") ?? line.closedOn.map(ask.dayField) ?? "",
                        .autocomplete("off"))
                    h.div(.class("acts")) {
                        h.button(l("Noter la fermeture"), .class("btn b2"))
                        if line.closedOn != nil {
                            h.button(l("Rouvrir le site"), .class("btn b3"), .name("rouvrir"), .value("oui"))
                        }
                    }
                }
            }
        }
    }

    /// Off until somebody has weighed it: a telephone that takes visits along can be lost.
    private func offline(_ h: HTML, _ line: SiteLine) {
        h.section(.class("sec")) {
            h.h2(l("Visites hors connexion"))
            h.p(
                l(
                    "Le téléphone emporte les visites du jour (initiales, adresse, téléphone), chiffrées sous un code, effacées à minuit. À ouvrir après l’avoir pesé avec la personne qui veille aux données."
                ))
            h.p {
                (line.letsVisitsOut ? Badge(.ok, l("ouvertes")) : Badge(.refused, l("fermées"))).write(h)
            }
            form(h, Link.site(line.id).path + "/hors-connexion") {
                h.button(
                    line.letsVisitsOut ? l("Fermer à ce site") : l("Ouvrir à ce site"), .class("btn b2"),
                    .name("ouvert"), .value(line.letsVisitsOut ? "non" : "oui"))
            }
        }
    }

    private func fields(_ h: HTML, _ line: SiteLine?) {
        text(h, "nom_site", l("Nom du site"), line?.name ?? "", longest: 120)
        field("departement", l("Département")).select(
            h, [("", l("Choisissez"))] + ask.offered("departement").map { ($0, ask.departement($0)) },
            chosen: ask.form.filled("departement") ?? line?.departement ?? "", .required)
        field(
            "heure", l("Heure locale"),
            hint: l("Vide : celle du département. Elle dit quel jour il est pour un terme.")
        ).select(
            h, [("", "–")] + SiteClock.allCases.map { ($0.rawValue, clock($0.rawValue)) },
            chosen: ask.form.filled("heure") ?? line?.timeZone ?? "")
    }
}
