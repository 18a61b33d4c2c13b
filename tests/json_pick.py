# SPDX-License-Identifier: EUPL-1.2
# json_pick.py FILE EXPRESSION - evaluates a Python expression over the JSON after a page's headers (d = the document,
# a = answers by programme); the status is 0 when it holds.
import json, sys
text = open(sys.argv[1]).read()
d = json.loads(text.split('\n\n', 1)[1] if text.startswith('Status:') else text)
a = {x['programme']: x for x in d.get('answers', [])} if isinstance(d, dict) and isinstance(d.get('answers'), list) else {}
e = {x['pointer']: x['detail'] for x in d.get('errors', [])} if isinstance(d, dict) else {}
ok = eval(sys.argv[2])
if not ok: print(sys.argv[2], 'is', ok, e)
sys.exit(not ok)
