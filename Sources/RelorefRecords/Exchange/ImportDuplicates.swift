import RelorefDomain
import RelorefStorage

/// Who may be known already.
extension ImportPass {
    /// A new person is looked for among those in reach, and among the lines before it (V06).
    func lookForDuplicates(of line: ImportLine) throws {
        guard let person = line.traces else { return }
        var index = try duplicates ?? (known == nil ? knownPersons() : DuplicateIndex())
        duplicates = nil
        defer { duplicates = index }
        if let known {
            try lookForDuplicates(of: line, person, among: known.names, index)
            newcomers[line.line] = DuplicateTest(line.identity, nationalities: line.list("nationalities"))
        } else {
            switch index.match(person) {
            case .line(let other)?:
                report.add(.init(line: line.line, externalID: line.externalID, known: nil, otherLine: other))
            case .record(let id)?:
                report.add(.init(line: line.line, externalID: line.externalID, known: id, otherLine: nil))
            case nil: break
            }
        }
        index.add(person, .line(line.line))
    }

    /// The very question that a registration asks, and the same comparison with the lines before.
    private func lookForDuplicates(
        of line: ImportLine, _ person: DuplicateIndex.Traces, among names: NameIndex, _ index: DuplicateIndex
    ) throws {
        let nationalities = line.list("nationalities")
        let found = try tx.possibleDuplicates(
            of: line.identity, nationalities: nationalities, in: names, by: author)
        if let known = found.first {
            report.add(.init(line: line.line, externalID: line.externalID, known: known.person, otherLine: nil))
            return
        }
        let wanted = DuplicateTest(line.identity, nationalities: nationalities)
        let other = index.lines(like: person).first { other in
            newcomers[other].map { wanted.likeness(to: $0) > 0 } ?? false
        }
        if let other {
            report.add(.init(line: line.line, externalID: line.externalID, known: nil, otherLine: other))
        }
    }

    /// The persons of the files in reach, household by household, so that each key is opened once.
    private func knownPersons() throws -> DuplicateIndex {
        var index = DuplicateIndex()
        try tx.forEach(
            """
            SELECT identity.*, person.key_id FROM household
            JOIN person ON person.key_id = household.id JOIN identity ON identity.person_id = person.id
            WHERE identity.is_current = 1 AND \(Exported.households(to: author.actor))
            ORDER BY household.id
            """
        ) { row in
            let identity = try StoredIdentity(row)
            // A check has no keys to seal with, and leaves what it adds empty.
            guard !identity.sealed.bytes.isEmpty else { return }
            if let open = try author.vault.openIfKept(identity.sealed) {
                index.add(DuplicateIndex.Traces(open), .record(identity.person))
            }
        }
        return index
    }
}
