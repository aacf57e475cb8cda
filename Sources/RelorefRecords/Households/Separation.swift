package import RelorefDomain
package import RelorefStorage

/// A household parts in two: who leaves, and how the file that is opened for them begins.
package struct NewSeparation: Sendable, Hashable {
    package var household: String
    /// The new file's id; its key exists already (`Vault.makeKeys`).
    package var newFile: String
    /// Those who leave, with their tie to the reference person of the new file.
    package var leaving: [String: Kinship]
    /// The first day on their own.
    package var day: Day
    /// Who becomes the reference person of those who stay, when the old one leaves.
    package var stayingReference: String?
    package var reason: MembershipEndReason
    /// Only named colleagues open the new file: a protected address, violence (security R25).
    package var confidential: Bool
    package var referent: String?
    /// What has been settled besides (V24).
    package var done: Set<HouseholdChangeRules.SplitStep>
    /// The request for social housing goes with those who leave; those who stay begin a new one.
    package var takesRequest: Bool

    package init(
        of household: String, into newFile: String, leaving: [String: Kinship], on day: Day,
        stayingReference: String? = nil, reason: MembershipEndReason = .separation, confidential: Bool = false,
        referent: String? = nil, done: Set<HouseholdChangeRules.SplitStep> = [],
        takesRequest: Bool = false
    ) {
        self.household = household
        self.newFile = newFile
        self.leaving = leaving
        self.day = day
        self.stayingReference = stayingReference
        self.reason = reason
        self.confidential = confidential
        self.referent = referent
        self.done = done
        self.takesRequest = takesRequest
    }
}

extension Transaction {
    /// Opens a file of their own for those who leave (V24). Their names and papers go with them, sealed under the new
    /// file's key; the stays and notes of before remain with the old file, so the two halves do not see each other.
    ///
    /// - Returns: the new file.
    @discardableResult
    package func separate(
        _ new: NewSeparation, by author: Author, confirming: [Rule: String] = [:], entered: RuleContext.Entry = .live
    ) throws -> Household {
        var act = Act(author, entered, confirming: confirming)
        let old = try fileToChange(new.household, act)
        let present = try members(of: old.id, by: author).filter(\.isOpen)
        let leaving = present.filter { new.leaving[$0.id] != nil }
        let staying = present.filter { new.leaving[$0.id] == nil }
        guard leaving.count == new.leaving.count, let first = leaving.first else {
            throw NotVisible("person", new.leaving.keys.sorted().first ?? "")
        }
        check(new, leaving: leaving, staying: staying, &act)
        let composition = Composition(of: leaving.map { $0.with(new.leaving[$0.id]).inComposition }, on: act.today)
        let file = Household(
            id: new.newFile, code: try freeCode(by: author), site: old.site, referent: new.referent ?? old.referent,
            openedOn: new.day, composition: composition.kind ?? old.composition, size: leaving.count,
            confidential: new.confidential || old.confidential)
        try settle(
            act, "separate", "household", old.id, household: old.id, site: old.site,
            detail: ["new_file": file.id, "on": new.day.iso, "persons": String(leaving.count)])
        try insert(file)
        if file.confidential {
            // Whoever has a conflict of interest with the household has one with both halves.
            let shut = Set(try protection(of: old).conflicts.map(\.id))
            try grantAccess(to: file.id, namedBySealing(file, author).filter { !shut.contains($0) })
        }
        try journal(
            "create", "household", file.id, household: file.id, site: file.site,
            detail: ["opened_on": new.day.iso, "first_person": first.id], by: author)
        // Those who leave know the code.
        try endFamilyPages(of: old.id, at: author.now)
        for member in leaving { try move(member, to: file, as: new.leaving[member.id], new, by: author) }
        try moveAppointments(of: Set(leaving.map(\.id)), from: old.id, to: file.id, since: new.day, by: author)
        if new.takesRequest { try handRequests(of: old, to: file, by: author) }
        if leaving.contains(where: { $0.membership.kinship == .reference }) {
            try rename(new.stayingReference, in: staying, by: author)
        }
        try recount(old, by: author)
        return try recount(file, by: author)
    }

    private func check(
        _ new: NewSeparation, leaving: [HouseholdMember], staying: [HouseholdMember], _ act: inout Act
    ) {
        act.add(AdmissionRules(act.context).happened(on: new.day, field: "on"))
        if staying.isEmpty { act.add(Finding(.v24, .block, field: "leaving")) }
        for member in leaving where new.day <= member.membership.from {
            act.add(Finding(.v32, .block, field: "on", values: [member.membership.from.iso, new.day.iso]))
        }
        let references = leaving.filter { new.leaving[$0.id] == .reference }
        let reference = references.count == 1 ? references.first : nil
        act.add(
            MembershipRules(act.context).reference(
                reference.map { ($0.birth, new.day, nil) }, on: new.day))
        checkSuccession(of: leaving, staying: staying, new.stayingReference, on: new.day, &act)
        act.add(HouseholdChangeRules(act.context).split(done: new.done))
    }

    private func move(
        _ member: HouseholdMember, to file: Household, as kinship: Kinship?, _ new: NewSeparation, by author: Author
    ) throws {
        // The last day in the old household is the one before the first day on their own.
        try end(member.membership, on: new.day.adding(days: -1), new.reason)
        try insert(
            Membership(
                id: author.newID(), household: file.id, person: member.id, kinship: kinship ?? .unrelated,
                from: new.day, partTime: member.membership.partTime))
        try moveGoals(of: member.id, from: member.membership.household, to: file.id, by: author)
        // A child who lives by turns in both keeps the key of the file that wrote it first.
        guard !member.membership.partTime else { return }
        _ = try reseal(member.person, under: file.id, by: author)
        try moveDocuments(of: member.id, from: new.household, to: file.id, by: author)
    }
}

extension HouseholdMember {
    func with(_ kinship: Kinship?) -> HouseholdMember {
        var copy = self
        copy.membership.kinship = kinship ?? membership.kinship
        return copy
    }
}
