import RelorefDomain
import RelorefRecords
import RelorefStorage

extension Desk {
    /// Jobs with those who were presented; households, contracts and conventions are written already.
    func write(_ jobs: [DrawnJob]) async throws {
        @Sendable func moment(_ day: Day) -> Moment { Moment(startOf: day, in: "Europe/Paris").adding(seconds: 43_200) }
        try await store.write { tx in
            for job in jobs {
                try tx.insert(job.offer, by: job.account, at: moment(job.offer.facts.receivedOn))
                for application in job.applications {
                    try tx.insert(application, by: job.account, at: moment(application.presentedOn))
                }
            }
        }
    }
}
