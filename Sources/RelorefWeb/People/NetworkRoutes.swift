import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The associations of the network and their sites.
enum NetworkRoutes {
    static let all: [Route] = [
        .get("/admin/reseau", .needs(.administerReference)) { ask, tx in try list(ask, tx, nil) },
        .post("/admin/reseau", .needs(.administerReference), addAssociation),
        .get("/admin/reseau/associations/:id", .needs(.administerReference)) { ask, tx in try association(ask, tx, nil)
        },
        .post("/admin/reseau/associations/:id", .needs(.administerReference), rename),
        .post("/admin/reseau/associations/:id/sites", .needs(.administerReference), addSite),
        .get("/admin/reseau/sites/:id", .needs(.administerReference)) { ask, tx in try site(ask, tx, nil) },
        .post("/admin/reseau/sites/:id", .needs(.administerReference), change),
        .post("/admin/reseau/sites/:id/fermeture", .needs(.administerReference), close),
        .post("/admin/reseau/sites/:id/hors-connexion", .needs(.administerReference)) { ask, tx, author in
            let (id, allowed) = (ask.parameter("id"), ask.form["ouvert"] == "oui")
            try AccessRefusal.hiding { try tx.letVisitsOut(allowed, ofSite: id, by: author) }
            return .redirect(
                to: .site(id),
                saying: Flash(
                    allowed
                        ? ask.l("Les visites hors connexion sont ouvertes à ce site.")
                        : ask.l("Les visites hors connexion sont fermées à ce site. Ce qui attend arrivera encore.")))
        },
    ]

    private static func list(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        NetworkPages(ask: ask, refusal: refusal).list(try tx.network())
    }

    private static func association(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        guard let line = try tx.network().first(where: { $0.id == ask.parameter("id") }) else {
            throw AccessRefusal.notFound
        }
        return NetworkPages(ask: ask, refusal: refusal).association(line)
    }

    private static func site(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal?) throws -> Answer {
        for association in try tx.network() {
            guard let line = association.sites.first(where: { $0.id == ask.parameter("id") }) else { continue }
            return NetworkPages(ask: ask, refusal: refusal).site(line, of: association)
        }
        throw AccessRefusal.notFound
    }

    @Sendable private static func addAssociation(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let name = name(&reading)
        guard reading.errors.isEmpty else { return try list(ask, tx, FormRefusal(errors: reading.errors)) }
        let id = try AccessRefusal.hiding { try tx.addAssociation(name, by: author) }
        return .redirect(to: .association(id), saying: Flash(ask.l("L’association est ajoutée. Donnez-lui un site.")))
    }

    @Sendable private static func rename(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let name = name(&reading)
        guard reading.errors.isEmpty else { return try association(ask, tx, FormRefusal(errors: reading.errors)) }
        try AccessRefusal.hiding { try tx.rename(association: ask.parameter("id"), name, by: author) }
        return .redirect(to: .network, saying: Flash(ask.l("Le nom est changé partout.")))
    }

    @Sendable private static func addSite(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let new = read(&reading)
        guard let new, reading.errors.isEmpty else {
            return try association(ask, tx, FormRefusal(errors: reading.errors))
        }
        try AccessRefusal.hiding { try tx.addSite(new, of: ask.parameter("id"), by: author) }
        return .redirect(to: .network, saying: Flash(ask.l("Le site est ajouté. Invitez sa direction.")))
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let new = read(&reading)
        guard let new, reading.errors.isEmpty else { return try site(ask, tx, FormRefusal(errors: reading.errors)) }
        try AccessRefusal.hiding { try tx.change(site: ask.parameter("id"), to: new, by: author) }
        return .redirect(to: .network, saying: Flash(ask.l("Le site est changé.")))
    }

    @Sendable private static func close(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let day = ask.form.has("rouvrir") ? nil : reading.day("ferme_le", .term)
        guard reading.errors.isEmpty else { return try site(ask, tx, FormRefusal(errors: reading.errors)) }
        try AccessRefusal.hiding { try tx.close(site: ask.parameter("id"), on: day, by: author) }
        return .redirect(
            to: .network,
            saying: Flash(
                day == nil
                    ? ask.l("Le site est rouvert.")
                    : ask.l(
                        "La fermeture est notée : les formulaires ne proposent plus ce site. Ce qu’il contient reste."))
        )
    }

    private static func name(_ reading: inout FormReading) -> String {
        let name = reading.text("nom", orSay: reading.ask.l("Écrivez un nom."))
        if name.count > 120 { reading.refuse("nom", reading.ask.l("Cent vingt signes au plus.")) }
        return name
    }

    private static func read(_ reading: inout FormReading) -> NewSite? {
        let ask = reading.ask
        let name = reading.text("nom_site", orSay: ask.l("Écrivez un nom."))
        let departement = reading.listed("departement", ask.offered("departement"))
        if departement == nil { reading.refuse("departement", ask.l("Choisissez un département.")) }
        guard let departement else { return nil }
        return NewSite(
            name: name, departement: departement,
            clock: SiteClock(rawValue: ask.form["heure"]) ?? SiteClock(department: departement))
    }
}
