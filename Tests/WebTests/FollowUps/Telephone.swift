import Crypto
import Foundation
import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import RelorefWeb
import Testing

/// What a telephone sends, closed as the page's script closes it.
struct Telephone {
    struct Sent: Encodable {
        let id: String, key: String
        let point: Data, wrapped: Data, box: Data
    }

    let work: WorkWorld
    var account = Cast.alice

    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// A record as a telephone of the account closes it.
    func record(_ record: [String: String], _ number: Int) async throws -> Sent {
        let whole = record.merging(["id": Self.id(number), "at": "2026-11-20T15:04:05.000Z"]) { $1 }
        return try await sealed(try JSONEncoder().encode(whole), number)
    }

    /// A photograph with its head.
    func photo(_ bytes: [UInt8], of parent: Int, _ number: Int) async throws -> Sent {
        let head = try JSONEncoder().encode(["id": Self.id(number), "of": Self.id(parent)])
        let length = withUnsafeBytes(of: UInt32(head.count).bigEndian) { Data($0) }
        return try await sealed(length + head + Data(bytes), number)
    }

    func sealed(_ plain: Data, _ number: Int) async throws -> Sent {
        let author = try await work.web.world.author(account)
        let key = try await work.web.world.store.write { try $0.offlineKey(by: author) }
        let id = Self.id(number)
        let bound = Data(OfflineEnvelope.bound(id, account: author.actor.id).utf8)
        let passing = P256.KeyAgreement.PrivateKey()
        let between = try passing.sharedSecretFromKeyAgreement(
            with: P256.KeyAgreement.PublicKey(x963Representation: key.publicKey)
        ).hkdfDerivedSymmetricKey(using: SHA256.self, salt: Data(), sharedInfo: bound, outputByteCount: 32)
        let own = SymmetricKey(size: .bits256)
        let wrapped = try AES.GCM.seal(own.withUnsafeBytes { Data($0) }, using: between, authenticating: bound)
        let box = try AES.GCM.seal(plain, using: own, authenticating: bound)
        return Sent(
            id: id, key: key.id, point: passing.publicKey.x963Representation, wrapped: wrapped.combined ?? Data(),
            box: box.combined ?? Data())
    }
}

extension Browser {
    /// Sends as a script of the page does.
    func send(
        json: some Encodable, to path: String, header: String? = "1", origin: String? = "http://127.0.0.1:8080",
        type: String = "application/json"
    ) async throws -> Page {
        var extra = HTTPFields()
        if let header { extra[try #require(HTTPField.Name("reloref-envoi"))] = header }
        extra[.origin] = origin
        return try await send(
            .post, path, fields: nil, extra: extra, raw: (type, [UInt8](try JSONEncoder().encode(json))))
    }
}
