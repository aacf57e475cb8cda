package import RelorefDomain

/// People whom the acceptance journeys look for by name.
package enum Planted {
    /// Found by `husaini muhamad`.
    package static let searched = PersonalIdentity(
        family: "Hosseini", given: "Mohammad", originalScript: "محمد حسینی", birth: birth(1984, 9, 3))

    /// Has a file already: registering a family with this person shows it before a second one is made.
    package static let twin = PersonalIdentity(
        family: "Qaderi", given: "Jawad", originalScript: "جواد قادری", birth: birth(1988, 4, 12))

    /// Two files of one person each, spelt by two clerks.
    package static let pairs: [(PersonalIdentity, PersonalIdentity)] = [
        (
            PersonalIdentity(family: "Tesfay", given: "Yonas", originalScript: "ዮናስ ተስፋይ", birth: birth(1991, 1, 20)),
            PersonalIdentity(family: "Tesfai", given: "Yonass", birth: birth(1991, 1, 20))
        ),
        (
            PersonalIdentity(
                family: "Al Jabouri", given: "Khaled", originalScript: "خالد الجبوري", birth: birth(1979, 6, 8)),
            PersonalIdentity(family: "Khaled", given: "Al-Jaburi", birth: birth(1980, 6, 8))
        ),
    ]

    /// Known to both associations, and not linked yet.
    package static let shared = PersonalIdentity(
        family: "Kabeya", given: "Espérance", birth: birth(1990, 11, 2))

    /// What other steps look for by these names stays as it is.
    static func isPlanted(_ person: DrawnPerson) -> Bool {
        let names = [searched, twin, shared] + pairs.flatMap { [$0.0, $0.1] }
        return person.identities.contains { names.contains($0.identity) }
    }

    private static func birth(_ year: Int, _ month: Int, _ day: Int) -> PartialDate {
        Day(year: year, month: month, day: day).map { PartialDate($0) } ?? .unknown
    }

    /// Gives these names to households of the referents' sites that have none of them yet.
    static func added(
        to households: [DrawnHousehold], frame: Frame, referents: [String: String], _ pen: inout Pen
    ) -> [DrawnHousehold] {
        let home = frame.sites.first { referents[$0.id] != nil } ?? frame.sites[0]
        let men =
            [(searched, Sex.male, "AF", "prs"), (twin, .male, "AF", "prs")]
            + [pairs[0].0, pairs[0].1].map { ($0, Sex.male, "ER", "tir") }
            + [pairs[1].0, pairs[1].1].map { ($0, Sex.male, "IQ", "ara") }
        var households = households
        for (identity, sex, country, language) in men {
            households.append(file(identity, sex, country, language, at: home, referents[home.id], &pen))
        }
        for site in [home, frame.otherSite] {
            households.append(file(shared, .female, "CD", "lin", at: site, referents[site.id], &pen))
        }
        return households
    }

    private static func file(
        _ identity: PersonalIdentity, _ sex: Sex, _ country: String, _ language: String, at site: DrawnSite,
        _ referent: String?, _ pen: inout Pen
    ) -> DrawnHousehold {
        var drawn = PresentVacancies.waiting(at: site, size: 1, referent: referent, &pen)
        drawn.people[0].person.sex = sex
        drawn.people[0].person.birthYear = identity.birth.year
        drawn.people[0].person.birthPrecision = identity.birth.precision
        drawn.people[0].person.area =
            country == "CD"
            ? "centralAfrica" : country == "IQ" ? "northAfricaMiddleEast" : country == "AF" ? "southAsia" : "eastAfrica"
        drawn.people[0].identities[0].identity = identity
        drawn.people[0].profile?.nationalities = [country]
        drawn.people[0].profile?.languages = [language, "fra"]
        drawn.people[0].profile?.email = ""
        drawn.household.composition = sex == .male ? .singleMan : .singleWoman
        return drawn
    }
}
