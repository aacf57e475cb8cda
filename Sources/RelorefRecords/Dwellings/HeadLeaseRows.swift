package import RelorefDomain
package import RelorefStorage

extension HeadLease {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), dwelling: try row.text("dwelling_id"), from: try row.day("from_day"),
            to: try row.optionalDay("to_day"), noticeMonths: try row.int("notice_months"),
            sublettingAllowed: try row.bool("subletting_allowed"), rentCents: try row.optionalInt("rent_cents"),
            chargesCents: try row.optionalInt("charges_cents"))
    }
}

extension Transaction {
    package func insert(_ lease: HeadLease) throws(StorageError) {
        try insert(
            "head_lease",
            [
                "id": lease.id, "dwelling_id": lease.dwelling, "from_day": lease.from, "to_day": lease.to,
                "notice_months": lease.noticeMonths, "subletting_allowed": lease.sublettingAllowed,
                "rent_cents": lease.rentCents, "charges_cents": lease.chargesCents,
            ])
    }
}
