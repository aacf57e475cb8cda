// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "reloref",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(
            name: "CShims", dependencies: ["CGMime"],
            linkerSettings: [
                "argon2", "oath", "icui18n", "icuuc", "xlsxwriter", "qrencode", "gmime-3.0", "gobject-2.0", "glib-2.0",
                "z", "sqlite3", "curl",
            ].map { .linkedLibrary($0) }),

        .target(name: "RelorefStorage", swiftSettings: strict),
        .target(
            name: "RelorefSQLite",
            dependencies: [
                "RelorefStorage", "CShims", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "RelorefPostgres", dependencies: ["RelorefStorage", "CLibPQ"], swiftSettings: strict),

        .target(name: "RelorefDomain", swiftSettings: strict),
        .target(
            name: "RelorefRecords",
            dependencies: [
                "RelorefStorage", "RelorefDomain", "CShims", .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.copy("Reference/Data")],
            swiftSettings: strict),
        .target(name: "RelorefHTML", swiftSettings: strict),
        .target(
            name: "RelorefWeb",
            dependencies: [
                "RelorefHTML", "RelorefRecords", "RelorefDomain", "RelorefStorage", "CShims",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Assets"), .copy("Catalogues")],
            swiftSettings: strict),
        .executableTarget(
            name: "reloref",
            dependencies: [
                "RelorefWeb", "RelorefRecords", "RelorefDomain", "RelorefStorage", "RelorefSQLite", "RelorefPostgres",
                "RelorefDemonstration",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "reloref-bench",
            dependencies: [
                "RelorefWeb", "RelorefDomain", "RelorefDemonstration",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        // The demonstration data: invented people, exact figures. Linked by the command and by tests, known to nobody else.
        .target(
            name: "RelorefDemonstration", dependencies: ["RelorefStorage", "RelorefDomain", "RelorefRecords"],
            swiftSettings: strict),
        .target(
            name: "RelorefTesting",
            dependencies: [
                "RelorefStorage", "RelorefDomain", "RelorefRecords", "RelorefSQLite", "RelorefPostgres",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StorageTests", dependencies: ["RelorefTesting", "RelorefStorage", "RelorefSQLite"],
            swiftSettings: strict),
        // A disk in memory that loses, tears, refuses: what the fault checks write to.
        .target(name: "CFaultyDisk", path: "Tests/CFaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "CFaultyDisk", "RelorefTesting", "RelorefRecords", "RelorefDomain", "RelorefStorage", "RelorefSQLite",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(name: "DomainTests", dependencies: ["RelorefDomain"], swiftSettings: strict),
        .testTarget(
            name: "RecordsTests",
            dependencies: [
                "RelorefTesting", "RelorefDemonstration", "RelorefRecords", "RelorefDomain", "RelorefStorage",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .testTarget(name: "HTMLTests", dependencies: ["RelorefHTML"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "RelorefTesting", "RelorefWeb", "RelorefRecords", "RelorefDomain", "RelorefStorage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "HouseTests", dependencies: ["RelorefWeb", "RelorefRecords", "RelorefStorage"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
