import Crypto
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What a case is called in a list: the household's code for those who may open its file, a pseudonym for the others.
///
/// A pseudonym is the same in every list, so that two lists can be compared, and leads to nobody.
struct CaseNames {
    let ask: Ask
    let tx: any Transaction
    let actor: Actor
    private let mayOpenFiles: Bool
    let maySeeStock: Bool
    private var households: [String: String?] = [:]
    private var dwellings: [String: String?] = [:]

    init(_ ask: Ask, _ tx: any Transaction) throws {
        (self.ask, self.tx) = (ask, tx)
        actor = try ask.actor()
        mayOpenFiles = ask.may(.seeFiles)
        maySeeStock = ask.may(.seeStock)
    }

    /// The household's code; nil when its file is not open to the reader.
    mutating func household(_ one: FigureCase) throws -> String? { try household(one.household) }

    mutating func household(_ id: String?) throws -> String? {
        guard mayOpenFiles, let id else { return nil }
        if let known = households[id] { return known }
        let code = try tx.household(id, visibleTo: actor)?.code
        households[id] = code
        return code
    }

    /// The dwelling's code; nil when it is not in the reader's stock.
    mutating func dwelling(_ one: FigureCase) throws -> String? {
        guard maySeeStock, let id = one.dwelling else { return nil }
        if let known = dwellings[id] { return known }
        let code = try tx.dwelling(id, on: one.day, visibleTo: actor)?.dwelling.code
        dwellings[id] = code
        return code
    }

    static func pseudonym(_ one: FigureCase) -> String {
        pseudonym(one.household ?? one.dwelling ?? one.id)
    }

    static func pseudonym(_ id: String) -> String {
        let digest = SHA256.hash(data: Array("reloref case \(id)".utf8)).prefix(4)
        let digits = digest.map { String(UInt16($0) | 0x100, radix: 16, uppercase: true).suffix(2) }.joined()
        return "\(digits.prefix(4))-\(digits.suffix(4))"
    }
}
