import Crypto
import Foundation
import RelorefDomain

/// How a line leaves without saying of whom it is: what tells goes, and each id becomes another that holds for this one
/// export, so that its lines still find each other and nobody finds them in the register.
struct PackagePseudonyms {
    /// Thrown away with the export: nobody can make the same pseudonyms again.
    private let key = SymmetricKey(size: .bits256)

    /// Tables of which nothing is left without names and texts.
    static func leavesOut(_ table: PackageTable) -> Bool {
        table.fields.dropFirst().allSatisfy { !isKept($0, of: table) || isReference($0) || $0.kind == .day }
            || ["identities", "notes"].contains(table.name)
    }

    /// Whether a column says nothing of who somebody is. A text of which that is not known is left out.
    static func isKept(_ field: PackageField, of table: PackageTable) -> Bool {
        if field.isSealed { return field.kind == .partialDate }
        switch field.kind {
        case .text: return table.owner.isOfNobody ? table.name != "partners" : codes.contains(field.name)
        case .shaped(.siret): return false
        case .shaped(.commune): return table.owner.isOfNobody && table.name != "partners"
        case .list, .named, .moment: return false
        case .identifier, .reference, .integer, .day, .partialDate, .flag, .code, .shaped: return true
        }
    }

    /// Texts that hold a code of an editable list.
    private static let codes: Set<String> = ["close_reason", "authority", "reason", "result"]

    private static func isReference(_ field: PackageField) -> Bool {
        if case .reference = field.kind { true } else { false }
    }

    func cell(_ text: String, _ field: PackageField, of table: PackageTable) -> String {
        guard !text.isEmpty else { return text }
        switch field.kind {
        case .identifier: return pseudonym(text, in: table.name)
        case .reference(let target): return pseudonym(text, in: target)
        case .partialDate: return String(text.prefix(4))
        default: return text
        }
    }

    /// The network's own places keep their names, and so their ids; everything else gets a pseudonym.
    private func pseudonym(_ id: String, in table: String) -> String {
        if let known = PackageTable.named(table), known.owner.isOfNobody, table != "partners" { return id }
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(table)|\(id)".utf8), using: key)
        return code.prefix(10).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

extension PackageTable.Owner {
    /// The network, its centres and what all share: nobody's file and nobody's home.
    var isOfNobody: Bool {
        switch self {
        case .network, .shared: true
        case .ofPartner, .site, .dwelling, .household, .person, .ofHousehold, .ofPerson, .ofStay: false
        }
    }
}
