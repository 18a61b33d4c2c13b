# SPDX-License-Identifier: EUPL-1.2
# templates.t - what the compiler of page templates refuses, in the words the developer will read.
. tests/lib.sh
tpl()     { printf '%b' "$1" > "$dir/book.html"; "$O/tplgen" "$dir/book.html" > "$dir/c" 2> "$dir/page"; }
refuses() { ! tpl "$1" && see "$dir/book.html:$2: $3"; }
makes()   { tpl "$1" && grep -qF -- "$2" "$dir/c"; }
# The C compiler has the last word on names and types.
compiles() {
    tpl "$1" && printf '%s\n' '#include "web/html.h"' 'struct part_page { const char *word; };' \
        'struct book_page { const char *title, *link; bool on; struct part_page part; cents fee; day when; struct { int n; const char **at; } words; };' \
        'static void part_html(struct req *r, const struct part_page *p) { put_str(r, p->word); }' "#include \"$dir/c\"" \
        'void f(struct req *r, const struct book_page *p); void f(struct req *r, const struct book_page *p) { book_html(r, p); part_html(r, &p->part); }' > "$dir/x.c" &&
    # shellcheck disable=SC2046
    ${CC:-gcc} -std=gnu11 -Wall -Wextra -Wshadow -Werror -Isrc -I"$O" -fsyntax-only "$dir/x.c" 2> "$dir/page"
}

t 'T1: no sums'                            'refuses "<p>{a+b}" 1 "not a name"'
t 'T1: no calls of functions'              'refuses "<p>{f(x)}" 1 "not a name"'
t 'T1: no capital letters, no arrows'      'refuses "<p>{p->x}" 1 "not a name"'
t 'T1: no words nobody knows'              'refuses "<p>{raw x}" 1 "not understood"'
t 'T1: empty braces'                       'refuses "<p>{ }" 1 "empty braces"'
t 'braces that do not close, with the line' 'refuses "<p>\n\n{x\n}" 3 "unclosed"'
t 'T2: an attribute without quotes'        'refuses "<p class=x>" 1 "quote the value of"'
t 'T2: a value without quotes'             'refuses "<p class={x}>" 1 "quote the value of"'
t 'T2: an attribute in single quotes'      "refuses \"<p class='x'>\" 1 'quote the value of'"
t 'T2: a value for an attribute’s name'    'refuses "<p {x}>" 1 "a value cannot stand in a tag"'
t 'T2: a text for an attribute’s name'     'refuses "<p {t web.skip}>" 1 "a value cannot stand in a tag"'
t 'T2: a value for an element’s name'      'refuses "<{x}>" 1 "an element'"'"'s name is"'
t 'T2: a handler'                          'refuses "<p onclick=\"x\">" 1 "handlers live in the script"'
t 'T2: a handler in capitals'              'refuses "<p OnLoad=\"x\">" 1 "handlers live in the script"'
t 'T2: a style attribute'                  'refuses "<p style=\"x\">" 1 "not in a page"'
t 'T2: a page in an attribute'             'refuses "<iframe srcdoc=\"{x}\">" 1 "not in a page"'
t 'T2: a script in the page'               'refuses "<script>alert(1)</script>" 1 "scripts live in files"'
t 'T2: a value in a script'                'refuses "<script src=\"/a.js\">{x}</script>" 1 "scripts live in files"'
t 'T2: a style in the page'                'refuses "<style>p{}</style>" 1 "styles live in the sheet"'
t 'T2: an address that runs'               'refuses "<a href=\"javascript:{x}\">" 1 "not an address"'
t 'T2: an address that runs, in capitals'  'refuses "<a href=\"JavaScript:x\">" 1 "not an address"'
t 'T2: data as an address'                 'refuses "<a href=\"data:text/html,{x}\">" 1 "not an address"'
t 'T2: a form’s method as a value'         'refuses "<form method=\"{x}\">" 1 "no value may stand in"'
t 'T2: no blank between attributes'        'refuses "<p class=\"x\"id=\"y\">" 1 "a blank is missing"'
t 'T2: markup in an option'                'refuses "<option><b>x</b></option>" 1 "only text may stand in"'
t 'T2: markup in a title'                  'refuses "<title>a <i>b</i></title>" 1 "only text may stand in"'
t 'T3: an if that does not end'            'refuses "<p>\n{if x}y" 2 "unclosed"'
t 'T3: an end too many'                    'refuses "<p>{end}" 1 "nothing to"'
t 'T3: an else too many'                   'refuses "<p>{if x}a{else}b{else}c{end}" 1 "no {if} or {for} before"'
t 'T3: a branch that opens a tag'          'refuses "<p {if x}>a{end}" 1 "the branch begins in"'
t 'T3: a branch that opens a quote'        'refuses "{if x}<p class=\"a{else}<p class=\"b{end}\">" 1 "the branch begins in"'
t 'T3: a file that ends in a tag'          'refuses "<p class=\"x\"" 1 "the file ends in"'
t 'T3: a loop in a loop of the same name'  'refuses "{for x in a}{for x in b}{end}{end}" 1 "a loop around has this name"'
t 'a loop written otherwise'               'refuses "{for x of a}{end}" 1 "write {for v in list}"'
t 'a counter of no loop'                   'refuses "{# x}" 1 "not a loop'"'"'s variable"'
t 'a part in an attribute'                 'refuses "<p class=\"{call part x}\">" 1 "a part can only stand in text"'
t 'a comment without an end'               'refuses "a<!-- b" 1 "unclosed"'
t 'T4: a form that posts gets its token'   'makes "<form method=\"post\" action=\"/x\">" put_csrf'
t 'T4: a form that asks does not'          'tpl "<form method=\"get\" action=\"/x\">" && ! grep -q csrf "$dir/c"'
t 'a form with a draft gets its note, field and line' 'makes "<form method=\"post\" data-draft>" "put_draft_note(r, \"\")" && makes "<form class=\"x\" data-draft=\"{x}\" method=\"post\">" "put_draft_fields(r, show(r, IN_PLAIN, p->x).text)" && ! grep -q "data-draft=" "$dir/c"'
t 'a draft about two things'               'refuses "<form method=\"post\" data-draft=\"{x} y\">" 1 "one value or plain words"'
t 'a draft whose quotes stay open'           'refuses "<form method=\"post\" data-draft=\"nap" 1 "close the quotes of"'
t 'a draft of a form that asks'            'refuses "<form method=\"get\" data-draft>" 1 "only a form that posts"'
t 'T5: comments and indentation stay home' 'makes "<p>\n      a<!-- secret\n --></p>" "<p>\\na</p>" && ! grep -q secret "$dir/c"'
t 'T5: but not inside pre'                 'makes "<pre>\n  a</pre>" "<pre>\\n  a</pre>"'
t 'the whole address and a part of one'    'makes "<a href=\"{x}\">" "put(r, IN_URL, p->x)" && makes "<a href=\"/a/{x}\">" "put(r, IN_URL_PART, p->x)"'
t 'what follows a first value is a part'   'makes "<a href=\"{x}{y}\">" "put(r, IN_URL_PART, p->y)"'
t 'also when the first stands in a branch' 'makes "<a href=\"{if x}{x}{end}{y}\">" "put(r, IN_URL_PART, p->y)"'

t 'names and types that exist compile'     'compiles "<title>{title}</title><a href=\"{link}\">{t web.phone fee}</a>{if on}{when}{end}{for w in words}{# w} {w}{else}-{end}{call part part}"'
t 'a member that is not there'             '! compiles "<p>{nothing}" && see "book.html:1" && see "nothing"'
t 'a text nobody wrote'                    '! compiles "<p>\n{t web.nothing}" && see "book.html:2" && see "T_web_nothing"'
t 'a struct where a value should be'       '! compiles "<p>{part}"'
t 'a yes or no as a value'                 '! compiles "<p>{on}"'
done_testing
