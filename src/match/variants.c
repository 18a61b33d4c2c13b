/* SPDX-License-Identifier: EUPL-1.2
** variants.c - forms of one forename: see compare.h.
**
** A line is the sounds of one forename's forms (sound.h), the full Greek form first: the short forms of everyday
** use, and the same saint in the languages of the people who live here.  A short form may belong to several names
** (Κούλα, Πόπη).  variants_test.c spells them in their own letters. */
#include "match/compare.h"
#include <string.h>

static const char *const variants[] = {
    " iorios iorgos iorgis iorgakis gergi iorgi heorhi ",
    " ioanis ianis iagos ianakis ",
    " konstadinos kostas kostis kostakis dinos kostadinos kosta kostiadin ",
    " dimitrios dimitris micos mimis jimis dmitro dmitri dimiter ",
    " nikolaos nikos nikolas nikolakis mikola nikole nikola ",
    " panaiotis panos takis iotis panes ",
    " vasilios vasilis vasilakis vasil vasile ",
    " hristos hristakis kicos hristo ",
    " a8anasios 8anasis nasos 8anos sakis 8anas ",
    " evagelos vagelis agelos vagos vagjel ",
    " mihel mihalis mihos mihelo mihal mihe ",
    " evsta8ios sta8is ",
    " evstratios stratis stratos ",
    " anastasios tasos anastasis ",
    " emanuil manolis manos ",
    " spiridon spiros spiridonas spiro ",
    " adonios adonis adon ",
    " ilias liakos ilia ",
    " stavros stavrakis ",
    " 8eodoros 8odoris 8odoros 8eodoras teodor ",
    " alexadros alekos alexis olexadr alexadr alexadru alexader ",
    " apostolos apostolis tolis lakis ",
    " haralavos vavis haris lavis haralavis ",
    " stilianos stelios ",
    " paraskevas paris ",
    " elev8erios levteris ",
    " stefanos stefan stepan stjefen ",
    " petros petro petar ",
    " pavlos pavlo pavel pal ",
    " kiriakos kulis ",
    " sotirios sotiris sotos sotir ",
    " iosiv sifis josiv ",
    " grigorios grigoris hrihori grigori ",
    " fotios fotis ",
    " adreas adri adrea ",
    " ev8imios 8imios ev8imis ",
    " aristidis aris ",
    " leonidas leonis ",
    " 8omas 8omakos 8oma ",
    " despina depi despinica pepi ",
    " maria meri maraki mario maro marigo ",
    " eleni lena elena lenio eleana nica olena ",
    " ekaterini katerina keti katina katia ekaterina katarina ",
    " vasiliki vaso viki kiki vasula vasilika ",
    " ioria gogo zorzeta ",
    " sofia sofi fula ",
    " anastasia tasia sia natasa ",
    " evagelia vagelio eva lica lia ",
    " panaiota iota popi ",
    " konstadina dina kostula nadia ",
    " dimitra dimitrula mimi mici demi ",
    " ioana iana ivana ",
    " hrisula hrisa hrisan8i sula ",
    " ageliki agela kula agelikula ",
    " ana anula hana ",
    " paraskevi vula evi vivi paraskevula ",
    " kiriaki kiki kula ",
    " irini rena rinio rinula irina ",
    " efrosini froso efi ",
    " elev8eria rula ria ",
    " stiliani stela stelica ",
    " stamatia matina stamata ",
    " 8eodora dora ",
    " hristina tina hristinaki kristina ",
    " fotini foto fofi fenia ",
    " a8ina nana a8inula ",
    " stavrula rula vula ",
    " kaliopi popi kalia ",
    " alexadra aleka sadra olexadra ",
    " evtihia efi evtihula ",
    " olga olgica olha ",
    " iulia iuli julia ",
    " margarita rita magi ",
    " magdalini magda lena ",
    " nikoleta niki nikolica ",
    " muhamad mohamed mehmet mohamad ",
    " ahmed ahmet ahmad ",
    " iusuf iusev iosiv jusuf ",
    " ivrahim ivrem evrahim vrahim ",
    " volodimir vladimir vladimiros ",
    " serhi sergi serios ",
    " tetiana tatiana tania ",
    " natalia natasa ",
    " oxana xenia ",
    " ievhen evgeni evgenios ",
};
enum { VARIANTS = sizeof variants / sizeof *variants };

static bool one_of(const char *forms, const char *sound, size_t n)
{
    for (const char *s = forms; (s = strstr(s, sound)); s++) if (s[-1] == ' ' && s[n] == ' ') return true;
    return false;
}

bool forename_in(unsigned __int128 groups, const char *sound)
{
    size_t n = strlen(sound);

    for (int i = 0; i < VARIANTS && groups && n > 1; i++, groups >>= 1) if (groups & 1 && one_of(variants[i], sound, n)) return true;
    return false;
}

unsigned __int128 forename_groups(const char *sound)
{
    unsigned __int128 all = 0;
    size_t n = strlen(sound);

    for (int i = 0; i < VARIANTS && n > 1; i++) if (one_of(variants[i], sound, n)) all |= (unsigned __int128)1 << i;
    return all;
}
_Static_assert(VARIANTS <= 128, "a set of groups is 128 bits");
