import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A photograph of what is broken comes in. What was reported is kept before, so that nothing is lost with it.
enum FamilyPhotoRoutes {
    static let all: [Route] = [
        .free(.post, "/r/:code/panne/:id/photo", .everyone, limit: FamilyPhotoForm.bodyLimit, receive)
            .gated(by: Route.Gate(admit: admit) { ask in try await refused(ask, .tooHeavy, .contentTooLarge) })
    ]

    /// Only a telephone that passed the check is listened to: the others read the door, and nothing of what they send is.
    @Sendable private static func admit(_ ask: Ask) async throws -> Answer? {
        try await ask.services.store.read { tx in
            let page = try FamilyRoutes.page(ask, tx)
            return try FamilyRoutes.visit(ask, tx, page) == nil ? try FamilyRoutes.before(ask, tx, page) : nil
        }
    }

    @Sendable private static func receive(_ ask: Ask) async throws -> Answer {
        let sent = ask.files.first { $0.field == FamilyPhotoForm.field }
        do {
            guard let sent else { throw FamilyPhoto.Refusal.missing }
            let photo = try FamilyPhoto.cleaned(sent.bytes)
            switch await ask.services.settings.scanner?.refusal(of: sent.bytes) {
            case nil: break
            case .notScanned: throw FamilyPhoto.Refusal.notNow
            default: throw FamilyPhoto.Refusal.notAPhoto
            }
            let services = ask.services
            return try await services.store.write { tx in
                let page = try FamilyRoutes.page(ask, tx)
                guard let visit = try FamilyRoutes.visit(ask, tx, page) else {
                    return try FamilyRoutes.before(ask, tx, page)
                }
                try tx.attach(
                    photo, to: ask.parameter("id"), from: visit.page, vault: services.vault, newID: services.newID,
                    at: ask.now)
                return .redirect(to: .familyPage(ask.parameter("code"), FamilyPages.Part.broken.rawValue))
            }
        } catch let refusal as FamilyPhoto.Refusal {
            if refusal == .unknown {
                return .redirect(to: .familyPage(ask.parameter("code"), FamilyPages.Part.broken.rawValue))
            }
            return try await refused(ask, refusal, .unprocessableContent)
        }
    }

    /// The page with what was reported, and beside it why the photograph was not kept.
    private static func refused(
        _ ask: Ask, _ refusal: FamilyPhoto.Refusal, _ status: HTTPResponse.Status
    ) async throws -> Answer {
        try await FamilyRoutes.open(ask) { pages in
            var pages = pages
            pages.refused = (ask.parameter("id"), refusal)
            var answer = pages.answer(.broken)
            answer.status = status
            return answer
        }
    }
}
