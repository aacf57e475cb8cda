import Foundation
import Logging
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What comes back to the address that mails are sent from: reports on mails that a server took and could not deliver
/// end them, so that Today says so; everything else is left to people.
package struct ReturnedMails: Sendable {
    private let services: Services
    /// A Maildir: what is in `new` was not read yet.
    private let folder: String
    private static let mostAtOnce = 100

    package init(_ services: Services, folder: String) { (self.services, self.folder) = (services, folder) }

    /// One round. A report on a mail of ours is erased once it was learnt from; what is none goes to `cur`, where mail
    /// programs find it.
    package func round() async throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted()
        for name in names.prefix(Self.mostAtOnce) where !name.hasPrefix(".") {
            do {
                try await look(at: name)
            } catch let fault as CocoaError {
                // One that cannot be read or moved, or that another server took, holds up none of the others.
                services.log.warning("returned-mail", metadata: ["fault": "\(fault.code.rawValue)"])
            }
        }
    }

    private func look(at name: String) async throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/new/\(name)"))
        let mail = try file.read(upToCount: DeliveryReport.longest) ?? Data()
        try file.close()
        if try await learn(Array(mail)) {
            try FileManager.default.removeItem(atPath: "\(folder)/new/\(name)")
        } else {
            services.log.notice("returned-mail", metadata: ["left": "cur"])
            let flags = name.contains(":2,") ? "" : ":2,"
            try FileManager.default.moveItem(
                atPath: "\(folder)/new/\(name)", toPath: "\(folder)/cur/\(name)\(flags)")
        }
    }

    /// Whether it was a report on a mail of ours.
    private func learn(_ mail: [UInt8]) async throws -> Bool {
        guard let report = DeliveryReport(mail), let end = report.messageID.lastIndex(of: "@") else { return false }
        let (id, now) = (String(report.messageID[..<end]), services.now())
        return try await services.store.write { tx in
            switch report.verdict {
            case .delivered: try tx.learn(ofMail: id, nil, at: now)
            case .failed(let fault): try tx.learn(ofMail: id, fault, at: now)
            case .pending: try tx.isMail(id)
            }
        }
    }
}
