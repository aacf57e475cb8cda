import RelorefDomain

/// A dwelling that a landlord proposes, with the households proposed for it, before its address is sealed.
struct DrawnOffer: Sendable {
    let offer: HousingOffer
    let address: DwellingAddress?
    let candidates: [Candidacy]
    let account: String
}

/// Where an offer of the demonstration stands, and how it came there. Days count from the one on which it was received.
struct OfferSituation: Sendable {
    let state: HousingOffer.State
    /// Days since it was received.
    let ago: Int
    let quota: HousingOffer.Quota
    let how: HousingOffer.Received
    var asked: Int? = 3
    /// Days until the landlord wants to be answered.
    var answer = 21
    var candidates: [Candidacy.State] = []
    var outcome: HousingOffer.Outcome?
    var outcomeAfter = 0
    /// Kept in the order of the list: the first ones are of the main site, the last four of others.
    static let all: [OfferSituation] = [
        .init(state: .received, ago: 1, quota: .landlordOwn, how: .platform, asked: nil),
        .init(state: .qualified, ago: 3, quota: .prefectQuota, how: .mail, answer: 18),
        .init(state: .open, ago: 6, quota: .landlordOwn, how: .mail, candidates: [.consented, .proposed]),
        .init(
            state: .open, ago: 9, quota: .actionLogementQuota, how: .phone, answer: 11,
            candidates: [.filed, .filed, .consented]),
        .init(
            state: .candidatesSent, ago: 8, quota: .landlordOwn, how: .meeting, answer: 14,
            candidates: [.sent, .sent, .sent]),
        .init(
            state: .decided, ago: 14, quota: .prefectQuota, how: .mail, answer: 12,
            candidates: [.allocated, .ranked, .ranked]),
        .init(
            state: .decided, ago: 17, quota: .landlordOwn, how: .phone, asked: 1, answer: 15, candidates: [.accepted]),
        .init(
            state: .leased, ago: 20, quota: .landlordOwn, how: .mail, candidates: [.leased], outcome: .allocatedToUs,
            outcomeAfter: 20),
        .init(
            state: .refused, ago: 40, quota: .landlordOwn, how: .mail, candidates: [.refusedByHousehold, .noAnswer],
            outcome: .refusedByCandidate, outcomeAfter: 24),
        .init(
            state: .withdrawn, ago: 25, quota: .landlordOwn, how: .phone, candidates: [.withdrawn],
            outcome: .withdrawnByLandlord, outcomeAfter: 15),
        .init(
            state: .refused, ago: 35, quota: .municipalQuota, how: .mail,
            candidates: [.refusedByLandlord, .refusedByLandlord], outcome: .allocatedElsewhere, outcomeAfter: 11),
        .init(
            state: .expired, ago: 44, quota: .other, how: .platform, answer: 15, outcome: .expired, outcomeAfter: 16),
        // Files were sent, and the landlord has been silent since.
        .init(state: .candidatesSent, ago: 45, quota: .prefectQuota, how: .mail, answer: 30, candidates: [.sent]),
    ]
    static let elsewhere = 4
}
