import Foundation
import RelorefDomain
import RelorefRecords

/// What a telephone recorded without a network, as it comes out of its envelope.
struct OfflineRecord: Decodable, Sendable {
    enum What: String, Decodable { case visit, note, incident }

    let id: String
    let what: What
    let followUp: String
    /// When the telephone said that it was.
    let at: String
    let on: String
    let kind: String?
    let met: Bool?
    let condition: String?
    let topics: [String]?
    let text: String
    let nextOn: String?
    let level: String?
    /// Of an incident: what is broken, where, how serious.
    let matter: String?
    let place: String?
    let severity: String?
    /// Why what the rules warn of is right all the same, by rule.
    let reasons: [String: String]?

    /// Nil for what no telephone of ours writes.
    init?(_ bytes: [UInt8], id: String) {
        guard let record = try? JSONDecoder().decode(OfflineRecord.self, from: Data(bytes)), record.id == id,
            record.text.utf8.count <= 20_000, Day(iso: record.on) != nil, Moment(text: record.at) != nil
        else { return nil }
        self = record
    }

    /// The visit or the talk that it tells of; nil when its kind is not one of ours.
    var contact: NewContact? {
        guard let kind = FollowUpContact.Kind(rawValue: kind ?? ""), let day = Day(iso: on) else { return nil }
        return NewContact(
            id: id, kind, met: met ?? true, on: day, condition: condition.flatMap(FollowUpContact.Condition.init),
            topics: Set((topics ?? []).compactMap(FollowUpContact.Topic.init)), text: text,
            nextOn: nextOn.flatMap { Day(iso: $0) }, deviceAt: Moment(text: at))
    }

    /// The incident that it tells of; nil when what, where or how serious is missing.
    var incident: NewIncident? {
        guard let matter = Incident.Matter(rawValue: matter ?? ""), let place = Incident.Place(rawValue: place ?? ""),
            let severity = Incident.Severity(rawValue: severity ?? ""), let day = Day(iso: on)
        else { return nil }
        return NewIncident(
            id: id, matter, in: place, severity, on: day, text: text, deviceAt: Moment(text: at))
    }

    var confirming: [Rule: String] {
        var given: [Rule: String] = [:]
        for (rule, reason) in reasons ?? [:] where !reason.allSatisfy(\.isWhitespace) {
            if let rule = Rule(rawValue: rule) { given[rule] = reason }
        }
        return given
    }
}

extension OfflineEnvelope {
    private struct Sent: Decodable {
        let id: String, key: String
        let point: Data, wrapped: Data, box: Data
    }

    /// Reads what a telephone sends; nil when it is nothing of ours.
    init?(json bytes: [UInt8]) {
        guard let sent = try? JSONDecoder().decode(Sent.self, from: Data(bytes)), sent.id.utf8.count == 32,
            sent.id.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }), sent.point.count == 65,
            sent.wrapped.count == 60, sent.box.count > 28
        else { return nil }
        self.init(
            id: sent.id, key: sent.key, point: [UInt8](sent.point), wrapped: [UInt8](sent.wrapped),
            box: [UInt8](sent.box))
    }
}
