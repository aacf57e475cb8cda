import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Writing a dwelling into the register, and putting its record right.
enum DwellingRecordRoutes {
    static let all: [Route] = [
        .get("/logements/nouveau", .needs(.writeStock)) { ask, tx in
            try DwellingRecordPage(ask, tx, editing: nil, DwellingRecordForm(ask)).answer
        },
        .post("/logements", .needs(.writeStock), create),
        .get("/logements/:code/modifier", .needs(.writeStock), edit),
        .post("/logements/:code", .needs(.writeStock), change),
    ]

    private static let fields = [
        "since": "depuis", "code": "code", "capacity": "places", "surface": "surface", "status": "etat",
        "address": "rue",
    ]

    @Sendable private static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let form = try DwellingRecordForm(ask, tx, isNew: true)
        let page = { (refused: DwellingFormRefusal) in
            try DwellingRecordPage(ask, tx, editing: nil, form, refused: refused).answer
        }
        guard form.errors.isEmpty, let stock = form.stock else { return try page(.init("", ask.form, form.errors)) }
        let new = NewDwelling(
            code: ask.form["code"], site: ask.form["site"], usage: form.usage, stock: stock,
            landlord: try landlord(ask, tx), commune: form.commune?.code, departement: form.departement,
            type: form.type,
            surfaceTenths: form.surfaceTenths, capacity: form.places, shared: form.isShared, address: form.address,
            status: DwellingStatus(rawValue: ask.form["etat"]) ?? .prospect, since: form.since)
        do {
            let dwelling = try tx.createDwelling(
                new, by: author, confirming: DwellingFormRefusal.confirmations(ask.form))
            return .redirect(
                to: .dwelling(dwelling.code),
                saying: Flash(ask.l("Logement {code} enregistré.", ["code": dwelling.code])))
        } catch let refusal as ActRefusal {
            return try page(.init("", ask, refusal, fields: fields, first: "code"))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        }
    }

    /// A landlord that one may see; no other is accepted.
    private static func landlord(_ ask: Ask, _ tx: any Transaction) throws -> String? {
        guard let id = ask.form.filled("bailleur") else { return nil }
        guard try tx.knownPartner(id, to: try ask.actor()) != nil else { throw AccessRefusal.notFound }
        return id
    }

    @Sendable private static func edit(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let page = try DwellingPage(ask, tx, code: ask.parameter("code"))
        guard page.mayWrite else { throw AccessRefusal.notFound }
        let form = DwellingRecordForm(ask, page.sheet, page.address)
        return try DwellingRecordPage(ask, tx, editing: page.dwelling, form).answer
    }

    @Sendable private static func change(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let current = try DwellingPage(ask, tx, code: ask.parameter("code"))
        let form = try DwellingRecordForm(ask, tx, isNew: false)
        let page = { (refused: DwellingFormRefusal) in
            try DwellingRecordPage(ask, tx, editing: current.dwelling, form, refused: refused).answer
        }
        guard form.errors.isEmpty, let stock = form.stock else { return try page(.init("", ask.form, form.errors)) }
        let address = form.address == current.address ? nil : form.address
        do {
            try tx.change(
                current.dwelling.id,
                DwellingChange(
                    stock: stock, landlord: ask.form.filled("bailleur"), commune: form.commune?.code,
                    departement: form.departement, type: form.type, surfaceTenths: form.surfaceTenths,
                    shared: form.isShared, address: address),
                version: Int(ask.form["version"]) ?? -1, by: author,
                confirming: DwellingFormRefusal.confirmations(ask.form))
            return .redirect(to: .dwelling(current.dwelling.code), saying: Flash(ask.l("Logement modifié.")))
        } catch let refusal as ActRefusal {
            return try page(.init("", ask, refusal, fields: fields, first: "parc"))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
