import Crypto
package import Foundation
package import RelorefDomain
package import RelorefStorage

/// Writes our partners as another directory reads them: organisations only, never a contact nor a private owner.
package struct DirectoryWriting: Sendable {
    /// A partner with what its record does not hold itself.
    package struct Line: Sendable {
        let partner: Partner
        let commune: (code: String, name: String)?
        let kindLabel: String
        let formerName: String?
        let changedOn: Day
    }

    /// Who writes: the `source` of data·inclusion.
    package static let source = "reloref"

    let lines: [Line]

    /// data·inclusion v1: one object a structure.
    package func dataInclusion() throws -> Data {
        try Self.encoder.encode(lines.map(DataInclusionStructure.init)) + Data("\n".utf8)
    }

    /// The same as CSV, as their import takes it: lists in JSON.
    package func dataInclusionCSV() throws -> Data {
        var bytes: [UInt8] = []
        var writer = CSVWriter(.exact) { bytes += $0 }
        try writer.row(DataInclusionStructure.columns)
        for line in lines { try writer.row(DataInclusionStructure(line).cells) }
        try writer.flush()
        return Data(bytes)
    }

    /// Open Referral HSDS 3: a page of organizations, each with its location.
    package func openReferral() throws -> Data {
        let contents = lines.map(OpenReferralOrganization.init)
        return try Self.encoder.encode(OpenReferralPage(contents: contents)) + Data("\n".utf8)
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    /// The same name for the same partner in every export: an identifier by SHA-256, in the form of a UUID (version 8).
    static func uuid(_ text: String) -> String {
        var bytes = Array(SHA256.hash(data: Data("reloref|\(text)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let signs = Array(hex)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(signs[$0]) }.joined(separator: "-")
    }
}

extension DirectoryWriting.Line {
    /// A description of at least fifty signs, as both formats want one.
    var description: String {
        let own = partner.reach.description
        guard own.count < 50 else { return String(own.prefix(2_000)) }
        let general = "Partenaire du réseau pour l’emploi et le logement des réfugiés (\(kindLabel))."
        return own.isEmpty ? general : "\(own) – \(general)"
    }

    /// Three to 150 signs, without a full stop at the end.
    var name: String {
        var name = String(partner.name.prefix(150))
        while name.hasSuffix(".") { name.removeLast() }
        return name.count < 3 ? name + " (partenaire)" : name
    }

    /// A web address as others expect it; nil for anything else.
    var website: String? {
        let typed = partner.reach.website
        guard !typed.isEmpty, !typed.contains(where: \.isWhitespace) else { return nil }
        return typed.hasPrefix("http://") || typed.hasPrefix("https://") ? typed : "https://" + typed
    }

    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension Transaction {
    /// The organisations that an export takes along: those that the network shares with the actor, as of today.
    package func directory(knownTo actor: Actor) throws -> DirectoryWriting {
        let labels = Dictionary(
            try referenceLabels(of: "partnerKind").map { ($0.code, $0.french) }, uniquingKeysWith: { one, _ in one })
        return try DirectoryWriting(
            lines: rows(
                """
                SELECT partner.*, commune.code AS commune_code, commune.name AS commune_name,
                  commune.postal_code AS commune_postal,
                  (SELECT max(former.name) FROM partner_name AS former WHERE former.partner_id = partner.id
                    AND former.to_day = (SELECT max(last.to_day) FROM partner_name AS last
                      WHERE last.partner_id = partner.id)) AS former_name,
                  (SELECT max(entry.at) FROM journal_entry AS entry
                    WHERE entry.noun = 'partner' AND entry.subject_id = partner.id) AS changed_at
                FROM partner LEFT JOIN commune ON commune.code = partner.commune
                WHERE partner.successor_id IS NULL AND COALESCE(partner.landlord_kind, '') <> \(LandlordKind.naturalPerson)
                  AND \(PartnerFilter.known(to: actor))
                ORDER BY partner.name_key, partner.id
                """
            ).map { row in
                var partner = try Partner(row)
                if partner.reach.postalCode.isEmpty {
                    partner.reach.postalCode = try row.optionalText("commune_postal") ?? ""
                }
                let changed = try row.optionalText("changed_at").flatMap { Moment(text: $0) }
                let commune = try row.optionalText("commune_code").map { ($0, try row.text("commune_name")) }
                return DirectoryWriting.Line(
                    partner: partner, commune: commune,
                    kindLabel: labels[partner.kind.rawValue] ?? partner.kind.rawValue,
                    formerName: try row.optionalText("former_name"),
                    changedOn: changed?.day(in: "Europe/Paris") ?? Day(year: 2004, month: 1, day: 1) ?? Day(number: 0))
            })
    }
}
