/* SPDX-License-Identifier: EUPL-1.2
** demo.c - three years of an invented technical programme: below the share, then amended up to it; and obstacles that were reported. */
#include "rooms/works/report.h"
#include "rooms/care/care.h"
#include "host/chance.h"
#include "host/crypto.h"
#include "web/demo.h"
#include "web/edge.h"
#include "demo.sql.h"

/* Amounts in whole euros; part: for accessibility; paid: of a hundred of the contract. */
struct invented { int back; const char *code, *title, *area, *state, *kind, *reason; int budget, part, contract, paid, lat, lon; };
static const struct invented all[] = {
    { 2, "30.7323.001", "Ανακατασκευή οδοστρωμάτων (επίδειξη)", "Κέντρο", "done", "", "", 2400000, 0, 2310000, 100, 0, 0 },
    { 2, "30.7323.002", "Ράμπες σε 40 διαβάσεις (επίδειξη)", "Κέντρο", "done", "ramp", "Μόνο ράμπες με κλίση έως 5 %", 60000, 60000, 58500,
    100, 39638200, 22418100 }, { 2, "15.7331.004", "Ανελκυστήρας στο ΚΑΠΗ (επίδειξη)", "Φιλιππούπολη", "done", "lift",
    "Ο μόνος δρόμος στον όροφο χωρίς σκάλα", 45000, 45000, 44000, 100, 39637100, 22405200 },
    { 2, "20.7336.001", "Αντικατάσταση φωτιστικών (επίδειξη)", "", "done", "", "", 620000, 0, 600000, 100, 0, 0 },
    { 1, "30.7323.011", "Πεζοδρόμηση κεντρικών οδών (επίδειξη)", "Κέντρο", "done", "tactile", "Όδευση τυφλών σε όλο το μήκος", 1500000,
    90000, 1450000, 100, 39640300, 22419900 }, { 1, "35.7332.002", "Παιδική χαρά για όλα τα παιδιά (επίδειξη)", "Νεράιδα", "done",
    "playground", "Κούνιες και δάπεδο για αμαξίδιο", 85000, 40000, 82000, 100, 39633400, 22427300 },
    { 1, "30.7333.009", "Αποχέτευση ομβρίων (επίδειξη)", "Γιάννουλη", "contracted", "", "", 1100000, 0, 1050000, 60, 0, 0 },
    { 0, "30.7323.021", "Ανάπλαση πλατείας (επίδειξη)", "Ιπποκράτης", "contracted", "pavement", "Πεζοδρόμια χωρίς εμπόδια και σκαλοπάτια",
    1800000, 40000, 1700000, 35, 39643800, 22425600 }, { 0, "30.7323.022", "Ηχητικοί σηματοδότες σε 12 διασταυρώσεις (επίδειξη)", "Κέντρο",
    "contracted", "sound", "Ήχος για όσους δεν βλέπουν", 54000, 54000, 52000, 50, 39639600, 22416900 },
    { 0, "15.7331.010", "Προσβάσιμη τουαλέτα στο δημαρχείο (επίδειξη)", "Κέντρο", "done", "toilet", "Χώρος για αμαξίδιο και συνοδό", 22000,
    22000, 21500, 100, 39638900, 22421500 }, { 0, "30.7323.023", "Ράμπες και οδηγοί τυφλών στη Νέα Σμύρνη (επίδειξη)", "Νέα Σμύρνη",
    "planned", "ramp", "Μόνο ράμπες και οδηγοί", 30000, 30000, 0, 0, 39624500, 22428600 },
    { 0, "20.7336.009", "Δίκτυα ύδρευσης (επίδειξη)", "", "planned", "", "", 1294000, 0, 0, 0, 0, 0 },
};
enum { ALL = sizeof all / sizeof *all };

static void bill(struct req *r, project_id id, const struct invented *v, const char *kind, day on, int64_t euros_, const char *words)
{
    cents amount = { euros_ * 100 };

    add_bill(r, id, kind, on, amount, in_proportion(amount, (cents){ v->part * 100LL }, (cents){ v->budget * 100LL }), words, r->now,
        staff_here(r));
}

static project_id write(struct req *r, const struct invented *v, int year)
{
    struct add_project_row row;
    bool done = !strcmp(v->state, "done");
    day starts = day_of(year, 3, 1);

    if (*v->state != 'p' && starts.v > r->today.v) starts = r->today;
    day ends = done ? day_of(year, 9, 15) : day_add_months(starts, 18);
    struct approved a = { day_of(year - 1, 12, 10), { v->budget * 100LL }, { v->part * 100LL }, v->kind, v->reason };

    if (done && ends.v > r->today.v) ends = r->today;
    if (!add_project(r, year, v->code, v->title, v->area, "", v->state, *v->state == 'p' ? "" : "Τεχνική Επίδειξης Α.Ε.", starts, ends,
        v->lat, v->lon, r->now, staff_here(r), &row))
        fault(&r->fate, "a work of the demonstration was not written");
    approval_write(r, row.id, &a, fmt(r, "ΑΔΣ 201/%d (επίδειξη)", year - 1));
    if (v->contract) bill(r, row.id, v, "contract", starts, v->contract, "Σύμβαση (επίδειξη)");
    if (v->paid)
        bill(r, row.id, v, "payment", ends.v < r->today.v ? ends : r->today, (int64_t)v->contract * v->paid / 100,
            "Λογαριασμός (επίδειξη)");
    act(r, "wrote down a line of the technical programme", "project", row.id.v);
    return row.id;
}

/* This year's programme is amended in its course: what is for accessibility grows, another line gives it. */
static void amend(struct req *r, project_id id, int year, int64_t budget, int64_t part, const char *kind, const char *reason)
{
    struct approved a = { day_of(year, 6, 20), { budget * 100 }, { part * 100 }, kind, reason };

    if (a.since.v > r->today.v) return;
    approval_write(r, id, &a, fmt(r, "ΑΔΣ 96/%d (επίδειξη)", year));
    act(r, "amended a line of the technical programme", "project", id.v);
}

static void report(struct req *r, const char *place, const char *words, const char *state, const char *answer, project_id by_work)
{
    unsigned char form[HASH_BYTES], hash[HASH_BYTES];
    struct add_obstacle_row row;
    size_t place_n, words_n, answer_n;
    const void *where = obstacle_seal(r, "place", place, &place_n), *what = obstacle_seal(r, "words", words, &words_n),
        *told = obstacle_seal(r, "answer", answer, &answer_n);

    chance(form, sizeof form);
    chance(hash, sizeof hash);
    if (!add_obstacle(r, where, place_n, what, words_n, NULL, 0, "el", NULL, "", form, sizeof form, r->now, &row))
        fault(&r->fate, "a report of the demonstration was not written");
    set_follow(r, row.id, hash, sizeof hash);
    if (*answer) answer_obstacle(r, row.id, state, told, answer_n, by_work, r->now, staff_here(r), 1);
    else task_add(r, &(struct task){ .room = "works", .text = T_works_task, .value = fmt(r, "%lld", (long long)row.id.v),
        .about_kind = "obstacle", .about = row.id.v, .href = fmt(r, "/works/obstacle?id=%lld", (long long)row.id.v),
        .due = { r->today.v + 10 } });
    act(r, "reported an obstacle", "obstacle", row.id.v);
}

static void invent(struct req *r)
{
    struct demo_self self = demo_begin(r);
    struct session who;
    int year = day_civil(r->today).year;
    project_id of[ALL];

    if (any_project(r).n || (!demo_account(r, "technical", &who) && !demo_account(r, "manager", &who))) return;
    demo_as(&self, &who, 0);
    for (int i = 0; i < ALL; i++) of[i] = write(r, &all[i], year - all[i].back);
    amend(r, of[11], year, 1250000, 0, "", "");
    amend(r, of[10], year, 74000, 74000, "ramp", "Μόνο ράμπες και οδηγοί· προστέθηκαν έξι διαβάσεις");
    report(r, "Γωνία Ηπείρου και Κύπρου (επίδειξη)", "Η ράμπα του πεζοδρομίου έσπασε. Το αμαξίδιο δεν περνά.", "new", "",
        (project_id){ 0 });
    report(r, "Στάση έξω από το ΚΑΠΗ (επίδειξη)", "Ο κάδος κλείνει τον δρόμο για όσους δεν βλέπουν.", "fixed",
        "Ο κάδος μετακινήθηκε την ίδια εβδομάδα. Ευχαριστούμε.", (project_id){ 0 });
    report(r, "Νέα Σμύρνη, δίπλα στο σχολείο (επίδειξη)", "Δεν υπάρχει ράμπα στη διάβαση.", "taken",
        "Μπαίνει στο έργο της γειτονιάς, που αρχίζει φέτος.", of[10]);
    demo_end(&self);
}
DEMO(works, .at = 45, .make = invent);
