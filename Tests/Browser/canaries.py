"""Canaries: invented names, telephones and addresses that must be found nowhere at rest, in no spelling (T20, T21)."""
import base64
import random
import zlib

# No other text of the project or of a dictionary holds these.
NAME = "Zyqxwkvj"
PHONE = "06 39 98 7"


def name(number):
    """A family's or street's name of its own."""
    letters = random.Random(number)
    return NAME + "".join(letters.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6))


def phone(number):
    digits = f"{number % 1000:03}"
    return f"{PHONE}{digits[0]} {digits[1:]}"


def spellings():
    """Every way in which a canary could lie in a file, with its description."""
    digits = PHONE.replace(" ", "")
    texts = [NAME, NAME.lower(), NAME.upper(), PHONE, PHONE[1:], digits[1:]]
    found = {}
    for text in texts:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            found[text.encode(encoding)] = f"{text} in {encoding}"
        plain = text.encode()
        found[plain.hex().encode()] = f"{text} in hex"
        found[plain.hex().upper().encode()] = f"{text} in hex"
        for shift in range(3):
            encoded = base64.b64encode(b"\0" * shift + plain)
            # The letters at the ends depend on the neighbours.
            found[encoded[(0, 2, 3)[shift]:len(encoded) - 4 + (0 if (shift + len(plain)) % 3 else 4)]] = f"{text} in base64"
    return found


SPELLINGS = spellings()


def inflated(content):
    """What compressed pieces of a file hold (gzip, zlib, raw deflate after a zip header)."""
    for header, window, skip in ((b"\x1f\x8b\x08", 31, 0), (b"\x78\x9c", 15, 0), (b"\x78\xda", 15, 0), (b"PK\x03\x04", -15, 30)):
        place = content.find(header)
        while place >= 0:
            start = place + skip
            if skip:
                start += int.from_bytes(content[place + 26:place + 28], "little") + int.from_bytes(
                    content[place + 28:place + 30], "little")
            try:
                yield zlib.decompressobj(window).decompress(content[start:], 1 << 24)
            except zlib.error:
                pass
            place = content.find(header, place + 1)


def hits(content):
    """The descriptions of the canaries that a file's bytes hold, as they are or compressed."""
    found = [told for spelling, told in SPELLINGS.items() if spelling in content]
    for piece in inflated(content):
        found += [told + ", compressed" for spelling, told in SPELLINGS.items() if spelling in piece]
    return found
