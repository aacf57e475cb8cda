import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords

/// What a telephone is told of a record that it sent.
struct OfflineAnswer: Encodable {
    /// What becomes of the record on the telephone: it goes, waits for its own account, or is to be looked at again.
    enum State: String, Encodable { case kept, otherAccount, review }
    struct Doubt: Encodable { let rule: String, sentence: String }

    let state: State
    var sentence = ""
    /// What can be sent again with a reason.
    var toConfirm: [Doubt] = []
    let now: String
    let version: String

    init(_ state: State, _ ask: Ask, sentence: String = "", toConfirm: [Doubt] = []) {
        (self.state, self.sentence, self.toConfirm) = (state, sentence, toConfirm)
        (now, version) = (ask.now.text, OfflineShell.version)
    }
}

extension OfflineAnswer {
    /// What became of a record that was read; nil when it says nothing that one could be made of.
    static func of(_ receipt: OfflineReceipt?, _ ask: Ask) throws -> Answer {
        switch receipt {
        case .new: try .json(OfflineAnswer(.kept, ask), status: .created)
        case .known: try .json(OfflineAnswer(.kept, ask))
        case .other:
            try .json(
                OfflineAnswer(
                    .review, ask,
                    sentence: ask.l("Un autre enregistrement porte déjà ce numéro : comparez avec le dossier.")),
                status: .conflict)
        case nil: try unreadable(ask)
        }
    }

    static func unreadable(_ ask: Ask) throws -> Answer {
        try .json(
            OfflineAnswer(.review, ask, sentence: ask.l("Le serveur n’a pas pu lire cet enregistrement.")),
            status: .unprocessableContent)
    }

    /// Another account closed it.
    static func foreign(_ ask: Ask) throws -> Answer {
        try .json(
            OfflineAnswer(
                .otherAccount, ask, sentence: ask.l("Cet enregistrement a été fait sous un autre compte.")),
            status: .conflict)
    }
}

/// Who the telephone's browser is signed in as, and whether it may take visits along.
struct OfflineAccount: Encodable {
    let account: String
    let name: String
    let allowed: Bool
    let now: String
    let version: String
}

/// The day's visits and the key under which they are answered.
struct OfflineTourSent: Encodable {
    struct Key: Encodable { let id: String, publicKey: Data }
    struct Stop: Encodable {
        let followUp: String, initials: String, address: String, phone: String, what: String
        let checklist: [String]
    }

    let account: String
    let key: Key
    let stops: [Stop]
    let now: String
}

extension Answer {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Answer(
            status: status, contentType: "application/json; charset=utf-8", body: [UInt8](try encoder.encode(value)))
    }
}
