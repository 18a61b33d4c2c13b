# SPDX-License-Identifier: EUPL-1.2
# qr_png.py PAGE PNG - the QR code of a page as a grey photo, a little turned.
import re, struct, sys, zlib
page = open(sys.argv[1], encoding='utf-8').read()
svg = re.search(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)".*?</svg>', page, re.S)
side = int(svg.group(1))
dark = set()
for x, y, w in re.findall(r'M(\d+) (\d+)h(\d+)v1', svg.group(0)):
    for i in range(int(w)): dark.add((int(x) + i, int(y)))
zoom = 9
n = (side + 8) * zoom
rows = []
for y in range(n):
    row = bytearray()
    for x in range(n):
        u, v = (x - y * 0.06) / zoom - 2, (y + x * 0.06) / zoom - 3          # held at an angle
        row += bytes([40, 40, 50]) if (int(u // 1), int(v // 1)) in dark else bytes([205, 200, 190])
    rows.append(b'\0' + bytes(row))
chunk = lambda k, d: struct.pack('>I', len(d)) + k + d + struct.pack('>I', zlib.crc32(k + d))
open(sys.argv[2], 'wb').write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', n, n, 8, 2, 0, 0, 0)) +
    chunk(b'IDAT', zlib.compress(b''.join(rows))) + chunk(b'IEND', b''))
