# SPDX-License-Identifier: EUPL-1.2
# qr_read.py PAPER.pdf - what the QR codes on a printed paper say, a line each: drawn by poppler, read by zbar.
import ctypes, subprocess, sys
z = ctypes.CDLL('libzbar.so.0')
for name in ('zbar_image_scanner_create', 'zbar_image_create', 'zbar_image_first_symbol', 'zbar_symbol_next'): getattr(z, name).restype = ctypes.c_void_p
z.zbar_symbol_get_data.restype = ctypes.c_char_p
of = ctypes.c_void_p
pages = subprocess.run(['pdftoppm', '-gray', '-r', '150', sys.argv[1]], check=True, capture_output=True).stdout
while pages:                # P5, width and height, 255, then the points
    kind, size, most, rest = pages.split(b'\n', 3)
    wide, high = map(int, size.split())
    grey, pages = rest[:wide * high], rest[wide * high:]
    scanner, image = z.zbar_image_scanner_create(), z.zbar_image_create()
    z.zbar_image_set_format(of(image), ctypes.c_ulong(int.from_bytes(b'Y800', 'little')))
    z.zbar_image_set_size(of(image), wide, high)
    z.zbar_image_set_data(of(image), grey, ctypes.c_ulong(len(grey)), None)
    z.zbar_scan_image(of(scanner), of(image))
    symbol = z.zbar_image_first_symbol(of(image))
    while symbol:
        print(z.zbar_symbol_get_data(of(symbol)).decode())
        symbol = z.zbar_symbol_next(of(symbol))
