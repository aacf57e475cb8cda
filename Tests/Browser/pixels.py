"""What differs between two screenshots, and by how much contrast (WCAG 2.2)."""
import struct
import zlib


def read_png(data):
    """Width, height and rows of an 8-bit RGB or RGBA picture."""
    place, packed, width, height, channels = 8, b"", 0, 0, 3
    while place < len(data):
        size, name = struct.unpack(">I4s", data[place:place + 8])
        body = data[place + 8:place + 8 + size]
        if name == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
            channels = 4 if colour == 6 else 3
        elif name == b"IDAT":
            packed += body
        place += size + 12
    return width, height, channels, unfiltered(zlib.decompress(packed), width * channels, height, channels)


def unfiltered(raw, stride, height, step):
    """Undoes the five filters of PNG, line by line."""
    lines, above = [], bytearray(stride)
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            left = line[x - step] if x >= step else 0
            corner = above[x - step] if x >= step else 0
            if kind == 1:
                line[x] = (line[x] + left) & 255
            elif kind == 2:
                line[x] = (line[x] + above[x]) & 255
            elif kind == 3:
                line[x] = (line[x] + (left + above[x]) // 2) & 255
            elif kind == 4:
                line[x] = (line[x] + nearest(left, above[x], corner)) & 255
        lines.append(bytes(line))
        above = line
    return lines


def nearest(left, above, corner):
    """The predictor of Paeth."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: (abs(guess - value), (left, above, corner).index(value)))


def luminance(colour):
    parts = [value / 255 for value in colour]
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def changed(before, after, least=3.0):
    """How many pixels changed their colour by at least this contrast."""
    width, height, channels, old = read_png(before)
    wide, high, _, new = read_png(after)
    if (width, height) != (wide, high):
        return 0
    count, known = 0, {}
    for line, other in zip(old, new):
        if line == other:
            continue
        for x in range(0, width * channels, channels):
            pair = (line[x:x + 3], other[x:x + 3])
            if pair[0] != pair[1]:
                if pair not in known:
                    known[pair] = contrast(*pair) >= least
                count += known[pair]
    return count
