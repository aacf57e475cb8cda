package import RelorefDomain

/// Somebody who may sign in to the demonstration, told to whoever started it.
package struct DemoAccount: Sendable, Hashable {
    package let role: Role
    package let email: String
    package let name: String
    package let password: String
    /// The second factor's secret, 160 bits, as an authenticator application reads it (RFC 4648).
    package let totpSecretBase32: String
    /// The name of the site or association that the account works for; nil for the whole network.
    package let site: String?
}

/// An account with its ids and its right.
struct DrawnAccount: Sendable {
    let id: String
    let grantID: String
    let grant: Grant
    let told: DemoAccount

    var keyOwner: String { "account:" + id }
}

/// Draws one account for each role, and two of the second association.
enum AccountDrawing {
    /// Shared by all, since hashing a password takes a quarter of a second.
    static let password = "campanule-verger-ardoise-58"

    /// The main ones work in Seine-et-Marne, where the worked example is; the others come last.
    static func accounts(_ frame: Frame, _ pen: inout Pen) -> (main: [DrawnAccount], other: [DrawnAccount]) {
        let home = frame.sites.first { $0.departement.code == "77" } ?? frame.sites[0]
        let since = RelayStock.start
        let own = Frame.association
        let people: [(String, String, Grant, String?)] = [
            ("Alice Vernay", "alice", Grant(role: .referent, association: own, site: home.id, from: since), home.name),
            ("Bob Lautrec", "bob", Grant(role: .relayManager, association: own, site: home.id, from: since), home.name),
            (
                "Inès Carmoy", "ines", Grant(role: .partnershipOfficer, association: own, site: home.id, from: since),
                home.name
            ),
            (
                "Ulysse Brémont", "ulysse", Grant(role: .editor, association: own, site: nil, from: since),
                "Association du Relais"
            ),
            (
                "Hélène Fauvel", "helene", Grant(role: .headOfSite, association: own, site: home.id, from: since),
                home.name
            ),
            ("Noé Sauvain", "noe", Grant(role: .networkHead, association: nil, site: nil, from: since), nil),
            ("Félix Aubrac", "felix", Grant(role: .funder, association: nil, site: nil, from: since), nil),
            ("Dora Queyras", "dora", Grant(role: .administrator, association: nil, site: nil, from: since), nil),
        ]
        let other = frame.otherSite
        let guests: [(String, String, Grant, String?)] = [
            (
                "Charlie Moussac", "charlie",
                Grant(role: .referent, association: other.association, site: other.id, from: since), other.name
            ),
            (
                "Odile Trévoux", "odile",
                Grant(role: .headOfSite, association: other.association, site: other.id, from: since), other.name
            ),
        ]
        return (people.map { account($0, &pen) }, guests.map { account($0, &pen) })
    }

    private static func account(_ person: (String, String, Grant, String?), _ pen: inout Pen) -> DrawnAccount {
        DrawnAccount(
            id: pen.ids.next("u"), grantID: pen.ids.next("g"), grant: person.2,
            told: DemoAccount(
                role: person.2.role, email: person.1 + "@exemple.fr", name: person.0, password: password,
                totpSecretBase32: secret(&pen.dice), site: person.3))
    }

    /// Thirty-two letters of base 32 hold 160 bits.
    private static func secret(_ dice: inout Dice) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        return String((0..<32).map { _ in letters[dice.number(0, 31)] })
    }
}
