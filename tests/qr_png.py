# SPDX-License-Identifier: EUPL-1.2
# qr_png.py PAGE PNG [DEGREES [BLUR [dark]]] - the QR code of a page as a photo: a little turned, or by so many degrees; out of focus by so
# many points; in bad light.
import math, re, struct, sys, zlib
page = open(sys.argv[1], encoding='utf-8').read()
svg = re.search(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)".*?</svg>', page, re.S)
side = int(svg.group(1))
dark = set()
for x, y, w in re.findall(r'M(\d+) (\d+)h(\d+)v1', svg.group(0)):
    for i in range(int(w)): dark.add((int(x) + i, int(y)))
turn = math.radians(float(sys.argv[3])) if len(sys.argv) > 3 else math.atan(0.06)
blur = int(sys.argv[4]) if len(sys.argv) > 4 else 0
night = len(sys.argv) > 5
zoom = 9
n = int((side + 8) * zoom * (1 if len(sys.argv) < 4 else 1.5))
c, s, mid = math.cos(turn), math.sin(turn), n / 2
grey = []
for y in range(n):
    row = []
    for x in range(n):
        u, v = ((x - mid) * c - (y - mid) * s) / zoom + side / 2, ((y - mid) * c + (x - mid) * s) / zoom + side / 2
        light = 0.35 + 0.3 * x / n if night else 1
        row.append(int((45 if (math.floor(u), math.floor(v)) in dark else 200) * light))
    grey.append(row)
def soft(lines, r):         # a box along the line; both ways makes a square
    out = []
    for line in lines:
        sums = [0]
        for v in line: sums.append(sums[-1] + v)
        out.append([(sums[min(len(line), i + r + 1)] - sums[max(0, i - r)]) // (min(len(line), i + r + 1) - max(0, i - r)) for i in range(len(line))])
    return out
if blur: grey = list(zip(*soft(list(zip(*soft(grey, blur))), blur)))
rows = [b'\0' + bytes(b for v in row for b in (v, v, max(0, v - 5))) for row in grey]
chunk = lambda k, d: struct.pack('>I', len(d)) + k + d + struct.pack('>I', zlib.crc32(k + d))
open(sys.argv[2], 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', n, n, 8, 2, 0, 0, 0)) +
    chunk(b'IDAT', zlib.compress(b''.join(rows))) + chunk(b'IEND', b''))
