import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The side of a partner's page: how it is reached, whose member it is, where it works, its names.
struct PartnerSide {
    let page: PartnerPage

    private var ask: Ask { page.ask }
    private var l: Language { page.l }
    private var partner: Partner { page.partner }

    func write(_ h: HTML) {
        facts(h)
        names(h)
    }

    private func facts(_ h: HTML) {
        let reach = partner.reach
        h.section {
            h.h2(l("L’organisation"))
            if !reach.description.isEmpty { h.p(reach.description) }
            h.dl(.class("facts")) {
                if let siret = partner.siret { fact(h, l("SIRET"), siret.spaced) }
                if let parent = page.sheet.parent {
                    h.dt(l("Membre de"))
                    h.dd { h.a(parent.name, .href(Link.partner(parent.id).path)) }
                }
                if !reach.phone.isEmpty { fact(h, l("Téléphone"), reach.phone) }
                if !reach.email.isEmpty { fact(h, l("Courriel"), reach.email) }
                if !reach.website.isEmpty { fact(h, l("Site web"), reach.website) }
                if !reach.street.isEmpty {
                    fact(
                        h, l("Adresse"),
                        [reach.street, reach.postalCode, page.sheet.communeName ?? ""].filter { !$0.isEmpty }
                            .joined(separator: ", "))
                }
                if !page.sheet.places.isEmpty {
                    fact(h, l("Territoire"), page.sheet.places.map(ask.departement).joined(separator: ", "))
                }
                if let owned = partner.dwellingsOwned {
                    fact(h, l("Parc déclaré"), l.plural(owned, "{n} logement", "{n} logements"))
                }
                fact(h, l("Fiche tenue par"), page.sheet.siteName ?? l("personne encore"))
            }
        }
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) {
        h.dt(title)
        h.dd(text)
    }

    private func names(_ h: HTML) {
        let former = page.sheet.names.former
        let other = page.sheet.otherNames.filter { one in !former.contains { $0.name == one.name } }
        guard !former.isEmpty || !other.isEmpty || partner.namedFrom != nil else { return }
        h.section {
            h.h2(l("Ses noms"))
            h.ul(.class("small")) {
                h.li(
                    partner.namedFrom.map {
                        l("{nom}, depuis le {jour}", ["nom": partner.name, "jour": l.shortDay($0)])
                    } ?? partner.name)
                for name in former { h.li(PartnerNameWords(l: l).days(name)) }
            }
            if !other.isEmpty {
                let names = other.map(PartnerNameWords(l: l).days).joined(separator: l.isFrench ? " ; " : "; ")
                h.p(l("Se cherche aussi sous : {noms}.", ["noms": names]), .class("small"))
            }
        }
    }
}

/// A name with its days.
struct PartnerNameWords {
    let l: Language

    func days(_ name: PartnerName) -> String {
        let values: KeyValuePairs = [
            "nom": name.name, "début": name.from.map(l.shortDay) ?? "", "fin": l.shortDay(name.to),
        ]
        return name.from == nil ? l("{nom}, jusqu’au {fin}", values) : l("{nom}, du {début} au {fin}", values)
    }

    func days(_ name: OrganisationName) -> String {
        guard let to = name.to else { return name.name }
        return l("{nom}, jusqu’au {fin}", ["nom": name.name, "fin": l.shortDay(to)])
    }
}
