#include "shims.h"
#include <qrencode.h>

int reloref_qr(const char *utf8, uint8_t *modules, size_t capacity) {
    QRcode *code = QRcode_encodeString8bit(utf8, 0, QR_ECLEVEL_M);
    if (code == NULL) return -1;
    int width = code->width;
    size_t count = (size_t)width * (size_t)width;
    if (count > capacity) width = -1;
    else for (size_t i = 0; i < count; i++) modules[i] = code->data[i] & 1;
    QRcode_free(code);
    return width;
}
