import Foundation
import HTTPTypes
import Hummingbird
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A photograph as it comes out of a telephone's envelope: four bytes of length, its head, then the picture.
struct OfflinePhoto: Sendable {
    private struct Head: Decodable { let id: String, of: String }

    let id: String
    /// The visit, the note or the incident that it belongs to.
    let parent: String
    let bytes: [UInt8]

    /// What an envelope with a photograph may weigh as it is sent: a file of the usual limit in base 64, and its head.
    static let bodyLimit = FileLimits.usual.bytes * 4 / 3 + (512 << 10)

    /// Nil for what no telephone of ours writes.
    init?(_ plain: [UInt8], id: String) {
        guard let high = plain.two(at: 0), let low = plain.two(at: 2) else { return nil }
        let length = high << 16 | low
        guard length > 0, length < 1_000, plain.count >= 4 + length,
            let head = try? JSONDecoder().decode(Head.self, from: Data(plain[4..<4 + length])), head.id == id
        else { return nil }
        (self.id, parent, bytes) = (id, head.of, Array(plain[(4 + length)...]))
    }
}

/// A photograph of a telephone comes in: opened, looked through outside the write, and kept once.
enum OfflinePhotoRoute {
    static let all: [Route] = [
        .sendingLarge("/hors-connexion/photos", .needs(.writeFiles), limit: OfflinePhoto.bodyLimit, receive)
    ]

    @Sendable private static func receive(_ ask: Ask) async throws -> Answer {
        let (l, author) = (ask.l, try ask.author())
        guard let envelope = OfflineEnvelope(json: ask.body) else { return try OfflineAnswer.unreadable(ask) }
        let photo: OfflinePhoto
        do {
            let opened = try await ask.services.store.read { tx in try tx.open(envelope, by: author) }
            guard let found = OfflinePhoto(opened, id: envelope.id) else { return try OfflineAnswer.unreadable(ask) }
            photo = found
        } catch is EnvelopeRefused {
            return try OfflineAnswer.foreign(ask)
        }
        let words = DocumentWords(ask: ask)
        let clean: CleanFile
        do {
            clean = try await ask.lookedThrough(photo.bytes) { () throws(FileRefusal) in
                try ReceivedFile(name: "", bytes: photo.bytes).cleaned()
            }
            guard clean.kind != .pdf else { throw FileRefusal.notAccepted(.unknown) }
        } catch FileRefusal.notScanned {
            // The telephone keeps it, and sends it again by itself.
            throw HTTPError(.serviceUnavailable)
        } catch let refusal as FileRefusal {
            return try refused(words.sentence(refusal, l("Cette photo")), ask)
        }
        do {
            return try await ask.services.store.write { tx in
                try OfflineAnswer.of(
                    try tx.receive(
                        photo: clean, id: photo.id, of: photo.parent, checkedBy: SensitiveWords.detector, by: author),
                    ask)
            }
        } catch let refusal as HouseholdDocument.Refusal {
            return try refused(words.sentence(refusal), ask)
        } catch let refusal as ActRefusal {
            let sentences = FormRefusal(ask, refusal, fields: [:]).errors.map(\.sentence)
            return try refused(sentences.joined(separator: " "), ask)
        } catch is NotVisible {
            return try refused(
                l("L’enregistrement auquel cette photo appartient n’est pas sur le serveur, ou n’est plus à vous."),
                ask)
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }

    private static func refused(_ sentence: String, _ ask: Ask) throws -> Answer {
        try .json(OfflineAnswer(.review, ask, sentence: sentence), status: .unprocessableContent)
    }
}
