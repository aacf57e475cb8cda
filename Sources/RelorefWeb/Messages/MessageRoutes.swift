import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The log of messages, and what is done about those that did not arrive.
enum MessageRoutes {
    static let all: [Route] =
        SMSAct.routes + NumberCheckAct.routes + ReceiptRoutes.all + [
            .get("/messages", .needs(.seeFiles)) { ask, tx in try MessageListPage(ask, tx).answer },
            .post("/messages/:id/fin", .needs(.writeFiles)) { ask, tx, author in
                do {
                    try tx.settleMessage(ask.parameter("id"), by: author)
                } catch is NotVisible {
                    throw AccessRefusal.notFound
                }
                return .redirect(
                    to: .messages.with("partie", MessagePart.notArrived.rawValue), saying: Flash(ask.l("Noté.")))
            },
        ]
}
