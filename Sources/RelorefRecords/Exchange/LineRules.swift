import RelorefDomain

/// What is checked of an imported line by itself: the schema's constraints and the rules V01 to V80, before anything is
/// written.
struct LineRules {
    let today: Day
    /// Words that a note should not hold (V30); nil where no note is read.
    let freeText: FreeText?

    func faults(in line: ImportLine) -> [ImportFault] {
        line.conditionFaults() + ownFaults(in: line)
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
        default: []
        }
    }

    private var live: RuleContext { RuleContext(today: today) }

    private func householdFaults(_ line: ImportLine) -> [ImportFault] {
        let code = line["code"]
        guard !code.isEmpty, (try? HouseholdCode(typed: code))?.text != code else { return [] }
        return [line.fault(.wrongShape, "code")]
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
        placeFaults(line) + stateFaults(line) + leaseFaults(line) + dayFaults(line)
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
        return StayRules(RuleContext(today: today)).dates(Nights(entry: from, exit: to))
            .map { line.fault($0, column: "to_day") }
    }
}
