package import RelorefDomain

/// Puts each mail as an .eml file into a folder, for a program that sends it on, or for whoever tries the product out.
package struct MailSpool: MailCarrier {
    package let folder: String
    package let sender: MailAddress

    package init(folder: String, sender: MailAddress) { (self.folder, self.sender) = (folder, sender) }

    package func send(_ mail: OutgoingMail) async throws(CarrierFault) {
        try SpoolFile.write(MailText(mail, from: sender).text, id: mail.id, ending: ".eml", in: folder)
    }
}
