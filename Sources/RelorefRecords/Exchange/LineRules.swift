import RelorefDomain

/// What is checked of an imported line by itself: the schema's constraints and the rules V01 to V80, before anything is
/// written.
struct LineRules {
    let today: Day
    /// Words that a note should not hold (V30); nil where no note is read.
    let freeText: FreeText?

    func faults(in line: ImportLine) -> [ImportFault] {
        line.conditionFaults() + happenedFaults(in: line) + ownFaults(in: line)
    }

    /// Columns of what has happened: none of these days is to come (V32).
    private static let happened: [String: [String]] = [
        "households": ["opened_on", "closed_on"], "persons": ["died_on", "arrived_on"], "memberships": ["from_day"],
        "protections": ["requested_on", "decided_on", "notified_on", "ended_on"], "permits": ["issued_on"],
        "french_levels": ["assessed_on"], "consents": ["given_on", "withdrawn_on"], "dwelling_steps": ["from_day"],
        "dwelling_checks": ["done_on"], "stay_extensions": ["requested_on", "decided_on"],
        "accommodations": ["from_day", "slid_on", "entry_inventory_on", "exit_inventory_on"],
        "employment_situations": ["from_day"],
        "housing_offers": ["received_on", "sent_on", "decided_on", "outcome_on"],
    ]

    private func happenedFaults(in line: ImportLine) -> [ImportFault] {
        LineRules.happened[line.table.name, default: []].flatMap { column -> [ImportFault] in
            guard let day = line.day(column) else { return [] }
            return AdmissionRules(live).happened(on: day, field: column).map { line.fault($0, column: column) }
        }
    }

    private func ownFaults(in line: ImportLine) -> [ImportFault] {
        switch line.table.name {
        case "households": householdFaults(line)
        case "persons":
            nameFaults(line, isClosed: line.targets["household_id"]?.isClosed ?? false) + contactFaults(line)
        case "identities": nameFaults(line, isClosed: line.targets["person_id"]?.isClosed ?? false)
        case "protections": protectionFaults(line)
        case "notes":
            freeText.map { ContactRules(live).note(line["text"], $0).map { line.fault($0, column: "text") } } ?? []
        case "dwellings": dwellingFaults(line)
        case "accommodations": StayLineRules(today: today).faults(in: line)
        case "stay_extensions":
            line["decision"] == "granted" && line["new_term_on"].isEmpty ? [line.fault(.required, "new_term_on")] : []
        case "employment_spells": employmentFaults(line)
        case "housing_offers": offerFaults(line)
        default: []
        }
    }

    private var live: RuleContext { RuleContext(today: today) }

    private func householdFaults(_ line: ImportLine) -> [ImportFault] {
        let code = line["code"]
        if !code.isEmpty, (try? HouseholdCode(typed: code))?.text != code { return [line.fault(.wrongShape, "code")] }
        // Only a file that says where letters go, and leaves it open, is asked.
        guard line.has("postal"), line["postal"].isEmpty, line["closed_on"].isEmpty else { return [] }
        return ContactRules(live).address(nil).map { line.fault($0, column: "postal") }
    }

    private func nameFaults(_ line: ImportLine, isClosed: Bool) -> [ImportFault] {
        let rules = PersonRules(RuleContext(today: today, enteredAs: isClosed ? .history : .live))
        let birth = PartialDate(text: line["birth"]) ?? .unknown
        var faults = rules.names(family: line["family"], given: line["given"]).map { finding in
            // The names of an erased file are gone, and its facts remain.
            line.fault(isClosed ? Finding(finding.rule, .warn, field: finding.field) : finding)
        }
        faults += rules.birth(birth).map { line.fault($0) }
        // A conventional date is asked about when somebody can still be asked.
        if !isClosed { faults += rules.conventionalBirth(birth).map { line.fault($0) } }
        return faults
    }

    private func contactFaults(_ line: ImportLine) -> [ImportFault] {
        var faults = PersonRules(live).nationalities(Set(line.list("nationalities")))
            .map { line.fault($0, column: "nationalities") }
        if !line["phone"].isEmpty { faults += ContactRules(live).phone(line["phone"]).map { line.fault($0) } }
        return faults
    }

    private func protectionFaults(_ line: ImportLine) -> [ImportFault] {
        let rules = ProtectionRules(live)
        // The order of decision and notification is a condition of the table already.
        return rules.authority(ProtectionAuthority(rawValue: line["authority"]), afterAppeal: false)
            .map { line.fault($0) }
    }

    private func dwellingFaults(_ line: ImportLine) -> [ImportFault] {
        let needsCapacity = line["usage"] == DwellingUsage.relay.rawValue && !line["service_from"].isEmpty
        return needsCapacity && line["opening_capacity"].isEmpty ? [line.fault(.required, "opening_capacity")] : []
    }

    private func employmentFaults(_ line: ImportLine) -> [ImportFault] {
        guard let contract = ContractType(rawValue: line["contract"]), let from = line.day("from_day") else {
            return []
        }
        let to = line.day("to_day")
        let findings = EmploymentRules(live).contract(contract, from: from, term: to)
        // A permanent contract that has ended is over, it has no term that should not be there.
        return findings.filter { !(contract.hasNoEnd && $0.severity == .warn) }
            .map { line.fault($0, column: "to_day") }
    }
}

/// What is checked of one stretch of a household's accommodation.
struct StayLineRules {
    let today: Day

    /// What is not written down of a closed case is recorded as unknown.
    static func completed(_ line: ImportLine) -> (line: ImportLine, warnings: [ImportFault]) {
        let isExit = line["state"] == "ended" && (line["kind"] == "relay" || line["kind"] == "centre")
        guard isExit, line["exit_type"].isEmpty else { return (line, []) }
        var line = line
        line.set("exit_type", ExitType.unknown.rawValue)
        return (line, [line.fault(Finding(.v38, .warn, field: "exit_type"))])
    }

    func faults(in line: ImportLine) -> [ImportFault] {
        placeFaults(line) + stateFaults(line) + leaseFaults(line) + dayFaults(line) + inventoryFaults(line)
    }

    private func placeFaults(_ line: ImportLine) -> [ImportFault] {
        guard let kind = AccommodationKind(rawValue: line["kind"]), kind != .other else { return [] }
        let (needed, other) = kind == .centre ? ("centre_id", "dwelling_id") : ("dwelling_id", "centre_id")
        return (line[needed].isEmpty ? [line.fault(.required, needed)] : [])
            + (line[other].isEmpty ? [] : [line.fault(.contradiction, other, hints: ["kind", kind.rawValue])])
    }

    private func stateFaults(_ line: ImportLine) -> [ImportFault] {
        let state = Accommodation.State(rawValue: line["state"])
        let (needed, refused): ([String], [String]) =
            switch state {
            case .planned: (["planned_from"], ["from_day", "exit_type"])
            case .active: (["from_day"], ["to_day", "exit_type"])
            case .ended: (["from_day", "to_day"], [])
            case .cancelled, nil: ([], ["exit_type"])
            }
        return needed.filter { line[$0].isEmpty }.map { line.fault(.required, $0) }
            + refused.filter { !line[$0].isEmpty }
            .map { line.fault(.contradiction, $0, hints: ["state", line["state"]]) }
    }

    private func leaseFaults(_ line: ImportLine) -> [ImportFault] {
        var faults: [ImportFault] = []
        if line["kind"] == "directLease", line["state"] != "cancelled", line["signed_on"].isEmpty {
            faults.append(line.fault(.required, "signed_on"))
        }
        if line["kind"] != "slidingLease", !line["slid_on"].isEmpty {
            faults.append(line.fault(.contradiction, "slid_on", hints: ["kind", line["kind"]]))
        }
        return faults
    }

    private func dayFaults(_ line: ImportLine) -> [ImportFault] {
        guard let from = line.day("from_day"), let to = line.day("to_day"), to >= from,
            line["kind"] != "centre", line["kind"] != "other"
        else { return [] }
        let rules = StayRules(RuleContext(today: today))
        let nights = Nights(entry: from, exit: to)
        return rules.dates(nights).map { line.fault($0, column: "to_day") }
    }

    /// The inventories are made around the days of entry and exit (V46).
    private func inventoryFaults(_ line: ImportLine) -> [ImportFault] {
        guard line["kind"] == "relay", let from = line.day("from_day") else { return [] }
        let (entry, exit) = (line.day("entry_inventory_on"), line.day("exit_inventory_on"))
        return StayRules(RuleContext(today: today))
            .inventories(entry: entry, exit: exit, of: Nights(entry: from, exit: line.day("to_day")))
            .map { line.fault($0, column: $0.field == "entryInventory" ? "entry_inventory_on" : "exit_inventory_on") }
    }
}
