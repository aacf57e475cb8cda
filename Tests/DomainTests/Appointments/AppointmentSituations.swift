import RelorefDomain
import Testing

struct AppointmentSituations {
    private static let rules = AppointmentRules(live)
    private static let now = Moment(startOf: day("2026-11-21"), in: "Europe/Paris").adding(seconds: 36_000)

    private static func at(
        _ on: String, _ hour: String = "14:00", zone: String = "Europe/Paris", closed: String? = nil,
        now: Moment = now
    ) -> [Finding] {
        rules.time(
            AppointmentTests.planned(on: on, at: hour, zone: zone), opened: day("2025-01-06"),
            closed: closed.map { day($0) }, now: now)
    }

    private static func form(
        minutes: Int = 60, reminder: Int? = 1, colleague: String? = "alice", with others: String = ""
    ) -> [Finding] {
        rules.form(
            AppointmentTests.planned(minutes: minutes, colleague: colleague, reminder: reminder), with: others)
    }

    private static func beside(_ others: Appointment..., members: Set<String> = []) -> [Finding] {
        rules.overlap(AppointmentTests.planned(members: members), others: others)
    }

    static let all: [Situation] = [
        .accepted(.v96, "today", at("2026-11-21")),
        .accepted(.v96, "an hour that is past today", at("2026-11-21", "08:00")),
        .accepted(.v96, "in two years to the day", at("2028-11-21")),
        .found(.v96, .block, "far", in: "a day beyond two years", at("2028-11-22")),
        .found(.v96, .warn, "past", in: "yesterday", at("2026-11-20")),
        .found(.v96, .block, "opened", in: "before the file was opened", at("2025-01-05")),
        .found(.v96, .block, "closed", in: "after the file was closed", at("2026-11-22", closed: "2026-11-21")),
        .found(.v96, .warn, "past", in: "before it was closed", at("2026-11-19", closed: "2026-11-20")),
        .found(.v96, .block, "clock", in: "an hour that spring leaves out", at("2027-03-28", "02:30")),
        .accepted(.v96, "an hour that autumn has twice", at("2027-10-31", "02:30")),
        // Ten in the evening of the 21st at Paris is the 22nd already on Réunion.
        .found(
            .v96, .warn, "past", in: "the day of the place",
            at("2026-11-21", zone: "Indian/Reunion", now: now.adding(seconds: 43_200))),
        .accepted(.v96, "a quarter of an hour", form(minutes: 15)),
        .found(.v96, .block, "length", in: "no time at all", form(minutes: 0)),
        .found(.v96, .block, "length", in: "eleven hours", form(minutes: 660)),
        .found(.v96, .block, "reminder", in: "a reminder afterwards", form(reminder: -1)),
        .found(.v96, .block, "reminder", in: "a reminder two months ahead", form(reminder: 61)),
        .accepted(.v96, "no reminder", form(reminder: nil)),
        .found(.v96, .block, "with", in: "nobody to meet", form(colleague: nil, with: " ")),
        .accepted(.v96, "a partner alone", form(colleague: nil, with: "préfecture")),
        .accepted(.v95, "a working day", rules.dayOff(AppointmentTests.planned(on: "2026-11-23"), department: "77")),
        .found(
            .v95, .inform, "on", in: "a Sunday",
            rules.dayOff(AppointmentTests.planned(on: "2026-11-22"), department: "77")),
        .found(
            .v95, .inform, "on", in: "the abolition of slavery on Réunion",
            rules.dayOff(AppointmentTests.planned(on: "2027-12-20"), department: "974")),
        .accepted(.v97, "an hour later", beside(AppointmentTests.planned("r2", at: "15:00"))),
        .found(.v97, .warn, "household", in: "twice at once", beside(AppointmentTests.planned("r2", at: "14:30"))),
        .found(
            .v97, .warn, "colleague", in: "the colleague has another household",
            beside(AppointmentTests.planned("r2", household: "h2", at: "13:30"))),
        .accepted(
            .v97, "a colleague’s other household",
            beside(AppointmentTests.planned("r2", household: "h2", colleague: "bob"))),
        .accepted(.v97, "the same, put right", beside(AppointmentTests.planned("r"))),
        .accepted(
            .v97, "one that was cancelled", beside(AppointmentTests.planned("r2", state: .cancelled(by: .household)))),
        .accepted(
            .v97, "she here, he there",
            beside(AppointmentTests.planned("r2", colleague: "bob", members: ["p2"]), members: ["p1"])),
        .found(
            .v97, .warn, "household", in: "she here, all there",
            beside(AppointmentTests.planned("r2", colleague: "bob"), members: ["p1"])),
    ]

    @Test(arguments: all) func `an appointment is checked`(situation: Situation) { situation.check() }
}
