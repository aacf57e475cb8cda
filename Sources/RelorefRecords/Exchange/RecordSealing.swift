import RelorefDomain
import RelorefStorage

extension RecordWriter {
    /// An id whose key, where it has one, is durable before the first field is sealed under it.
    func newID(for table: PackageTable) throws -> String {
        if isCheck { return author.newID() }
        switch table.name {
        case "households": return try keys.next()
        case "sites":
            let id = author.newID()
            try author.vault.makeKeys(for: ["site:" + id])
            return id
        default: return author.newID()
        }
    }

    /// The columns that hold ciphertext; none in a check.
    func sealedColumns(_ line: ImportLine, id: String) throws -> [(String, SQLValue)] {
        switch line.table.name {
        case "persons":
            guard !isCheck, let owner = line.targets["household_id"]?.household, line.hasProfile else {
                return [("sealed", .null)]
            }
            return [("sealed", try sealed(line.profile, SealSlot(owner: owner, table: "person", row: id)))]
        case "identities":
            let owner = line.targets["person_id"]?.household ?? ""
            return [("sealed", try sealed(line.identity, SealSlot(owner: owner, table: "identity", row: id)))]
        case "expected_members":
            let owner = line.targets["household_id"]?.id ?? ""
            guard line.identity != PersonalIdentity(family: "", given: "", birth: .unknown) else {
                return [("sealed", .null)]
            }
            return [("sealed", try sealed(line.identity, SealSlot(owner: owner, table: "expected_member", row: id)))]
        case "notes":
            let owner = line.targets["household_id"]?.id ?? ""
            return [("sealed", try sealed(SealedText(line["text"]), SealSlot(owner: owner, table: "note", row: id)))]
        case "dwellings": return try addressColumns(line, id: id)
        case "housing_offers": return Array(try addressColumns(line, id: id).prefix(1))
        default: return []
        }
    }

    private func addressColumns(_ line: ImportLine, id: String) throws -> [(String, SQLValue)] {
        guard line.hasAddress, let site = line.targets["site_id"]?.id else {
            return [("sealed_address", .null), ("address_mark", .null)]
        }
        let slot = SealSlot(owner: "site:" + site, table: line.table.stored, column: "sealed_address", row: id)
        let mark = try author.vault.mark(line.address.comparable(commune: line.commune), purpose: "address")
        return [("sealed_address", try sealed(line.address, slot)), ("address_mark", .bytes(mark))]
    }

    func insertIdentity(of line: ImportLine, id: String) throws {
        let identity = author.newID()
        let owner = line.targets["household_id"]?.household ?? ""
        try tx.insert(
            "identity",
            [
                ("id", .text(identity)), ("person_id", .text(id)),
                ("from_day", (line.day("identity_from")?.iso).sqlValue),
                ("source", .text(line["identity_source"])), ("is_current", .integer(1)),
                ("sealed", try sealed(line.identity, SealSlot(owner: owner, table: "identity", row: identity))),
            ])
        trace?.added("identity", identity)
    }

    /// Another day or another source is another identity, and the one before is kept (V05); otherwise the names of the
    /// same identity are put right.
    func replaceIdentity(of line: ImportLine, id: String, changed: Set<String>) throws {
        let current = try tx.row("SELECT id FROM identity WHERE person_id = \(id) AND is_current = 1")
        if let current { try trace?.willChange("identity", try current.text("id"), tx) }
        guard let current, changed.isDisjoint(with: ["identity_from", "identity_source"]) else {
            try tx.run("UPDATE identity SET is_current = 0 WHERE person_id = \(id) AND is_current = 1")
            try insertIdentity(of: line, id: id)
            return
        }
        let identity = try current.text("id")
        let owner = line.targets["household_id"]?.household ?? ""
        let bytes = try sealed(line.identity, SealSlot(owner: owner, table: "identity", row: identity))
        try tx.run("UPDATE identity SET sealed = \(bytes) WHERE id = \(identity)")
    }

    private func sealed(_ value: some Sealable, _ slot: SealSlot) throws -> SQLValue {
        isCheck ? .bytes([]) : .bytes(try author.vault.seal(value, slot).bytes)
    }
}

/// Households' ids with keys made many at a time: each making waits for the disk. Those left over are swept later.
final class KeyPool {
    private let author: Author
    private var ready: [String] = []
    private var size = 8

    init(_ author: Author) { self.author = author }

    func next() throws -> String {
        if ready.isEmpty {
            let made = (0..<size).map { _ in author.newID() }
            try author.vault.makeKeys(for: made)
            ready = made.reversed()
            size = min(size * 2, 1_024)
        }
        return ready.popLast() ?? author.newID()
    }
}

extension ImportLine {
    var identity: PersonalIdentity {
        PersonalIdentity(
            family: self["family"], given: self["given"], originalScript: self["original_script"],
            aliases: list("aliases"), birth: PartialDate(text: self["birth"]) ?? .unknown,
            spellings: list("system_names").compactMap { SystemSpelling($0) })
    }

    var profile: PersonalProfile {
        PersonalProfile(
            nationalities: list("nationalities"), languages: list("languages"),
            needsInterpreter: flag("needs_interpreter"), phone: self["phone"], email: self["email"])
    }

    var hasProfile: Bool { profile != PersonalProfile() }

    var address: DwellingAddress {
        DwellingAddress(
            street: self["street"], complement: self["complement"], postalCode: self["postal_code"], lot: self["lot"])
    }

    var hasAddress: Bool { address != DwellingAddress(street: "", postalCode: "") }

    var commune: String? { self["commune"].isEmpty ? nil : self["commune"] }
}
