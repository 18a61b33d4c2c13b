/* SPDX-License-Identifier: EUPL-1.2
** nodes.c - the list of operations: each once, with the bounds of what it can become (N1, N3). */
#include "rules/book.h"

void *array_room(struct mem *m, void *at, int n, size_t size)
{
    if (n && (n & (n - 1))) return at;
    return n ? mem_grow(m, at, (size_t)n * size, (size_t)n * 2 * size) : mem_get(m, size);
}

static uint64_t node_hash(const struct node *n)
{
    uint64_t h = 1469598103934665603u;
    const int64_t part[] = { n->op, n->type, n->places, n->member, n->a, n->b, n->c, n->k, n->k2 };

    for (size_t i = 0; i < sizeof part / sizeof *part; i++) h = (h ^ (uint64_t)part[i]) * 1099511628211u, h ^= h >> 29;
    return h;
}

static bool node_same(const struct node *x, const struct node *y)
{
    return x->op == y->op && x->type == y->type && x->places == y->places && x->member == y->member && x->a == y->a &&
           x->b == y->b && x->c == y->c && x->k == y->k && x->k2 == y->k2;
}

static void hash_put(struct book *b, int i)
{
    uint64_t at = node_hash(&b->nodes[i]) & (uint64_t)(b->nhash - 1);

    while (b->hash[at]) at = (at + 1) & (uint64_t)(b->nhash - 1);
    b->hash[at] = i + 1;
}

static void hash_grow(struct book *b)
{
    b->nhash = b->nhash ? b->nhash * 2 : 1024;
    b->hash = mem_get(b->mem, (size_t)b->nhash * sizeof *b->hash);
    for (int i = 0; i < b->nnodes; i++) hash_put(b, i);
}

int node_get(struct book *b, struct node n)
{
    if (b->nnodes * 2 >= b->nhash) hash_grow(b);
    for (uint64_t at = node_hash(&n) & (uint64_t)(b->nhash - 1); b->hash[at]; at = (at + 1) & (uint64_t)(b->nhash - 1))
        if (node_same(&b->nodes[b->hash[at] - 1], &n)) return b->hash[at] - 1;
    n.cell = n.member ? b->nmember++ : b->nhouse++;
    *ARRAY_ADD(b->mem, b->nodes, b->nnodes) = n;
    hash_put(b, b->nnodes - 1);
    return b->nnodes - 1;
}

int node_const(struct book *b, enum type t, int places, int64_t v)
{
    return node_get(b, (struct node){ .op = N_CONST, .type = (uint8_t)t, .places = (uint8_t)places, .a = -1, .b = -1, .c = -1,
                                      .k = v, .lo = v, .hi = v, .options = -1 });
}

int node_bool2(struct book *b, enum op op, int x, int y)
{
    bool member = b->nodes[x].member || b->nodes[y].member;

    if (op == N_AND && (x == b->yes || x == y)) return y;
    if (op == N_AND && y == b->yes) return x;
    if (op == N_OR && (x == b->no || x == y)) return y;
    if (op == N_OR && y == b->no) return x;
    return node_get(b, (struct node){ .op = (uint8_t)op, .type = T_BOOL, .member = member, .a = x, .b = y, .c = -1,
                                      .lo = 0, .hi = 1, .options = -1 });
}

int node_not(struct book *b, int x)
{
    if (b->nodes[x].op == N_NOT) return b->nodes[x].a;
    return node_get(b, (struct node){ .op = N_NOT, .type = T_BOOL, .member = b->nodes[x].member, .a = x, .b = -1, .c = -1,
                                      .lo = 0, .hi = 1, .options = -1 });
}

static bool by_member(const struct book *b, int node) { return node >= 0 && b->nodes[node].member; }
static int place(const struct book *b, int node) { return node >= 0 ? b->nodes[node].at : 0; }

void nodes_place(struct book *b)
{
    b->moves = mem_get(b->mem, sizeof *b->moves * (size_t)b->nnodes);
    for (int i = 0; i < b->nnodes; i++) {
        struct node *n = &b->nodes[i];
        int c = n->op == N_DIV || n->op == N_ROUND ? -1 : n->c;

        n->at = n->member ? b->nhouse + n->cell : n->cell;
        n->by = n->member ? b->nmember : 0;
        b->moves[i] = (struct move){ .op = n->op, .member = n->member, .to = n->at, .a = place(b, n->a), .b = place(b, n->b), .c = place(b, c),
                                     .by_a = by_member(b, n->a), .by_b = by_member(b, n->b), .by_c = by_member(b, c) };
        if (n->op == N_FACT) b->moves[i].a = b->slot[n->k];
    }
}

typedef __int128 wide;

static bool keep(struct node *n, wide lo, wide hi)
{
    const wide most = (wide)1 << 62;

    if (lo < -most || hi > most) return false;
    n->lo = (int64_t)lo;
    n->hi = (int64_t)hi;
    return true;
}

static bool bounds_mul(struct node *n, const struct node *x, const struct node *y)
{
    wide p[4] = { (wide)x->lo * y->lo, (wide)x->lo * y->hi, (wide)x->hi * y->lo, (wide)x->hi * y->hi }, lo = p[0], hi = p[0];

    for (int i = 1; i < 4; i++) { if (p[i] < lo) lo = p[i]; if (p[i] > hi) hi = p[i]; }
    return keep(n, lo, hi);
}

static bool bounds_div(struct node *n, const struct node *x, const struct node *y)
{
    wide top = (wide)(x->hi > -x->lo ? x->hi : -x->lo) * n->k;
    int64_t least = y->lo > 0 ? y->lo : -y->hi;

    return keep(n, x->lo < 0 || y->lo < 0 ? -(top / least + 1) * n->k2 : 0, (top / least + 1) * n->k2);
}

static bool bounds_hull(struct node *n, const struct node *x, const struct node *y)
{
    return keep(n, x->lo < y->lo ? x->lo : y->lo, x->hi > y->hi ? x->hi : y->hi);
}

bool node_bounds(struct book *b, struct node *n)
{
    const struct node *x = n->a >= 0 ? &b->nodes[n->a] : n, *y = n->b >= 0 ? &b->nodes[n->b] : n;

    switch ((enum op)n->op) {
    case N_ADD: return keep(n, (wide)x->lo + y->lo, (wide)x->hi + y->hi);
    case N_SUB: return keep(n, (wide)x->lo - y->hi, (wide)x->hi - y->lo);
    case N_MUL: return bounds_mul(n, x, y);
    case N_SCALE: return keep(n, (wide)x->lo * n->k, (wide)x->hi * n->k);
    case N_MIN: case N_MAX: case N_IMPLY: return bounds_hull(n, x, n->op == N_IMPLY ? x : y);
    case N_DIV: return bounds_div(n, x, y);
    case N_ROUND: return keep(n, (wide)x->lo / n->k * n->k2 - n->k2, (wide)x->hi / n->k * n->k2 + n->k2);
    case N_IF: return bounds_hull(n, y, &b->nodes[n->c]);
    case N_COUNT: return keep(n, 0, MEMBERS_MAX);
    case N_RANK: return keep(n, 1, MEMBERS_MAX);
    case N_SUM: return keep(n, x->lo < 0 ? (wide)x->lo * MEMBERS_MAX : 0, x->hi > 0 ? (wide)x->hi * MEMBERS_MAX : 0);
    case N_LEAST: case N_GREATEST: return bounds_hull(n, x, &b->nodes[n->c]);
    case N_HEAD: return keep(n, x->lo, x->hi);
    case N_YEARS: case N_MONTHS: return keep(n, -5000, 5000);
    case N_ADD_DAYS: case N_ADD_MONTHS: return keep(n, (wide)x->lo - 400000, (wide)x->hi + 400000);
    case N_YEAR: return keep(n, 1, 9999);
    case N_MONTH: return keep(n, 1, 12);
    case N_DATE: return keep(n, -800000, 3000000);
    case N_NOT: case N_AND: case N_OR: case N_EQ: case N_LT: case N_LE: case N_IN: case N_ANY: case N_ALL: return keep(n, 0, 1);
    case N_CONST: case N_TODAY: case N_FACT: case N_PARAM: case N_TABLE: return keep(n, n->lo, n->hi);
    }
    return false;
}
