import RelorefDomain
import RelorefRecords
import RelorefStorage

extension Transaction {
    /// Puts a random network into a database that has the sites of `World`.
    func write(_ network: ModelNetwork) throws {
        for centre in network.centres { try insert(centre) }
        for id in network.landlords {
            try insert(Partner(id: id, name: id, kind: .hlmBody, landlordKind: .oph, site: "s1"))
        }
        for dwelling in network.dwellings { try insert(dwelling) }
        for (number, capacity) in network.capacities.enumerated() {
            try insert(
                "dwelling_capacity",
                [
                    "id": "capacity-\(number)", "dwelling_id": capacity.dwelling, "from_day": capacity.from,
                    "places": capacity.places,
                ])
        }
        for (number, outage) in network.outages.enumerated() {
            try insert(
                "out_of_service",
                [
                    "id": "outage-\(number)", "dwelling_id": outage.dwelling, "from_day": outage.from,
                    "to_day": outage.to, "reason": "works", "occupied_during_works": outage.occupied,
                ])
        }
        for (number, step) in network.steps.enumerated() {
            try insert(
                "dwelling_step",
                ["id": "step-\(number)", "dwelling_id": step.dwelling, "status": step.status, "from_day": step.from])
        }
        for household in network.households { try insert(household) }
        for person in network.persons { try insert(person) }
        for membership in network.memberships { try insert(membership) }
        for protection in network.protections { try insert(protection) }
        for stay in network.stays { try insert(stay) }
        for spell in network.spells { try insert(spell) }
        for situation in network.situations { try insert(situation) }
        for series in network.cphPlaces {
            try insert(
                "reference_series",
                ["series": "cphPlaces", "from_day": series.from, "value": series.places, "source": "a test"])
        }
        for assessment in network.assessments { try insert(assessment) }
        try writeFollowUps(network)
        try writeSearch(network)
        try writeMobilising(network)
        try settleFacts()
    }

    private func writeFollowUps(_ network: ModelNetwork) throws {
        let moment = Moment(startOf: RandomNetwork.last, in: "Europe/Paris")
        for place in network.shorterWindows {
            try insert(
                "reference_series",
                [
                    "series": DueTerms.Series.followUpWindow.rawValue, "departement": place.departement,
                    "from_day": place.from, "value": 5, "source": "a test",
                ])
        }
        for followUp in network.followUps { try insert(followUp, by: "alice", at: moment) }
        for (contact, withdrawn) in network.contacts {
            try insert(contact, note: nil, by: "alice", at: moment)
            if withdrawn { try run("UPDATE follow_up_contact SET withdrawn_at = \(moment) WHERE id = \(contact.id)") }
        }
        for check in network.checks { try keep(check, account: "alice", at: moment) }
    }

    private func writeSearch(_ network: ModelNetwork) throws {
        let moment = Moment(startOf: RandomNetwork.last, in: "Europe/Paris")
        for (number, delay) in network.ownDelays.enumerated() {
            try insert(
                "reference_series",
                [
                    "series": delay.series.rawValue, "departement": delay.departement, "from_day": delay.from,
                    "value": delay.months, "source": "a test \(number)",
                ])
        }
        for request in network.requests {
            try insert(
                "social_request",
                [
                    "id": request.id, "household_id": request.household, "departement": request.departement,
                    "filed_on": request.filedOn, "ended_on": request.endedOn, "outcome": request.outcome,
                    "account_id": "alice", "at": moment,
                ])
            let steps = request.renewals.map { (RequestStep.renewal, $0) } + request.updates.map { (.update, $0) }
            for (kind, day) in steps {
                try insertStep(
                    id: "\(request.id) \(kind) \(day.iso)", of: request.id, kind, on: day, by: "alice", at: moment)
            }
        }
        for claim in network.claims { try insert(claim, by: "alice", at: moment) }
    }

    private func writeMobilising(_ network: ModelNetwork) throws {
        let moment = Moment(startOf: RandomNetwork.last, in: "Europe/Paris")
        for convention in network.conventions { try insert(convention, by: "alice", at: moment) }
        for (convention, step) in network.conventionSteps {
            try insert(step, of: convention, by: "alice", at: moment)
        }
        for amendment in network.amendments { try insert(amendment, by: "alice", at: moment) }
        for (convention, target) in network.targets { try insert(target, of: convention, by: "alice", at: moment) }
        for meeting in network.meetings { try insert(meeting, by: "alice", at: moment) }
        for offer in network.offers { try insert(offer, address: nil, by: "alice", at: moment) }
        for one in network.proposed {
            guard one.candidacy.offer.isEmpty else {
                try insert(one.candidacy, convention: one.convention, by: "alice", at: moment)
                continue
            }
            guard let stay = network.stays.first(where: { $0.id == one.candidacy.lease }),
                let convention = one.convention, let day = one.candidacy.days.leased
            else { continue }
            try insertLease(one.candidacy.id, of: stay, signed: day, for: convention, by: "alice", at: moment)
        }
    }

    /// Empties what `write` fills, so that one database serves many networks.
    func clearNetwork() throws {
        for table: StaticString in [
            "candidacy", "housing_offer", "convention_meeting", "convention_target", "convention_amendment",
            "convention_step", "convention", "right_claim", "social_request_step", "social_request", "rent_check",
            "follow_up_contact", "follow_up",
            "french_level", "reference_series", "employment_status",
            "employment_spell", "accommodation", "protection", "membership",
            "person", "household", "dwelling_step", "out_of_service", "dwelling_capacity", "dwelling", "partner",
            "centre",
        ] {
            try run("DELETE FROM \(Query(unbound: "\(table)"))")
        }
    }
}
