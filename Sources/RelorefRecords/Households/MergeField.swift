import RelorefDomain
import RelorefStorage

/// A value that two files, or two records of one person, may tell differently: whoever merges chooses which one holds.
package enum MergeField: String, CaseIterable, Sendable {
    case referent, openedOn
    case name, originalScript, birth, sex, nationalities, languages, phone, email, literacy, arrivalRoute

    /// Those of a file, not of a person.
    package static let ofFile: [MergeField] = [.referent, .openedOn]
    package static let ofPerson: [MergeField] = allCases.filter { !ofFile.contains($0) }
}

extension PersonalIdentity {
    /// This identity with what is taken from another one; the spelling given up stays an alias that search finds.
    func taking(_ fields: Set<MergeField>, from other: PersonalIdentity) -> PersonalIdentity {
        var taken = self
        if fields.contains(.name) {
            (taken.family, taken.given) = (other.family, other.given)
            if !display.isEmpty, display != other.display, !taken.aliases.contains(display) {
                taken.aliases.append(display)
            }
        }
        if fields.contains(.originalScript) { taken.originalScript = other.originalScript }
        if fields.contains(.birth) { taken.birth = other.birth }
        let known = Set(taken.spellings.map(\.system))
        taken.spellings += other.spellings.filter { !known.contains($0.system) }
        return taken
    }
}

extension PersonalProfile {
    func taking(_ fields: Set<MergeField>, from other: PersonalProfile) -> PersonalProfile {
        var taken = self
        if fields.contains(.nationalities) { taken.nationalities = other.nationalities }
        if fields.contains(.languages) {
            (taken.languages, taken.needsInterpreter) = (other.languages, other.needsInterpreter)
        }
        if fields.contains(.phone) { taken.phone = other.phone }
        if fields.contains(.email) { taken.email = other.email }
        return taken
    }
}

extension Transaction {
    /// What the kept person takes from the other one, field by field; what stood there is noted for the undo.
    func take(
        _ fields: Set<MergeField>, from absorbed: String, for kept: String, _ undo: inout MergeUndo, by author: Author
    ) throws {
        guard !fields.isEmpty, let keeper = try people([kept])[kept], let other = try people([absorbed])[absorbed]
        else { return }
        let identity = try takeIdentity(fields, from: absorbed, for: keeper, &undo, by: author)
        let profiles = try profiles(of: [kept, absorbed])
        if !fields.isDisjoint(with: [.nationalities, .languages, .phone, .email]),
            let theirs = try profiles[absorbed].flatMap({ try author.vault.openIfKept($0) })
        {
            let ours = try profiles[kept].flatMap { try author.vault.openIfKept($0) } ?? PersonalProfile()
            undo.profiles = (undo.profiles ?? []) + [.init(person: kept, fields: ours.sealedFields)]
            try setProfile(ours.taking(fields, from: theirs), of: keeper, by: author)
        }
        var changed = keeper
        if let birth = identity?.birth { (changed.birthYear, changed.birthPrecision) = (birth.year, birth.precision) }
        if fields.contains(.sex) { changed.sex = other.sex }
        if fields.contains(.literacy) { changed.literacy = other.literacy }
        if fields.contains(.arrivalRoute) { changed.arrivalRoute = other.arrivalRoute }
        guard changed != keeper else { return }
        undo.changes.append(
            .init(
                table: "person", id: kept,
                texts: [
                    "sex": keeper.sex.rawValue, "literacy": keeper.literacy?.rawValue,
                    "arrival_route": keeper.arrivalRoute?.rawValue,
                    "birth_precision": keeper.birthPrecision.rawValue,
                ], numbers: ["birth_year": keeper.birthYear]))
        try update(changed)
    }

    /// The identity in force from now on, made of both; nil when nothing of it is taken.
    private func takeIdentity(
        _ fields: Set<MergeField>, from absorbed: String, for keeper: Person, _ undo: inout MergeUndo, by author: Author
    ) throws -> PersonalIdentity? {
        guard !fields.isDisjoint(with: [.name, .originalScript, .birth]) else { return nil }
        let stored = try currentIdentities(of: [keeper.id, absorbed])
        guard let own = stored[keeper.id], let ours = try author.vault.openIfKept(own.sealed),
            let other = stored[absorbed], let theirs = try author.vault.openIfKept(other.sealed)
        else { return nil }
        let taken = ours.taking(fields, from: theirs)
        undo.changes.append(.init(table: "identity", id: own.id, numbers: ["is_current": 1]))
        try addIdentity(
            taken, to: keeper, from: nil, source: fields.contains(.name) ? other.source : own.source, by: author)
        guard let added = try currentIdentities(of: [keeper.id])[keeper.id] else { return taken }
        undo.added = (undo.added ?? []) + [.init(table: "identity", id: added.id)]
        return taken
    }

    /// The file that goes on, with what it takes from the other: a confidential half makes the whole confidential, and
    /// whoever must not see one half does not see the whole (security R25, R26).
    func take(
        _ fields: Set<MergeField>, from absorbed: Household, for kept: Household, _ undo: inout MergeUndo,
        by author: Author
    ) throws -> Household {
        undo.changes.append(
            .init(
                table: "household", id: kept.id,
                texts: ["referent_id": kept.referent, "opened_on": kept.openedOn.iso],
                numbers: ["confidential": kept.confidential ? 1 : 0]))
        var taken = kept
        if fields.contains(.referent) { taken.referent = absorbed.referent }
        if fields.contains(.openedOn) { taken.openedOn = absorbed.openedOn }
        taken.confidential = kept.confidential || absorbed.confidential
        if taken.confidential {
            var named = try rows(
                "SELECT account_id FROM household_access WHERE household_id = \(absorbed.id) AND kind = 'granted'"
            ).map { try $0.text("account_id") }
            if !kept.confidential { named += [author.actor.id] + [taken.referent].compactMap { $0 } }
            try open(kept.id, to: named, "granted", &undo)
        }
        let shut = try rows(
            "SELECT account_id FROM household_access WHERE household_id = \(absorbed.id) AND kind = 'conflict'"
        ).map { try $0.text("account_id") }
        try open(kept.id, to: shut, "conflict", &undo)
        return taken
    }

    private func open(_ household: String, to accounts: [String], _ kind: String, _ undo: inout MergeUndo) throws {
        for account in Set(accounts).sorted() {
            let added = try run(
                """
                INSERT INTO household_access (household_id, account_id, kind) VALUES (\(household), \(account), \(kind))
                ON CONFLICT (household_id, account_id, kind) DO NOTHING
                """)
            if added == 1 { undo.access = (undo.access ?? []) + [.init(account: account, kind: kind)] }
        }
    }
}
