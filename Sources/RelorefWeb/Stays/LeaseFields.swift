import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The fields of a lease in the household's own name: who lets, where, at what rent, from when.
struct LeaseFields: Sendable {
    let landlords: [Landlord]
    let departement: String
    /// Whether the household has a request for social housing that the lease may meet.
    let hasRequest: Bool

    /// - Parameter household: whose request the lease may meet; nil where a lease meets none.
    init(_ ask: Ask, _ tx: any Transaction, departement: String, household: String? = nil) throws {
        landlords = try tx.landlords(visibleTo: try ask.actor())
        self.departement = departement
        hasRequest = try household.map { try tx.hasOpenRequest($0) } ?? false
    }

    func write(_ h: HTML, _ form: ActForm, asksStock: Bool) {
        let l = form.l
        form.choice(h, "bailleur", l("Bailleur"), landlords.map { ($0.id, $0.name) }, empty: l("Choisir"))
        if asksStock {
            form.codes(h, "parc", l("Parc"), [Stock.public, .private], "stock", empty: l("Choisir"))
        }
        form.text(h, "commune", l("Commune"))
        form.text(h, "departement", l("Département"), hint: l("Numéro, par exemple 77."), usual: departement)
        form.number(h, "loyer", l("Loyer mensuel (€)"), hint: l("par exemple 412,50"))
        form.day(h, "signature", l("Bail signé le"))
        form.day(h, "debut_bail", l("Début du bail"), hint: l("Vide : le jour de la signature."))
        form.tick(h, "projet", l("Obtenu avec l’aide du réseau"), usual: true)
        if hasRequest {
            form.tick(h, "demande_satisfaite", l("La demande de logement social est satisfaite"), usual: true)
        }
    }

    /// Nil when nothing was typed in any of the fields.
    func read(_ reading: inout FormReading, stock: Stock?, _ tx: any Transaction) throws -> NewLease? {
        let form = reading.ask.form
        let isEmpty = ["bailleur", "commune", "loyer", "signature"].allSatisfy { form.filled($0) == nil }
        if isEmpty { return nil }
        let l = reading.ask.l
        let code = form.filled("departement") ?? departement
        let commune = try commune(&reading, code, tx)
        let signedOn = reading.day("signature")
        let start = reading.optionalDay("debut_bail")
        let rent = reading.parts("loyer", of: 100)
        guard let stock = stock ?? Stock(rawValue: form["parc"]) else {
            reading.refuse("parc", l("Dites si le logement est du parc public ou privé."))
            return nil
        }
        return NewLease(
            .new(
                LeasedDwelling(
                    landlord: form.filled("bailleur"), stock: stock, commune: commune?.code,
                    departement: commune?.departement ?? code)),
            signedOn: signedOn, from: start, rentCents: rent, throughProject: form.has("projet"),
            meetsRequest: hasRequest && form.has("demande_satisfaite"))
    }

    private func commune(_ reading: inout FormReading, _ departement: String, _ tx: any Transaction) throws -> Commune?
    {
        guard let name = reading.ask.form.filled("commune") else { return nil }
        let l = reading.ask.l
        let found = try tx.communes(named: name, departement: departement)
        if found.count == 1 { return found.first }
        reading.refuse(
            "commune",
            found.isEmpty
                ? l("Cette commune n’est pas dans la liste du département : vérifiez le nom et le département.")
                : l("Plusieurs communes portent ce nom : donnez-le en entier."))
        return nil
    }
}
