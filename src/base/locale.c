/* SPDX-License-Identifier: EUPL-1.2
** locale.c - the languages the product knows, in the order they are offered.
**
** Figures and months follow CLDR 42, with Latin digits everywhere.  Months stand in the form they take
** beside a day.  Only Greek and English have been read by native speakers. */
#include "base/locale.h"
#include "base/plural.h"
#include <stddef.h>
#include <string.h>

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"
#define BIT(p) (1u << PLURAL_##p)

static const struct locale all[] = {
    { .code = "el", .name = "Ελληνικά", .reviewed = true, .group = ".", .decimal = ",",
      .months = { "Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου", "Ιουλίου", "Αυγούστου",
                  "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου" },
      .first = "1η", .plural = plural_one_other, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "en", .name = "English", .reviewed = true, .group = ",", .decimal = ".", .euro_first = true,
      .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December" },
      .plural = plural_one_other, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "ar", .name = "العربية", .rtl = true, .group = ",", .decimal = ".",
      .months = { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
                  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" },
      .plural = plural_arabic,
      .forms = BIT(ZERO) | BIT(ONE) | BIT(TWO) | BIT(FEW) | BIT(MANY) | BIT(OTHER) },
    { .code = "sq", .name = "Shqip", .group = NBSP, .decimal = ",",
      .months = { "janar", "shkurt", "mars", "prill", "maj", "qershor", "korrik", "gusht",
                  "shtator", "tetor", "nëntor", "dhjetor" },
      .plural = plural_one_other, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "uk", .name = "Українська", .group = NBSP, .decimal = ",",
      .months = { "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
                  "вересня", "жовтня", "листопада", "грудня" },
      .after_year = " року", .plural = plural_slavic, .forms = BIT(ONE) | BIT(FEW) | BIT(MANY) },
    { .code = "ru", .name = "Русский", .group = NBSP, .decimal = ",",
      .months = { "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                  "сентября", "октября", "ноября", "декабря" },
      .after_year = " года", .plural = plural_slavic, .forms = BIT(ONE) | BIT(FEW) | BIT(MANY) },
    { .code = "ur", .name = "اردو", .rtl = true, .group = ",", .decimal = ".", .euro_first = true,
      .months = { "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست",
                  "ستمبر", "اکتوبر", "نومبر", "دسمبر" },
      .plural = plural_one_other, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "fa", .name = "فارسی", .rtl = true, .group = ",", .decimal = ".",
      .months = { "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت",
                  "سپتامبر", "اکتبر", "نوامبر", "دسامبر" },
      .plural = plural_upto_one, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "bn", .name = "বাংলা", .group = ",", .decimal = ".",
      .months = { "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট",
                  "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর" },
      .plural = plural_upto_one, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "ka", .name = "ქართული", .group = NBSP, .decimal = ",",
      .months = { "იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო",
                  "სექტემბერი", "ოქტომბერი", "ნოემბერი", "დეკემბერი" },
      .before_year = ",", .plural = plural_one_other, .forms = BIT(ONE) | BIT(OTHER) },
    { .code = "fr", .name = "Français", .group = NARROW, .decimal = ",",
      .months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                  "septembre", "octobre", "novembre", "décembre" },
      .first = "1er", .plural = plural_french, .forms = BIT(ONE) | BIT(OTHER) },
};

static enum plural always_other(int64_t n)
{
    (void)n;
    return PLURAL_OTHER;
}

const struct locale locale_unknown = { .group = NBSP, .decimal = ",", .plural = always_other, .forms = BIT(OTHER) };

int locales(void)
{
    return (int)(sizeof all / sizeof *all);
}

const struct locale *locale_at(int i)
{
    return &all[i];
}

const struct locale *locale_find(const char *code)
{
    for (int i = 0; i < locales(); i++)
        if (!strcmp(all[i].code, code)) return &all[i];
    return NULL;
}
