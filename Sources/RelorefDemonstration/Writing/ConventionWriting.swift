import RelorefDomain
import RelorefRecords
import RelorefStorage

extension DrawnWriter {
    /// A convention with everything that hangs on it; its leases are written already.
    func write(_ drawn: DrawnConvention) throws {
        let (id, account) = (drawn.convention.id, drawn.account)
        func moment(_ day: Day?) -> Moment {
            day.map { Moment(startOf: $0, in: "Europe/Paris").adding(seconds: 43_200) } ?? author.now
        }
        let begun = drawn.steps.first?.on.earliest
        try tx.insert(drawn.convention, by: account, at: moment(begun))
        for (place, step) in drawn.steps.enumerated() {
            try tx.insert(step, of: id, by: account, at: moment(step.on.latest).adding(seconds: place))
        }
        for amendment in drawn.amendments {
            try tx.insert(amendment, by: account, at: moment(amendment.proposedOn.latest))
        }
        for target in drawn.targets { try tx.insert(target, of: id, by: account, at: moment(target.from)) }
        for commitment in drawn.commitments {
            try tx.insert(commitment, by: account, at: moment(drawn.convention.signedOn))
        }
        for meeting in drawn.meetings {
            try tx.insert(meeting, by: account, at: moment(meeting.heldOn ?? drawn.convention.signedOn))
        }
        for decision in drawn.decisions { try tx.insert(decision, by: account, at: moment(drawn.convention.signedOn)) }
        for (text, subject, field, words) in drawn.texts {
            try tx.insertText(
                words, id: text, field, on: subject, of: drawn.convention, vault: author.vault)
        }
        for (candidacy, stay, signed) in drawn.leases {
            try tx.insertLease(candidacy, of: stay, signed: signed, for: id, by: account, at: moment(signed))
        }
    }
}
