import RelorefDomain

/// I-01 to I-09 in the model.
extension ModelFigures {
    struct Service {
        let stay: Accommodation
        /// The first day of it in the period.
        let day: Day
        let kind: String
        let days: [Day]

        var order: String { day.iso + (kind == "relay" ? "1" : "2") + stay.id }
    }

    func services(_ period: Period) -> [Service] {
        let days = (0..<period.days).map { period.from.adding(days: $0) }
        let nights = relayStays.compactMap { stay -> Service? in
            let within = days.filter(stay.hasNight)
            return within.first.map { Service(stay: stay.stay, day: $0, kind: "relay", days: within) }
        }
        return nights + leases(period).map { Service(stay: $0.stay, day: $0.day, kind: "directLease", days: [$0.day]) }
    }

    func helpedHouseholds(_ period: Period) -> [ModelCase] {
        Dictionary(grouping: services(period)) { figure(of: $0.stay.household) }.compactMap { figure, services in
            services.min { $0.order < $1.order }.map { serviceCase($0, id: figure) }
        }
    }

    func helpedPersons(_ period: Period) -> [ModelCase] {
        // Who was a member of which file on a day of service, and the first such service.
        var first: [String: [String: Service]] = [:]
        for service in services(period) {
            for member in network.memberships where member.household == service.stay.household {
                guard service.days.contains(where: member.covers) else { continue }
                let known = first[service.stay.household]?[member.person]
                if known.map({ service.order < $0.order }) ?? true {
                    first[service.stay.household, default: [:]][member.person] = service
                }
            }
        }
        var counted: [String: Service] = [:]
        for (_, files) in Dictionary(grouping: first.keys, by: figure(of:)) {
            for (person, service) in withoutTwins(files.sorted(), first) {
                if counted[person].map({ service.order < $0.order }) ?? true { counted[person] = service }
            }
        }
        return counted.map { id, service in
            var one = serviceCase(service, id: id)
            one.codes[.sex] = person(id)?.sex.rawValue
            one.codes[.ageClass] = ageClass(id, on: service.day)
            return one
        }
    }

    /// The n-th member of a file with a sex and a year of birth is the n-th of the other file.
    private func withoutTwins(_ files: [String], _ first: [String: [String: Service]]) -> [(String, Service)] {
        var taken: Set<String> = []
        var kept: [(String, Service)] = []
        for file in files {
            var ranks: [String: Int] = [:]
            for (id, service) in (first[file] ?? [:]).sorted(by: { $0.key < $1.key }) {
                let look = "\(person(id)?.sex.rawValue ?? "") \(person(id)?.birthYear ?? 0)"
                ranks[look, default: 0] += 1
                if taken.insert("\(look) \(ranks[look] ?? 0)").inserted { kept.append((id, service)) }
            }
        }
        return kept
    }

    func ageClass(_ id: String, on day: Day) -> String? {
        guard let birth = person(id)?.birthYear else { return nil }
        let age = day.year - birth
        return age < 18 ? "minor" : age <= 60 ? "adult" : "senior"
    }

    private func serviceCase(_ service: Service, id: String) -> ModelCase {
        var codes = codes(of: service.stay, on: service.day)
        codes[.kind] = service.kind
        return ModelCase(id: id, codes: codes)
    }

    func opened(_ period: Period) -> [ModelCase] {
        network.dwellings.compactMap { dwelling in
            guard dwelling.usage == .relay, sees(dwelling.site), let from = dwelling.serviceFrom, period.contains(from)
            else { return nil }
            return dwellingCase(dwelling, on: from)
        }
    }

    func dwellingCase(_ dwelling: Dwelling, on day: Day) -> ModelCase {
        var codes = codes(of: dwelling)
        codes[.year] = String(day.year)
        return ModelCase(id: dwelling.id, codes: codes)
    }

    func mobilised(_ period: Period) -> [ModelCase] {
        network.dwellings.compactMap { dwelling in
            let relay = opened(period).first { $0.id == dwelling.id }.flatMap { _ in dwelling.serviceFrom }
            let lease = leases(period).filter { $0.stay.dwelling == dwelling.id }
                .max { ($0.day, $0.stay.id) < ($1.day, $1.stay.id) }
            // The category reached last; on the same day the lease is the later step.
            if let lease, relay.map({ $0 <= lease.day }) ?? true {
                var one = dwellingCase(dwelling, on: lease.day)
                one.codes[.kind] = "directLease"
                one.codes[.site] = lease.stay.site
                return one
            }
            return relay.map { day in
                var one = dwellingCase(dwelling, on: day)
                one.codes[.kind] = "relay"
                return one
            }
        }
    }

    private func inService(_ day: Day, _ statuses: Set<DwellingStatus>) -> [Dwelling] {
        network.dwellings.filter { $0.usage == .relay && sees($0.site) && isIn(statuses, $0, on: day) }
    }

    private func isIn(_ statuses: Set<DwellingStatus>, _ dwelling: Dwelling, on day: Day) -> Bool {
        guard let from = dwelling.serviceFrom, from <= day, dwelling.serviceTo.map({ day <= $0 }) ?? true else {
            return false
        }
        let steps = network.steps.filter { $0.dwelling == dwelling.id && $0.from <= day }
        guard let latest = steps.map(\.from).max() else { return true }
        return steps.contains { $0.from == latest && statuses.contains($0.status) }
    }

    func offersPlaces(_ dwelling: Dwelling, on day: Day) -> Bool { isIn([.inService], dwelling, on: day) }

    func managed(_ day: Day) -> [ModelCase] {
        inService(day, [.inService, .temporarilyOutOfService]).map { dwellingCase($0, on: day) }
    }

    func capacity(_ window: FigureWindow) -> [ModelCase] {
        switch window {
        case .over(let period):
            return opened(period).map { with($0, numerator: dwelling($0.id)?.openingCapacity) }
        case .at(let day):
            return inService(day, [.inService]).filter { !isOut($0.id, on: day) }
                .map { with(dwellingCase($0, on: day), numerator: places($0, on: day)) }
        }
    }

    func isOut(_ dwelling: String, on day: Day) -> Bool {
        network.outages.contains {
            $0.dwelling == dwelling && !$0.occupied && $0.from <= day && ($0.to.map { day <= $0 } ?? true)
        }
    }

    func places(_ dwelling: Dwelling, on day: Day) -> Int {
        network.capacities.filter { $0.dwelling == dwelling.id && $0.from <= day }.max { $0.from < $1.from }?.places
            ?? dwelling.openingCapacity ?? 0
    }

    func cph(_ day: Day) -> [ModelCase] {
        guard let latest = network.cphPlaces.filter({ $0.from <= day }).max(by: { $0.from < $1.from }) else {
            return []
        }
        return [
            ModelCase(
                id: "cphPlaces:\(latest.from.iso)", codes: [.year: String(latest.from.year)], numerator: 0,
                denominator: latest.places)
        ]
    }
}
