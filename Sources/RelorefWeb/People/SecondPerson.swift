import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What one person alone may not do: the first time it is sent it waits for somebody else's agreement, and once there is
/// one the same form, to the letter, does it (R28).
struct SecondPerson {
    let ask: Ask
    let wanted: WantedApproval

    /// - Parameter place: how far what is asked for reaches.
    init(
        _ kind: Approval.Kind, at place: Place, role: Role? = nil, subject: String? = nil, lines: Int? = nil, _ ask: Ask
    ) {
        self.ask = ask
        let state = ask.query.query(setting: "", to: nil)
        let said = ask.form.pairs.filter { !Self.ownFields.contains($0.name) }
        wanted = WantedApproval(
            kind, way: state.isEmpty ? ask.path : "\(ask.path)?\(state)",
            fields: said.map { "\(FormFields.encode($0.name))=\(FormFields.encode($0.value))" }.joined(separator: "&"),
            place: place, role: role, subject: subject, lines: lines)
    }

    /// What every form carries besides what it says.
    private static let ownFields: Set<String> = ["jeton", "cle", StepUp.field]

    /// nil once somebody agreed, and the agreement is used up; otherwise the way to where it waits.
    func first(_ tx: any Transaction, _ author: Author) throws -> Answer? {
        guard try tx.useApproval(wanted, by: author) == nil else { return nil }
        return try waiting(tx, author)
    }

    func waiting(_ tx: any Transaction, _ author: Author) throws -> Answer {
        try tx.askApproval(wanted, by: author)
        return .redirect(
            to: .approvals,
            saying: Flash(
                ask.l("Rien n’est fait encore : une deuxième personne doit donner son accord, avec un code."),
                tone: .warn))
    }
}

extension Ask {
    /// How far the rights of who asks reach in all.
    func place(_ tx: any Transaction) throws -> Place {
        let held = try tx.grants(of: try actor().id).filter { $0.isInForce(on: today) }
        return .covering(held.map(\.place))
    }
}
