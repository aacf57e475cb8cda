import RelorefDomain

/// Commitments in words.
struct CommitmentWords {
    let ask: Ask

    private var l: Language { ask.l }

    func name(_ party: Convention.Party, _ partner: Partner) -> String {
        party == .association ? ask.label("conventionParty", party).capitalizedFirst : partner.name
    }

    func title(_ part: CommitmentSum.Part) -> String {
        switch part {
        case .promised: l("Promis")
        case .kept: l("Tenus")
        case .partly: l("Tenus en partie")
        case .notKept: l("Non tenus")
        case .late: l("En retard")
        }
    }
}
