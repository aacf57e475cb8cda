import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Visits without a network: the page that works without one, what it takes along, and what it sends back.
enum OfflineRoutes {
    static let all: [Route] =
        [
            // Nothing of anybody stands in these two: a telephone keeps them.
            .get("/hors-connexion", .everyone) { ask, _ in OfflinePage(ask: ask).answer },
            .get("/hors-connexion.js", .everyone) { _, _ in OfflineShell.worker },
            .get("/hors-connexion/compte", .needs(.writeFiles)) { ask, tx in
                let actor = try ask.actor()
                return try .json(
                    OfflineAccount(
                        account: actor.id, name: actor.name, allowed: try tx.maySetOut(actor), now: ask.now.text,
                        version: OfflineShell.version))
            },
            .sending("/hors-connexion/tournee", .needs(.writeFiles), tour),
            .sending("/hors-connexion/envois", .needs(.writeFiles), receive),
            .sending("/hors-connexion/depart", .signedIn) { ask, tx, _ in
                var answer = try SignInRoutes.end(ask, tx)
                answer.status = .noContent
                answer.location = nil
                return answer
            },
        ] + OfflinePhotoRoute.all

    /// Each file that goes along is an opened file (R40).
    @Sendable private static func tour(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard try tx.maySetOut(author.actor) else { throw AccessRefusal.notFound }
        let (key, stops) = (try tx.offlineKey(by: author), try tx.tour(by: author))
        let words = OfflineWords(ask: ask)
        var answer = try Answer.json(
            OfflineTourSent(
                account: author.actor.id, key: .init(id: key.id, publicKey: .init(key.publicKey)),
                stops: stops.map(words.stop), now: ask.now.text))
        answer.openedHouseholds = stops.map(\.household)
        return answer
    }

    @Sendable private static func receive(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        guard let envelope = OfflineEnvelope(json: ask.body) else { return try OfflineAnswer.unreadable(ask) }
        let opened: [UInt8]
        do {
            opened = try tx.open(envelope, by: author)
        } catch is EnvelopeRefused {
            return try OfflineAnswer.foreign(ask)
        }
        guard let record = OfflineRecord(opened, id: envelope.id) else { return try OfflineAnswer.unreadable(ask) }
        do {
            return try OfflineAnswer.of(try write(record, tx, author), ask)
        } catch let refusal as ActRefusal {
            return try refused(FormRefusal(ask, refusal, fields: [:]), ask)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }

    /// - Throws: as the acts that it calls.
    private static func write(_ record: OfflineRecord, _ tx: any Transaction, _ author: Author) throws
        -> OfflineReceipt?
    {
        switch record.what {
        case .visit:
            guard let contact = record.contact else { return nil }
            return try tx.receive(
                contact, in: record.followUp, checkedBy: SensitiveWords.detector, by: author,
                confirming: record.confirming)
        case .note:
            return try tx.receive(
                note: record.text, id: record.id, level: record.level.flatMap(NoteLevel.init) ?? .team,
                in: record.followUp, checkedBy: SensitiveWords.detector, by: author, confirming: record.confirming)
        case .incident:
            guard let incident = record.incident else { return nil }
            return try tx.receive(
                incident, in: record.followUp, checkedBy: SensitiveWords.detector, by: author,
                confirming: record.confirming)
        }
    }

    private static func refused(_ refusal: FormRefusal, _ ask: Ask) throws -> Answer {
        let words = HouseholdRuleWords(ask: ask)
        let doubts = refusal.toConfirm.map {
            OfflineAnswer.Doubt(rule: $0.rule.rawValue, sentence: words.sentence($0))
        }
        let sentences = refusal.errors.map(\.sentence) + doubts.map(\.sentence)
        return try .json(
            OfflineAnswer(.review, ask, sentence: sentences.joined(separator: " "), toConfirm: doubts),
            status: .unprocessableContent)
    }
}
