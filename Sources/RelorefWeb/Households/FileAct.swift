import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// An act on a household's file as a page of its own: what it asks, and what it does with the answers.
protocol FileAct: Sendable {
    /// The last part of its address: `/menages/BCDFGHJ/sortie`.
    static var noun: String { get }
    static var permission: Permission { get }
    static func title(_ l: Language) -> String
    /// What the button says.
    static func button(_ l: Language) -> String
    /// Whether files come with the form.
    static var takesFiles: Bool { get }
    /// The form's field for each field that the rules name; the first field stands for the others.
    static var fields: [String: String] { get }

    /// Gathers what the form shows.
    ///
    /// - Throws: `AccessRefusal.notFound` when the subject is not in the file.
    init(_ request: ActRequest) throws
    func write(_ h: HTML, _ form: ActForm)
    /// Reads what was typed; what it refuses is shown beside its field, and then nothing is done.
    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing?
}

/// The act itself, once everything typed could be read.
typealias Doing = (any Transaction, Author, [Rule: String]) throws -> Done

/// What was done, and where to go from there.
struct Done {
    let link: Link
    let sentence: String
    var undo: Link?
}

extension FileAct {
    static func button(_ l: Language) -> String { l("Enregistrer") }
    static var fields: [String: String] { [:] }
    static var takesFiles: Bool { false }

    static var routes: [Route] {
        [
            .get("/menages/:code/\(noun)", .needs(permission)) { ask, tx in
                let request = try ActRequest(ask, tx)
                return try ActPage<Self>(request: request, act: try Self(request)).opened(tx, try ask.author())
            },
            .post("/menages/:code/\(noun)", .needs(permission)) { ask, tx, author in
                let request = try ActRequest(ask, tx)
                return try ActPage<Self>(request: request, act: try Self(request)).perform(tx, author)
            },
        ]
    }
}

/// The file that an act is about, and the record in it that the address names.
struct ActRequest {
    let ask: Ask
    let tx: any Transaction
    let file: HouseholdFile
    /// The id of a stay, a person, an extension …; empty when the act is about the whole file.
    let subject: String

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil else { throw AccessRefusal.notFound }
        self.ask = ask
        self.tx = tx
        file = try tx.file(of: found, by: try ask.author())
        subject = ask.form.filled("sujet") ?? ask.query["sujet"]
    }

    var household: Household { file.household }

    /// The stay that the address names.
    func home() throws -> HomePlace {
        guard let home = file.homes.first(where: { $0.id == subject }) else { throw AccessRefusal.notFound }
        return home
    }

    /// The member that the address names.
    func member() throws -> FileMember {
        guard let member = file.present.first(where: { $0.id == subject }) else { throw AccessRefusal.notFound }
        return member
    }

    func link(_ part: HouseholdPart = .summary) -> Link { .household(household.code, part) }
    func act(_ noun: String) -> Link { .act(.household(household.code), noun) }
}
