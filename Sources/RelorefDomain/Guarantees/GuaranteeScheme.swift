/// The rules of one guarantee of the rent for leases of some days: what it asks of a household and of a dwelling, whether
/// it costs a premium, and up to what it pays. Dated reference data: another version takes the place of this one from its
/// own day on, and no version is written over.
package struct GuaranteeScheme: Sendable, Hashable {
    /// What the scheme looks at.
    package struct Terms: Sendable, Hashable {
        /// Hundredths of the resources that rent and charges less the benefit may take at most.
        package var effortPercent: Int?
        /// The only stock that it covers; nil for both.
        package var stock: Stock?
        /// Whether somebody pays for it; then the first year may be the association's (D-22).
        package var hasPremium: Bool
        /// Whether it is given by a visa, which has to be there when the lease is signed (V71).
        package var needsVisa: Bool
        /// Below this age nothing is asked of the tenant's work.
        package var openBelowAge: Int?
        /// From that age on, or at any age where there is none, the tenant works.
        package var needsWork: Bool
        /// Unpaid rent that is covered at most: so many euro cents, so many months.
        package var arrearsCapCents: Int?
        package var arrearsMonths: Int?
        /// Damage that is covered at most, in euro cents.
        package var damageCapCents: Int?

        package init(
            effortPercent: Int? = nil, stock: Stock? = nil, hasPremium: Bool = false, needsVisa: Bool = false,
            openBelowAge: Int? = nil, needsWork: Bool = false, arrearsCapCents: Int? = nil, arrearsMonths: Int? = nil,
            damageCapCents: Int? = nil
        ) {
            (self.effortPercent, self.stock, self.hasPremium) = (effortPercent, stock, hasPremium)
            (self.needsVisa, self.openBelowAge, self.needsWork) = (needsVisa, openBelowAge, needsWork)
            (self.arrearsCapCents, self.arrearsMonths) = (arrearsCapCents, arrearsMonths)
            self.damageCapCents = damageCapCents
        }
    }

    package enum Refusal: Error, Hashable, Sendable {
        case endBeforeStart
        case noSource
        /// Between 1 and 100 hundredths.
        case effort
        /// Between 16 and 99 years.
        case age
        /// An amount is above nought and at most a million euros; months are at most 120.
        case cap
        /// The conditions in words are too long.
        case words(most: Int)
    }

    /// A code of the list `guarantee`.
    package let code: String
    /// The first and the last day of signature of the leases that it covers.
    package var from: Day
    package var to: Day?
    package var terms: Terms
    /// What the figures do not say, in the words of whoever keeps the rules.
    package var conditions: String
    package var source: String
    package var mark: DeadlineVersion.Mark

    package static let longestWords = 400

    package init(
        _ code: String, from: Day, to: Day? = nil, _ terms: Terms = Terms(), conditions: String = "",
        source: String = "", _ mark: DeadlineVersion.Mark = .own
    ) {
        (self.code, self.from, self.to, self.terms) = (code, from, to, terms)
        (self.conditions, self.source, self.mark) = (conditions, source, mark)
    }

    /// Whether it may be set.
    package func check() throws(Refusal) {
        if let to, to < from { throw .endBeforeStart }
        guard !source.allSatisfy(\.isWhitespace) else { throw .noSource }
        guard terms.effortPercent.map({ 1...100 ~= $0 }) ?? true else { throw .effort }
        guard terms.openBelowAge.map({ 16...99 ~= $0 }) ?? true else { throw .age }
        for cents in [terms.arrearsCapCents, terms.damageCapCents] {
            guard cents.map({ 1...100_000_000 ~= $0 }) ?? true else { throw .cap }
        }
        guard terms.arrearsMonths.map({ 1...120 ~= $0 }) ?? true else { throw .cap }
        guard conditions.count <= Self.longestWords else { throw .words(most: Self.longestWords) }
    }

    /// Up to what a claim of a kind is paid, in euro cents; nil where no amount is set.
    package func cap(of matter: GuaranteeClaim.Matter) -> Int? {
        switch matter {
        case .arrears: terms.arrearsCapCents
        case .damage: terms.damageCapCents
        }
    }
}
