import RelorefDomain
import RelorefRecords
import RelorefStorage

extension DrawnWriter {
    /// The guarantees of a household and the service around its lease; stays and landlords are written already.
    func writeGuarantees(of drawn: DrawnHousehold) throws {
        func moment(_ day: Day) -> Moment { Moment(startOf: day, in: "Europe/Paris").adding(seconds: 43_200) }
        for one in drawn.guarantees {
            let first = one.guarantee.days.asked ?? one.guarantee.leaseOn
            try tx.insert(one.guarantee, by: one.account, at: moment(first))
            for claim in one.claims { try tx.insert(claim, by: one.account, at: moment(claim.declaredOn)) }
        }
        guard let served = drawn.service else { return }
        try tx.insert(served.service, by: served.account, at: moment(served.service.openedOn))
        for (id, part, day) in served.parts {
            try tx.insert(part, on: day, of: served.service.id, id: id, by: served.account, at: moment(day))
        }
    }
}
