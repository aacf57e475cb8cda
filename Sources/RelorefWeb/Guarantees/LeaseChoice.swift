import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Which lease of the household's own is meant: one that goes on, or one to come.
struct LeaseChoice {
    let leases: [HomePlace]

    init(leases: [HomePlace]) { self.leases = leases }

    init(_ homes: [HomePlace]) {
        leases = homes.filter { $0.stay.state == .active && $0.stay.directLeaseFrom != nil }
    }

    /// Nothing where there is no choice: the lease is one to come.
    func write(_ h: HTML, _ form: ActForm) {
        guard !leases.isEmpty else { return }
        let (ask, l) = (form.ask, form.l)
        form.choice(
            h, "bail", l("Pour quel bail ?"),
            leases.map { home in
                let day = home.stay.directLeaseFrom.map(l.shortDay) ?? "–"
                return (home.id, l("{lieu}, bail du {jour}", ["lieu": ask.place(of: home), "jour": day]))
            } + [("avenir", l("un bail à venir"))], usual: leases.last?.id ?? "")
    }
}
