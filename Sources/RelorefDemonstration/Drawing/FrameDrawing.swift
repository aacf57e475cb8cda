import RelorefDomain

/// The associations, their sites, centres and partners: what stands before the first household comes.
struct Frame: Sendable {
    let associations: [(id: String, name: String)]
    /// One for each département, in the atlas's order.
    var sites: [DrawnSite]
    /// The second association's only site.
    var otherSite: DrawnSite
    let nationals: [DrawnNational]
    /// Drawn once there are accounts.
    var contacts: [DrawnContact] = []

    static let association = "a1"
    static let otherAssociation = "a2"

    init(departements: Int, _ pen: inout Pen) throws(PlanFault) {
        let known = pen.atlas.departements
        guard departements <= known.count else {
            throw .tooManyDepartements(wanted: departements, most: known.count)
        }
        associations = [(Frame.association, "Association du Relais"), (Frame.otherAssociation, "Maison des Arrivants")]
        sites = known.prefix(departements).map { Frame.site($0, association: Frame.association, &pen) }
        let home = known.first { $0.code == "77" } ?? known[0]
        otherSite = Frame.site(home, association: Frame.otherAssociation, &pen)
        for place in sites.indices {
            Frame.furnish(&sites[place], &pen)
        }
        otherSite.centres = [
            Frame.centre(
                "CADA des Trois-Ponts", .cada, at: otherSite, operatorName: "Maison des Arrivants", places: 60, &pen),
            Frame.centre(
                "HUDA du Faubourg", .huda, at: otherSite, operatorName: "Maison des Arrivants", places: 45, &pen),
        ]
        otherSite.landlords = Frame.landlords(of: otherSite, &pen)
        nationals = Frame.nationals(keptBy: sites.first { $0.departement.code == "77" } ?? sites[0], &pen)
        for place in sites.indices { Frame.join(&sites[place], nationals) }
    }

    /// A network of a million households has more sites, not larger ones: others open in the same départements.
    mutating func open(sitesFor households: Int, _ pen: inout Pen) {
        let places = sites.count
        for place in places..<max(places, households / Frame.householdsOfSite) {
            let departement = sites[place % places].departement
            var site = Frame.site(departement, association: Frame.association, &pen)
            site.name = "\(departement.name) \(place / places + 1)"
            Frame.furnish(&site, &pen)
            Frame.join(&site, nationals)
            sites.append(site)
        }
    }

    private static let householdsOfSite = 5_000

    private static func site(_ departement: Atlas.Departement, association: String, _ pen: inout Pen) -> DrawnSite {
        let name = association == Frame.association ? departement.name : "Maison des Arrivants, \(departement.name)"
        return DrawnSite(id: pen.ids.next("s"), association: association, name: name, departement: departement)
    }

    private static func furnish(_ site: inout DrawnSite, _ pen: inout Pen) {
        site.centres = site.departement.code == "77" ? seineEtMarne(site, &pen) : centres(of: site, &pen)
        site.landlords = landlords(of: site, &pen)
        site.employers = employers(of: site, &pen)
    }

    /// Six CADA with 465 places in all, one of them of 70 places opened in 2001 at Melun (experience sheet n° 5).
    private static func seineEtMarne(_ site: DrawnSite, _ pen: inout Pen) -> [DrawnCentre] {
        let cadas = [
            ("CADA de Melun", "77288", 70, 2001), ("CADA de Meaux", "77284", 90, 2002),
            ("CADA de Provins", "77379", 80, 2003), ("CADA de Chelles", "77108", 80, 2003),
            ("CADA de Nemours", "77333", 75, 2004), ("CADA de Coulommiers", "77131", 70, 2004),
        ]
        return cadas.map { name, commune, places, year in
            let operatorName = pen.dice.one(of: operators, or: "Seuils ouverts")
            return centre(
                name, .cada, at: site, operatorName: operatorName, places: places, commune: commune, year: year, &pen)
        } + [
            centre("CPH de la Brie", .cph, at: site, operatorName: "Seuils ouverts", places: 40, year: 2003, &pen)
        ]
    }

    private static func centres(of site: DrawnSite, _ pen: inout Pen) -> [DrawnCentre] {
        let kinds: [(CentreKind, String)] = [(.cada, "CADA"), (.huda, "HUDA"), (.cph, "CPH")]
        return kinds.map { kind, letters in
            let place = pen.dice.one(
                of: ["des Deux-Rives", "du Vieux-Moulin", "de la Halle", "du Belvédère"], or: "du Parc")
            let operatorName = pen.dice.one(of: operators, or: "Seuils ouverts")
            return centre(
                "\(letters) \(place) (\(site.departement.code))", kind, at: site, operatorName: operatorName,
                places: pen.dice.number(6, 12) * 10, year: pen.dice.number(1998, 2003), &pen)
        }
    }

    private static func centre(
        _ name: String, _ kind: CentreKind, at site: DrawnSite, operatorName: String, places: Int,
        commune: String? = nil, year: Int = 2003, _ pen: inout Pen
    ) -> DrawnCentre {
        let commune = commune ?? pen.atlas.commune(of: site.departement, &pen.dice).code
        let opened = Day(year: year, month: 3, day: 1) ?? pen.today
        let own = site.association == Frame.otherAssociation
        let centre = Centre(
            id: pen.ids.next("c"), name: name, kind: kind, operatorName: operatorName,
            departement: site.departement.code, commune: commune, site: own ? site.id : nil, openedOn: opened)
        return DrawnCentre(centre: centre, opened: opened, places: places, capacityID: pen.ids.next("cc"))
    }

    private static let operators = [
        "Seuils ouverts", "Le Pont d'Aval", "Toits et Chemins", "Maison des Arrivants", "La Halte claire",
    ]
}
