import RelorefDomain

/// A convention, its offers and their candidates in the plainest words: lists that are walked through each time, written
/// from the domain guide (§ 2.g, § 2.j) and from nothing of the product's rules.
struct NaiveConvention {
    struct Candidate {
        let household: Int
        var state = "proposed"
        var rank: Int?
        var allocatedOn: Int?
        var answerBy: Int?
        var isLive: Bool {
            ["proposed", "consented", "filed", "sent", "ranked", "allocated", "accepted"].contains(state)
        }
        var hasDwelling: Bool { state == "allocated" || state == "accepted" }
    }

    struct Offer {
        let receivedOn: Int
        let answerBy: Int
        let most: Int
        let counts: Bool
        var state = "received"
        var outcome: String?
        var wasSent = false
        var candidates: [Candidate] = []
        var isOver: Bool { outcome != nil }
    }

    /// A promise: so many a year of something, from a day on, up to but without another.
    struct Promise {
        let from: Int
        var until: Int?
        let perYear: Int
        var unit = "lease"
        func holds(_ day: Int) -> Bool { from <= day && day < until ?? .max }
    }

    let signedOn: Int
    /// Planted to show that the comparison can fail: the dwelling falls to the last of those who wait.
    var isFaulty = false
    var promises: [Promise] = []
    var offers: [Offer] = []
    /// Households with a lease, and the day of it.
    var homes: [Int: (day: Int, offer: Int)] = [:]

    /// The household that refused or kept silent, or that the landlord refused after all, leaves the dwelling to the next.
    mutating func next(_ offer: Int, on day: Int, byLandlord: Bool) {
        guard offers[offer].state == "decided" else { return }
        if offers[offer].candidates.contains(where: \.hasDwelling) { return }
        var best: Int?
        for (place, one) in offers[offer].candidates.enumerated() where one.state == "ranked" {
            if let known = best {
                let (first, other) = (offers[offer].candidates[known].rank ?? 99, one.rank ?? 99)
                if isFaulty ? first >= other : first <= other { continue }
            }
            best = place
        }
        if let best {
            offers[offer].candidates[best].state = "allocated"
            offers[offer].candidates[best].allocatedOn = day
            offers[offer].candidates[best].answerBy = day + 10
        } else if !byLandlord, !offers[offer].candidates.contains(where: \.isLive) {
            (offers[offer].state, offers[offer].outcome) = ("refused", "refusedByCandidate")
        } else {
            offers[offer].state = "candidatesSent"
        }
    }

    mutating func allocate(_ offer: Int, _ place: Int, on day: Int) {
        offers[offer].candidates[place].state = "allocated"
        offers[offer].candidates[place].allocatedOn = day
        offers[offer].candidates[place].answerBy = day + 10
        if offers[offer].candidates[place].rank == nil,
            !offers[offer].candidates.contains(where: { $0.rank == 1 && $0.isLive })
        {
            offers[offer].candidates[place].rank = 1
        }
        offers[offer].state = "decided"
    }

    mutating func end(_ offer: Int, _ state: String, _ outcome: String) {
        (offers[offer].state, offers[offer].outcome) = (state, outcome)
        for place in offers[offer].candidates.indices where offers[offer].candidates[place].isLive {
            offers[offer].candidates[place].state = "withdrawn"
        }
    }

    /// Its household has a home now: everybody else who was proposed with it moves on.
    mutating func lease(_ offer: Int, _ place: Int, on day: Int) {
        let household = offers[offer].candidates[place].household
        offers[offer].candidates[place].state = "leased"
        end(offer, "leased", "allocatedToUs")
        homes[household] = (day, offer)
        for other in offers.indices where other != offer {
            for one in offers[other].candidates.indices
            where offers[other].candidates[one].household == household && offers[other].candidates[one].isLive {
                offers[other].candidates[one].state = "refusedByHousehold"
                next(other, on: day, byLandlord: false)
            }
        }
    }

    // MARK: What the page must show

    /// Days, first and last included, on which each of the three was counted.
    func counted(until day: Int) -> (proposed: Int, allocated: Int, housed: Int) {
        var (proposed, allocated, housed) = (0, 0, 0)
        for offer in offers where offer.counts {
            if signedOn...day ~= offer.receivedOn { proposed += 1 }
            for one in offer.candidates {
                if let on = one.allocatedOn, signedOn...day ~= on { allocated += 1 }
                if one.state == "leased", let home = homes[one.household], home.day <= day { housed += 1 }
            }
        }
        return (proposed, allocated, housed)
    }

    /// What was promised of something by a day: day after day, a 365.25th of the number of the year's promise, of the latest
    /// promise where there is none of that thing.
    func due(_ unit: String, on day: Int) -> Double {
        var due = 0.0
        for today in signedOn..<max(day, signedOn) {
            let held = promises.filter { $0.holds(today) }
            if let promise = held.last(where: { $0.unit == unit }) ?? held.last {
                due += Double(promise.perYear) / 365.25
            }
        }
        return due
    }

    /// Another promise from a day on: in the place of the one of the same thing, or else of all others or beside them.
    mutating func promise(_ promise: Promise, inPlace: Bool) {
        let same = promises.indices.filter { promises[$0].until == nil && promises[$0].unit == promise.unit }
        for place in promises.indices where promises[place].until == nil {
            if same.contains(place) || (same.isEmpty && inPlace) { promises[place].until = promise.from }
        }
        promises.append(promise)
    }
}
