import RelorefDomain
import RelorefRecords
import RelorefStorage

extension DrawnWriter {
    func write(_ drawn: DrawnPathway, of household: String) throws {
        let account = drawn.account
        func kept(_ said: DrawnWords?) throws -> String? {
            try said.map { try tx.keep($0.words, as: $0.id, of: household, by: author) }
        }
        for one in drawn.seen {
            try tx.insert(one.diagnosis, text: try kept(one.said), by: account, at: moment(one.diagnosis.on))
        }
        for one in drawn.goals {
            try tx.insert(one.goal, text: try kept(one.said), by: account)
            try tx.insertChange(
                id: one.change, of: one.goal, text: nil, by: account, at: moment(one.goal.since))
            for step in one.steps { try tx.insert(step.step, text: try kept(step.said), by: account) }
        }
        for one in drawn.contracts {
            try tx.insert(
                one.contract, theirs: try kept(one.theirs), ours: try kept(one.ours), by: account,
                at: moment(one.contract.signedOn))
        }
        for one in drawn.judgements {
            try tx.insert(one, of: household, text: nil, by: account, at: moment(one.on))
        }
        for one in drawn.reviews {
            try tx.insert(one.review, text: try kept(one.said), by: account, at: moment(one.review.on))
        }
    }

    private func moment(_ day: Day) -> Moment { Moment(startOf: day, in: "Europe/Paris").adding(seconds: 11 * 3_600) }
}
