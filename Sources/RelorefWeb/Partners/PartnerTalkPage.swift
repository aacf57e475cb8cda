import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The form of a talk with a partner: a call, a visit, a letter, a meeting; and what comes next.
struct PartnerTalkPage: RecordPage {
    let ask: Ask
    let partner: Partner
    let contacts: [KnownContact]
    let colleagues: [(id: String, name: String)]
    let site: ContactSite
    var refused: DwellingFormRefusal?

    var typed: FormFields { refused?.typed ?? FormFields([]) }

    init(_ ask: Ask, _ tx: any Transaction, _ partner: Partner, refused: DwellingFormRefusal? = nil) throws {
        let author = try ask.author()
        (self.ask, self.partner, self.refused) = (ask, partner, refused)
        site = try ContactSite(ask, tx, partner)
        contacts = try tx.contacts(of: partner.id, by: author).filter(\.contact.isThere)
        let at = ask.form.filled("site") ?? site.usual
        let found = try at.map { try tx.partnerColleagues(at: $0, on: ask.today) } ?? []
        colleagues = found.filter { $0.id != author.actor.id }
    }

    var answer: Answer {
        page(
            l("Échange avec {nom}", ["nom": partner.name]), of: (partner.name, .partner(partner.id)),
            in: (l("Bailleurs et partenaires"), .partners), sentTo: PartnerLinks.talks(partner.id)
        ) { h in
            field("nature", l("Nature")).select(
                h, PartnerTalk.Kind.allCases.map { ($0.rawValue, ask.label("partnerTalkKind", $0).capitalizedFirst) },
                chosen: typed["nature"])
            field("jour", l("Le")).input(
                h, value: typed.filled("jour") ?? ask.dayField(ask.today), .autocomplete("off"))
            field("contact", l("Avec")).select(
                h, [("", l("quelqu’un d’autre"))] + contacts.map { ($0.id, $0.details?.display ?? "") },
                chosen: typed["contact"])
            field("texte", l("Ce qui s’est dit"), hint: l("Sans nom de ménage. Scellé.")).area(
                h, value: typed["texte"], .required)
            h.fieldset {
                h.legend(l("La suite"))
                field("suite", l("À faire"), hint: l("Facultatif. Paraîtra dans la page Aujourd’hui.")).input(
                    h, value: typed["suite"], .autocomplete("off"))
                field("suite_jour", l("Avant le")).input(h, value: typed["suite_jour"], .autocomplete("off"))
                field("qui", l("Par")).select(h, [("", l("moi"))] + colleagues, chosen: typed["qui"])
            }
            site.write(h, field("site", l("Site")), chosen: typed["site"], l)
        }
    }
}

/// The next step of a talk, once it was taken.
struct PartnerStepPage: RecordPage {
    let ask: Ask
    let partner: Partner
    let talk: KnownTalk
    var refused: DwellingFormRefusal?

    var typed: FormFields { refused?.typed ?? FormFields([]) }

    var answer: Answer {
        page(
            l("Suite donnée, {nom}", ["nom": partner.name]), of: (partner.name, .partner(partner.id)),
            in: (l("Bailleurs et partenaires"), .partners), sentTo: PartnerLinks.step(partner.id, talk.id)
        ) { h in
            h.p(talk.step ?? talk.words)
            field("jour", l("Faite le")).input(
                h, value: typed.filled("jour") ?? ask.dayField(ask.today), .autocomplete("off"))
            field("texte", l("Ce qui en est sorti"), hint: l("Facultatif. Scellé.")).area(h, value: typed["texte"])
        }
    }
}
