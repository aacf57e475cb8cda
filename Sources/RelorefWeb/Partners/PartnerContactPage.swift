import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The form on somebody whom one calls at a partner.
struct PartnerContactPage: RecordPage {
    let ask: Ask
    let partner: Partner
    let contact: KnownContact?
    let typed: FormFields
    let site: ContactSite
    var refused: DwellingFormRefusal?

    init(
        _ ask: Ask, _ tx: any Transaction, _ partner: Partner, _ contact: KnownContact?,
        refused: DwellingFormRefusal? = nil
    ) throws {
        (self.ask, self.partner, self.contact, self.refused) = (ask, partner, contact, refused)
        site = try ContactSite(ask, tx, partner)
        guard refused == nil, let contact, let details = contact.details else {
            typed = refused?.typed ?? FormFields([])
            return
        }
        typed = FormFields([
            ("nom", details.name), ("fonction", details.function), ("telephone", details.phone),
            ("courriel", details.email), ("rue", details.address.street),
            ("code_postal", details.address.postalCode), ("localite", details.address.town),
            ("accord", contact.contact.consentOn.map(ask.dayField) ?? ""),
            ("arrive", contact.contact.arrivedOn.map(ask.dayField) ?? ""),
            ("version", String(contact.contact.version)),
        ])
    }

    var answer: Answer {
        let title =
            contact.map { l("Modifier {nom}", ["nom": $0.details?.display ?? ""]) }
            ?? l("Contact chez {nom}", ["nom": partner.name])
        return page(
            title, of: (partner.name, .partner(partner.id)), in: (l("Bailleurs et partenaires"), .partners),
            sentTo: contact.map { PartnerLinks.contact(partner.id, $0.id) } ?? PartnerLinks.contacts(partner.id)
        ) { h in
            h.p(
                l(
                    "Le nom, le numéro, le courriel et l’adresse sont scellés : seuls les collègues du site qui les note les lisent."
                ))
            field("nom", l("Nom")).input(h, value: typed["nom"], .autocomplete("off"))
            field("fonction", l("Fonction"), hint: l("Par exemple : attributions.")).input(
                h, value: typed["fonction"], .autocomplete("off"))
            field("telephone", l("Téléphone")).input(h, type: "tel", value: typed["telephone"], .autocomplete("off"))
            field("courriel", l("Courriel")).input(h, type: "email", value: typed["courriel"], .autocomplete("off"))
            address(h)
            field(
                "accord", l("Accord pour garder son numéro, son courriel et son adresse, donné le"),
                hint: l("Sans accord, ne notez que le nom et la fonction.")
            ).input(h, value: typed["accord"], .autocomplete("off"))
            field("arrive", l("En poste depuis le"), hint: l("Facultatif.")).input(
                h, value: typed["arrive"], .autocomplete("off"))
            if contact == nil {
                site.write(
                    h, field("site", l("Site"), hint: l("Celui dont les collègues l’appelleront.")),
                    chosen: typed["site"], l)
            }
        }
    }

    private func address(_ h: HTML) {
        field(
            "rue", l("Adresse"),
            hint: partner.isPerson ? l("Où lui écrire.") : l("Si on lui écrit ailleurs qu’à son organisation.")
        ).input(h, value: typed["rue"], .autocomplete("off"))
        h.div(.class("line")) {
            field("code_postal", l("Code postal")).input(
                h, value: typed["code_postal"], .inputmode("numeric"), .autocomplete("off"))
            field("localite", l("Commune")).input(h, value: typed["localite"], .autocomplete("off"))
        }
    }

    static func facts(_ ask: Ask, _ reading: inout FormReading) -> ContactFacts {
        ContactFacts(
            ContactDetails(
                name: ask.form["nom"], function: ask.form["fonction"], phone: ask.form["telephone"],
                email: ask.form["courriel"],
                address: PostalAddress(
                    street: ask.form["rue"], postalCode: ask.form["code_postal"], town: ask.form["localite"])),
            consentOn: reading.optionalDay("accord", .event(today: ask.today)),
            arrivedOn: reading.optionalDay("arrive", .event(today: ask.today)))
    }
}

/// Somebody left the organisation: since when, and whom to call instead.
struct PartnerDeparturePage: RecordPage {
    let ask: Ask
    let partner: Partner
    let contact: KnownContact
    let others: [KnownContact]
    var refused: DwellingFormRefusal?

    var typed: FormFields { refused?.typed ?? FormFields([]) }

    var answer: Answer {
        let name = contact.details?.display ?? ""
        return page(
            l("{nom} a quitté l’organisation", ["nom": name]), of: (partner.name, .partner(partner.id)),
            in: (l("Bailleurs et partenaires"), .partners), sentTo: PartnerLinks.departure(partner.id, contact.id)
        ) { h in
            field("parti", l("Depuis le")).input(
                h, value: typed.filled("parti") ?? ask.dayField(ask.today), .autocomplete("off"))
            field(
                "remplace", l("Qui appeler à sa place"),
                hint: l("S’il n’est pas dans la liste, ajoutez-le d’abord comme contact.")
            ).select(
                h, [("", l("personne encore"))] + others.map { ($0.id, $0.details?.display ?? "") },
                chosen: typed["remplace"])
        }
    }
}
