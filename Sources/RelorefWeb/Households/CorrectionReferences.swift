import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What the references of a file or a dwelling name, and what the one that is put right may name instead.
struct CorrectionReferences: Sendable {
    /// A partner's and a centre's name, a dwelling's code, by id.
    private(set) var names: [String: String] = [:]
    /// The choices of the field that is asked for, in their order.
    private var offered: [(id: String, words: String)] = []
    /// The dwelling whose code was typed.
    private var typed: String?

    init(names: [String: String] = [:]) { self.names = names }

    /// - Parameter names: what the references of today name, as the page shows them.
    init(_ ask: Ask, _ tx: any Transaction, names: [String: String]) throws {
        self.names = names
        let actor = try ask.actor()
        let asked = CorrectableField(rawValue: ask.form.filled("champ") ?? ask.query["champ"])
        switch asked?.referred {
        case .centre:
            var filter = CentreFilter()
            filter.showsClosed = true
            offered = try tx.centres(filter, on: ask.today, limit: 1000, visibleTo: actor)
                .map { ($0.centre.id, "\($0.centre.name) (\($0.centre.departement))") }
        case .employer: offered = try tx.employers(visibleTo: actor).map { ($0.id, $0.name) }
        case .landlord: offered = try tx.landlords(visibleTo: actor).map { ($0.id, $0.name) }
        case .dwelling:
            guard let code = ask.form.filled("valeur") else { break }
            if let found = try tx.dwelling(code: code, visibleTo: actor)
                ?? tx.dwelling(code: code.uppercased(), visibleTo: actor)
            {
                typed = found.id
                self.names[found.id] = found.code
            }
        case nil: break
        }
        for choice in offered where self.names[choice.id] == nil { self.names[choice.id] = choice.words }
    }

    /// The choices, with what stands there today among them.
    func offered(keeping id: String?) -> [(String, String)] {
        let isThere = offered.contains { $0.id == id }
        let kept = isThere ? nil : id.flatMap { id in names[id].map { (id, $0) } }
        return offered.map { ($0.id, $0.words) } + (kept.map { [$0] } ?? [])
    }

    /// The record that the form names: by a choice, or by a dwelling's code; nil for what is not offered.
    func id(_ entered: String, _ referred: CorrectableField.Referred) -> String? {
        if referred == .dwelling { return typed }
        return offered.contains { $0.id == entered } || names[entered] != nil ? entered : nil
    }
}
