import RelorefDomain
import RelorefRecords

/// What a copy of the file says of the guarantees and of the service around the lease.
extension FileCopySections {
    var guarantees: CopySection {
        let l = ask.l
        return CopySection(
            l("Garantie et service locatif"), copy.guarantees.flatMap(lines) + copy.services.map(line))
    }

    private func lines(_ file: GuaranteeFile) -> [(String, String)] {
        let (l, words) = (ask.l, GuaranteeWords(ask: ask))
        let name = words.name(file.guarantee.scheme)
        let told = [
            (name, words.standing(file)), (l("Bailleur"), file.landlordName ?? ""),
            (l("Cotisation"), words.premium(file.guarantee) ?? ""),
        ]
        return told + file.claims.map { (l("Sinistre"), words.claim($0)) }
    }

    private func line(_ file: TenancyServiceFile) -> (String, String) {
        let l = ask.l
        let given = file.parts.compactMap { part in
            file.given[part].map { "\(ask.label("tenancyServicePart", part)) \(l.shortDay($0))" }
        }
        return (
            ask.label("tenancyServiceLevel", file.service.level).capitalizedFirst,
            ([l.shortDay(file.service.openedOn)] + given).joined(separator: ", ")
        )
    }
}
