/* The one door to C libraries whose interface Swift cannot read as it is (renamed or variadic functions, macros). */
#ifndef RELOREF_SHIMS_H
#define RELOREF_SHIMS_H

#include <stddef.h>
#include <stdint.h>

/* ICU ------------------------------------------------------------------------------------------------------------- */

/* An "Any-Latin; Latin-ASCII; Lower" transliterator; NULL when ICU cannot make one. Not to be shared by threads. */
void *reloref_transliterator_open(void);
void reloref_transliterator_close(void *transliterator);
/* Writes UTF-8 and answers its length in bytes, or -1. `capacity` must leave room for six times the input. */
int32_t reloref_transliterate(void *transliterator, const char *utf8, int32_t length, char *out, int32_t capacity);
/* Writes the CLDR plural category ("one", "few", …) of n in a locale; answers 0, or -1. */
int reloref_plural_category(const char *locale, double n, char *out, int32_t capacity);

/* argon2id (RFC 9106) --------------------------------------------------------------------------------------------- */

/* Writes the encoded hash ("$argon2id$…", zero-terminated); answers 0, or libargon2's error. */
int reloref_argon2id_hash(uint32_t passes, uint32_t kibibytes, uint32_t lanes, const uint8_t *password,
                          size_t password_length, const uint8_t *salt, size_t salt_length, char *encoded,
                          size_t encoded_length);
/* 0 when the password matches the encoded hash. */
int reloref_argon2id_verify(const char *encoded, const uint8_t *password, size_t password_length);

/* TOTP (RFC 6238, SHA-1, 6 digits, 30 s) -------------------------------------------------------------------------- */

/* Writes the six digits of a step (seconds / 30) and a zero; answers 0, or liboath's error. */
int reloref_totp(const uint8_t *secret, size_t length, uint64_t step, char out[7]);

/* The process's memory -------------------------------------------------------------------------------------------- */

/* No core file, no look from another program of the same user (PR_SET_DUMPABLE); answers 0, or -1. */
int reloref_forbid_dumps(void);
/* 0 once dumps are forbidden. */
int reloref_dumps_allowed(void);

/* A browser that prints ------------------------------------------------------------------------------------------- */

/* Starts a program in a session of its own, without a network where that is allowed, with bounded memory (bytes of data)
   and time (seconds of CPU); its file descriptors 3 and 4 are the other end of `channel`. Ends with the thread that
   started it. Answers its process id, or -1. */
int reloref_press_start(const char *path, char *const argv[], char *const envp[], uint64_t memory, uint64_t seconds,
                        int *channel);
/* The channel to one that listens at a Unix socket, or -1. */
int reloref_press_connect(const char *path);

/* QR codes (libqrencode) ------------------------------------------------------------------------------------------ */

/* Writes the modules of the code row after row, 1 for a dark one; answers its width, or -1. */
int reloref_qr(const char *utf8, uint8_t *modules, size_t capacity);

/* XLSX (libxlsxwriter) -------------------------------------------------------------------------------------------- */

/* A workbook of one sheet, written row after row in constant memory; NULL when it cannot be made. */
void *reloref_spreadsheet_open(const char *path, const char *sheet_name);
/* Cells of a row that is not finished yet; each answers 0, or libxlsxwriter's error. A text is never a formula. */
int reloref_spreadsheet_text(void *spreadsheet, uint32_t row, uint16_t column, const char *utf8, int is_heading);
int reloref_spreadsheet_number(void *spreadsheet, uint32_t row, uint16_t column, double number);
int reloref_spreadsheet_day(void *spreadsheet, uint32_t row, uint16_t column, int year, int month, int day);
void reloref_spreadsheet_widths(void *spreadsheet, uint16_t columns, double width);
void reloref_spreadsheet_freeze(void *spreadsheet, uint32_t rows);
/* Writes the file and frees the handle; answers 0, or libxlsxwriter's error. */
int reloref_spreadsheet_close(void *spreadsheet);

/* multipart/form-data (GMime) ------------------------------------------------------------------------------------- */

/* Reads the body of a form with files, all in memory; no parts when it is none. NULL when memory lacks. */
void *reloref_multipart_open(const char *content_type, const uint8_t *body, size_t length);
size_t reloref_multipart_count(void *multipart);
const char *reloref_multipart_name(void *multipart, size_t index);
/* NULL for a field without a file. */
const char *reloref_multipart_file_name(void *multipart, size_t index);
const uint8_t *reloref_multipart_bytes(void *multipart, size_t index, size_t *length);
void reloref_multipart_close(void *multipart);
/* The parts of what a mail server reports of a mail that it had taken (RFC 3464), each under its type in small letters; of
   a message that came back, its head lines. No parts when the mail is no such report. NULL when memory lacks. */
void *reloref_report_open(const uint8_t *mail, size_t length);

/* deflate, as zip files hold it (zlib) ---------------------------------------------------------------------------- */

/* Both answer the bytes written, or -1: damaged, or more than `capacity`. */
int64_t reloref_inflate(const uint8_t *packed, size_t length, uint8_t *out, size_t capacity);
int64_t reloref_deflate(const uint8_t *plain, size_t length, uint8_t *out, size_t capacity);
uint32_t reloref_crc32(const uint8_t *bytes, size_t length);

/* SQLite ---------------------------------------------------------------------------------------------------------- */

/* Memory is not counted: otherwise every allocation of every connection waits at one lock. Before the first database
   is opened; without effect afterwards. */
void reloref_sqlite_uncounted(void);

/* Outside, by HTTPS and by SMTP (libcurl) ------------------------------------------------------------------------- */

/* What reloref_curl_post answers when the name led to an address that is not public. */
#define RELOREF_PRIVATE_ADDRESS 10001

/* Sends bytes to an address by POST and never follows a redirection. `headers` ends with NULL; `seconds` is the most that
   it may take; plain http is for a gateway on this machine; an address that is not public is connected to only where
   that is allowed. The answer's first `capacity` - 1 bytes are kept. Answers curl's code, 0 when an answer came, whose
   status is in `status`. */
int reloref_curl_post(const char *url, const char *const *headers, const uint8_t *body, size_t length, int64_t seconds,
                      int is_plain_allowed, int is_private_allowed, char *answer, size_t capacity, int64_t *status);
/* Whether an IPv4 or IPv6 address in figures is one of the public internet. */
int reloref_is_public_address(const char *text);

struct reloref_mail_server {
    /* smtp://host:port/name or smtps://…, the name being what we say we are. */
    const char *url;
    /* NULL for a server that asks for nobody. */
    const char *user;
    const char *password;
    /* A file of certificates to believe instead of the system's; NULL for the system's. */
    const char *authorities;
    /* Without it nothing leaves unless the line is encrypted, from the start or by STARTTLS. */
    int is_plain_allowed;
};

struct reloref_mail_outcome {
    /* The last command ("RCPT"), how the last answer began ("550 5.1.1 …"), and its code; 0 when there was none. */
    char command[5];
    char answer[12];
    int64_t status;
    /* We have said good-bye. */
    int is_over;
};

/* Hands one message to a mail server; without a recipient, only asks whether it would listen. Answers curl's code, 0 when
   the server has taken it. */
int reloref_curl_mail(const struct reloref_mail_server *server, const char *from, const char *to, const uint8_t *bytes,
                      size_t length, int64_t seconds, struct reloref_mail_outcome *outcome);
/* curl's sentence for a code. */
const char *reloref_curl_words(int code);
#endif
