import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A service is opened for a lease, or another level is agreed.
struct TenancyServiceAct: FileAct {
    static let noun = "service-locatif"
    static let permission = Permission.writeFiles
    static let fields = ["*": "niveau"]

    static func title(_ l: Language) -> String { l("Service locatif") }

    let household: Household
    private let leases: [HomePlace]
    private let bundles: [TenancyBundle]
    private let known: TenancyServiceFile?

    init(_ request: ActRequest) throws {
        household = request.household
        leases = LeaseChoice(request.file.homes).leases
        bundles = try request.tx.tenancyBundles()
        known = try TenancyServiceFile.asked(request)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        form.options(
            h, "niveau", l("Quel niveau ?"),
            TenancyService.Level.allCases.map { level in
                let parts = bundles.bundle(level, on: ask.today)?.parts ?? []
                let names = TenancyService.Part.allCases.filter(parts.contains).map {
                    ask.label("tenancyServicePart", $0)
                }
                return (
                    level.rawValue,
                    l(
                        "{niveau} : {étapes}",
                        [
                            "niveau": ask.label("tenancyServiceLevel", level), "étapes": names.joined(separator: ", "),
                        ])
                )
            }, usual: known?.service.level.rawValue ?? "")
        guard known == nil else { return }
        LeaseChoice(leases: leases).write(h, form)
        form.day(h, "jour", l("Convenu le"), usual: ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let level: TenancyService.Level? = reading.code("niveau", orSay: l("Choisissez un niveau."))
        let day = known == nil ? reading.day("jour") : reading.ask.today
        // The last lease is meant where none is typed.
        let isTyped = reading.ask.form.filled("bail") != nil
        let lease = isTyped ? reading.listed("bail", leases.map(\.id)) : leases.last?.id
        guard let level else { return nil }
        let (household, known) = (household, known)
        return { tx, author, _ in
            if let known {
                try tx.changeTenancyService(known.id, to: level, by: author)
            } else {
                try tx.openTenancyService(level, for: household.id, lease: lease, on: day, by: author)
            }
            return Done(
                link: .household(household.code, .followUp),
                sentence: known == nil ? l("Service locatif ouvert.") : l("Niveau changé."))
        }
    }
}

extension TenancyServiceFile {
    /// The one that the address names; nil where it names none.
    static func asked(_ request: ActRequest) throws -> TenancyServiceFile? {
        guard !request.subject.isEmpty else { return nil }
        let all = try request.tx.tenancyServices(of: request.household.id, by: try request.ask.author()) ?? []
        guard let found = all.first(where: { $0.id == request.subject }) else { throw AccessRefusal.notFound }
        return found
    }
}
