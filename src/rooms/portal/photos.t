# SPDX-License-Identifier: EUPL-1.2
# photos.t - the photo of a structure: on its page and in the directory; which ones are refused, as the town is read and by `pronoia check` (P5, P6).
. tests/lib.sh
program=$O/pronoia          # reads the files of this test, with every visit
export PRONOIA_SHARE="$dir/share"
mkdir "$dir/share"; cp -r programmes towns schema "$dir/share/"; cp "$O/texts.tsv" "$dir/share/"
town=$dir/share/towns/larissa
at 2026-11-23T08:00
body() { sed '1,/^\r*$/d' "$dir/page"; }

t 'on the structure’s page, with its words and its size, loaded when it is come to' 'GET /services/community-centre && status 200 && see "alt=\"Σχέδιο: ισόγειο κτίριο" && see "width=\"480\" height=\"270\" loading=\"lazy\""'
source=$(grep -o '/town-photos/[0-9a-f]*\.jpg' "$dir/page")
t 'in the directory too, in the reader’s language'  'PRONOIA_LANG=uk GET /services && see "<img class=\"photo\" src=\"$source\"" && see "alt=\"Малюнок: одноповерхова" && test "$(grep -c "<img" "$dir/page")" = 2'
t 'P2: that it is made up is said'                  'GET /services/kapi && see "θέσεις και τμήματα, εικόνα"'
t 'the policy lets pictures of the house in, and nothing else' 'GET /services/kapi && grep "^Content-Security-Policy" "$dir/page" | grep -qE "img-src [^;]*.self." && ! grep "^Content-Security-Policy" "$dir/page" | grep -qE "img-src [^;]*(https?:|\*)"'
t 'P6: what is given out was drawn anew: a JPEG, for a year' 'GET "$source" && status 200 && see "Content-Type: image/jpeg" && see immutable && body | head -c 3 | od -An -tx1 | grep -q "ff d8 ff"'
t 'no other file is to be had by it'                'for x in community-centre.png ../structures.yaml 00000000.jpg ""; do GET "/town-photos/$x"; status 404 || status 400 || break; done; status 404 || status 400'

# ---- what is refused
check() { "$O/pronoia" check --at 2026-11-22 "$town" > "$dir/page" 2> "$dir/err"; rc=$?; }
t 'P6: a town with sound photos is sound'           'check; test $rc = 0 && see "0 complaints"'
python3 - "$town/photos" <<'P'
import struct, sys, zlib
def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
def png(w, h, rows=None):
    rows = zlib.compress((b'\0' + b'\xc8' * 3 * w) * h) if rows is None else rows
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0)) + chunk(b'IDAT', rows) + chunk(b'IEND', b'')
def put(name, b): open(sys.argv[1] + '/' + name, 'wb').write(b)
fine = png(40, 30)
put('fine.png', fine)
put('text.jpg', b'no picture at all\n')
put('empty.jpg', b'')
put('cut.png', fine[:60])
put('paper.jpg', b'%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
put('wide.png', png(1601, 2))
put('bomb.png', png(60000, 60000, b''))
put('heavy.png', png(40, 30) + b'\0' * (513 << 10))
put('page.png', b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
P
cp "$town/structures.yaml" "$dir/structures"; cp "$town/texts.tsv" "$dir/texts"
# the structure kem names FILE; more lines of it may follow
names() { sed "/^  - id: kem\$/a \\    photo: $1${2:+\\n    $2}" "$dir/structures" > "$town/structures.yaml"; }
told() { printf 'place.kem.photo\t\t%s\t%s\t\t\t\n' "$1" "$2" | cat "$dir/texts" - > "$town/texts.tsv"; }
line=$(($(grep -n 'id: kem$' "$dir/structures" | cut -d: -f1) + 1))
refused() { check; test $rc = 1 && see "larissa/structures.yaml:$line:5: " && see "$1" && see "1 complaint" && ! see "complaints,"; }
told Σχέδιο Drawing
t 'P6: a photo with its words is taken'             'names fine.png; check; test $rc = 0 && GET /services/kem && see "width=\"40\" height=\"30\"" && see "alt=\"Σχέδιο\""'
t 'P6: a file that is missing, or lies elsewhere'   'for f in nothing.jpg ../structures.yaml /etc/passwd; do names $f; refused "there is no file photos/$f" || break; done; see "photos//etc/passwd"'
t 'P6: what is no picture, whatever it is called'   'for f in text.jpg empty.jpg cut.png paper.jpg page.png; do names $f; refused "photos/$f is no photo that can be read" || break; done; see page.png'
t 'P6: too many pixels, also where they are only claimed' 'for f in wide.png bomb.png; do names $f; refused "photos/$f has more than 1600 pixels on a side" || break; done; see bomb.png'
t 'P6: too many bytes'                              'names heavy.png; refused "photos/heavy.png is larger than 512 KiB"'
t 'P6, P1: a structure that is hidden has none'     'names fine.png "hidden: true"; refused "a structure that is hidden has no photo"'
t 'P6: without words'                               'cp "$dir/texts" "$town/texts.tsv"; names fine.png; refused "place.kem.photo is missing"'
t 'P6: without them in Greek, in English'           'told "" Drawing; check; test $rc = 1 && see "place.kem.photo has no Greek" && told Σχέδιο ""; check; test $rc = 1 && see "place.kem.photo has no English"'
t 'P3: such a town is not opened'                   'told Σχέδιο Drawing; names text.jpg; GET /services; ! status 200'
told Σχέδιο Drawing; printf 'place.line-15900.photo\t\tΣχέδιο\tDrawing\t\t\t\n' >> "$town/texts.tsv"
sed '/^  - id: line-15900$/a \    photo: fine.png' "$dir/structures" > "$town/structures.yaml"
t 'P5: nor a structure whose programme hides its address' 'check; test $rc = 1 && see "line-15900: a photo would say where it is"'
t 'P5: were it there all the same, no page shows it and nobody gets it' 'GET /services/line-15900 && status 200 && notsee "<img" && GET "/services?kind=counselling_women" && notsee "<img" && names fine.png && GET /services/kem && x=$(grep -o "/town-photos/[0-9a-f]*\.jpg" "$dir/page") && sed "/^  - id: line-15900\$/a \\    photo: fine.png" "$dir/structures" > "$town/structures.yaml" && GET "$x" && status 404'
done_testing
