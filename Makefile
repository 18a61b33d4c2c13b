# SPDX-License-Identifier: EUPL-1.2
# make            the program, build/pronoia (-O2)        make SAN=1 O=build/san   with ASan and UBSan
# make tests-c    build and run the C unit tests          make test DB=postgres    the page tests (tests/run-t.sh)
# make reach COL=staff_account     which statement reads or writes which column
# make install DESTDIR=... PREFIX=/usr
CC       = gcc
O        = build
SAN      =
PREFIX   = /usr/local
PACKAGES = libmicrohttpd zlib sqlite3 libpq libcyaml libsodium libqrencode liboath libcrypto libcurl expat libjpeg libpng xlsxwriter
PACKAGES_LATE = pangocairo zbar libical
VERSION := 0.1

WARN     = -Wall -Wextra -Wshadow -Wstrict-prototypes -Werror
HOST_C   = -std=gnu11 -O1 -g $(WARN)
OPT      = $(if $(SAN),-O1 -g1 -fsanitize=address$(,)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -Wno-maybe-uninitialized,-O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
CFLAGS   = -std=gnu11 -g -fPIE $(OPT) $(WARN) -DPRONOIA_VERSION='"$(VERSION)"'
CPPFLAGS = -Isrc -I$(O) -I$(@D) $(PKG_C)
LDFLAGS  = -pie $(if $(SAN),,-Wl$(,)-z$(,)relro$(,)-z$(,)now)
LDLIBS   = $(PKG_L) -lm -pthread
,       := ,
PKG_C   := $(shell pkg-config --cflags $(PACKAGES) $(PACKAGES_LATE))
PKG_L   := $(shell pkg-config --libs $(PACKAGES))
LATE_L  := $(shell pkg-config --libs $(PACKAGES_LATE) libqrencode)

C       := $(sort $(shell find src -name '*.c'))
APART    = %_test.c %_fuzz.c %_bench.c
MAIN_C   = $(filter-out $(APART),$(wildcard src/*.c))
# What is loaded when it is first asked for (src/host/late.h): its own folder, and the calendar's arithmetic once more.
LATE_C   = $(filter src/host/late/%,$(C)) src/base/date.c
LATE_O   = $(LATE_C:src/%.c=$(O)/late/%.o)
LATE_H   = src/host/late.h src/host/print.h src/host/print_own.h src/host/ical.h src/base/kinds.h
LIB_C    = $(filter-out $(MAIN_C) $(APART) src/host/late/%,$(C))
TEST_C   = $(filter %_test.c,$(C))
SQL     := $(sort $(shell find src -name '*.sql'))
HTML    := $(sort $(shell find src -name '*.html'))
TEXTS   := $(sort $(shell find src -name texts.tsv))
SCHEMA  := $(sort $(wildcard schema/*.sql))
GEN      = $(O)/ids.h $(O)/text.h $(SQL:src/%=$(O)/%.h) $(HTML:src/%=$(O)/%.h)
LIB_O    = $(LIB_C:src/%.c=$(O)/%.o) $(O)/text_ids.o $(O)/assets.o
TESTS    = $(TEST_C:src/%.c=$(O)/%)

# The room a .sql file speaks for is its folder, except where the edge itself keeps a room's book.
ROOM_web/act     = diary
ROOM_web/session = staff
ROOM_web/draft   = staff
ROOM_web/once    = staff
room_of  = $(or $(ROOM_$(1)),$(notdir $(patsubst %/,%,$(dir $(1)))))

# Writes a generated file only when it changed, so that a new text does not rebuild the house.
SWAP     = { cmp -s $$to.new $$to && rm $$to.new || mv $$to.new $$to; } && touch $@

all: $(O)/pronoia $(O)/pronoia-late.so $(O)/texts.tsv

# Pages are found through a linker section: the program links objects, never the archive.
$(O)/pronoia: $(MAIN_C:src/%.c=$(O)/%.o) $(O)/reach.o $(LIB_O)
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(O)/pronoia-late.so: $(LATE_O)
	@$(CC) $(CFLAGS) -fPIC -shared $(filter -Wl%,$(LDFLAGS)) -o $@ $^ $(LATE_L)
# The same with pages that misbehave on purpose, for tests/edge.t and tests/http.t.
$(O)/scratch: tests/scratch.c $(MAIN_C:src/%.c=$(O)/%.o) $(O)/reach.o $(LIB_O)
	@$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
# The same with the rules read once, and who asks it: tests/warm.c.
$(O)/warm: tests/warm.c $(patsubst src/%.c,$(O)/%.o,$(filter-out src/main.c,$(MAIN_C))) $(O)/reach.o $(LIB_O)
	@$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) -Wl$(,)--wrap=house_open -Wl$(,)--wrap=house_set_providers -o $@ $^ $(LDLIBS)
$(O)/ask: tests/ask.c
	@mkdir -p $(O); $(CC) $(HOST_C) -o $@ $<
# Looks into a test's database.
$(O)/sql: tests/sql.c
	@mkdir -p $(O); $(CC) $(HOST_C) $(PKG_C) -o $@ $< -lsqlite3 -lpq
$(O)/libpronoia.a: $(LIB_O)
	@rm -f $@; ar rcs $@ $^

$(O)/%.o: src/%.c | $(GEN)
	@mkdir -p $(@D); echo cc $<; $(CC) $(CFLAGS) $(CPPFLAGS) -MMD -MP -c -o $@ $<
$(O)/late/%.o: src/%.c
	@mkdir -p $(@D); echo cc $<; $(CC) $(CFLAGS) -fPIC -fvisibility=hidden $(CPPFLAGS) -MMD -MP -c -o $@ $<
# Both sides say what they were made from (LA2 of src/host/late.h).
$(O)/host/late.o $(O)/late/host/late/table.o: $(LATE_H)
$(O)/host/late.o $(O)/late/host/late/table.o: CPPFLAGS += -DLATE_MADE='"$(VERSION).$(shell cat $(LATE_H) | cksum | cut -d' ' -f1)"'
$(O)/assets.o $(O)/text_ids.o $(O)/reach.o: $(O)/%.o: $(O)/%.c
	@$(CC) $(CFLAGS) $(CPPFLAGS) -c -o $@ $<

$(O)/reach.c: $(SQL:src/%=$(O)/%.h) tools/reachgen.awk
	@find $(O)/web $(O)/rooms -name '*.reach' -exec cat {} + | sort -u | awk -f tools/reachgen.awk > $@
$(O)/schema.sql: $(SCHEMA) $(O)/sqlgen
	@$(O)/sqlgen --schema $(SCHEMA) > $@.new && mv $@.new $@
$(O)/ids.h.made: $(O)/schema.sql
	@to=$(O)/ids.h; $(O)/sqlgen --ids $< > $$to.new && $(SWAP)
$(O)/texts.tsv: $(TEXTS) tools/textcat.awk
	@mkdir -p $(O); awk -f tools/textcat.awk $(TEXTS) /dev/null > $@.new && mv $@.new $@
$(O)/text.h.made: $(O)/texts.tsv tools/textgen.awk
	@to=$(O)/text.h; awk -v h=1 -f tools/textgen.awk $< > $$to.new && $(SWAP)
$(O)/text_ids.c: $(O)/texts.tsv tools/textgen.awk $(O)/text.h
	@awk -f tools/textgen.awk $< > $@
$(O)/%.sql.h.made: src/%.sql $(O)/schema.sql
	@mkdir -p $(@D); to=$(@:.made=); REACH=$(@:.h.made=.reach) $(O)/sqlgen $(O)/schema.sql $(call room_of,$*) $< > $$to.new && $(SWAP)
$(O)/%.html.h.made: src/%.html $(O)/tplgen
	@mkdir -p $(@D); to=$(@:.made=); $(O)/tplgen $< > $$to.new && $(SWAP)
# What was made again and came out the same is not younger, and nobody compiles for it.
$(filter %.h,$(GEN)): %: %.made ; @:
$(O)/sqlgen: tools/sqlgen.c $(wildcard tools/sql_*.[ch]) src/host/dialect.c src/host/dialect.h
	@mkdir -p $(O); $(CC) $(HOST_C) -Isrc -o $@ $(filter %.c,$^) -lsqlite3
$(O)/assets.c: $(wildcard src/web/static/*) $(O)/assetgen
	@$(O)/assetgen $(sort $(wildcard src/web/static/*)) > $@
$(O)/assetgen: tools/assetgen.c
	@mkdir -p $(O); $(CC) $(HOST_C) -o $@ $< -lz
$(O)/tplgen: tools/tplgen.c tools/tpl_brace.c tools/tpl.h
	@mkdir -p $(O); $(CC) $(HOST_C) -o $@ $(filter %.c,$^)

# A test in rooms/ or web/ wants every page; one below links only what it names.
$(TESTS): $(O)/%_test: $(O)/%_test.o $(O)/libpronoia.a
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(if $(filter rooms/% web/%,$*),-Wl$(,)--whole-archive) $(O)/libpronoia.a -Wl,--no-whole-archive -lcmocka $(LDLIBS) -Wl$(,)--as-needed $(LATE_L)
tests-c: export LSAN_OPTIONS = suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0
tests-c: $(TESTS) $(O)/pronoia-late.so $(O)/texts.tsv
	@bad=0; for t in $(TESTS); do echo "# $$t"; O=$(O) CMOCKA_MESSAGE_OUTPUT=tap $$t || bad=1; done; exit $$bad

test: all tests-c $(O)/scratch
	sh tools/mapcheck.sh
	O=$(O) DB=$(DB) sh tests/run-t.sh
reach: $(GEN)
	@find $(O) -name '*.reach' | xargs cat /dev/null | sort -u | grep '$(COL)' || echo 'no statement touches $(COL)'

SHARE = $(DESTDIR)$(PREFIX)/share/pronoia
install: all
	install -D -m755 $(O)/pronoia $(DESTDIR)$(PREFIX)/bin/pronoia
	install -D -m644 $(O)/pronoia-late.so $(DESTDIR)$(PREFIX)/lib/pronoia/pronoia-late.so
	install -D -m644 $(O)/texts.tsv $(SHARE)/texts.tsv
	for d in $(wildcard programmes towns schema assets); do find $$d -type f -exec install -D -m644 {} $(SHARE)/{} \; ; done
	for m in $(wildcard doc/*.1); do install -D -m644 $$m $(DESTDIR)$(PREFIX)/share/man/man1/$${m##*/}; done
clean:
	rm -rf $(O)
.PHONY: all tests-c test reach install clean
.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell find $(O) -name '*.d' 2>/dev/null)
