/// A guarantee of which something is still to come, with what Today needs of its household.
package struct DueGuarantee: Sendable, Hashable {
    package let guarantee: Guarantee
    package let site: String
    /// Whose delays may be its own: of the dwelling, otherwise of the site.
    package let departement: String?
    package let landlordName: String?
    /// Whether the household's file is open: once it is closed, the item is the site's.
    package let isOfOpenFile: Bool
    /// Whether its scheme costs a premium.
    package let hasPremium: Bool

    package init(
        _ guarantee: Guarantee, site: String, departement: String?, landlordName: String? = nil,
        isOfOpenFile: Bool = true, hasPremium: Bool
    ) {
        (self.guarantee, self.site, self.departement) = (guarantee, site, departement)
        (self.landlordName, self.isOfOpenFile, self.hasPremium) = (landlordName, isOfOpenFile, hasPremium)
    }
}

extension DueItem {
    /// What Today says of a guarantee.
    package enum Guaranteed: Sendable, Hashable {
        /// The landlord is to hear that it pays from the second year on (D-22).
        case firstYear(scheme: String, from: Day, landlord: String?, payer: Guarantee.Payer?)
        /// The lease is to be signed while the visa holds (D-23).
        ///
        /// - Parameter isWritten: whether its last day stands on the visa, and does not follow from the rule.
        case visa(scheme: String, on: Day, isWritten: Bool)

        var rule: DeadlineRule {
            switch self {
            case .firstYear: .guaranteeYear
            case .visa: .guaranteeVisa
            }
        }

        package var code: DeadlineCode {
            switch self {
            case .firstYear: .guarantee
            case .visa: .visale
            }
        }

        package var scheme: String {
            switch self {
            case .firstYear(let scheme, _, _, _), .visa(let scheme, _, _): scheme
            }
        }

        /// The day that the deadline is counted from.
        package var anchor: Day {
            switch self {
            case .firstYear(_, let day, _, _), .visa(_, let day, _): day
            }
        }
    }
}

extension DeadlineBook {
    /// The last day on which a lease may be signed with a visa: as written on it, or by the rule of its day (D-23).
    package func lastDay(of visa: Guarantee.Visa, in departement: String?) -> Day? {
        if let until = visa.until { return until }
        guard let rule = version(.visale, on: visa.on, in: departement), rule.anchor == .visaDate else { return nil }
        return rule.due(from: visa.on)
    }
}

extension DueList {
    /// The end of a first year that the landlord did not pay, and a visa whose lease is not signed.
    package func items(_ due: DueGuarantee) -> [DueItem] {
        [firstYear(of: due), visa(of: due)].compactMap { $0?.placed(in: due.departement) }
    }

    private func firstYear(of due: DueGuarantee) -> DueItem? {
        let one = due.guarantee
        guard one.awaitsHandOver(hasPremium: due.hasPremium), let from = one.days.active,
            let rule = rules.version(.guarantee, on: from, in: due.departement), rule.anchor == .guaranteeStart
        else { return nil }
        return item(
            .firstYear(scheme: one.scheme, from: from, landlord: due.landlordName, payer: one.premium?.payer), due,
            on: rule.due(from: from), rule)
    }

    private func visa(of due: DueGuarantee) -> DueItem? {
        let one = due.guarantee
        guard one.state == .granted, let visa = one.visa, let last = rules.lastDay(of: visa, in: due.departement),
            let rule = rules.version(.visale, on: visa.on, in: due.departement)
        else { return nil }
        return item(.visa(scheme: one.scheme, on: visa.on, isWritten: visa.until != nil), due, on: last, rule)
    }

    /// The day comes from the version of the anchor's day, the warnings from the one that holds today.
    private func item(
        _ matter: DueItem.Guaranteed, _ due: DueGuarantee, on day: Day, _ rule: DeadlineVersion
    ) -> DueItem? {
        let now = rules.version(matter.code, on: today, in: due.departement) ?? rule
        return DueItem(
            .guarantee(matter), subject: due.guarantee.id,
            household: due.isOfOpenFile ? due.guarantee.household : nil, site: due.site,
            steps: DeadlineSteps(
                due: day, warnings: now.warnings.filter { $0 > 0 }, announced: terms()[.dueAnnounced]), today: today)
    }
}

extension DeadlineBook {
    /// The day by which the landlord is to take over a cover that began on a day (D-22).
    package func endOfFirstYear(from start: Day, in departement: String?) -> Day? {
        guard let rule = version(.guarantee, on: start, in: departement), rule.anchor == .guaranteeStart else {
            return nil
        }
        return rule.due(from: start)
    }
}
