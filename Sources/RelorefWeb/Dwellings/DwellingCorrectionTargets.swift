import RelorefDomain
import RelorefRecords

/// The records of a dwelling with the values that may be put right, in the order in which its page shows them.
struct DwellingCorrectionTargets {
    let ask: Ask
    let sheet: DwellingSheet
    let capacities: [(id: String, capacity: DwellingCapacity)]

    typealias Record = CorrectionTargets.Record

    private var l: Language { ask.l }

    var all: [Record] {
        let records = [service] + places + sheet.steps.map(step) + leases + checks + outages
        return records.filter { !$0.targets.isEmpty }
    }

    private var service: Record {
        let dwelling = sheet.dwelling
        return Record(
            l("Service"), dwelling.id,
            [
                (.openingCapacity, dwelling.openingCapacity.map(String.init)),
                (.serviceFrom, dwelling.serviceFrom?.iso), (.serviceTo, dwelling.serviceTo?.iso),
                (.landlord, dwelling.landlord),
            ])
    }

    private var places: [Record] {
        capacities.map { one in
            Record(
                l("Places"), one.id,
                [(.capacityPlaces, String(one.capacity.places)), (.capacityFrom, one.capacity.from.iso)])
        }
    }

    private func step(_ step: DwellingSheet.Step) -> Record {
        Record(ask.label("dwellingStatus", step.status).capitalizedFirst, step.id, [(.stepFrom, step.from.iso)])
    }

    private var leases: [Record] {
        sheet.headLeases.map { lease in
            Record(
                l("Bail principal"), lease.id,
                [
                    (.headLeaseFrom, lease.from.iso), (.headLeaseTo, lease.to?.iso),
                    (.headLeaseNotice, String(lease.noticeMonths)),
                    (.headLeaseSubletting, lease.sublettingAllowed ? "1" : "0"),
                    (.headLeaseRent, lease.rentCents.map(String.init)),
                    (.headLeaseCharges, lease.chargesCents.map(String.init)),
                ])
        }
    }

    private var checks: [Record] {
        sheet.checks.map { check in
            let energy: [(CorrectableField, String?)] = check.kind == .dpe ? [(.checkResult, check.result)] : []
            return Record(
                ask.label("diagnosticKind", check.kind).capitalizedFirst, check.id,
                energy + [(.checkDoneOn, check.doneOn.iso), (.checkExpiresOn, check.expiresOn?.iso)])
        }
    }

    private var outages: [Record] {
        sheet.outages.map { outage in
            Record(l("Hors service"), outage.id, [(.outageFrom, outage.from.iso), (.outageTo, outage.to?.iso)])
        }
    }
}
