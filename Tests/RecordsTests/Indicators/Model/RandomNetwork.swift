import RelorefDomain
import RelorefTesting

/// Small networks of awkward lives: transfers, returns within and after seven days, splits, births, sliding leases, two
/// associations that share households, planned and cancelled stays, works, unknown situations, changed capacities.
struct RandomNetwork {
    private(set) var network = ModelNetwork()
    var dice: ModelDice
    private var number = 0

    /// The years in which everything happens.
    static let first = TestDay("2004-01-01")
    static let last = TestDay("2007-12-31")

    init(seed: Int) {
        dice = ModelDice(seed)
        network.sites = [
            .init(id: "s1", association: "a1", departement: "77"),
            .init(id: "s2", association: "a1", departement: "69"),
            .init(id: "s3", association: "a2", departement: "77"),
        ]
        network.cphPlaces = [(TestDay("2003-01-01"), 20), (TestDay("2006-07-01"), 45)].filter { _ in dice.chance(85) }
        for kind in [CentreKind.cada, .cph, .hotel] { network.centres.append(centre(kind)) }
        for _ in 0..<dice.between(1, 6) { addRelayDwelling() }
        for _ in 0..<dice.between(1, 3) { addPermanentDwelling() }
        for _ in 0..<dice.between(3, 10) { addHousehold() }
        linkHouseholds()
        var aftermath = RandomAftermath(seed: seed)
        aftermath.add(to: &network)
        var search = RandomSearch(seed: seed)
        search.add(to: &network)
        var mobilising = RandomMobilising(seed: seed)
        mobilising.add(to: &network)
    }

    private mutating func id(_ prefix: String) -> String {
        number += 1
        // Ids in no order of creation, so that no query can lean on it.
        return "\(prefix)\(dice.roll(90) + 10)-\(number)"
    }

    mutating func day(_ from: Day = first, _ to: Day = last) -> Day {
        from.adding(days: dice.roll(max(1, from.days(until: to) + 1)))
    }

    private mutating func centre(_ kind: CentreKind) -> Centre {
        Centre(
            id: id("c"), name: "Centre", kind: kind, operatorName: "Un opérateur",
            departement: dice.pick(["77", "93"]))
    }

    private mutating func addRelayDwelling() {
        let dwelling = id("d")
        let from = dice.chance(15) ? TestDay("2003-02-01") : day()
        let to = dice.chance(30) ? day(from.adding(days: 30), RandomNetwork.last.adding(days: 200)) : nil
        network.dwellings.append(
            Dwelling(
                id: dwelling, code: dwelling, site: dice.pick(["s1", "s2", "s3"]), usage: .relay,
                stock: dice.pick([.public, .private]), departement: dice.pick(["77", "69", "93"]),
                type: dice.pick([nil, .t2, .t4]), status: to == nil ? .inService : .returned,
                openingCapacity: dice.between(1, 6), serviceFrom: from, serviceTo: to))
        if dice.chance(40) {
            for day in Set((0..<dice.between(1, 3)).map { _ in day(from) }) {
                network.capacities.append(.init(dwelling: dwelling, from: day, places: dice.between(1, 7)))
            }
        }
        if dice.chance(30) {
            let start = day(from)
            let end = dice.chance(25) ? nil : start.adding(days: dice.between(0, 90))
            network.outages.append(.init(dwelling: dwelling, from: start, to: end, occupied: dice.chance(30)))
        }
        if dice.chance(30) {
            network.steps.append(.init(dwelling: dwelling, status: .inService, from: from))
            let status = dice.pick([DwellingStatus.temporarilyOutOfService, .endingNotice, .inService])
            network.steps.append(.init(dwelling: dwelling, status: status, from: day(from.adding(days: 1))))
        }
    }

    private mutating func addPermanentDwelling() {
        let dwelling = id("d")
        network.dwellings.append(
            Dwelling(
                id: dwelling, code: dwelling, site: dice.pick(["s1", "s3"]), usage: .permanent,
                stock: dice.pick([.public, .private]), departement: dice.pick(["77", "69"]), type: .t3,
                status: .inService))
    }

    private mutating func addHousehold() {
        let household = id("h")
        let opened = day()
        let site = dice.pick(["s1", "s1", "s2", "s3"])
        let closed = dice.chance(15) ? opened.adding(days: dice.between(0, 700)) : nil
        network.households.append(
            Household(
                id: household, code: household, site: site, openedOn: opened, closedOn: closed,
                closeReason: closed.map { _ in "left" },
                composition: dice.pick([.singleMan, .coupleWithChildren, .siblings]),
                size: 1))
        addMembers(of: household, from: opened)
        addTimeline(of: household, site: site, from: opened)
        if dice.chance(15) { split(household, site: site) }
    }

    private mutating func addMembers(of household: String, from opened: Day) {
        for position in 0..<dice.between(dice.chance(5) ? 0 : 1, 4) {
            let isChild = position > 0 && dice.chance(60)
            // A birth or an arrival comes later than the file.
            let joins = position > 0 && dice.chance(35) ? opened.adding(days: dice.between(1, 600)) : opened
            let leaves = dice.chance(12) ? joins.adding(days: dice.between(0, 500)) : nil
            let person = addPerson(
                household,
                birthYear: dice.chance(12) ? nil : isChild ? dice.between(1986, 2006) : dice.between(1940, 1985))
            network.memberships.append(
                Membership(
                    id: id("m"), household: household, person: person,
                    kinship: position == 0 ? .reference : isChild ? .child : dice.pick([.spouse, .sibling, .parent]),
                    from: joins, to: leaves, endReason: leaves.map { _ in .departure }))
            if dice.chance(70) { addProtection(person, around: opened) }
            addWork(person, around: opened)
        }
    }

    private mutating func addPerson(_ household: String, birthYear: Int?) -> String {
        let person = id("p")
        network.persons.append(
            Person(
                id: person, keyOwner: household, sex: dice.pick([.female, .male, .notStated]), birthYear: birthYear,
                birthPrecision: birthYear == nil ? .unknown : .year))
        return person
    }

    private mutating func addProtection(_ person: String, around day: Day) {
        let decided = dice.chance(15) ? nil : day.adding(days: dice.between(-300, 200))
        network.protections.append(ProtectionStatus(id: id("pr"), person: person, kind: .refugee, decidedOn: decided))
    }

    private mutating func addWork(_ person: String, around day: Day) {
        for _ in 0..<dice.pick([0, 0, 1, 1, 2]) {
            let from = day.adding(days: dice.between(-100, 900))
            let to = dice.chance(50) ? from.adding(days: dice.between(0, 300)) : nil
            network.spells.append(
                EmploymentSpell(
                    id: id("e"), person: person,
                    contract: dice.pick([.permanent, .fixedTerm, .civicService, .temporaryAgency]),
                    from: from, to: to))
        }
        // Work that is over, and work that somebody declared since.
        if dice.chance(15) {
            let from = day.adding(days: dice.between(-200, 60))
            let to = from.adding(days: dice.between(5, 60))
            network.spells.append(
                EmploymentSpell(id: id("e"), person: person, contract: .fixedTerm, from: from, to: to))
            network.situations.append(
                EmploymentSituation(
                    id: id("es"), person: person, from: day.adding(days: -301), status: .jobSeekerRegistered))
            network.situations.append(
                EmploymentSituation(
                    id: id("es"), person: person, from: to.adding(days: 1_200), status: .retired))
            network.situations.append(
                EmploymentSituation(id: id("es"), person: person, from: to.adding(days: 10), status: .employed))
            return
        }
        for declared in Set((0..<dice.pick([0, 1, 1, 2])).map { _ in day.adding(days: dice.between(-100, 900)) }) {
            network.situations.append(
                EmploymentSituation(
                    id: id("es"), person: person, from: declared,
                    status: dice.pick([.jobSeekerRegistered, .training, .employed, .apprentice])))
        }
    }

    private mutating func split(_ household: String, site: String) {
        let leaving = network.memberships.indices.filter {
            network.memberships[$0].household == household && network.memberships[$0].to == nil
                && network.memberships[$0].kinship != .reference
        }
        guard let mover = leaving.first else { return }
        let on = day(network.memberships[mover].from.adding(days: 1), RandomNetwork.last.adding(days: 400))
        let person = network.memberships[mover].person
        network.memberships[mover].to = on
        network.memberships[mover].endReason = .separation
        let new = id("h")
        network.households.append(
            Household(id: new, code: new, site: site, openedOn: on, composition: .singleWoman, size: 1))
        network.memberships.append(
            Membership(id: id("m"), household: new, person: person, kinship: .reference, from: on))
        addTimeline(of: new, site: site, from: on)
    }

    /// Two files of one household, one in each association; some members are in both.
    private mutating func linkHouseholds() {
        let mine = network.households.indices.filter { network.households[$0].site != "s3" }
        let theirs = network.households.indices.filter { network.households[$0].site == "s3" }
        guard dice.chance(50), let one = mine.first, let other = theirs.first else { return }
        network.households[other].figure = network.households[one].figure
        let first = network.memberships.filter { $0.household == network.households[one].id }
        let second = network.memberships.filter { $0.household == network.households[other].id }
        for (known, twin) in zip(first, second) where dice.chance(60) {
            guard let model = network.persons.first(where: { $0.id == known.person }),
                let index = network.persons.firstIndex(where: { $0.id == twin.person })
            else { continue }
            network.persons[index].sex = model.sex
            network.persons[index].birthYear = model.birthYear
            network.persons[index].birthPrecision = model.birthPrecision
        }
    }
}

extension RandomNetwork {
    mutating func add(_ stay: Accommodation) { network.stays.append(stay) }

    /// Makes of an ended stay one that the next home carries on; the day on which it ends, nil while it runs.
    mutating func carryOn(_ id: String?) -> Day? {
        guard let index = network.stays.firstIndex(where: { $0.id == id && $0.state == .ended }) else { return nil }
        network.stays[index].exitType = .transferOtherRelay
        return network.stays[index].to
    }

    mutating func stayID() -> String { id("a") }
}
