package import RelorefDomain
package import RelorefStorage

extension Message.Channel: SQLBindable {}
extension Message.Purpose: SQLBindable {}
extension Message.Fault: SQLBindable {}

/// How a state lies in its columns.
enum StoredMessageState: String, Sendable, SQLBindable { case queued, sent, delivered, stopped, failed }

extension Message {
    init(_ row: ResultRow) throws(StorageError) {
        self.init(
            id: try row.text("id"), purpose: try row.code("purpose"), channel: try row.code("channel"),
            household: try row.text("household_id"), subject: try row.text("subject_id"),
            language: try row.code("language"), dueAt: try row.moment("due_at"), state: try State(row),
            attempts: try row.int("attempts"))
    }

    var stored: (state: StoredMessageState, fault: Fault?) { state.stored }
}

extension Message.State {
    init(_ row: ResultRow) throws(StorageError) {
        func end() throws(StorageError) -> Moment { try row.moment("ended_at") }
        self =
            switch try row.code("state", StoredMessageState.self) {
            case .queued: .queued
            case .sent: .sent(try end())
            case .delivered: .delivered(try end())
            case .stopped: .stopped(try row.code("fault"))
            case .failed: .failed(try row.code("fault"))
            }
    }

    var stored: (state: StoredMessageState, fault: Message.Fault?) {
        switch self {
        case .queued: (.queued, nil)
        case .sent: (.sent, nil)
        case .delivered: (.delivered, nil)
        case .stopped(let fault): (.stopped, fault)
        case .failed(let fault): (.failed, fault)
        }
    }
}
