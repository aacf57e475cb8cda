import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

extension RandomWorld {
    /// Partners of every kind: members of one another, merged, with names of before, a stock and a territory.
    mutating func partners() throws {
        var known: [Partner] = []
        for kind in [LandlordKind.oph, .naturalPerson, .esh, nil] {
            let isPerson = kind == .naturalPerson
            var partner = Partner(
                id: id("p"), name: "Bailleur \"\(serial)\"", kind: numbers.one(of: PartnerKind.allCases),
                level: numbers.one(of: PartnerLevel.allCases), landlordKind: kind,
                siret: !isPerson && numbers.chance(40) ? Siret("73282932000074") : nil, departement: "69",
                commune: numbers.chance(50) ? "69381" : nil, site: numbers.chance(30) ? "s2" : nil,
                parent: numbers.chance(60) ? known.last?.id : nil, dwellingsOwned: numbers.chance(50) ? 12 : nil,
                reach: isPerson
                    ? PartnerReach()
                    : PartnerReach(phone: "01 99 00 00 01", website: "https://exemple.fr", description: "Loue;\nbien."),
                namedFrom: numbers.chance(50) ? day("2010-01-01", plus: 0...900) : nil, externalID: externalID("BAI"))
            if numbers.chance(40), let other = known.first {
                try partner.merge(into: other, on: day("2015-01-01", plus: 0...900), today: TestDay("2026-11-21"))
            }
            try tx.insert(partner)
            try history(of: partner.id)
            if kind != nil, numbers.chance(70) { try offer(from: partner.id) }
            known.append(partner)
        }
    }

    /// A dwelling that it proposes, or proposed.
    private mutating func offer(from partner: String) throws {
        let received = day("2020-01-01", plus: 0...900)
        let state = numbers.one(of: HousingOffer.State.allCases)
        var facts = HousingOffer.Facts(
            departement: "69", commune: numbers.chance(50) ? "69381" : nil,
            type: numbers.one(of: [nil] + DwellingType.allCases), surfaceTenths: numbers.chance(50) ? 645 : nil,
            rentCents: numbers.chance(70) ? 52_000 : nil, quota: numbers.one(of: [nil] + HousingOffer.Quota.allCases),
            receivedOn: received, receivedHow: numbers.one(of: [nil] + HousingOffer.Received.allCases),
            candidatesAsked: numbers.chance(50) ? 3 : nil, answerBy: numbers.chance(50) ? received : nil)
        facts.floor = numbers.chance(50) ? -1 : nil
        facts.hasLift = numbers.one(of: [nil, true, false])
        facts.energy = numbers.one(of: [nil] + HousingOffer.EnergyClass.allCases)
        let outcome = HousingOffer.Outcome.allCases.first { ($0.state ?? .leased) == state }
        let offer = HousingOffer(
            id: id("of"), site: numbers.one(of: RandomWorld.sites), partner: partner, facts, state: state,
            sentOn: numbers.chance(30) ? received : nil, outcome: outcome, outcomeOn: outcome.map { _ in received })
        let address = DwellingAddress(street: "1, rue \"du\" Test", postalCode: "69001", lot: "B;2")
        try tx.insert(
            offer, address: try tx.sealed(numbers.chance(50) ? address : nil, of: offer, author.vault),
            by: author.actor.id, at: author.now)
    }

    private mutating func history(of partner: String) throws {
        if numbers.chance(50) {
            let from = numbers.chance(50) ? day("1990-01-01", plus: 0...900) : nil
            try tx.insert(
                "partner_name",
                [
                    "id": id("pn"), "partner_id": partner, "name": "Ancien, \(serial)",
                    "name_key": Transliteration.key("Ancien, \(serial)"), "from_day": from,
                    "to_day": day("2001-01-01", plus: 0...900),
                ])
        }
        for type in [DwellingType.t3, nil] where numbers.chance(60) {
            try tx.insert(
                "partner_stock",
                [
                    "id": id("ps"), "partner_id": partner, "as_of": day("2020-01-01", plus: 0...900),
                    "departement": "69", "commune": numbers.chance(50) ? "69381" : nil, "dwelling_type": type,
                    "dwellings": 40,
                ])
        }
        for departement in ["69", "01"] where numbers.chance(60) {
            try tx.insert("partner_place", ["id": id("pp"), "partner_id": partner, "departement": departement])
        }
    }
}
