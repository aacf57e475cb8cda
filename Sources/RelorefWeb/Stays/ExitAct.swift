import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The household leaves: where to, why, when; into a lease of its own, with the lease.
struct ExitAct: FileAct {
    static let noun = "sortie"
    static let permission = Permission.writeFiles
    static let fields = [
        "landlord": "bailleur", "stock": "destination", "commune": "commune", "start": "debut_bail", "rent": "loyer",
        "lease": "bail", "exitType": "destination", "exit": "destination", "reason": "explication",
        "contactConsent": "contact", "exitInventory": "etat_des_lieux", "leaseStart": "debut_bail", "*": "destination",
    ]

    static func title(_ l: Language) -> String { l("Enregistrer la sortie") }
    static func button(_ l: Language) -> String { l("Enregistrer la sortie") }

    let home: HomePlace
    let household: Household
    let lease: LeaseFields

    init(_ request: ActRequest) throws {
        home = try request.home()
        household = request.household
        lease = try LeaseFields(
            request.ask, request.tx, departement: request.file.departement, household: request.household.id)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.place(of: home).capitalizedFirst)
        form.day(
            h, "jour", l("Sorti le"), hint: l("Le premier jour où le ménage n’y dort plus."), usual: form.ask.today)
        form.codes(
            h, "destination", l("Destination"), ExitType.allCases.filter(\.isExit), "exitType", empty: l("Choisir"))
        form.codes(h, "raison", l("Motif"), ExitReason.allCases, "exitReason", empty: l("aucun en particulier"))
        form.group(
            h, "bail", l("Le bail du ménage"), hint: l("Seulement pour un bail à son nom : rien à remplir sinon.")
        ) {
            lease.write(h, form, asksStock: false)
        }
        if home.stay.kind != .centre {
            form.day(h, "etat_des_lieux", l("État des lieux de sortie fait le"), hint: l("Facultatif."))
        }
        h.details(form.refusal == nil ? nil : .open) {
            h.summary(l("Destination incertaine"))
            form.text(
                h, "explication", l("Ce que l’on sait"),
                hint: l("Demandé pour un hébergement chez un tiers ou une destination inconnue."))
            form.choice(
                h, "contact", l("Le ménage accepte d’être recontacté"), [("oui", l("oui")), ("non", l("non"))],
                empty: l("pas demandé"))
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let day = reading.day("jour")
        let type: ExitType? = reading.code("destination", orSay: l("Choisissez où va le ménage."))
        let stock: Stock = type == .directLeasePrivate ? .private : .public
        let isOwn = type?.isDirectLease ?? false
        let lease = isOwn ? try self.lease.read(&reading, stock: stock, tx) : nil
        guard let type else { return nil }
        let contact: Bool? = ask.form.filled("contact").map { $0 == "oui" }
        let exit = NewExit(
            type, reason: ExitReason(rawValue: ask.form["raison"]), explanation: ask.form["explication"],
            contactConsent: contact, lease: lease, inventoryOn: reading.optionalDay("etat_des_lieux"))
        let (stay, link) = (home.id, Link.household(household.code))
        return { tx, author, confirming in
            let departure = try tx.exit(stay, on: day, exit, by: author, confirming: confirming)
            let left = try FollowUpWords(ask: ask).opened(by: departure.lease, tx)
            return Done(
                link: link,
                sentence: l(
                    "Sortie enregistrée le {jour} : {destination}.",
                    [
                        "jour": l.shortDay(day), "destination": ask.label("exitType", type),
                    ]) + left)
        }
    }
}
