/* SPDX-License-Identifier: EUPL-1.2
** demo.c - courses of the demonstration: one that runs and is full, a class that comes, a sensitive group, a day to come. */
#include "rooms/events/course.h"
#include "rooms/events/ask.h"
#include "rooms/ledger/ledger.h"
#include "host/chance.h"
#include "web/demo.h"
#include "demo.sql.h"
#include "door.sql.h"

enum { LANGS = 5, SLIPS = 12 };
struct invented {
    const char *unit, *kind, *audience, *title[LANGS], *about, *place, *leader; int places, first, weeks, from, to, people;
    bool groups, sensitive;
};
static const char *const langs[LANGS] = { "el", "en", "ar", "sq", "uk" };
static const struct invented all[] = {
    { "community_centre", "parents_school", "parents",
        { "Γονείς και έφηβοι: μιλάμε χωρίς να φωνάζουμε", "Parents and teenagers: talking without shouting",
        "الوالدان والمراهقون: نتحدث بلا صراخ", "Prindër dhe adoleshentë: flasim pa bërtitur", "Батьки й підлітки: говоримо без крику" },
        "Έξι συναντήσεις με ψυχολόγο. Υπάρχει φύλαξη για μικρά παιδιά.", "Αίθουσα 2, ισόγειο",
      "Ψυχολόγος Διάλογος (επίδειξη)", 12, -14, 6, 1080, 1200, 15, false, false },
    { "community_centre", "prevention", "pupils", { "Δρόμοι χωρίς ατυχήματα: κυκλοφοριακή αγωγή", "Safe roads: learning about traffic",
    "طرق بلا حوادث: التربية المرورية", "Rrugë pa aksidente: edukim rrugor",
        "Дороги без аварій: правила руху" }, "Για τάξεις δημοτικού και γυμνασίου, με ποδήλατα και παιχνίδι.", "Πάρκο κυκλοφοριακής αγωγής",
        "Τροχονόμος Πράσινος (επίδειξη)", 60, -7, 4, 600, 720, 0, true, false },
    { "community_centre", "new_mothers", "mothers",
    { "Ομάδα για νέες μητέρες: θηλασμός και ξεκούραση", "Group for new mothers: breastfeeding and rest",
    "مجموعة للأمهات الجدد: الرضاعة والراحة", "Grup për nënat e reja: gjidhënia dhe pushimi",
    "Група для молодих мам: годування й відпочинок" }, "Με μαία. Ελάτε και με το μωρό.", "Αίθουσα 1", "Μαία Φροντίδα (επίδειξη)", 10, 2, 5,
    660, 780, 6, false, true },
    { "community_centre", "volunteers", "volunteers", { "Πρώτες βοήθειες για εθελοντές", "First aid for volunteers",
    "إسعافات أولية للمتطوعين", "Ndihma e parë për vullnetarët", "Перша допомога для волонтерів" },
      "Δύο απογεύματα, με βεβαίωση.", "Αίθουσα 3", "Διασώστης Άμεσος (επίδειξη)", 20, 5, 2, 1020, 1200, 8, false, false },
    { "community_centre", "learning_city", "anybody",
    { "Ημέρα μάθησης: ένα πρωί σε κάθε γειτονιά", "Learning day: a morning in every neighbourhood", "يوم التعلّم: صباح في كل حي",
    "Dita e mësimit: një mëngjes në çdo lagje", "День навчання: ранок у кожному районі" }, "Εργαστήρια για όλες τις ηλικίες.",
    "Κεντρική πλατεία", "Επιτροπή Πόλης που Μαθαίνει", 200, 16, 1, 600, 840, 12, false, false },
};
static const char *const guests[] = { "Δοκιμή Άννα", "Δείγμα Πέτρος", "Παράδειγμα Ελένη", "Υπόθεση Νίκος", "Σενάριο Μαρία" };

/* Half of those on its list were at each lesson that is over. */
static void attend(struct req *r, const struct invented *v, unit_id unit, course_id id)
{
    struct lessons them = lessons(r, id);
    struct add_came_row row;

    for (int i = 0; i < them.n; i++) {
        struct door_list list = door_list(r, them.at[i].id, id);
        if (them.at[i].ends.v > r->now.v) continue;
        for (int k = 0; k < list.n; k++) {
            if ((k + i) % 4 == 3 || !add_came(r, them.at[i].id, list.at[k].id, list.at[k].seats, r->now, staff_here(r), &row)) continue;
            ledger_add(r, &(struct delivery){ .on = greek_day(them.at[i].starts), .unit = unit, .kind = DELIVERED_LESSON,
                .service = service_of(v->kind), .person = v->sensitive ? (person_id){ 0 } : list.at[k].person, .quantity = list.at[k].seats,
                .about_kind = "came", .about = row.id.v });
        }
    }
}

static void people_it(struct req *r, const struct invented *v, course_id id)
{
    struct demo_parents who = demo_parents(r, 40);

    for (int i = 0; i < v->people; i++)
        course_join(r, id, &(struct joining){ .person = i % 3 && who.n > i ? who.at[i].id : (person_id){ 0 }, .phone = "", .words = "",
            .class_words = "", .name = i % 3 && who.n > i ? person_name(r, registry_person(r, who.at[i].id)) : guests[i % 5] });
    if (v->groups) {
        course_join(r, id, &(struct joining){ .grouped = true, .seats = 24, .name = "Δάσκαλος Κιμωλίας (επίδειξη)", .phone = "",
            .words = "", .class_words = "3ο Δημοτικό, Ε΄ τάξη" });
        course_join(r, id, &(struct joining){ .grouped = true, .seats = 27, .name = "Δασκάλα Σβήστρα (επίδειξη)", .phone = "", .words = "",
            .class_words = "5ο Γυμνάσιο, Α2" });
        course_join(r, id, &(struct joining){ .grouped = true, .seats = 22, .name = "Δάσκαλος Μολύβης (επίδειξη)", .phone = "", .words = "",
            .class_words = "12ο Δημοτικό, ΣΤ΄ τάξη" });
    }
}

/* A questionnaire that was answered before, by slips. */
static void ask(struct req *r, course_id id)
{
    static const char *const words[] = { "know", "sure", "where", "useful" }, *const kinds[] = { "scale", "scale", "yes_no", "scale" };
    struct add_question_row row;
    question_id made[4];

    for (int i = 0; i < 4; i++) {
        if (!add_question(r, id, i == 3 ? "after" : "both", kinds[i], words[i], "", r->now, staff_here(r), &row))
            fault(&r->fate, "a question of the demonstration was not written");
        made[i] = row.id;
    }
    for (int i = 0; i < SLIPS; i++) {
        struct add_slip_row slip;
        struct add_reply_row said;
        unsigned char random[32];
        chance(random, sizeof random);
        if (!add_slip(r, id, random, sizeof random, &slip)) fault(&r->fate, "a slip of the demonstration was not written");
        for (int k = 0; k < 3; k++) add_reply(r, slip.id, made[k], "before", k == 2 ? i % 3 == 0 : 1 + (i + k) % 4, &said);
    }
}

static void make_course(struct req *r, const struct invented *v)
{
    struct demo_unit unit = demo_unit(r, v->unit);
    struct add_course_row row;
    struct add_lesson_row lesson_row;

    if (!unit.n) return;
    if (!add_course(r, unit.at[0].id, v->kind, v->audience, "el", v->places, DAY_NONE, DAY_NONE, 80, 48, true, v->groups, v->sensitive,
        r->now, staff_here(r), &row))
        fault(&r->fate, "a course of the demonstration was not written");
    for (int i = 0; i < LANGS; i++) add_title(r, row.id, langs[i], v->title[i], i ? "" : v->about);
    for (int k = 0; k < v->weeks; k++) {
        day d = { r->today.v + v->first + 7 * k };
        add_lesson(r, row.id, greek_instant(d, v->from), greek_instant(d, v->to), v->place, v->leader, r->now, staff_here(r), &lesson_row);
    }
    demo_open(r, row.id);
    people_it(r, v, row.id);
    attend(r, v, unit.at[0].id, row.id);
    if (v == all) ask(r, row.id);
}

static void invent(struct req *r)
{
    if (any_course(r).n) return;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) make_course(r, &all[i]);
    act(r, "invented courses", "demo", 0);
}
DEMO(events, .at = 46, .make = invent);
