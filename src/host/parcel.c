/* SPDX-License-Identifier: EUPL-1.2
** parcel.c - PC1 to PC3 of parcel.h.
**
** The file: MAGIC, the stream's key sealed for the recovery key, the stream's header, then pieces: four bytes of length
** (little-endian) and the sealed piece.  Inside: items of a kind, four bytes of length, and that many bytes. */
#include "host/parcel.h"
#include "host/chance.h"
#include "host/crypto.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 16, SEALED = PIECE + crypto_secretstream_xchacha20poly1305_ABYTES, CHECK = 2 };
static const char MAGIC[] = "pronoia backup 1\n";

struct parcel {
    struct mem *mem; struct fate *fate;
    FILE *file;
    const char *path, *own;             /* its name, and the one it has until it is whole */
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char plain[PIECE], sealed[SEALED];
    size_t n, at;                       /* bytes in plain; how many were taken */
    bool last;
    unsigned char *item; size_t room;
};

/* ---- the recovery key ---- */

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";       /* Crockford's: no I, L, O, U */
enum { KEY_LETTERS = ((RECOVERY_BYTES + CHECK) * 8 + 4) / 5 };

static void check_of(const unsigned char secret[static RECOVERY_BYTES], unsigned char check[static CHECK])
{
    unsigned char h[HASH_BYTES];

    crypto_generichash(h, sizeof h, secret, RECOVERY_BYTES, (const unsigned char *)"recovery", 8);
    memcpy(check, h, CHECK);
}

const char *recovery_new(struct mem *m, unsigned char public_half[static RECOVERY_BYTES])
{
    unsigned char all[RECOVERY_BYTES + CHECK + 1] = { 0 };
    char *to = mem_get(m, KEY_LETTERS + KEY_LETTERS / 5 + 1), *s = to;

    chance(all, RECOVERY_BYTES);
    check_of(all, all + RECOVERY_BYTES);
    crypto_scalarmult_base(public_half, all);
    for (int i = 0; i < KEY_LETTERS; i++) {
        int bit = i * 5, two = all[bit / 8] << 8 | all[bit / 8 + 1];
        if (i && i % 5 == 0) *s++ = '-';
        *s++ = letters[two >> (11 - bit % 8) & 31];
    }
    wipe(all, sizeof all);
    return to;
}

static int letter_value(char c)
{
    const char *at;

    if (c >= 'a' && c <= 'z') c = (char)(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    at = c ? strchr(letters, c) : 0;
    return at ? (int)(at - letters) : -1;
}

bool recovery_read(const char *words, unsigned char secret[static RECOVERY_BYTES])
{
    unsigned char all[RECOVERY_BYTES + CHECK + 2] = { 0 }, check[CHECK];
    int n = 0, v;
    bool right;

    for (; *words; words++) {
        if (strchr(" -\r\n\t", *words)) continue;
        if ((v = letter_value(*words)) < 0 || n == KEY_LETTERS) return false;
        int bit = n++ * 5, two = v << (11 - bit % 8);
        all[bit / 8] |= (unsigned char)(two >> 8);
        all[bit / 8 + 1] |= (unsigned char)two;
    }
    check_of(all, check);
    right = n == KEY_LETTERS && same_secret(check, all + RECOVERY_BYTES, CHECK);
    if (right) memcpy(secret, all, RECOVERY_BYTES);
    wipe(all, sizeof all);
    return right;
}

/* ---- writing ---- */

static void write_all(struct parcel *p, const void *bytes, size_t n)
{
    risk(p->fate, "write the backup");
    if (fwrite(bytes, 1, n, p->file) != n) fault(p->fate, "the backup %s cannot be written: %s", p->path, strerror(errno));
}

struct parcel *parcel_new(struct mem *m, struct fate *f, const char *path, const unsigned char public_half[static RECOVERY_BYTES])
{
    struct parcel *p = mem_get(m, sizeof *p);
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES], sealed[sizeof key + crypto_box_SEALBYTES];
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
    char *own = mem_get(m, strlen(path) + 40);
    int fd;

    sprintf(own, "%s.%ld.new", path, (long)getpid());
    *p = (struct parcel){ .mem = m, .fate = f, .path = path, .own = own };
    risk(f, "make the backup");
    if (!access(path, F_OK)) fault(f, "%s is there already; a backup is never written over another", path);
    fd = open(own, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || !(p->file = fdopen(fd, "wb"))) fault(f, "the backup %s cannot be made: %s", path, strerror(errno));
    crypto_secretstream_xchacha20poly1305_keygen(key);
    crypto_secretstream_xchacha20poly1305_init_push(&p->stream, header, key);
    crypto_box_seal(sealed, key, sizeof key, public_half);
    wipe(key, sizeof key);
    write_all(p, MAGIC, sizeof MAGIC - 1);
    write_all(p, sealed, sizeof sealed);
    write_all(p, header, sizeof header);
    return p;
}

static void send_piece(struct parcel *p, bool last)
{
    unsigned long long n;
    unsigned char length[4];

    crypto_secretstream_xchacha20poly1305_push(&p->stream, p->sealed, &n, p->plain, p->n, 0, 0,
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    for (int i = 0; i < 4; i++) length[i] = (unsigned char)(n >> 8 * i);
    write_all(p, length, 4);
    write_all(p, p->sealed, n);
    p->n = 0;
}

static void put_bytes(struct parcel *p, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;

    while (n) {
        size_t k = sizeof p->plain - p->n < n ? sizeof p->plain - p->n : n;
        memcpy(p->plain + p->n, b, k);
        p->n += k;
        b += k;
        n -= k;
        if (p->n == sizeof p->plain) send_piece(p, false);
    }
}

void parcel_put(struct parcel *p, char kind, const void *bytes, size_t n)
{
    unsigned char head[5] = { (unsigned char)kind, (unsigned char)n, (unsigned char)(n >> 8), (unsigned char)(n >> 16), (unsigned char)(n >> 24) };

    if (n > ITEM_MAX) fault(p->fate, "one item of %zu bytes is too large for a backup", n);
    put_bytes(p, head, sizeof head);
    put_bytes(p, bytes, n);
}

static int sync_folder(struct parcel *p)
{
    char *copy = mem_str(p->mem, p->path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc;

    if (fd < 0) return -1;
    rc = fsync(fd);
    close(fd);
    return rc;
}

void parcel_close(struct parcel *p)
{
    FILE *file = p->file;
    bool kept;

    if (p->own) {                       /* one that we write */
        send_piece(p, true);
        risk(p->fate, "finish the backup");
        kept = !fflush(file) && !fsync(fileno(file));
        p->file = 0;
        if (fclose(file) || !kept || link(p->own, p->path) || unlink(p->own) || sync_folder(p)) {
            int err = errno;
            unlink(p->own);
            fault(p->fate, "the backup %s cannot be finished: %s", p->path, strerror(err));
        }
    } else fclose(file);
    p->file = 0;
}

void parcel_drop(struct parcel *p)
{
    if (!p) return;
    if (p->file) fclose(p->file);
    p->file = 0;
    if (p->own) unlink(p->own);
}

/* ---- reading ---- */

static _Noreturn void damaged(struct parcel *p) { fault(p->fate, "the backup %s is damaged or was cut off; take another one", p->path); }

static void read_all(struct parcel *p, void *to, size_t n)
{
    risk(p->fate, "read the backup");
    if (fread(to, 1, n, p->file) != n) damaged(p);
}

struct parcel *parcel_open(struct mem *m, struct fate *f, const char *path, const unsigned char secret[static RECOVERY_BYTES])
{
    struct parcel *p = mem_get(m, sizeof *p);
    unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES], sealed[sizeof key + crypto_box_SEALBYTES];
    unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES], public_half[RECOVERY_BYTES];
    char magic[sizeof MAGIC - 1];

    *p = (struct parcel){ .mem = m, .fate = f, .path = path };
    risk(f, "open the backup");
    if (!(p->file = fopen(path, "rbe"))) fault(f, "the backup %s cannot be read: %s", path, strerror(errno));
    if (fread(magic, 1, sizeof magic, p->file) != sizeof magic || memcmp(magic, MAGIC, sizeof magic)) fault(f, "%s is not a backup of this program", path);
    read_all(p, sealed, sizeof sealed);
    read_all(p, header, sizeof header);
    crypto_scalarmult_base(public_half, secret);
    if (crypto_box_seal_open(key, sealed, sizeof sealed, public_half, secret))
        fault(f, "the backup %s was made for another recovery key, or its beginning is damaged", path);
    if (crypto_secretstream_xchacha20poly1305_init_pull(&p->stream, header, key)) damaged(p);
    wipe(key, sizeof key);
    return p;
}

static void next_piece(struct parcel *p)
{
    unsigned char length[4], tag;
    unsigned long long n = 0;
    size_t sealed;

    if (p->last) damaged(p);            /* an item goes on after the last piece */
    read_all(p, length, 4);
    sealed = (size_t)length[0] | (size_t)length[1] << 8 | (size_t)length[2] << 16 | (size_t)length[3] << 24;
    if (sealed < crypto_secretstream_xchacha20poly1305_ABYTES || sealed > SEALED) damaged(p);
    read_all(p, p->sealed, sealed);
    if (crypto_secretstream_xchacha20poly1305_pull(&p->stream, p->plain, &n, &tag, p->sealed, sealed, 0, 0)) damaged(p);
    p->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (p->last && fgetc(p->file) != EOF) damaged(p);
    p->n = n;
    p->at = 0;
}

static void take_bytes(struct parcel *p, unsigned char *to, size_t n)
{
    while (n) {
        size_t k = p->n - p->at < n ? p->n - p->at : n;
        memcpy(to, p->plain + p->at, k);
        p->at += k;
        to += k;
        n -= k;
        if (n) next_piece(p);
    }
}

char parcel_take(struct parcel *p, const unsigned char **bytes, size_t *n)
{
    unsigned char head[5];

    while (p->at == p->n && !p->last) next_piece(p);
    if (p->at == p->n) return 0;
    take_bytes(p, head, sizeof head);
    *n = (size_t)head[1] | (size_t)head[2] << 8 | (size_t)head[3] << 16 | (size_t)head[4] << 24;
    if (*n > ITEM_MAX || !head[0]) damaged(p);
    if (*n > p->room) p->item = mem_get(p->mem, p->room = *n * 2);
    take_bytes(p, p->item, *n);
    *bytes = p->item;
    return (char)head[0];
}
