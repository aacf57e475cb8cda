import Crypto
import Foundation
package import RelorefDomain
package import RelorefStorage

extension SocialHousingRequest.Body: SQLBindable {}
extension SocialHousingRequest.Outcome: SQLBindable {}

/// Where the numbers of requests lie: sealed under the household's key, with a bucket that tells nothing by itself.
enum RequestNumber {
    static func slot(_ household: String, _ id: String) -> SealSlot {
        SealSlot(owner: household, table: "social_request", column: "number", row: id)
    }

    /// One of 256: two equal numbers are in one bucket, and every bucket holds numbers of many households.
    static func bucket(_ number: RegistrationNumber) -> Int {
        Int(SHA256.hash(data: Data(number.text.utf8)).first { _ in true } ?? 0)
    }
}

extension SocialHousingRequest {
    /// From a row of `social_request` and the days of its steps.
    init(_ row: ResultRow, renewals: [Day], updates: [Day], vault: Vault) throws {
        let (id, household) = (try row.text("id"), try row.text("household_id"))
        let number = try row.optionalBytes("number").flatMap { bytes in
            try vault.openIfKept(Sealed<SealedText>(slot: RequestNumber.slot(household, id), bytes: bytes))
        }
        self.init(
            id: id, household: household, number: number.flatMap { RegistrationNumber($0.text) },
            body: try row.optionalCode("body"), departement: try row.text("departement"),
            wish: Wish(
                communes: try row.text("communes").split(separator: ",").map(String.init),
                type: try row.optionalCode("dwelling_type"), maximumCents: try row.optionalInt("maximum_cents"),
                needs: Set(try row.text("needs").split(separator: ",").map(String.init))),
            filedOn: try row.optionalDay("filed_on"), attestedOn: try row.optionalDay("attested_on"),
            renewals: renewals, updates: updates, endedOn: try row.optionalDay("ended_on"),
            outcome: try row.optionalCode("outcome"), version: try row.int("version"))
    }
}

extension Transaction {
    /// Requests out of rows of `social_request`, with the days of their steps.
    func socialRequests(_ rows: [ResultRow], vault: Vault) throws -> [SocialHousingRequest] {
        let ids = try rows.map { try $0.text("id") }.sorted()
        guard !ids.isEmpty else { return [] }
        let steps = try self.rows(
            "SELECT request_id, kind, on_day FROM social_request_step WHERE request_id IN \(Query.list(ids))")
        var days: [String: [Day]] = [:]
        for step in steps {
            days[try step.text("request_id") + (try step.text("kind")), default: []].append(try step.day("on_day"))
        }
        return try rows.map { row in
            let id = try row.text("id")
            return try SocialHousingRequest(
                row, renewals: days[id + "renewal"] ?? [], updates: days[id + "update"] ?? [], vault: vault)
        }
    }

    package func insert(
        _ request: SocialHousingRequest, vault: Vault, by account: String, at moment: Moment
    ) throws {
        let sealed = try seal(request.number, of: request, vault)
        try insert(
            "social_request",
            [
                "id": request.id, "household_id": request.household, "number": sealed,
                "number_bucket": request.number.map(RequestNumber.bucket), "body": request.body,
                "departement": request.departement, "communes": request.wish.communes.joined(separator: ","),
                "dwelling_type": request.wish.type, "maximum_cents": request.wish.maximumCents,
                "needs": request.wish.needs.sorted().joined(separator: ","), "filed_on": request.filedOn,
                "attested_on": request.attestedOn, "ended_on": request.endedOn, "outcome": request.outcome,
                "account_id": account, "at": moment,
            ])
    }

    func change(_ request: SocialHousingRequest, vault: Vault) throws {
        let sealed = try seal(request.number, of: request, vault)
        try update(
            "social_request", id: request.id, version: request.version,
            [
                "number": sealed, "number_bucket": request.number.map(RequestNumber.bucket), "body": request.body,
                "departement": request.departement, "communes": request.wish.communes.joined(separator: ","),
                "dwelling_type": request.wish.type, "maximum_cents": request.wish.maximumCents,
                "needs": request.wish.needs.sorted().joined(separator: ","), "filed_on": request.filedOn,
                "attested_on": request.attestedOn,
            ])
    }

    private func seal(
        _ number: RegistrationNumber?, of request: SocialHousingRequest, _ vault: Vault
    ) throws -> Sealed<SealedText>? {
        try number.map {
            try vault.seal(SealedText($0.text), RequestNumber.slot(request.household, request.id))
        }
    }

    package func insertStep(
        id: String, of request: String, _ kind: RequestStep, on day: Day, by account: String, at moment: Moment
    ) throws(StorageError) {
        try insert(
            "social_request_step",
            [
                "id": id, "request_id": request, "kind": kind.rawValue, "on_day": day, "account_id": account,
                "at": moment,
            ])
    }
}

/// What is done with a request that was filed.
package enum RequestStep: String, Sendable, CaseIterable { case renewal, update }
