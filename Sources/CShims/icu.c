#include "shims.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

void *reloref_transliterator_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UChar id[64];
    int32_t length = 0;
    u_strFromUTF8(id, 64, &length, "Any-Latin; Latin-ASCII; Lower", -1, &status);
    UTransliterator *transliterator = utrans_openU(id, length, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_FAILURE(status) ? NULL : transliterator;
}

void reloref_transliterator_close(void *transliterator) {
    if (transliterator) utrans_close(transliterator);
}

int32_t reloref_transliterate(void *transliterator, const char *utf8, int32_t length, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = length * 6 + 16;
    UChar *text = malloc(sizeof(UChar) * (size_t)room);
    if (!text) return -1;
    int32_t count = 0;
    int32_t written = -1;
    u_strFromUTF8WithSub(text, room, &count, utf8, length, 0xFFFD, NULL, &status);
    if (U_SUCCESS(status)) {
        int32_t limit = count;
        utrans_transUChars(transliterator, text, &count, room, 0, &limit, &status);
        if (U_SUCCESS(status)) u_strToUTF8(out, capacity, &written, text, count, &status);
    }
    free(text);
    return U_FAILURE(status) ? -1 : written;
}

int reloref_plural_category(const char *locale, double n, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(locale, &status);
    if (U_FAILURE(status)) return -1;
    UChar keyword[32];
    int32_t length = uplrules_select(rules, n, keyword, 32, &status);
    int32_t written = 0;
    if (U_SUCCESS(status)) u_strToUTF8(out, capacity, &written, keyword, length, &status);
    uplrules_close(rules);
    return U_FAILURE(status) ? -1 : 0;
}
