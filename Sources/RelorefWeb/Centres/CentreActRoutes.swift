import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Writing a centre down, putting it right, and changing its places from a day on.
enum CentreActRoutes {
    static let all: [Route] = [
        .get("/centres/nouveau", .needs(.writeStock)) { ask, tx in
            try CentreRecordPage(ask, tx, editing: nil, CentreForm(ask)).answer
        },
        .post("/centres", .needs(.writeStock), create),
        .get("/centres/:id/modifier", .needs(.writeStock)) { ask, tx in
            let line = try centre(ask, tx)
            return try CentreRecordPage(ask, tx, editing: line, CentreForm(ask, line)).answer
        },
        .post("/centres/:id", .needs(.writeStock), change),
        .get("/centres/:id/places", .needs(.writeStock)) { ask, tx in
            .redirect(to: .centre(try centre(ask, tx).id))
        },
        .post("/centres/:id/places", .needs(.writeStock), capacity),
    ]

    private static let fields = ["name": "nom", "operator": "gestionnaire", "closedOn": "ferme"]

    private static func centre(_ ask: Ask, _ tx: any Transaction) throws -> CentreLine {
        guard let line = try tx.centre(ask.parameter("id"), on: ask.today, visibleTo: try ask.actor()) else {
            throw AccessRefusal.notFound
        }
        return line
    }

    @Sendable private static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let form = try CentreForm(ask, tx, isNew: true)
        let page = { (refused: DwellingFormRefusal) in
            try CentreRecordPage(ask, tx, editing: nil, form, refused: refused).answer
        }
        guard let facts = form.facts else { return try page(.init("", ask.form, form.errors)) }
        do {
            let centre = try tx.createCentre(facts, by: author)
            if let places = form.places, let day = form.placesFrom {
                try tx.changeCentreCapacity(of: centre.id, to: places, from: day, by: author)
            }
            return .redirect(to: .centre(centre.id), saying: Flash(ask.l("Centre enregistré.")))
        } catch let refusal as ActRefusal {
            return try page(.init("", ask, refusal, fields: fields, first: "nom"))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let line = try centre(ask, tx)
        let form = try CentreForm(ask, tx, isNew: false)
        let page = { (refused: DwellingFormRefusal) in
            try CentreRecordPage(ask, tx, editing: line, form, refused: refused).answer
        }
        guard let facts = form.facts else { return try page(.init("", ask.form, form.errors)) }
        do {
            try tx.changeCentre(line.id, facts, version: Int(ask.form["version"]) ?? -1, by: author)
            return .redirect(to: .centre(line.id), saying: Flash(ask.l("Centre modifié.")))
        } catch let refusal as ActRefusal {
            return try page(.init("", ask, refusal, fields: fields, first: "nom"))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private static func capacity(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let line = try centre(ask, tx)
        var reading = FormReading(ask)
        let places = reading.number("places")
        if ask.form.filled("places") == nil { reading.refuse("places", ask.l("Donnez le nombre de places.")) }
        let day = reading.day("places_jour")
        guard let places, reading.errors.isEmpty else {
            let refused = DwellingFormRefusal("places", ask.form, reading.errors)
            return try CentreRoutes.page(ask, tx, line, refused: refused)
        }
        do {
            try tx.changeCentreCapacity(of: line.id, to: places, from: day, by: author)
            return .redirect(to: .centre(line.id), saying: Flash(ask.l("Nombre de places enregistré.")))
        } catch let refusal as ActRefusal {
            let refused = DwellingFormRefusal(
                "places", ask, refusal, fields: ["places": "places"], first: "places_jour")
            return try CentreRoutes.page(ask, tx, line, refused: refused)
        }
    }
}
