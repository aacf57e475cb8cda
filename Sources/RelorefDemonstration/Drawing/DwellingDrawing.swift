import RelorefDomain

/// Draws dwellings: relay dwellings with their dated life, permanent ones with little more than where they are.
enum DwellingDrawing {
    /// A relay dwelling from its head lease to its return, if it was returned.
    static func relay(_ home: RelayStock.Home, at site: DrawnSite, _ pen: inout Pen) -> DrawnDwelling {
        let number = pen.ids.count("relay" + site.departement.code)
        // Three figures at least: a large network has more than a thousand in one département.
        let code =
            site.departement.code + "-" + (number < 1_000 ? String(String(1_000 + number).dropFirst()) : String(number))
        var drawn = dwelling(code, site, persons: home.capacity, stock: home.stock, &pen)
        drawn.dwelling.usage = .relay
        drawn.dwelling.landlord = site.landlord(home.stock, &pen.dice)?.id
        drawn.dwelling.openingCapacity = home.capacity
        drawn.dwelling.serviceFrom = home.opened
        drawn.dwelling.serviceTo = home.returned
        drawn.dwelling.status = home.returned == nil ? .inService : .returned
        drawn.capacities = [(pen.ids.next("n"), DwellingCapacity(from: home.opened, places: home.capacity))]
        addLife(to: &drawn, home, &pen)
        return drawn
    }

    /// A dwelling that a household rents in its own name.
    static func permanent(
        _ site: DrawnSite, persons: Int, stock: Stock, landlord: Partner?, inFull: Bool, _ pen: inout Pen
    ) -> DrawnDwelling {
        let code = "\(site.departement.code)-P\(pen.ids.count("permanent" + site.departement.code))"
        var drawn = dwelling(code, site, persons: persons, stock: stock, inFull: inFull, &pen)
        drawn.dwelling.landlord = landlord?.id
        return drawn
    }

    private static func dwelling(
        _ code: String, _ site: DrawnSite, persons: Int, stock: Stock, inFull: Bool = true, _ pen: inout Pen
    ) -> DrawnDwelling {
        let types: [DwellingType] = [.t1, .t1, .t2, .t3, .t4, .t4, .t5, .t5, .t6plus]
        let commune = pen.atlas.commune(of: site.departement, &pen.dice)
        let squareMetres = Surface.minimum(persons: persons) + pen.dice.number(6, 26)
        let dwelling = Dwelling(
            id: pen.ids.next("d"), code: code, site: site.id, usage: .permanent, stock: stock, commune: commune.code,
            departement: site.departement.code, type: types[min(persons, types.count - 1)],
            surfaceTenths: squareMetres * 10 + pen.dice.number(0, 9), status: .inService)
        return DrawnDwelling(dwelling: dwelling, address: inFull ? pen.atlas.address(commune, &pen.dice) : nil)
    }

    /// What ends after so many months is renewed in time, for as long as the dwelling serves.
    private static func lastRenewal(of first: Day, each months: Int, until end: Day) -> Day {
        let times = Array(stride(from: 0, through: 1_200, by: months)).last { first.adding(months: $0) < end } ?? 0
        return first.adding(months: times)
    }

    private static func addLife(to drawn: inout DrawnDwelling, _ home: RelayStock.Home, _ pen: inout Pen) {
        let leased = home.opened.adding(days: -pen.dice.number(15, 45))
        drawn.headLease = HeadLease(
            id: pen.ids.next("l"), dwelling: drawn.dwelling.id, from: leased, to: home.returned,
            sublettingAllowed: true,
            rentCents: 18_000 + home.capacity * 6_000 + pen.dice.number(0, 90) * 100,
            chargesCents: 4_000 + home.capacity * 1_200)
        var steps: [(DwellingStatus, Day)] = [
            (.headLeaseSigned, leased), (.preparation, leased.adding(days: 5)), (.inService, home.opened),
        ]
        if let returned = home.returned {
            steps += [(.endingNotice, returned.adding(days: -15)), (.returned, returned)]
        }
        drawn.steps = steps.map { DrawnDwelling.Step(id: pen.ids.next("x"), status: $0, from: $1) }
        let checks: [(DiagnosticKind, Day, Int?)] = [
            (.inventory, home.opened, nil), (.dpe, leased, 120), (.insurance, home.opened, 12),
        ]
        drawn.checks = checks.map { kind, first, months in
            let day = months.map { lastRenewal(of: first, each: $0, until: home.returned ?? pen.today) } ?? first
            return DwellingCheck(
                id: pen.ids.next("v"), dwelling: drawn.dwelling.id, kind: kind, doneOn: day,
                expiresOn: months.map { day.adding(months: $0) },
                result: kind == .dpe ? pen.dice.one(of: ["B", "C", "C", "D", "D", "E"], or: "D") : nil)
        }
    }
}
