import RelorefDomain
import RelorefHTML

/// The pictures beside the sentences, drawn with a few strokes on a square of 24.
enum FamilyPicture {
    case calendar, paper, money, broken, phone, globe, home, close, yes, other, bring, place, video
    case water, heating, electricity, door, window, kitchen, damp, pests
    case camera, noPhoto, plan, person, offline
    case sick, police, fire, emergency, message, support

    func write(_ h: HTML) {
        h.svg(.class("pic"), .viewBox("0 0 24 24"), .aria("hidden", "true")) { h.path(.d(path)) }
    }

    private var path: String {
        switch self {
        case .calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h3v3H8z"
        case .paper: "M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 15h7"
        case .money: "M3 7h18v11H3zM12 10a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M6 10v5M18 10v5"
        case .broken: "M14 4a5 5 0 0 0-5 7L3 17v4h4l6-6a5 5 0 0 0 7-5l-3 3-3-1-1-3 3-3z"
        case .phone: "M5 3h4l2 5-2.5 2a12 12 0 0 0 5.500 5.500L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"
        case .globe: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"
        case .home: "M3 11l9-8 9 8M6 9v11h12V9M10 20v-6h4v6"
        case .close: "M5 5l14 14M19 5L5 19"
        case .yes: "M4 13l5 5L20 6"
        case .other: "M6 11v2h2v-2zM11 11v2h2v-2zM16 11v2h2v-2z"
        case .bring: "M5 8h14v12H5zM9 8V5a3 3 0 0 1 6 0v3"
        case .place:
            "M12 21c4-5 7-8 7-12a7 7 0 1 0-14 0c0 4 3 7 7 12zM12 6.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5"
        case .video: "M3 7h12v10H3zM15 11l6-3v8l-6-3z"
        case .water: "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z"
        case .heating: "M5 6v12M9 6v12M13 6v12M17 6v12M3 9h18M3 15h18"
        case .electricity: "M13 2L5 13h6l-1 9 9-12h-6z"
        case .door: "M6 3h12v18H6zM14 12h1M3 21h18"
        case .window: "M4 4h16v16H4zM12 4v16M4 12h16"
        case .kitchen: "M5 4h14v17H5zM5 10h14M8 7h1M12 7h1M8 13h8v5H8z"
        case .damp:
            "M4 4h16v16H4zM8 8c1.500 2 2 3 2 4a2 2 0 0 1-4 0c0-1 .5-2 2-4M15 11c1.500 2 2 3 2 4a2 2 0 0 1-4 0c0-1 .5-2 2-4"
        case .pests:
            "M8 10h8v6a4 4 0 0 1-8 0zM12 10v10M9 7a3 3 0 0 1 6 0v3H9zM8 13H4M16 13h4M8 17l-3 3M16 17l3 3M8 10L5 7M16 10l3-3"
        case .camera: "M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7"
        case .noPhoto: "M4 8h4l2-3h4l2 3h4v11H4zM3 3l18 18"
        case .plan: "M5 4h14v17H5zM9 9l1.500 1.500L13 8M9 15l1.500 1.500L13 14M15 9h2M15 15h2"
        case .person: "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4 21c0-4 4-6 8-6s8 2 8 6"
        case .offline: "M3 10a13 13 0 0 1 18 0M7 14a7 7 0 0 1 10 0M12 18h.01M4 4l16 16"
        case .sick: "M4 4h16v16H4zM12 8v8M8 12h8"
        case .police: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z"
        case .fire: "M12 3c1 4 6 6 6 11a6 6 0 0 1-12 0c0-2 1-4 3-5 0 2 1 3 2 3 1-3 0-6 1-9z"
        case .emergency: "M12 3l10 18H2zM12 10v5M12 17v1"
        case .message: "M3 5h18v12H9l-4 4v-4H3z"
        case .support: "M12 20C4 14 3 11 3 8.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 9 1.500C21 11 20 14 12 20z"
        }
    }
}

extension FamilyReport.Matter {
    var picture: FamilyPicture {
        switch self {
        case .water: .water
        case .heating: .heating
        case .electricity: .electricity
        case .door: .door
        case .window: .window
        case .kitchen: .kitchen
        case .damp: .damp
        case .pests: .pests
        case .other: .other
        }
    }

    var phrase: FamilyPhrase {
        switch self {
        case .water: .water
        case .heating: .heating
        case .electricity: .electricity
        case .door: .door
        case .window: .window
        case .kitchen: .kitchen
        case .damp: .damp
        case .pests: .pests
        case .other: .otherThing
        }
    }
}
