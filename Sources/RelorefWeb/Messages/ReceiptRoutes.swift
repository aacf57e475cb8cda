import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Where a provider tells what became of a message: `POST /messages/recus?t=SECOND&s=SIGNATURE` with
/// `{"id": "…", "state": "delivered" | "failed" | "unknown"}`. Told twice, it changes nothing.
enum ReceiptRoutes {
    private struct Receipt: Decodable {
        enum State: String, Decodable { case delivered, failed, unknown }
        let id: String
        let state: State

        var fault: Message.Fault? {
            switch state {
            case .delivered: nil
            case .failed: .undelivered
            case .unknown: .unknownRecipient
            }
        }
    }

    static let all: [Route] = [
        .free(.post, "/messages/recus", .everyone, limit: 4_096) { ask in
            guard let signature = ask.services.carrier?.receipts, let second = Int64(ask.query["t"]),
                signature.isGood(ask.query["s"], of: ask.body, at: second, now: ask.now)
            else { throw AccessRefusal.notFound }
            guard let receipt = try? JSONDecoder().decode(Receipt.self, from: Data(ask.body)) else {
                return .text("id and state expected\n", status: .unprocessableContent)
            }
            let isKnown = try await ask.services.store.write { tx in
                try tx.learn(ofMessage: receipt.id, receipt.fault, at: ask.now)
            }
            guard isKnown else { throw AccessRefusal.notFound }
            return Answer(status: .noContent, contentType: "text/plain; charset=utf-8", body: [])
        }
    ]
}
