# SPDX-License-Identifier: EUPL-1.2
"""papers.py KIND - a multipart body on stdout, with the field id and one file of a kind: what a resident or an enemy would send."""
import struct
import sys
import zlib


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(w, h, rows=None, extra=b''):
    rows = zlib.compress(b''.join(b'\0' + b'\xc8' * 3 * w for _ in range(h))) if rows is None else rows
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0)) + extra + chunk(b'IDAT', rows) + chunk(b'IEND', b'')


def pdf(catalog='', stream=None, head='<< /Length 0 >>'):
    body = b'%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ' + catalog.encode() + b' >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'
    if stream is not None:
        body += b'3 0 obj\n' + head.encode() + b'\nstream\n' + stream + b'\nendstream\nendobj\n'
    return body + b'trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'


FLATE = '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>'
KINDS = {
    'png': lambda: png(40, 30, extra=chunk(b'tEXt', b'GPS\0secret place')),
    'turned': lambda: open('tests/fuzz/seeds/papers/turned.jpg', 'rb').read(),
    'html': lambda: b'<html><script>alert(1)</script></html>' * 4,
    'pnghtml': lambda: b'\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>' * 3,
    'huge': lambda: png(60000, 60000, rows=zlib.compress(b'\0' * 1000)),
    'cut': lambda: png(400, 300)[:200],
    'zip': lambda: b'PK\x03\x04' + b'\0' * 200,
    'pdf': lambda: pdf(stream=zlib.compress(b'BT (hello) Tj ET'), head='<< /Filter /FlateDecode >>'),
    'script': lambda: pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
    'escaped': lambda: pdf('/Names << /Java#53cript 4 0 R >>'),
    'packed': lambda: pdf(stream=zlib.compress(b'4 0 << /S /Launch /F (cmd.exe) >>'), head=FLATE),
    'embedded': lambda: pdf('/Names << /EmbeddedFiles 4 0 R >>'),
    'xfa': lambda: pdf('/AcroForm << /XFA 4 0 R >>'),
    'locked': lambda: pdf('/Encrypt 4 0 R'),
    'odd': lambda: pdf(stream=b'00>', head='<< /Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >>'),
    'bomb': lambda: pdf(stream=zlib.compress(b'a' * (100 << 20), 9), head=FLATE),
    'large': lambda: pdf() + b' ' * (12 << 20) + b'%%EOF',
    'empty': lambda: b'',
}
kind, ident, csrf = sys.argv[1:4]
out = sys.stdout.buffer
for name, value in (('id', ident), ('csrf', csrf)) + tuple(a.split('=', 1) for a in sys.argv[4:]):
    out.write(b'--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value.encode()))
out.write(b'--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\n')
out.write(KINDS[kind]() + b'\r\n--xxBOUNDARYxx--\r\n')
