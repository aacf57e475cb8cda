import RelorefDomain
import RelorefRecords
import RelorefSQLite
import RelorefStorage
import RelorefTesting

/// An act that was acknowledged, and the disk's moment when it was.
struct Acknowledged: Sendable {
    enum Act: Sendable, Hashable { case household(String), note(String), erasure(String) }
    let act: Act
    let moment: Int
}

/// What people do on an installation, one act after another, as the pages would: families registered with keys of their
/// own, notes, files erased; readers who come and go; and what the server does, sealing its journal and checkpointing.
struct Workload {
    let installation: Installation
    private let author: Author
    private var luck: Luck
    private var files: [String] = []
    private var number = 0
    private var reader: (any AnyObject & Sendable)?
    private(set) var acknowledged: [Acknowledged] = []
    private(set) var refusals: [any Error] = []

    init(_ installation: Installation, seed: UInt64) async throws {
        self.installation = installation
        author = try await installation.world.author(.alice)
        luck = Luck(seed: seed)
    }

    /// Does some acts; a refused one is remembered and the next is tried.
    mutating func perform(_ acts: Int, until isOver: () -> Bool = { false }) async {
        defer { reader = nil }
        for _ in 0..<acts where !isOver() {
            do {
                try comeAndGo()
                if let act = try await perform(), !isOver() {
                    acknowledged.append(Acknowledged(act: act, moment: installation.disk.moment))
                }
            } catch { refusals.append(error) }
        }
    }

    private mutating func comeAndGo() throws {
        switch Int.random(in: 0..<5, using: &luck) {
        case 0: reader = try installation.reader()
        case 1, 2: reader = nil
        default: break
        }
    }

    private mutating func perform() async throws -> Acknowledged.Act? {
        number += 1
        let choice = Int.random(in: 0..<20, using: &luck)
        switch choice {
        case 0..<6 where !files.isEmpty: return try await note(on: files[Int.random(in: 0..<files.count, using: &luck)])
        case 6..<9:
            try await installation.records.write { _ = try $0.sealJournal() }
            return nil
        case 9..<11:
            reader = nil
            try installation.records.scrubNow("journal_entry")
            try installation.keys.scrubNow("wrapped_key")
            return nil
        case 11 where files.count > 2: return try erase(files.remove(at: 0))
        default: return try await register("h\(number)")
        }
    }

    /// As the registration page does it: the key within the write, durable before the first field is sealed.
    private mutating func register(_ id: String) async throws -> Acknowledged.Act {
        let author = author
        let kin = (0..<Int.random(in: 0...4, using: &luck)).map { Self.person(Kinship.child, "Enfant \($0)") }
        let new = NewHousehold(
            id: id, site: "s1", referent: "alice", openedOn: TestDay("2021-01-04"),
            persons: [Self.person(.reference, "Référent")] + kin)
        try await installation.records.write { tx in
            try author.vault.makeKeys(for: [id])
            try tx.register(new, duplicatesIn: nil, by: author)
        }
        files.append(id)
        return .household(id)
    }

    private func note(on file: String) async throws -> Acknowledged.Act {
        let author = author
        let text = String(repeating: "Visite faite. ", count: 1 + number % 40)
        let note = try await installation.records.write { tx in
            try tx.addNote(text, to: file, level: .team, checkedBy: FreeText(keywords: []), by: author)
        }
        return .note(note.id)
    }

    private func erase(_ file: String) throws -> Acknowledged.Act {
        try author.vault.erase(file, at: author.now)
        return .erasure(file)
    }

    private static func person(_ kinship: Kinship, _ given: String) -> NewPerson {
        NewPerson(
            PersonalIdentity(
                family: "Rahimi", given: given,
                birth: PartialDate(text: kinship == .reference ? "1988-04-12" : "2015-05-05") ?? .unknown),
            sex: .female, kinship: kinship)
    }
}
