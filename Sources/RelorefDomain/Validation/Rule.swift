/// A validation rule of the network, by its number in the domain guide.
package enum Rule: String, CaseIterable, Sendable, Codable {
    case v01 = "V01", v02 = "V02", v03 = "V03", v04 = "V04", v05 = "V05", v06 = "V06", v07 = "V07", v08 = "V08"
    case v09 = "V09", v10 = "V10", v11 = "V11", v12 = "V12", v13 = "V13", v14 = "V14", v15 = "V15", v16 = "V16"
    case v17 = "V17", v18 = "V18", v19 = "V19", v20 = "V20", v21 = "V21", v22 = "V22", v23 = "V23", v24 = "V24"
    case v25 = "V25", v26 = "V26", v27 = "V27", v28 = "V28", v29 = "V29", v30 = "V30", v31 = "V31", v32 = "V32"
    case v33 = "V33", v34 = "V34", v35 = "V35", v36 = "V36", v37 = "V37", v38 = "V38", v39 = "V39", v40 = "V40"
    case v41 = "V41", v42 = "V42", v43 = "V43", v44 = "V44", v45 = "V45", v46 = "V46", v47 = "V47", v48 = "V48"
    case v49 = "V49", v50 = "V50"
    case v63 = "V63", v64 = "V64", v65 = "V65"
    case v70 = "V70", v71 = "V71", v72 = "V72"
    case v76 = "V76", v77 = "V77"
    case v78 = "V78", v79 = "V79", v80 = "V80"
    case v84 = "V84"
    case v89 = "V89", v90 = "V90", v91 = "V91", v92 = "V92", v93 = "V93", v94 = "V94", v95 = "V95"
    case v96 = "V96", v97 = "V97"
    case v98 = "V98"

    /// Kept by the way the software is built, so that no value could break it: sex is asked and never inferred (V09),
    /// no form asks a household for an e-mail address (V27), an edition has no way of being changed (V93), and months
    /// are added by `Day` alone (V94).
    package var isKeptByDesign: Bool {
        switch self {
        case .v09, .v27, .v93, .v94: true
        default: false
        }
    }
}
