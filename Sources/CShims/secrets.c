#include "shims.h"
#include <argon2.h>
#include <liboath/oath.h>
#include <string.h>

int reloref_argon2id_hash(uint32_t passes, uint32_t kibibytes, uint32_t lanes, const uint8_t *password,
                          size_t password_length, const uint8_t *salt, size_t salt_length, char *encoded,
                          size_t encoded_length) {
    return argon2id_hash_encoded(passes, kibibytes, lanes, password, password_length, salt, salt_length, 32, encoded,
                                 encoded_length);
}

int reloref_argon2id_verify(const char *encoded, const uint8_t *password, size_t password_length) {
    return argon2id_verify(encoded, password, password_length);
}

int reloref_totp(const uint8_t *secret, size_t length, uint64_t step, char out[7]) {
    memset(out, 0, 7);
    return oath_hotp_generate((const char *)secret, length, step, 6, 0, OATH_HOTP_DYNAMIC_TRUNCATION, out);
}
