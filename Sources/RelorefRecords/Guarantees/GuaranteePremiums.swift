package import RelorefDomain
package import RelorefStorage

/// What concerns the landlord: the premium, the hand-over, the end.
extension Transaction {
    package func payPremium(_ premium: Guarantee.Premium, of id: String, by author: Author) throws {
        let known = try changing(id, needs: .writePartners, by: author)
        let detail = [
            "cents": String(premium.cents), "guarantee_payer": premium.payer.rawValue, "on": premium.paidOn?.iso,
        ]
        try moveGuarantee(id, "payPremium", detail, needs: .writePartners, by: author) { one in
            try one.pay(premium, under: known.terms, today: author.today)
        }
    }

    /// The landlord knows that it pays from the second year on (D-22).
    package func handOverGuarantee(_ id: String, on day: Day, by author: Author) throws {
        try moveGuarantee(id, "handOverGuarantee", ["on": day.iso], needs: .writePartners, by: author) { one in
            try one.handOver(on: day, today: author.today)
        }
    }

    package func endGuarantee(_ id: String, on day: Day, by author: Author) throws {
        try moveGuarantee(id, "endGuarantee", ["on": day.iso], needs: .writePartners, by: author) { one in
            try one.end(on: day, today: author.today)
        }
    }
}
