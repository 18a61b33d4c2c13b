# SPDX-License-Identifier: EUPL-1.2
# make -f bench/bench.mk bench    the measuring programs, from the same objects as the program itself
include Makefile
B = $(O)/bench
BENCH_FLAGS = $(CFLAGS) $(CPPFLAGS) -Ibench -I$(B)

bench: $(B)/columns $(B)/engine $(B)/pronoia $(B)/client $(B)/slow_sync.so $(B)/match $(B)/person $(B)/recheck $(B)/fill $(B)/search $(B)/allot
$(B)/engine: $(B)/engine.o $(B)/talk.o $(B)/bench.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/columns: $(B)/columns.o $(B)/bench.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/pronoia: $(MAIN_C:src/%.c=$(O)/%.o) $(O)/reach.o $(B)/lines.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
CROWD = $(B)/crowd.o $(B)/crowd_names.o $(B)/crowd_slips.o $(B)/bench.o
$(B)/fill: $(B)/fill.o $(CROWD) $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/search: $(B)/search.o $(CROWD) $(filter-out $(O)/main.o,$(MAIN_C:src/%.c=$(O)/%.o)) $(O)/reach.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/match: $(B)/match.o $(CROWD) $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/person: $(B)/person.o $(B)/bench.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/allot: $(B)/allot.o $(B)/bench.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/recheck: $(B)/recheck.o $(B)/bench.o $(LIB_O)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/slow_sync.so: bench/slow_sync.c
	@mkdir -p $(B); $(CC) $(CFLAGS) -D_GNU_SOURCE -shared -fPIC -o $@ $< -ldl
$(B)/client: bench/client.c
	@mkdir -p $(B); $(CC) $(CFLAGS) -o $@ $< -pthread
$(B)/%.o: bench/%.c bench/bench.h bench/engine.h bench/crowd.h | $(GEN)
	@mkdir -p $(B); $(CC) $(BENCH_FLAGS) -MMD -MP -c -o $@ $<
.SECONDARY:
-include $(wildcard $(B)/*.d)
$(B)/lines.o: bench/page/lines.c $(B)/lines.sql.h $(B)/lines.html.h
	@mkdir -p $(B); $(CC) $(BENCH_FLAGS) -c -o $@ $<
$(B)/lines.sql.h: bench/page/lines.sql $(O)/schema.sql
	@mkdir -p $(B); REACH=$(B)/lines.reach.txt $(O)/sqlgen $(O)/schema.sql diary $< > $@
$(B)/lines.html.h: bench/page/lines.html $(O)/tplgen
	@mkdir -p $(B); $(O)/tplgen $< > $@
.PHONY: bench
