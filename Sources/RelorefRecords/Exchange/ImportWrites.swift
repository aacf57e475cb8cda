import RelorefDomain
import RelorefStorage

extension ImportPass {
    /// Adds a record, with its entry in the journal.
    func insert(_ line: ImportLine) throws {
        let table = line.table
        try lookForDuplicates(of: line)
        if table.name == "persons" { try lookForSharedNumber(of: line) }
        let id = try writer.insert(line)
        report.count(table) { $0.new += 1 }
        if table.name == "households", line.flag("confidential") { book.remember(ownFile: id) }
        if table.name == "dwellings" { newDwellings.insert(id.hashValue) }
        try lookForPublishedFigures(of: line, from: line.day("from_day"))
        remember(line, id: id)
        try follow(line, id: id, changed: nil, act: "create")
    }

    /// Changes a record, with its entry in the journal.
    func update(_ line: ImportLine, before: PackageLine, changed: Set<String>) throws {
        let held = line.table.place(of: "from_day").flatMap { Day(iso: before.cells[$0]) }
        try lookForPublishedFigures(of: line, from: [held, line.day("from_day")].compactMap { $0 }.min())
        if line.table.name == "persons", changed.contains("phone") { try lookForSharedNumber(of: line) }
        try writer.update(line, id: before.record, changed: changed)
        report.count(line.table) { $0.changed += 1 }
        book.forget(line.externalID, in: line.table)
        try follow(line, id: before.record, changed: changed, act: "update")
    }

    /// What other tables refer to is found again without asking the database.
    private func remember(_ line: ImportLine, id: String) {
        let target: ReferenceTarget? =
            switch line.table.name {
            case "associations": ReferenceTarget(id: id, site: nil, household: nil)
            case "sites": ReferenceTarget(id: id, site: id, household: nil)
            case "centres", "partners", "dwellings":
                ReferenceTarget(id: id, site: line.targets["site_id"]?.id, household: nil)
            case "households":
                ReferenceTarget(
                    id: id, site: line.targets["site_id"]?.id, household: id, isClosed: !line["closed_on"].isEmpty)
            case "persons", "accommodations":
                line.targets["household_id"].map {
                    ReferenceTarget(id: id, site: $0.site, household: $0.household, isClosed: $0.isClosed)
                }
            default: nil
            }
        if let target { book.remember(target, as: line.externalID, in: line.table) }
    }

    private func follow(_ line: ImportLine, id: String, changed: Set<String>?, act: String) throws {
        let owner = line.table.owner.field.flatMap { line.targets[$0] }
        let household = line.table.name == "households" ? id : owner?.household
        if !isCheck {
            var detail = ["import": run]
            if let changed { detail["fields"] = changed.sorted().joined(separator: ",") }
            try journal(
                JournalEntry(
                    id: author.newID(), at: author.now, actor: author.actor.id, act: act, noun: line.table.stored,
                    subject: id, household: household, site: owner?.site, detail: detail))
        }
        touch(line, id: id, household: household)
        for field in ["figure_id", "follows_id", "parent_id", "successor_id"] where line.table.place(of: field) != nil {
            guard changed?.contains(field) ?? !line[field].isEmpty else { continue }
            later.append(
                LaterReference(id: id, line: line.line, externalID: line.externalID, field: field, target: line[field]))
        }
        if line.table.name == "dwellings", !line["street"].isEmpty { try lookForSameAddress(line, id: id) }
    }

    private func touch(_ line: ImportLine, id: String, household: String?) {
        switch line.table.name {
        case "households", "expected_members": touchedHouseholds.insert(household)
        case "persons":
            touchedHouseholds.insert(household)
            touchedPersons.insert(id)
        case "memberships":
            touchedHouseholds.insert(household)
            touchedPersons.insert(line.targets["person_id"]?.id)
        case "accommodations":
            touchedHouseholds.insert(household)
            touchedDwellings.insert(line.targets["dwelling_id"]?.id)
        case "permits", "protections", "employment_spells": touchedPersons.insert(line.targets["person_id"]?.id)
        case "dwellings": touchedDwellings.insert(id)
        case "head_leases", "out_of_service", "dwelling_checks":
            touchedDwellings.insert(line.targets["dwelling_id"]?.id)
        default: break
        }
    }

    /// The places of a dwelling are not changed on a day that a published figure rests on (V41); a dwelling that comes
    /// with the import brings its own past along.
    private func lookForPublishedFigures(of line: ImportLine, from day: Day?) throws {
        guard line.table.name == "dwelling_capacities", let day, let dwelling = line.targets["dwelling_id"]?.id,
            !newDwellings.contains(dwelling.hashValue)
        else { return }
        if publishedTo == nil { publishedTo = .some(try tx.figuresClosedTo()) }
        guard let closed = publishedTo ?? nil else { return }
        let findings = DwellingRules(RuleContext(today: author.today)).capacity(1, from: day, figuresClosedTo: closed)
        for finding in findings { report.add(line.fault(finding, column: "from_day")) }
    }

    /// One dwelling, one record: another one at the same address is to be looked at (V44).
    private func lookForSameAddress(_ line: ImportLine, id: String) throws {
        guard !isCheck || line.hasAddress else { return }
        let mark = try author.vault.mark(line.address.comparable(commune: line.commune), purpose: "address")
        // Where there were none before, the database need not be asked for each.
        guard !addresses.insert(mark.hashValue).inserted || !isFilling else { return }
        let other = try tx.row(
            """
            SELECT coalesce(external_id, id) AS name FROM dwelling
            WHERE address_mark = \(mark) AND id <> \(id) AND \(Visible.dwellings(to: author.actor)) ORDER BY id LIMIT 1
            """)
        guard let other else { return }
        let finding = Finding(.v44, .warn, field: "street", values: [try other.text("name")])
        report.add(line.fault(finding, column: "street"))
    }

    /// Settles what a line said of another one of its table that may come after it.
    func settleLaterReferences(in table: PackageTable) throws {
        for reference in later where !isStopped {
            let found = reference.target.isEmpty ? nil : try book.resolve(reference.target, in: table)?.id
            var fault: ImportFault?
            if reference.field != "figure_id" {
                let isKnown = found != nil || reference.target.isEmpty || isExcused(reference.target, in: table.name)
                if !isKnown { fault = laterFault(.unknownReference, reference, table) }
                let (stored, column) = (Query(unbound: table.stored), Query(unbound: reference.field))
                try tx.run("UPDATE \(stored) SET \(column) = \(found) WHERE id = \(reference.id)")
            } else {
                let figure = found ?? (reference.target.isEmpty ? reference.id : reference.target)
                // Two files are known as one household by the network head alone, unless both are in reach.
                if found == nil, try isOther(figure, than: reference.id) {
                    fault = laterFault(.outOfReach, reference, table)
                }
                try tx.run("UPDATE household SET figure_id = \(figure) WHERE id = \(reference.id)")
            }
            guard let fault else { continue }
            report.add(fault)
        }
        later = []
    }

    private func isOther(_ figure: String, than id: String) throws(StorageError) -> Bool {
        try tx.row("SELECT 1 AS one FROM household WHERE id = \(figure) AND id <> \(id)") != nil
    }

    private func laterFault(_ code: ImportFault.Code, _ reference: LaterReference, _ table: PackageTable) -> ImportFault
    {
        ImportFault(
            code, file: table.file, line: reference.line, column: reference.field, value: reference.target,
            hints: [table.file])
    }
}

extension StorageError {
    /// The constraint that refused a row; nil for any other error.
    var constraint: String? {
        switch self {
        case .uniqueViolation(let name), .checkViolation(let name), .foreignKeyViolation(let name),
            .notNullViolation(let name):
            name
        case .decoding, .busy, .changedMeanwhile, .diskFull, .engine: nil
        }
    }
}
