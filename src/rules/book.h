/* SPDX-License-Identifier: EUPL-1.2
** book.h - the inside of a rule book.  Private to src/rules/.
**
** All programmes are compiled into one list of nodes.  A node is one operation; equal operations are
** one node, so what two programmes share is worked out once.
**
** N1  A node's arguments stand before it: the list in order is an evaluation order, and there are no cycles.
** N2  A household node has one value, a member node one for each member; an aggregate turns members into one.
** N3  lo..hi of a node bound every value it can take in any household; they stay within 2^62.
** N4  The values of a household lie in one row: the cells of household nodes, then for each member the cells of all
**     member nodes.  A node's place is the same in every household, the next member's is nmember cells further. */
#ifndef BOOK_H
#define BOOK_H
#include "rules/rules.h"
#include "base/date.h"
#include <string.h>

enum op {
    N_CONST, N_TODAY, N_FACT, N_IMPLY,          /* IMPLY: a = fact, b = condition, k = value */
    N_PARAM, N_TABLE,                           /* k = which, a = reference day; TABLE: b = key */
    N_NOT, N_AND, N_OR, N_EQ, N_LT, N_LE, N_IN, /* IN: a choice, k = set of options */
    N_ADD, N_SUB, N_MUL, N_SCALE, N_MIN, N_MAX, /* SCALE: a * k (k = a power of ten) */
    N_DIV, N_ROUND,                             /* a / b; c = mode, k = 10^ in, k2 = 10^ out (see eval.c) */
    N_IF,
    N_COUNT, N_SUM, N_ANY, N_ALL, N_LEAST, N_GREATEST, N_RANK, N_HEAD,   /* b = where, -1 = all; c = default */
    N_YEARS, N_MONTHS, N_ADD_DAYS, N_ADD_MONTHS, N_YEAR, N_MONTH, N_DATE
};
enum mode { DOWN, UP, NEAREST };

struct node {
    uint8_t op, type, places, member;           /* member: has a value for each member */
    int a, b, c;                                /* argument nodes, -1 = none; DIV, ROUND: c = enum mode */
    int64_t k, k2;
    int options;                                /* fact whose options a choice has, -1 */
    int cell;                                   /* number among the nodes of its scope */
    int at, by;                                 /* N4: its cell for the first member, and how far the next member's is */
    int64_t lo, hi;
};

/* A node as the evaluator meets it: where its value goes and where its arguments stand (N4). A fact: a = its slot.
** The whole list is small enough to stay in the fastest cache, the nodes are not. */
struct move { uint8_t op; bool member, by_a, by_b, by_c; int to, a, b, c; };

struct law { const char *law, *source; char grade; int line; };
struct dated { day from; int64_t v; struct law law; };
struct param { const char *name; int type, places, label, n; struct dated *at; day renew; bool never; int programme; struct law law; };
struct row { int64_t key; bool below; int64_t v; };          /* key <= (or < when below) -> v; choices: key is a set */
struct edition { day from; struct law law; int n; struct row *rows; int64_t otherwise; };
struct table { const char *name; int key_type, key_fact, key_places, type, places, n; struct edition *at; day renew; bool never; int programme, line; struct law law; };

enum name_kind { NAME_DEFINE, NAME_PARAM, NAME_TABLE };
struct name { const char *name; enum name_kind kind; int node, index, label; struct law law; };
struct clause {
    const char *name; int node, label; struct law law; day from, until;
    bool judge, fixed;                          /* fixed: of fixed facts alone */
    int ncone, *cone;                           /* nodes behind it, in order */
    int ndated, *dated;                         /* those of them that hang on the day */
    int nfigures, *figures, nfacts, *facts;     /* those that are figures or tables; that are facts */
};
struct output { enum outkind kind; int node, total, label; struct law law; };

struct piece { const char *text; size_t n; };

struct prog {
    struct programme is;
    struct piece receipt;                       /* {"programme":"x","answer": */
    const char *folder, *file;                  /* "programmes/x", "programmes/x/rules.txt" */
    const struct source *rules, *yaml, *cases;
    int reference;                              /* node: the day that chooses figures */
    int nnames, nclauses, noutputs; struct name *names; struct clause *clauses; struct output *outputs;
    int verdict;                                /* node: the answer, in the programme's own scope */
    int granted;                                /* node: the answer for the household */
    int nlabelled; struct labelled { int node, label; } *labelled;      /* definitions that have a name for the reader */
    int ncone; int *cone;                       /* nodes behind answer and amounts, in order */
    int nfigures, *figures;                     /* those of them that are figures or tables */
    int *paper_when;                            /* node or -1, one for each paper */
    int nneeds; const char **needs;             /* programmes named in granted() ... */
    int state;                                  /* ordering: 0 not yet, 1 being read, 2 read */
};

struct factx {
    struct fact is; int node; int line; int nimplied;
    struct piece receipt;                       /* {"fact":"x" */
    bool fixed;                                 /* nobody can be advised to change it: age, relation, illness */
    bool usual; int64_t usually;                /* the commonest answer: a hint for the order of questions, never an answer */
    int nhang; int *hang;                       /* nodes that hang on it, in order */
    int follows; int64_t share;                 /* in a curve it moves with that fact, share / 10000 of it; -1 = stays */
};

struct book {
    struct mem *mem; const struct texts *texts;
    int nnodes, room; struct node *nodes; struct move *moves;      /* moves: one a node */
    int nhouse, nmember;                        /* cells */
    int nfacts; struct factx facts[256];
    int nhfacts, npfacts; int slot[256];        /* slot of a fact among its scope */
    int nprogs; struct prog *progs;
    int nparams, ntables; struct param *params; struct table *tables;
    int *hash; int nhash;
    int today, yes, no;                         /* nodes */
    int relation, born;                         /* facts the engine itself knows, -1 when absent */
    bool *timely;                               /* node changes as the days pass (birthdays), figures left aside */
    bool *dated;                                /* node hangs on the day, through figures too */
    bool *changeable;                           /* behind the node is a fact that somebody could change */
    char sha[65];
};

/* nodes.c */
int  node_get(struct book *, struct node);      /* the same operation twice is one node */
int  node_const(struct book *, enum type, int places, int64_t);
int  node_bool2(struct book *, enum op, int a, int b);
int  node_not(struct book *, int a);
bool node_bounds(struct book *, struct node *);  /* fills lo, hi; false when 2^62 is passed */
void nodes_place(struct book *);                /* N4, once all nodes are there */

/* lex.c */
enum tok { TOK_END, TOK_NAME, TOK_NUMBER, TOK_DATE, TOK_STRING, TOK_PUNCT };
struct token { enum tok kind; const char *at; int n, line, column; bool first; };   /* first: begins at column 1 */
struct reader {
    struct book *book; struct prog *prog; struct complaints *why;
    const char *file, *s, *end, *line_start; int line;
    struct token t;                             /* the token to look at next */
    bool failed;                                /* this statement is already refused */
    int depth;
};
bool reader_open(struct reader *, struct book *, struct prog *, const struct source *, struct complaints *);
void reader_next(struct reader *);
void reader_skip(struct reader *);              /* to the next statement */
bool is_name(const struct reader *, const char *);
bool is_punct(const struct reader *, const char *);
bool take_name(struct reader *, const char *);
bool take_punct(struct reader *, const char *);
bool want_punct(struct reader *, const char *);
const char *want_word(struct reader *, const char *what);       /* a copy, "" when refused */
day  want_date(struct reader *);
int64_t want_figure(struct reader *, enum type, int places);    /* a literal of a type: 216.50, yes, 2023-12-01 */
const char *token_copy(struct reader *);
void refuse_at(struct reader *, const struct token *, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void read_law(struct reader *, struct law *);                   /* law "..." source x grade S, in any order */

/* expr.c */
int read_expr(struct reader *);                 /* a node, or the node `no` when refused */
int read_expr_of(struct reader *, enum type, const char *what);

/* facts.c, statements.c, programme.c, order.c */
void facts_read(struct book *, const struct source *, struct complaints *);
void prog_read_rules(struct book *, struct prog *, struct complaints *);
void prog_read_yaml(struct book *, struct prog *, struct complaints *);
int  fact_option(const struct fact *, const char *, int n);      /* -1 */
const struct name *name_find(const struct prog *, const char *, int n);

/* eval.c */
/* until: today may be any day from today to until (the same day, but where turns.c looks ahead).  on: doubt.c's, all zero
** between calls.  ahead: turns.c's. */
struct values {
    const struct book *book; const struct household *h; day today, until; int members; struct val *v;
    uint64_t *on; struct mem *mem; struct ahead *ahead;
};
struct values *values_new(struct mem *, const struct book *, const struct household *, day);
void eval_all(struct values *);
void eval_cone(struct values *, const int *nodes, int n);
static inline size_t values_size(const struct values *x) { return sizeof *x->v * (size_t)(x->book->nhouse + x->book->nmember * x->members); }
static inline struct val *cell_of(const struct values *x, int node)      /* the first member's */
{
    return &x->v[x->book->nodes[node].at];
}
static inline struct val value_at(const struct values *x, int node, int member)
{
    const struct node *n = &x->book->nodes[node];

    return x->v[n->at + member * n->by];
}
/* One operation, for columns.c too: a member's row, an aggregate over members, a member's rank. */
struct val eval_row(const struct values *, const struct node *, struct val a, struct val b, struct val c, int member);
struct val eval_members(const struct node *, const struct val *a, int sa, const struct val *w, int sw, struct val none, int members);
struct val eval_rank(const struct val *a, int sa, const struct val *w, int sw, int members, int me);
struct val param_value(const struct param *, struct val ref);
struct val table_value(const struct table *, struct val ref, struct val key);
const struct law *param_law(const struct param *, day ref);
int64_t divide_rounded(__int128 a, __int128 b, enum mode);

static inline bool val_known(enum type t, struct val v)
{
    return t == T_CHOICE ? v.lo && !(v.lo & (v.lo - 1)) : v.lo == v.hi;
}
static inline enum answer val_answer(struct val v) { return v.lo ? YES : v.hi ? NOT_KNOWN : NO; }

/* doubt.c */
const struct law *table_law(const struct table *, day ref);
bool clause_in_force(const struct clause *, day ref);
day  reference_day(const struct values *, const struct prog *);
void find_doubt(struct mem *, const struct values *, const struct prog *, struct verdict *);

/* household.c: household_text() onto text */
void household_write(struct out *, const struct household *, int fact, int member);

/* receipt.c: what every receipt says alike, once the book is read */
void receipt_prepare(struct book *);

/* screen.c */
void verdict_of(struct mem *, const struct values *, int programme, struct verdict *);

static inline struct known *known_at(const struct household *h, int fact, int member)
{
    const struct book *b = h->book;

    return b->facts[fact].is.person ? &h->of[b->nhfacts + b->slot[fact] * h->members + member] : &h->of[b->slot[fact]];
}
#define ARRAY_ADD(mem, at, n) ((at) = array_room((mem), (at), (n), sizeof *(at)), &(at)[(n)++])
void *array_room(struct mem *, void *, int n, size_t size);      /* doubles at powers of two */
#endif
