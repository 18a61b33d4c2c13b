# SPDX-License-Identifier: EUPL-1.2
# same_answers.py RECEIPT API: do a receipt and an answer of the API say the same of every programme?  0 when they do.
import json
import sys

receipt = {a["programme"]: a for a in json.load(open(sys.argv[1]))["answers"]}
results = json.load(open(sys.argv[2]))["answers"]
bad = 0
for one in results:
    name = one["programme"]
    mine, theirs = receipt.pop(name)["answer"], one["answer"]
    if mine != theirs:
        bad += 1
        print(f"{name}: the file says {mine}, the API {theirs}")
for name in receipt:
    bad += 1
    print(f"{name}: the API does not speak of it")
print(f"{len(results)} programmes, {bad} differences")
sys.exit(bad > 0 or not results)
