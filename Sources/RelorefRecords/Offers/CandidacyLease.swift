package import RelorefDomain
package import RelorefStorage

/// The lease that a household signs after an offer.
package struct OfferedLease: Sendable, Hashable {
    package var signedOn: Day
    /// The first day of the lease; the day of signature when nil.
    package var from: Day?
    /// Monthly, in euro cents, without charges.
    package var rentCents: Int?
    /// The day on which the household leaves the relay dwelling or the centre where it lives, if it does so now.
    package var leavesOn: Day?
    /// Its request for social housing is met by the lease.
    package var meetsRequest: Bool
    /// Why it keeps its former home for long, where the rules ask (V36).
    package var explanation: String

    package init(
        signedOn: Day, from: Day? = nil, rentCents: Int? = nil, leavesOn: Day? = nil, meetsRequest: Bool = true,
        explanation: String = ""
    ) {
        (self.signedOn, self.from, self.rentCents, self.leavesOn) = (signedOn, from, rentCents, leavesOn)
        (self.meetsRequest, self.explanation) = (meetsRequest, explanation)
    }
}

extension Transaction {
    /// The household signs the lease of the dwelling that it accepted (V68). In one act: the lease on its timeline, the exit
    /// from where it lived, the follow-up, its request for social housing, the candidacy, the offer, and with them what
    /// counts for the convention.
    @discardableResult
    package func signOfferedLease(
        _ new: OfferedLease, of id: String, by author: Author, confirming: [Rule: String] = [:]
    ) throws -> Accommodation {
        try author.needs(.writeFiles)
        let before = try book(ofCandidacy: id, author)
        var book = before
        let place = try book.place(of: id)
        let household = book.candidates[place].household
        do {
            _ = try file(household, Act(author))
        } catch is NotVisible {
            throw NotVisible("candidacy", id)
        }
        let late = try lateGuarantees(
            of: household, signedOn: new.signedOn, in: book.offer.facts.departement, by: author, confirming)
        let papers = try heldPapers(of: [household], on: author.today)[household] ?? []
        try book.candidates[place].sign("", on: new.signedOn, has: papers, today: author.today)
        let lease = try sign(
            new, of: id, offer: book.offer, household: household, by: author, confirming: confirming)
        for guarantee in late {
            let start = max(new.signedOn, lease.from ?? new.signedOn)
            try startGuarantee(guarantee, on: start, by: author, confirming: confirming)
        }
        book.candidates[place] = before.candidates[place]
        try book.candidates[place].sign(lease.id, on: new.signedOn, has: papers, today: author.today)
        try book.offer.lease(on: new.signedOn, among: &book.candidates)
        book.offer.facts.dwelling = lease.dwelling
        let pen = OfferPen(author)
        try keep(book, since: before, by: pen, canUndo: false)
        try tell("leaseOffer", book, book.candidates[place], ["on": new.signedOn.iso], by: pen)
        for (candidacy, known) in zip(book.candidates, before.candidates)
        where candidacy != known && candidacy.id != id {
            try tell("endWithOffer", book, candidacy, [:], by: pen)
        }
        return lease
    }

    /// The lease itself, with the exit where there is one.
    private func sign(
        _ new: OfferedLease, of candidacy: String, offer: HousingOffer, household: String, by author: Author,
        confirming: [Rule: String]
    ) throws -> Accommodation {
        var terms = try terms(of: new, offer, author)
        terms.candidacy = candidacy
        let home = try homes(of: household).last { $0.state == .active && ($0.kind == .relay || $0.kind == .centre) }
        guard let day = new.leavesOn, let home else {
            return try signLease(terms, for: household, by: author, confirming: confirming)
        }
        let isPublic = try stock(of: terms, author) == .public
        let departure = try exit(
            home.id, on: day,
            NewExit(
                isPublic ? .directLeasePublic : .directLeasePrivate, explanation: new.explanation,
                contactConsent: true, lease: terms), by: author, confirming: confirming)
        guard let lease = departure.lease else {
            throw ActRefusal.wrongState(noun: "accommodation", id: home.id, state: home.state.rawValue)
        }
        return lease
    }

    /// The dwelling of the offer as the lease needs it: known already, or made from what the landlord said of it.
    private func terms(of new: OfferedLease, _ offer: HousingOffer, _ author: Author) throws -> NewLease {
        let place: NewLease.Place
        if let dwelling = offer.facts.dwelling {
            place = .known(dwelling)
        } else {
            let landlord = try row("SELECT landlord_kind FROM partner WHERE id = \(offer.partner)")
            let kind: LandlordKind? = try landlord?.optionalCode("landlord_kind")
            place = .new(
                LeasedDwelling(
                    landlord: offer.partner, stock: kind?.stock ?? .private, commune: offer.facts.commune,
                    departement: offer.facts.departement, type: offer.facts.type,
                    surfaceTenths: offer.facts.surfaceTenths, address: try address(of: offer, author.vault)))
        }
        return NewLease(
            place, signedOn: new.signedOn, from: new.from, rentCents: new.rentCents ?? offer.facts.rentCents,
            throughProject: true, meetsRequest: new.meetsRequest)
    }

    private func stock(of terms: NewLease, _ author: Author) throws -> Stock? {
        switch terms.place {
        case .new(let leased): leased.stock
        case .known(let id): try dwelling(id, visibleTo: author.actor)?.stock
        }
    }

    func address(of offer: HousingOffer, _ vault: Vault) throws -> DwellingAddress? {
        guard
            let bytes = try row("SELECT sealed_address FROM housing_offer WHERE id = \(offer.id)")?
                .optionalBytes("sealed_address")
        else { return nil }
        return try vault.openIfKept(Sealed<DwellingAddress>(slot: offer.slot("sealed_address"), bytes: bytes))
    }
}
