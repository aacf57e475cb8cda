import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting

extension RandomWorld {
    mutating func person(of household: Household, isReference: Bool) throws {
        let birth = birthDate(isAdult: isReference)
        let person = Person(
            id: id("per"), keyOwner: household.id, sex: numbers.one(of: Sex.allCases), birthYear: birth.year,
            birthPrecision: birth.precision, area: numbers.chance(50) ? "eastAfrica" : nil,
            literacy: numbers.chance(50) ? numbers.one(of: Literacy.allCases) : nil,
            arrivedOn: numbers.chance(40) ? household.openedOn.adding(days: -460) : nil,
            arrivalRoute: numbers.chance(40) ? numbers.one(of: ArrivalRoute.allCases) : nil,
            isEmancipated: !isReference && numbers.chance(5), externalID: externalID("P"))
        try tx.insert(person)
        if numbers.chance(30) {
            try tx.addIdentity(
                identity(birth.yearOnly), to: person, from: nil, source: .declared, by: author)
        }
        try tx.addIdentity(
            identity(birth), to: person, from: numbers.chance(50) ? household.openedOn : nil,
            source: numbers.one(of: IdentitySource.allCases), by: author)
        if numbers.chance(70) {
            let profile = PersonalProfile(
                nationalities: numbers.one(of: [[], ["SD"], ["ER", "ET"]]),
                languages: numbers.one(of: [[], ["ara"], ["tir", "amh"]]), needsInterpreter: numbers.chance(50),
                phone: numbers.one(of: ["", "06 12 34 56 78", "+33612345678"]), email: "")
            try tx.setProfile(profile, of: person, by: author)
        }
        let hasLeft = !isReference && numbers.chance(15)
        try tx.insert(
            Membership(
                id: id("m"), household: household.id, person: person.id,
                kinship: isReference ? .reference : numbers.one(of: [.spouse, .child, .sibling, .otherRelative]),
                from: household.openedOn, to: hasLeft ? household.openedOn.adding(days: 200) : nil,
                endReason: hasLeft ? .departure : nil))
        try papers(of: person, household, isReference: isReference)
    }

    private mutating func birthDate(isAdult: Bool) -> PartialDate {
        let day = isAdult ? day("1955-03-02", plus: 0...9_000) : day("1975-03-02", plus: 0...12_000)
        let dates = [
            PartialDate(day), PartialDate(year: day.year, month: day.month) ?? .unknown,
            PartialDate(year: day.year) ?? .unknown,
        ]
        return isAdult ? numbers.one(of: dates) : numbers.one(of: dates + [.unknown])
    }

    private mutating func identity(_ birth: PartialDate) -> PersonalIdentity {
        let family = numbers.one(of: ["Haïdari", "AL-\"BAKRI\"", "", "Nguyễn, Văn", "N'Diaye", "Karimov; Ali"])
        let given = family.isEmpty ? "Fahima" : numbers.one(of: ["", "Karim", "Jean Paul", "Zoé", "=cmd"])
        return PersonalIdentity(
            family: family, given: given, originalScript: numbers.one(of: ["", "محمد", "Шамиль", "ስላሴ"]),
            aliases: numbers.one(of: [[], ["Kareem"], ["Abou Ali", "Karim Bey"]]), birth: birth,
            spellings: numbers.one(of: [[], ["caf:Haydari"], ["siSiao:Aïdari: Karim", "other:Al \"K\", Zoé"]])
                .compactMap { SystemSpelling($0) })
    }

    private mutating func papers(of person: Person, _ household: Household, isReference: Bool) throws {
        let decided = household.openedOn.adding(days: -60)
        if isReference || numbers.chance(40) {
            try tx.insert(
                ProtectionStatus(
                    id: id("pr"), person: person.id, kind: numbers.one(of: [.refugee, .subsidiary, .stateless]),
                    authority: numbers.one(of: ProtectionAuthority.allCases),
                    requestedOn: numbers.chance(50) ? decided.adding(days: -300) : nil, decidedOn: decided,
                    notifiedOn: numbers.chance(70) ? decided.adding(days: 5) : nil, externalID: externalID("PR")))
        }
        if numbers.chance(50) {
            try tx.insert(
                ResidencePermit(
                    id: id("pt"), person: person.id, kind: numbers.one(of: [.residentCard10y, .receiptRefugee, .aps]),
                    issuedOn: decided.adding(days: 30), expiresOn: numbers.chance(80) ? decided.adding(days: 400) : nil,
                    externalID: externalID("PT")))
        }
        if numbers.chance(40) {
            try tx.insert(
                FrenchAssessment(
                    id: id("f"), person: person.id, assessedOn: household.openedOn,
                    oral: numbers.one(of: FrenchLevel.allCases), written: numbers.one(of: FrenchLevel.allCases)))
        }
        try work(of: person, household)
    }

    private mutating func work(of person: Person, _ household: Household) throws {
        if numbers.chance(30) {
            let from = household.openedOn.adding(days: 100)
            try tx.insert(
                EmploymentSpell(
                    id: id("e"), person: person.id, contract: numbers.one(of: [.permanent, .fixedTerm, .other]),
                    from: from, to: numbers.chance(50) ? from.adding(days: 120) : nil,
                    weeklyHoursTenths: numbers.chance(70) ? 350 : nil, rome: numbers.chance(50) ? "K1303" : nil,
                    externalID: externalID("E")))
        }
        if numbers.chance(30) {
            try tx.insert(
                EmploymentSituation(
                    id: id("es"), person: person.id, from: household.openedOn,
                    status: numbers.one(of: EmploymentStatus.allCases), externalID: externalID("ES")))
        }
    }
}
